import KompEngine
import KompLexicon
import KompModel
import KompValues
import Testing

/// What `why` says of a cell that grouping made: its formula ends with the cell, and the rows that it
/// names give the cell once more.
@Suite struct ReasonTests {
  private static let towns = 40

  private static let measures = [
    "count", "count (degree<100%)", "share (degree<100%)", "share (step>=2) of known", "share",
    "sum degree", "avg age", "min age", "max hired", "median age", "count distinct profession",
  ]

  /// A cell recomputed from nothing but the rows named, which are rows of the staff.
  private func anew(_ measure: String, _ reason: Reason, _ rows: [NaiveRow?]) -> String? {
    func named(_ evidence: Evidence?) -> [NaiveRow] {
      evidence?.rows.compactMap { Int($0) < rows.count ? rows[Int($0)] : nil } ?? []
    }
    let made = named(reason.evidence.first)
    let all = named(reason.evidence.first { $0.role.english == "all counted" })
    func values(_ field: String) -> [Exact] { made.compactMap { $0[field].number } }
    func sum(_ numbers: [Exact]) -> Exact { numbers.reduce(Exact(0)) { $0.plus($1) ?? $0 } }
    func number(_ number: Exact?) -> String {
      number.map { "\($0.numerator)/\($0.denominator)" } ?? "-"
    }
    switch measure {
    case "count", "count (degree<100%)": return number(Exact(made.count))
    case "share (degree<100%)", "share (step>=2) of known", "share":
      return "\(made.count) of \(all.count)"
    case "sum degree": return number(made.isEmpty ? nil : sum(values("degree")))
    case "avg age":
      return number(Exact(made.count).inverse.flatMap { sum(values("age")).times($0) })
    case "min age": return number(values("age").min())
    case "max hired":
      return made.first.map { row in if case .day(let day) = row["hired"] { "\(day)" } else { "?" }
      }
        ?? "-"
    case "median age":
      let ages = values("age").sorted()
      guard !ages.isEmpty else { return "-" }
      return number(
        Exact(2).inverse.flatMap {
          sum([ages[(ages.count - 1) / 2], ages[ages.count / 2]]).times($0)
        })
    case "count distinct profession":
      return number(Exact(Set(made.map { $0["profession"] }).subtracting([.missing]).count))
    default: return nil
    }
  }

  private func check(_ town: RandomTown, _ line: String, _ measure: (Int) -> String?) throws {
    let outcome = World(town.model).ask(line)
    let answered = try #require(outcome.answered, "\(line): \(outcome.codes)")
    // People are the rows of the register, so a naive row is found by its number.
    let rows = town.people.indices.map { town.row(of: $0, includingFormer: false) }
    for line in 0..<answered.lineCount {
      let account = try Runner.account(of: line, in: answered)
      for (at, cell) in account.cells.enumerated() {
        let written = NaiveQuery.text(cell.value)
        #expect(
          cell.reason.formula.english.hasSuffix(" = \(shown(cell.value))"),
          "\(cell.reason.formula.english) of \(cell.id)")
        guard let measure = measure(at) else { continue }
        #expect(anew(measure, cell.reason, rows) == written, "\(measure) on line \(line)")
      }
    }
  }

  /// A value as a formula ends.
  private func shown(_ value: Value) -> String {
    switch value {
    case .number(let number, let places): Numeral.write(number, places: places, style: .english)
    case .share(let above, let below):
      below.inverse.flatMap { above.times($0) }.map {
        Numeral.percent($0, places: 1, style: .english)
      } ?? "–"
    case .percent(let share):
      Numeral.percent(
        share, places: share.times(Exact(100))?.exactPlaces(limit: 4) ?? 1, style: .english)
    case .missing: "–"
    case .months(let months): "\(months) mo"
    default: text(value)
    }
  }

  @Test func `every measure of a group is what its rows give`() throws {
    var dice = Dice(seed: 4)
    for _ in 0..<Self.towns {
      let town = RandomTown(&dice)
      try check(town, "staff by unit: \(Self.measures.joined(separator: ", ")) with total") {
        $0 == 0 ? nil : Self.measures[$0 - 1]
      }
    }
  }

  @Test func `every measure of a value made a column is what its rows give`() throws {
    var dice = Dice(seed: 5)
    for _ in 0..<Self.towns {
      let town = RandomTown(&dice)
      for measure in Self.measures where measure != "share" {
        try check(town, "staff by unit across sex: \(measure)") { $0 == 0 ? nil : measure }
      }
    }
  }

  @Test func `a count is the rows it names`() throws {
    var dice = Dice(seed: 6)
    for _ in 0..<Self.towns {
      try check(RandomTown(&dice), "count staff where degree<100%") { _ in "count" }
    }
  }
}
