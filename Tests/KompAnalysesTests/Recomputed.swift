import KompEngine
import KompLexicon
import KompModel
import KompValues

/// A cell computed anew from nothing but the rows that its reason names.
struct Recomputed {
  let model: Model
  let reason: Reason
  let day: Day

  private func rows(_ role: String) -> [Int] {
    reason.evidence.first { $0.role.english == role }?.rows.map(Int.init) ?? []
  }
  private var needs: [Int] { rows("needs") }
  private var holders: [Int] { rows("holders") }
  private func name(_ register: String, _ row: Int) -> String {
    model[register].text(register == "people" ? "id" : "name", row) ?? "?"
  }
  private func names(_ register: String, _ rows: [Int]) -> String {
    rows.isEmpty ? "–" : rows.map { name(register, $0) }.joined(separator: ", ")
  }
  private func people(of need: Int) -> Int {
    let naive = NaiveGap(model: model, day: Int64(day.number))
    return naive.staff(of: model["needs"]["unit", need] ?? -1).count
  }
  private func needed(_ need: Int) -> Int {
    model["needs"]["counted", need] == 3
      ? people(of: need) : Int((model["needs"]["needed", need] ?? 0) / 10_000)
  }
  /// Of the holders named, those who work in the need's unit and reach its level.
  private func held(_ need: Int) -> Int {
    let naive = NaiveGap(model: model, day: Int64(day.number))
    return naive.holders(need).filter { holders.contains($0) }.count
  }
  private func level(_ assessment: Int) -> Int64 { model["assessments"]["level", assessment] ?? -1 }
  private func percent(_ above: Int, _ below: Int) -> String {
    guard let share = Exact(Int128(above), over: Int128(below)) else { return "–" }
    return Numeral.percent(share, places: 1, style: .english)
  }

  /// Gap's columns: those of the day and of a horizon alike, since the holders named are those of the time.
  func gap(_ column: String, isGrouped: Bool) -> String? {
    let wanted = needs.reduce(0) { $0 + needed($1) }
    let there =
      isGrouped ? needs.reduce(0) { $0 + min(needed($1), held($1)) } : holders.count
    let covered = isGrouped ? there : min(there, wanted)
    switch column {
    case "needed": return "\(wanted)"
    case "holders": return "\(there)"
    case "gap", "slack": return "\(there - wanted)"
    case "short": return "\(wanted - covered)"
    case "cover": return percent(covered, wanted)
    case "who": return names("people", holders)
    case "unit":
      return needs.first.flatMap { model["needs"]["unit", $0] }.map { name("units", Int($0)) }
    case "competence":
      return needs.first.flatMap { model["needs"]["competence", $0] }.map {
        name("competences", Int($0))
      } ?? "–"
    case "condition": return needs.first.flatMap { model["needs"].text("condition", $0) } ?? "–"
    case "required":
      return needs.first.flatMap { model["needs"]["required", $0] }.map { "\($0)" } ?? "–"
    case "sole_holder": return holders.count == 1 ? names("people", holders) : "–"
    case "safe_1": return holders.count - 1 >= wanted ? "1" : "0"
    case "safe_2": return holders.count - 2 >= wanted ? "1" : "0"
    default: return nil
    }
  }

  func vulnerability(_ column: String) -> String? {
    let things = needs.compactMap { model["needs"]["competence", $0] }.map(Int.init)
    switch column {
    case "person": return names("people", rows("person"))
    case "sole_for", "breaks": return names("competences", things)
    case "sole", "broken": return "\(needs.count)"
    default: return nil
    }
  }

  func steps(_ column: String) -> String? {
    let people = rows("people")
    let targets = rows("targets").reduce(0) { $0 + (model["targets"]["target", $1] ?? 0) }
    let hasTarget = !rows("targets").isEmpty
    switch column {
    case "have": return "\(people.count)"
    case "target": return hasTarget ? "\(targets)" : "–"
    case "diff": return hasTarget ? "\(Int64(people.count) - targets)" : "–"
    case "who": return names("people", people)
    case "step":
      return people.first.flatMap { person in
        (0..<model["placements"].count).first { model["placements"]["person", $0] == Int64(person) }
      }.flatMap { model["placements"]["step", $0] }.map { "\($0)" }
    case "unit":
      return people.first.flatMap { model["employments"]["unit", $0] }.map {
        name("units", Int($0))
      }
    default: return nil
    }
  }

