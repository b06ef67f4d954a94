import KompLexicon
import KompModel
import KompSession
import KompValues

@testable import KompSession

/// A made-up municipality in memory, and lines that change it, the same for a seed.
struct TriedTown {
  private var state: UInt64
  private(set) var people: Int
  static let units = ["Norr", "Söder", "Öst"]
  static let first = Day(year: 2025, month: 1, day: 1) ?? Day(number: 0)

  init(_ seed: Int) {
    state = UInt64(truncatingIfNeeded: seed) &* 0x9e37_79b9_7f4a_7c15 &+ 7
    people = 3
    people = 3 + roll(8)
  }

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, sides)))
  }

  /// The model at the beginning of 2025.
  mutating func model() -> Model {
    var model = Model()
    for name in Self.units {
      let row = model["units"].addRows()
      model["units"].setText("id", row, "u" + name)
      model["units"].setText("name", row, name)
      model["units"]["kind", row] = 4
    }
    let profession = model["professions"].addRows()
    model["professions"].setText("name", profession, "läkare")
    for skill in 0..<3 {
      let row = model["competences"].addRows()
      model["competences"].setText("name", row, "k\(skill)")
      model["competences"]["validity", row] = roll(3) == 0 ? 12 : nil
    }
    for step in 1...4 {
      let row = model["ladders"].addRows()
      model["ladders"].setText("ladder", row, "Fyra")
      model["ladders"]["step", row] = Int64(step)
    }
    for person in 0..<people {
      let row = model["people"].addRows()
      model["people"].setText("id", row, "P\(person)")
      model["people"]["born", row] = Int64(Self.first.number) - Int64(8_000 + roll(16_000))
      let line = model["employments"].addRows()
      model["employments"].setText("id", line, "E\(person)")
      model["employments"]["person", line] = Int64(row)
      model["employments"]["unit", line] = Int64(roll(3))
      model["employments"]["profession", line] = 0
      model["employments"]["degree", line] = Int64(2_500 * (1 + roll(4)))
      model["employments"]["start_date", line] = Int64(Self.first.number) - Int64(roll(4_000))
      for skill in 0..<3 where roll(3) > 0 {
        let row = model["assessments"].addRows()
        model["assessments"]["person", row] = Int64(person)
        model["assessments"]["competence", row] = Int64(skill)
        model["assessments"]["level", row] = Int64(1 + roll(4))
        model["assessments"]["date", row] =
          roll(4) == 0 ? nil : Int64(Self.first.number) - Int64(roll(500))
      }
      if roll(3) > 0 {
        let row = model["placements"].addRows()
        model["placements"]["person", row] = Int64(person)
        model["placements"].setText("ladder", row, "Fyra")
        model["placements"]["step", row] = Int64(1 + roll(4))
        model["placements"]["date", row] =
          roll(3) == 0 ? nil : Int64(Self.first.number) - Int64(roll(500))
      }
    }
    for _ in 0..<(1 + roll(5)) {
      let row = model["needs"].addRows()
      model["needs"]["unit", row] = Int64(roll(3))
      model["needs"]["competence", row] = Int64(roll(3))
      model["needs"]["required", row] = Int64(1 + roll(3))
      model["needs"]["needed", row] = Int64(10_000 * (1 + roll(4)))
      model["needs"]["counted", row] = 0
      model["needs"]["start_date", row] =
        roll(2) == 0 ? nil : Int64(Self.first.number) - Int64(roll(100))
    }
    return model
  }

  /// A change that holds from a day, as it is typed.
  mutating func change(on day: Day) -> String {
    let person = "P\(roll(people))"
    switch roll(4) {
    case 0: return "assess \(person) k\(roll(3))=\(1 + roll(4)) from \(day) source=manager"
    case 1: return "place \(person) step=\(1 + roll(4)) ladder=\"Fyra\" from \(day)"
    case 2:
      return
        "need \(Self.units[roll(3)]): \(1 + roll(4)) staff where has k\(roll(3))>=\(1 + roll(3))"
        + " from \(day)"
    default: return "assess \(person) k\(roll(3))=\(1 + roll(4)) from \(day)"
    }
  }

  /// A question whose answer such changes can alter.
  mutating func question() -> String {
    [
      "gap", "gap by unit", "steps", "steps by unit", "vulnerability", "mapping", "matrix",
      "readiness", "staff by unit: count, sum fte, avg step", "staff where step>=2 by unit",
      "staff where has k0>=2 by unit: count", "gap by competence", "mapping by unit",
      "staff compute count, avg step, share (step>=3)",
    ][roll(14)]
  }

  /// A session on a model on a day.
  static func session(_ model: Model, on day: Day) -> Session {
    let session = Session(tongue: .english, today: day)
    session.model = model
    return session
  }
}

/// Comma-separated lines taken apart; no cell of these tests holds a quote.
struct Sheet {
  let headings: [String]
  let rows: [[String]]

  init(_ text: String) {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    headings = lines.first ?? []
    rows = Array(lines.dropFirst())
  }

  /// Every row as its cells by heading.
  var named: [[String: String]] {
    rows.map { Dictionary(zip(headings, $0), uniquingKeysWith: { a, _ in a }) }
  }
}
