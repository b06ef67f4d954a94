import KompAnalyses
import KompEngine
import KompLexicon
import KompModel
import KompValues

/// An analysis asked of a model without a sentence.
struct Question {
  let model: Model
  var moment: Moment
  let rosters = Rosters()

  init(_ town: TownBuilder, _ moment: Moment = Staff8.day) {
    model = town.model
    self.moment = moment
  }

  func roster(_ noun: NounID) -> Roster? { rosters.roster(noun, in: model, at: moment) }

  func asked(
    _ period: String? = nil, at ages: [Int] = [], people: [Int32]? = nil, by keys: [String] = [],
    of noun: NounID = .needs, view: String? = nil
  ) -> Asked {
    let keys = keys.compactMap { key in roster(noun).flatMap { AskedKey.of(key, in: $0) } }
    let conditions = TestConditions(model)
    return Asked.byHand(
      model, moment, rosters: rosters, period: period.flatMap { Period($0) }, ages: ages,
      people: people, keys: keys, view: view,
      conditions: { stored, _, moment in
        self.rosters.roster(.staff, in: self.model, at: moment).flatMap {
          conditions.mask(stored, $0)
        }
      },
      said: { Both($0, "sv \($0)") },
      lack: { stored, _, row, moment in
        self.rosters.roster(.staff, in: self.model, at: moment).flatMap {
          conditions.lack(stored, Int(row), $0)
        }
      })
  }
}

/// Stored conditions of the tests: `has X >= n`, `tenure >= n months`, `the key competence >= n`.
struct TestConditions {
  let model: Model
  init(_ model: Model) { self.model = model }

  private func competence(_ stored: String, _ row: Int, _ staff: Roster) -> (String, Int)? {
    let words = stored.split(separator: " ").map(String.init)
    let level = words.last.flatMap { Int($0) } ?? 1
    if stored.hasPrefix("the key") {
      let keys = [0: "hjälpmedel", 1: "rehabplan", 2: "palliativ"]
      return keys[Int(staff.column("profession")[row] ?? -1)].map { ($0, level) }
    }
    return words.count > 1 ? (words[1], level) : nil
  }

  private func row(of name: String) -> Int? {
    (0..<model["competences"].count).first { model["competences"].text("name", $0) == name }
  }

  func holds(_ stored: String, _ person: Int, _ staff: Roster) -> Bool {
    let words = stored.split(separator: " ").map(String.init)
    if words[0] == "tenure" {
      return (staff.column("tenure")[person] ?? -1) >= (Int64(words[2]) ?? 0)
    }
    guard let (name, level) = competence(stored, person, staff), let row = row(of: name),
      let held = Standing.of(staff).of(person: person, in: row)
    else { return false }
    return !held.isExpired && Int(held.level) >= level
  }

  func mask(_ stored: String, _ staff: Roster) -> [UInt8]? {
    if stored == "unreadable" { return nil }
    return (0..<staff.count).map { holds(stored, $0, staff) ? 1 : 0 }
  }

  func lack(_ stored: String, _ person: Int, _ staff: Roster) -> Both? {
    guard let (name, level) = competence(stored, person, staff), let row = row(of: name) else {
      return nil
    }
    guard let held = Standing.of(staff).of(person: person, in: row), !held.isExpired else {
      return Both(name, name)
    }
    return Both("\(name) \(held.level)<\(level)", "\(name) \(held.level)<\(level)")
  }
}

extension AnalysisTable {
  /// A column's cells as the test writes them: shares with one decimal, people by id.
  func cells(_ id: String) -> [String] {
    guard let field = fields.first(where: { $0.id == id }) else { return ["no \(id)"] }
    return figures(of: field).map { text($0, field) }
  }

  /// The whole's cell.
  func total(_ id: String) -> String {
    guard let field = fields.first(where: { $0.id == id }) else { return "no \(id)" }
    return text(whole(field), field)
  }

  func text(_ figure: Figure, _ field: Field) -> String {
    switch figure {
    case .missing: return "–"
    case .whole(let number):
      switch field.type {
      case .reference(let noun):
        guard let roster = target(noun) as? Roster, let declared = Schema.noun(noun) else {
          return "?"
        }
        return roster.column(declared.label).text(Int(number)) ?? "?"
      case .list(let list):
        return list.values.indices.contains(Int(number))
          ? list.values[Int(number)].main(in: .english) : "?"
      default: return String(number)
      }
    case .exact(let number): return Numeral.write(number, places: 2, style: .canonical)
    case .share(let above, let below):
      return below.inverse.flatMap { above.times($0) }.map {
        Numeral.percent($0, places: 1, style: .english)
      } ?? "?"
    case .day(let day): return day.description
    case .text(let text): return text
    }
  }
}