  func readiness(_ column: String) -> String? {
    let (met, unmet) = (rows("met criteria"), rows("unmet criteria"))
    let person = rows("person").first
    let placed = (0..<model["placements"].count).first {
      model["placements"]["person", $0] == person.map(Int64.init)
    }
    let step = placed.flatMap { model["placements"]["step", $0] }
    switch column {
    case "person": return names("people", rows("person"))
    case "met": return "\(met.count)"
    case "of_criteria": return "\(met.count + unmet.count)"
    case "readiness": return percent(met.count, met.count + unmet.count)
    case "missing":
      let naive = NaiveGap(model: model, day: Int64(day.number))
      let lacks = unmet.map { row -> String in
        let words = (model["criteria"].text("condition", row) ?? "").split(separator: " ")
        let asked = words.first == "the" ? "rehabplan" : String(words.dropFirst().first ?? "")
        let competence = (0..<model["competences"].count).first { name("competences", $0) == asked }
        let level = competence.flatMap { naive.level(person ?? -1, Int64($0)) }
        return level.map { "\(asked) \($0)<\(words.last ?? "")" } ?? asked
      }
      return lacks.isEmpty ? "–" : lacks.joined(separator: "; ")
    case "blocked": return rows("unmet musts").isEmpty ? "0" : "1"
    case "step": return step.map { "\($0)" }
    case "next_step": return step.map { "\($0 + 1)" }
    case "tenure":
      return person.flatMap { model["employments"]["start_date", $0] }.map {
        "\(Day(number: Int32($0)).fullMonths(to: day))"
      }
    case "by_criteria", "diff":
      // The steps whose criteria are all among those met; step 1 asks for nothing.
      var reached: Int64 = 1
      while reached < 4 {
        let next = (0..<model["criteria"].count).filter {
          model["criteria"]["step", $0] == reached + 1
        }
        if next.isEmpty || next.contains(where: { !met.contains($0) }) { break }
        reached += 1
      }
      return column == "diff" ? step.map { "\($0 - reached)" } : "\(reached)"
    default: return nil
    }
  }

  func mapping(_ column: String) -> String? {
    let (mapped, expired) = (rows("assessments in force"), rows("expired assessments"))
    let unknown = rows("competences never assessed")
    let days = mapped.compactMap { model["assessments"]["date", $0] }
    switch column {
    case "person": return names("people", rows("people"))
    case "expected": return "\(mapped.count + expired.count + unknown.count)"
    case "mapped": return "\(mapped.count)"
    case "expired": return "\(expired.count)"
    case "unknown": return "\(unknown.count)"
    case "share_mapped": return percent(mapped.count, mapped.count + expired.count + unknown.count)
    case "latest": return days.max().map { Day(number: Int32($0)).description } ?? "–"
    case "months": return days.min().map { "\(Day(number: Int32($0)).fullMonths(to: day))" } ?? "–"
    case "self_higher", "self_lower": return "\(rows("competences").count)"
    case "not_mapped":
      let old = expired.compactMap { model["assessments"]["competence", $0] }.map(Int.init)
      let all = (old + unknown).sorted()
      return names("competences", all)
    default: return nil
    }
  }

  func matrix(_ column: String) -> String? {
    switch column {
    case "person": return names("people", rows("person"))
    case "unit":
      return rows("person").first.flatMap { model["employments"]["unit", $0] }.map {
        name("units", Int($0))
      }
    default:
      guard let row = rows("assessment").first, !reason.formula.english.contains("no longer")
      else { return "–" }
      return "\(level(row))"
    }
  }
}
