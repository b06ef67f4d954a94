import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompValues
import Testing

/// Two days beside each other: over `Municipality.varied`, where Bo leaves, Elin moves and Anna climbs.
@Suite struct ComparisonTests {
  private func asked(_ line: String, whole: Bool = true) -> Outcome {
    var world = World(Municipality.varied)
    world.environment.comparesWhole = whole
    return world.ask(line)
  }

  @Test func `groups of two days stand beside each other with what lies between`() {
    let outcome = asked("staff as of 2024-12-31 against today by unit: count")
    #expect(
      outcome.headings == ["unit", "count_before", "count_after", "count_difference", "change"])
    #expect(outcome.lines == ["hemsjukvård 1 1 0 same", "kommunrehab 3 2 -1 changed"])
  }

  @Test func `the earlier day stands first whichever is named first`() {
    #expect(
      asked("staff as of today against 2024-12-31 by unit: count").lines
        == asked("staff as of 2024-12-31 against today by unit: count").lines)
    #expect(
      asked("personal den 2024-12-31 jämfört med idag per enhet: antal").lines
        == asked("staff as of 2024-12-31 against today by unit: count").lines)
    #expect(
      asked("staff against 2024-12-31 by unit: count").lines
        == asked("staff as of 2024-12-31 against today by unit: count").lines)
  }

  @Test func `a group on one side only has no figure on the other and no difference`() {
    let outcome = asked("staff as of 2020-01-01 against today by step: count")
    #expect(outcome.codes == [])
    for row in outcome.cells where row[4] == "new" || row[4] == "gone" {
      #expect(row[3] == "-")
      #expect(row[1] == "-" || row[2] == "-")
    }
    #expect(outcome.column("change").contains { $0 == "new" || $0 == "gone" })
  }

  @Test
  func
    `people are told apart by who they are, and only those of whom something is to be said are listed`()
  {
    let outcome = asked("staff as of 2024-12-31 against today show id, unit", whole: false)
    #expect(
      outcome.lines == ["B hemsjukvård - gone", "E kommunrehab hemsjukvård changed"])
    #expect(outcome.headings == ["id", "unit_before", "unit_after", "change"])
    #expect(outcome.facts.contains { if case .alike(2, _, _) = $0 { true } else { false } })
  }

  @Test func `getting older is no change unless it is asked for`() {
    let quiet = asked("staff as of 2025-10-01 against 2025-11-01", whole: false)
    #expect(quiet.lines.isEmpty)
    #expect(quiet.facts.contains(.noDifference))
    let asked = asked("staff as of 2023 against today show id, age", whole: false)
    #expect(!asked.lines.isEmpty)
  }

  @Test func `a share differs in percentage points`() {
    let outcome = asked("staff as of 2024-12-31 against today compute share (unit=kommunrehab)")
    #expect(outcome.headings.suffix(2).first?.hasSuffix("_points") == true)
    // 3 of 4 and 2 of 3: 75 and 66.7 per cent.
    #expect(outcome.cells.first?[2] == "-8.3")
  }

  @Test func `a figure that is the same on both sides stands once for a reader`() {
    let reader = asked(
      "staff as of 2024-12-31 against today by unit: count, count (step=9) as seventh",
      whole: false)
    #expect(
      reader.headings == ["unit", "count_before", "count_after", "count_difference", "seventh"])
    let program = asked(
      "staff as of 2024-12-31 against today by unit: count, count (step=9) as seventh")
    #expect(program.headings.contains("seventh_difference"))
  }

  @Test func `stages after the figures see the finished comparison`() {
    let sorted = asked(
      "staff as of 2024-12-31 against today by unit: count sort count_difference desc limit 1")
    #expect(sorted.column("unit") == ["hemsjukvård"])
    let kept = asked(
      "staff as of 2024-12-31 against today by unit: count where count_difference<0")
    #expect(kept.column("unit") == ["kommunrehab"])
    // The plain name is the value on the later side.
    #expect(
      asked("staff as of 2024-12-31 against today by unit: count where count=2").column("unit")
        == ["kommunrehab"])
    let shown = asked("staff as of 2024-12-31 against today by unit: count show unit, count")
    #expect(shown.headings == ["unit", "count_before", "count_after", "count_difference"])
    #expect(
      asked("staff as of 2024-12-31 against today by unit: count hide change").headings
        == ["unit", "count_before", "count_after", "count_difference"])
  }

  @Test func `a value that nobody has on one day is a count of none there`() {
    let outcome = asked("staff as of 2020-01-01 against today by unit across step")
    #expect(outcome.codes == [])
    #expect(!outcome.column("3_before").contains("-"))
  }

  @Test func `a line of the whole is compared as well`() {
    let outcome = asked("staff as of 2024-12-31 against today by unit: count with total")
    #expect(outcome.lines.last == "total 4 3 -1 -")
  }

  @Test func `what both sides say is said once and the rest with its side`() {
    let facts = asked("staff as of 2024-12-31 against today where degree<80% by unit: count").facts
    let degree = Both("degree", "sysselsättningsgrad")
    #expect(facts.contains(.missing(field: degree, count: 1, kept: 0)))
  }

  @Test func `why says which side a figure is of, and what lies between`() throws {
    let answered = try #require(
      asked("staff as of 2024-12-31 against today by unit: count").answered)
    let account = try Runner.account(of: 1, in: answered)
    let formulas = account.cells.map(\.reason.formula.english)
    #expect(formulas[1].hasSuffix("= 3"))
    #expect(formulas[2].hasSuffix("= 2"))
    #expect(formulas[3] == "after 2 − before 3 = −1")
    let before = account.cells[1].reason.evidence.flatMap(\.rows)
    #expect(before.count == 3)
  }

  @Test func `it goes on with a comparison`() throws {
    var world = World(Municipality.varied)
    world.environment.comparesWhole = true
    world.environment.last =
      world.ask("staff as of 2024-12-31 against today by unit: count")
      .answered
    #expect(world.ask("it where count_difference=0 show unit").lines == ["hemsjukvård"])
  }

  @Test func `a file and an answer have no two days`() {
    #expect(asked("\"x.csv\" against today").codes.contains("E0116"))
    #expect(asked("it against 2024-12-31").codes.contains("E0150"))
    #expect(asked("staff as of today known on 2024-12-31").codes == ["E0152"])
  }

  @Test func `what was known on a day is asked of the model as it was then`() {
    var world = World(Municipality.varied)
    let early = Municipality.staff8
    world.environment.knownOn = { day in day.year < 2025 ? nil : early }
    #expect(world.ask("staff known on 2025-06-30 count").lines == ["8"])
    #expect(world.ask("staff known on 2024-06-30 count").codes == ["E0153"])
    #expect(
      world.ask("staff known on 2025-06-30 count").facts.contains {
        if case .known = $0 { true } else { false }
      })
    // Known then beside known now, on one day.
    let outcome = world.ask("staff as of today known on 2025-06-30 against today count")
    #expect(outcome.lines == ["8 3 -5"])
  }
}
