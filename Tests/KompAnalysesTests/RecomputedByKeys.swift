import KompLexicon
import KompModel
import KompValues

/// The cells of grouped tables, computed anew from the rows that their reasons name.
extension Recomputed {
  /// A key that is a field of the people named, the same for all of them.
  private func key(_ column: String) -> String? {
    let values = Set(
      rows("people").map { person -> String in
        switch column {
        case "unit", "profession":
          guard let row = model["employments"][column, person] else { return "–" }
          return name("\(column)s", Int(row))
        case "sex":
          return model["people"]["sex", person].map { ["female", "male"][Int($0)] } ?? "–"
        default: return "?"
        }
      })
    return values.count == 1 ? values.first : nil
  }

  /// Readiness: each person named against the named criteria of the person's next step.
  func readinessByKeys(_ column: String) -> String? {
    let rosters = Rosters()
    guard let staff = rosters.roster(.staff, in: model, at: Moment(day: day)) else { return nil }
    let conditions = TestConditions(model)
    var (ready, met, all) = (0, 0, 0)
    for person in rows("people") {
      let placed = (0..<model["placements"].count)
        .first { model["placements"]["person", $0] == Int64(person) }
      guard let step = placed.flatMap({ model["placements"]["step", $0] }) else { return nil }
      let asked = rows("criteria of their next steps")
        .filter { model["criteria"]["step", $0] == step + 1 }
      let held = asked.filter {
        conditions.holds(model["criteria"].text("condition", $0) ?? "", person, staff)
      }
      (met, all) = (met + held.count, all + asked.count)
      if !asked.isEmpty, held.count == asked.count { ready += 1 }
    }
    switch column {
    case "persons": return "\(rows("people").count)"
    case "ready": return ready == rows("ready").count ? "\(ready)" : nil
    case "met": return "\(met)"
    case "of_criteria": return "\(all)"
    case "readiness": return percent(met, all)
    default: return key(column)
    }
  }

  /// Mapping: what is expected of a person is found anew from the needs of the person's unit.
  func mappingByKeys(_ column: String) -> String? {
    switch column {
    case "persons": return "\(rows("people").count)"
    case "fully_mapped":
      let naive = NaiveGap(model: model, day: Int64(day.number))
      let full = rows("people").filter { person in
        let needs = naive.inForce(on: Int64(day.number)).filter {
          model["needs"]["unit", $0] == model["employments"]["unit", person]
        }
        let expected = Set(needs.compactMap { model["needs"]["competence", $0] })
        return !expected.isEmpty && expected.allSatisfy { naive.level(person, $0) != nil }
      }
      return "\(full.count)"
    case "unit", "profession", "sex": return key(column)
    default: return mapping(column)
    }
  }

  /// Vulnerability: the counted needs against those that were not.
  func vulnerabilityByKeys(_ column: String) -> String? {
    switch column {
    case "unit", "competence", "required": return need(column)
    case "demands":
      return "\(rows("counted needs").count + rows("other needs").count)"
    default:
      let naive = NaiveGap(model: model, day: Int64(day.number))
      func matches(_ need: Int) -> Bool {
        let held = naive.holders(need).count
        let people = naive.staff(of: model["needs"]["unit", need] ?? -1).count
        let wanted =
          model["needs"]["counted", need] == 3
          ? people : Int((model["needs"]["needed", need] ?? 0) / 10_000)
        switch column {
        case "met": return held >= wanted
        case "sole": return held == 1
        case "safe_1": return held - 1 >= wanted
        case "safe_2": return held - 2 >= wanted
        default: return false
        }
      }
      let isRight =
        rows("counted needs").allSatisfy(matches) && !rows("other needs").contains(where: matches)
      return isRight ? "\(rows("counted needs").count)" : nil
    }
  }

  /// A field reached through the person or the unit of the line.
  func borrowed(_ column: String) -> String? {
    let holder = rows("holders").count == 1 ? rows("holders") : []
    let person = (rows("people") + rows("person") + holder).first
    let needs = rows("needs") + rows("counted needs") + rows("other needs")
    let work = person.flatMap { model["employments"]["unit", $0] }
    let aimed = rows("targets").first.flatMap { model["targets"]["unit", $0] }
    let home = needs.first.flatMap { model["needs"]["unit", $0] } ?? aimed ?? work
    switch column {
    case "unit": return work.map { name("units", Int($0)) } ?? "–"
    case "profession":
      return person.flatMap { model["employments"]["profession", $0] }.map {
        name("professions", Int($0))
      } ?? "–"
    case "age":
      return person.flatMap { model["people"]["born", $0] }.map {
        "\(Day(number: Int32($0)).fullMonths(to: day) / 12)"
      } ?? "–"
    case "form":
      return person.flatMap { model["employments"]["form", $0] }.map {
        ClosedList.form.values[Int($0)].main(in: .english)
      } ?? "–"
    default:
      // Kinds are counted from the municipality downwards: 0, 1 and 2 are what is asked about here.
      let kind = ["municipality": Int64(0), "committee": 1, "department": 2][column]
      var here = home
      while let unit = here, model["units"]["kind", Int(unit)] != kind {
        here = model["units"]["parent", Int(unit)]
      }
      return here.map { name("units", Int($0)) } ?? "–"
    }
  }

  /// A field that the needs named have in common.
  func need(_ column: String) -> String? {
    let values = Set(
      (rows("needs") + rows("counted needs") + rows("other needs")).map {
        model["needs"][column, $0]
      })
    guard values.count == 1, let value = values.first else { return nil }
    guard let value else { return "–" }
    switch column {
    case "unit": return name("units", Int(value))
    case "competence": return name("competences", Int(value))
    default: return "\(value)"
    }
  }
}
