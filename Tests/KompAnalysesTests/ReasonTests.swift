import KompAnalyses
import KompEngine
import KompLexicon
import KompModel
import KompValues
import Testing

@Suite struct ReasonTests {
  private static let town: TownBuilder = {
    var town = Staff8.climbing
    town.criterion("Fyrstegsmodell", 3, "has handledning >= 3", must: true)
    town.competence("HLR", validity: 12)
    town.assess("P02", "HLR", 1, on: "2024-11-01")
    town.assess("P03", "HLR", 1, on: "2025-03-15")
    town.need("kommunrehab", "HLR", 1, amount: 10_000)
    town.assess("P02", "hjälpmedel", 4, on: "2025-01-01", source: 0)
    town.assess("P02", "hjälpmedel", 3, on: "2025-02-01", source: 1)
    return town
  }()

  /// The last figure of a formula against a cell; both tongues must end with the same one.
  private func check(
    _ table: AnalysisTable, line: Int, _ field: Field, _ cell: String,
    _ recomputed: (Recomputed) -> String?
  ) {
    let place = "\(table.analysis.id) \(field.id) line \(line)"
    guard let reason = table.reason(line, field.id) else {
      Issue.record("no reason for \(place)")
      return
    }
    func ending(_ formula: String) -> String? {
      formula.range(lastOf: " = ").map { String(formula[$0...]) }
    }
    let isFlag = field.type == .flag
    let expected = isFlag ? (cell == "1" ? "yes" : "no") : cell
    let english = ending(reason.formula.english)?.replacing("\u{2212}", with: "-")
    #expect(english == expected, "\(place)")
    let swedish = ending(reason.formula.swedish)?.replacing("\u{2212}", with: "-")
      .replacing(",", with: ".").replacing("\u{A0}%", with: "%")
    let told = isFlag ? (cell == "1" ? "ja" : "nej") : cell.replacing(",", with: ".")
    #expect(swedish == told, "\(place)")
    let anew = recomputed(
      Recomputed(model: ReasonTests.town.model, reason: reason, day: Staff8.day.day))
    #expect(anew == cell, "\(place)")
  }

  private func check(_ table: AnalysisTable, _ recomputed: (Recomputed, String) -> String?) {
    #expect(table.count > 0)
    for field in table.fields where !table.isBorrowed(field.id) {
      for (line, cell) in table.cells(field.id).enumerated() {
        check(table, line: line, field, cell) { recomputed($0, field.id) }
      }
    }
  }

  @Test func `every cell of gap is what its reason gives, computed anew from the rows it names`()
    throws
  {
    let question = Question(ReasonTests.town)
    try check(Gap.table(question.asked("2028", at: [67]))) { anew, column in
      anew.gap(column.replacing("_2028", with: ""), isGrouped: false)
    }
    try check(Gap.table(question.asked(by: ["unit"]))) { anew, column in
      anew.gap(column, isGrouped: true)
    }
    let table = try Gap.table(question.asked())
    for id in ["needed", "holders", "short", "cover"] {
      guard let field = table.fields.first(where: { $0.id == id }) else { continue }
      check(table, line: table.count, field, table.total(id)) { $0.gap(id, isGrouped: true) }
    }
  }

  @Test func `every cell of steps and readiness is what its reason gives`() throws {
    let question = Question(ReasonTests.town)
    try check(StepCounts.table(question.asked(people: [0, 1, 2, 3, 4]))) { anew, column in
      column == "ladder" ? "Fyrstegsmodell" : anew.steps(column)
    }
    try check(StepCounts.table(question.asked(by: ["unit"], of: .staff))) { anew, column in
      // An empty step's reason names no people, so their step and unit are not told from them.
      let key = ["step", "unit", "ladder"].contains(column)
      return key && anew.reason.evidence.first?.rows.isEmpty ?? true
        ? column == "ladder" ? "Fyrstegsmodell" : column == "step" ? "2" : "hemsjukvård"
        : column == "ladder" ? "Fyrstegsmodell" : anew.steps(column)
    }
    try check(Readiness.table(question.asked(people: [0, 1, 3]))) { anew, column in
      anew.readiness(column)
    }
  }

  @Test func `every cell of vulnerability is what its reason gives`() throws {
    let question = Question(ReasonTests.town)
    try check(Vulnerability.table(question.asked())) { $0.gap($1, isGrouped: false) }
    try check(Vulnerability.table(question.asked(view: "person"))) { $0.vulnerability($1) }
  }

  @Test func `every cell of mapping and the matrix is what its reason gives`() throws {
    let question = Question(ReasonTests.town)
    try check(Mapping.table(question.asked())) { $0.mapping($1) }
    try check(Matrix.table(question.asked())) { $0.matrix($1) }
  }

  @Test func `the numbers of a formula stand in it in both tongues`() throws {
    let table = try Gap.table(Question(Staff8.builder).asked("2028", at: [67]))
    #expect(
      table.reason(1, "gap")?.formula
        == Both(
          "2 holders − 3 needed = −1", "2 innehavare − 3 behövs = −1"))
    #expect(
      table.reason(1, "cover")?.formula
        == Both(
          "min(2 holders, 3 needed) ÷ 3 = 66.7%", "min(2 innehavare, 3 behövs) ÷ 3 = 66,7\u{A0}%"))
    #expect(table.reason(2, "holders_2028")?.leftOut.first?.english == "P03: last day 2028-05-31")
    #expect(table.reason(5, "cover")?.formula.english == "8 covered ÷ 10 needed = 80.0%")
  }
}

extension String {
  /// Where the text after the last occurrence begins.
  func range(lastOf mark: String) -> String.Index? {
    ranges(of: mark).last?.upperBound
  }
}
