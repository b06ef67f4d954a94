import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompValues
import Testing

/// A line with the picture it gives: kind, columns that name, columns drawn.
struct Drawn: CustomTestStringConvertible, Sendable {
  let line: String
  let kind: Keyword
  let keys: [Int]
  let measures: [Int]

  init(_ line: String, _ kind: Keyword, _ keys: [Int], _ measures: [Int]) {
    self.line = line
    self.kind = kind
    self.keys = keys
    self.measures = measures
  }

  var testDescription: String { line }
}

@Suite struct ChartTests {
  static var world: World { World(Municipality.staff8, file: sheet) }

  static let sheet = Sheet([
    ("year", .number(scale: 0), Column([2023, 2024, 2025])),
    ("unit", .text, Sheet.texts(["norr", "norr", "söder"])),
    ("value", .number(scale: 1), Column([12, 15, 90])),
  ])

  static let drawn: [Drawn] = [
    Drawn("staff by unit chart", .bar, [0], [1]),
    Drawn("personal per enhet diagram", .bar, [0], [1]),
    Drawn("staff by step chart", .stairs, [0], [1]),
    Drawn("staff by year(hired) chart", .line, [0], [1]),
    Drawn("staff by unit, profession chart", .heat, [0, 1], [2]),
    Drawn("staff where step is known by unit across step chart", .heat, [0], [1, 2, 3, 4]),
    // What is named is drawn, whatever the columns are.
    Drawn("staff by step chart bar", .bar, [0], [1]),
    Drawn("personal per enhet diagram stapel", .column, [0], [1]),
    Drawn("personal per enhet diagram liggande stapel", .bar, [0], [1]),
    Drawn("personal per enhet diagram linje", .line, [0], [1]),
    Drawn("personal per enhet diagram värme", .heat, [0], [1]),
    Drawn("personal per enhet diagram trappa", .stairs, [0], [1]),
    // What the rows are sorted by is drawn first.
    Drawn("staff by unit: count, avg age chart", .bar, [0], [1, 2]),
    Drawn("staff by unit: count, avg age sort avg_age desc chart", .bar, [0], [2, 1]),
    Drawn("staff by unit: count, avg age top 1 by avg_age chart", .bar, [0], [2, 1]),
    // A person is named by the first column, whatever else is shown.
    Drawn("staff show name, unit, age chart", .bar, [0], [2]),
    Drawn("staff show id, age, step chart", .bar, [0], [1, 2]),
    Drawn("\"x.csv\" chart", .heat, [0, 1], [2]),
    Drawn("\"x.csv\" show year, value chart", .line, [0], [1]),
    Drawn("\"x.csv\" show year, value chart bar to csv", .bar, [0], [1]),
  ]

  @Test(arguments: drawn) func `an answer is drawn by what its columns are`(_ drawn: Drawn) throws {
    let outcome = Self.world.ask(drawn.line)
    #expect(outcome.codes.isEmpty, "\(outcome.codes)")
    let picture = try #require(outcome.answered?.picture)
    #expect(picture.kind == drawn.kind)
    #expect(picture.keys == drawn.keys)
    #expect(picture.measures == drawn.measures)
  }

  @Test func `an answer without the wish has no picture, nor one that goes on`() {
    #expect(Self.world.ask("staff by unit").answered?.picture == nil)
    #expect(Self.world.ask("(staff by unit chart) where count>1").answered?.picture == nil)
  }

  @Test(arguments: [
    ("staff show name, unit chart", 22, "by unit "),
    ("personal visa namn diagram", 19, "per enhet "),
    ("staff distinct profession chart heat", 26, "by profession "),
  ])
  func `without numbers the chart is refused where it stands, with what would count`(
    line: String, at: Int, fix: String
  ) throws {
    let outcome = Self.world.ask(line)
    #expect(outcome.codes == ["E0130"])
    let problem = try #require(outcome.problems.first)
    #expect(problem.place.lowerBound == at)
    let mended = try #require(problem.fixes.first).applied(to: line)
    #expect(mended.contains(fix))
    #expect(Self.world.ask(mended).answered?.picture != nil, "\(mended)")
  }

  @Test(arguments: ["staff by unit chart where count>1", "staff by unit chart bar sort count"])
  func `only where it is written may follow a chart`(line: String) {
    #expect(!Self.world.ask(line).codes.isEmpty)
    #expect(Self.world.ask("staff by unit chart bar to csv").codes.isEmpty)
  }
}
