import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

/// `why 2`: what stands behind a line of the last answer; `why` after an error: what it means.
enum WhyCommand: Command {
  static let word = Keyword.why
  static let shape = CommandShape.why
  static let summary = Both(
    "shows what stands behind a line of the answer, or explains the last error",
    "visar vad som ligger bakom en rad i svaret, eller förklarar det senaste felet")
  static let form = Both("why [row] [N [COLUMN]]", "varför [rad] [N [KOLUMN]]")
  static let examples = ["why", "staff by unit; why 1"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .why(let line, let column) = arguments else { return }
    // Right after an error the error is what is asked about.
    if line == nil, column == nil, let trouble = session.trouble, session.isTroubleLatest {
      try session.deliver(
        Report(TroubleBlocks.blocks(trouble, session.tongue)), page: call.page)
      return
    }
    guard let last = session.last else {
      guard line == nil, column == nil else {
        throw .problems([BindingProblem(.nothingShown, at: call.wordPlace)])
      }
      try session.deliver(
        Report([
          .paragraph(
            Both(
              "Nothing has been shown yet, and no error has been given yet.",
              "Inget har visats än, och inget fel har getts än."))
        ]), page: call.page)
      return
    }
    let number = line ?? 1
    guard number >= 1, number <= last.lineCount else {
      throw .explained(
        SessionProblem.noSuchLine(number, of: last.lineCount), call.place, .wrong)
    }
    try session.deliver(
      try session.account(of: number - 1, column, in: last), page: call.page)
  }
}

extension Session {
  /// What stands behind a line of an answer, as a report.
  func account(of line: Int, _ column: Name?, in answered: Answered) throws(Failure) -> Report {
    let account: Account
    do {
      account = try Runner.account(of: line, in: answered)
    } catch {
      throw .explained(error.problem, column?.place ?? 0..<0, .unreadable)
    }
    var cells = account.cells
    if let column {
      let wanted = folded(column.text)
      cells = cells.filter {
        [$0.id, $0.title.english, $0.title.swedish].contains { folded($0) == wanted }
      }
      guard !cells.isEmpty else {
        let names = account.cells.flatMap { [$0.title.english, $0.title.swedish] }
        throw .problems([
          BindingProblem(
            .unknownField(column.text, of: Both("the answer", "svaret")), at: column.place,
            offers: Nearest.words(to: column.text, among: names))
        ])
      }
    }
    return Report(blocks(of: cells, in: account, about: answered))
  }

  private func blocks(of cells: [Account.Cell], in account: Account, about answered: Answered)
    -> [Block]
  {
    func written(_ value: Value) -> (english: String, swedish: String) {
      let cell = AnswerReport.cell(value)
      return (cell.text(in: .english), cell.text(in: .swedish))
    }
    var blocks: [Block] = [
      .glossary(
        cells.map { cell in
          let value = written(cell.value)
          return (
            term: Both(
              "\(cell.title.english) \(value.english)", "\(cell.title.swedish) \(value.swedish)"),
            meaning: cell.reason.formula
          )
        })
    ]
    let evidence = cells.flatMap(\.reason.evidence).joined
    for one in evidence where !one.rows.isEmpty {
      func names(_ tongue: Tongue) -> String {
        one.rows.prefix(20).map { account.name(of: $0, in: one.noun, tongue: tongue) }
          .joined(separator: "; ")
      }
      let more = one.rows.count - min(20, one.rows.count)
      blocks.append(
        .paragraph(
          Both(
            "\(one.role.english) (\(one.rows.count)): \(names(.english))"
              + (more > 0 ? "; and \(more) more" : ""),
            "\(one.role.swedish) (\(one.rows.count)): \(names(.swedish))"
              + (more > 0 ? "; och \(more) till" : ""))))
    }
    var left: [Both] = []
    for sentence in cells.flatMap(\.reason.leftOut) where !left.contains(sentence) {
      left.append(sentence)
    }
    if !left.isEmpty {
      blocks.append(
        .paragraph(
          Both(
            "Left out: " + left.map(\.english).joined(separator: "; "),
            "Utelämnat: " + left.map(\.swedish).joined(separator: "; "))))
    }
    if let definition = account.definition {
      blocks.append(
        .paragraph(
          Both("Definition: \(definition.english)", "Definition: \(definition.swedish)")))
    }
    if let origin = account.origin {
      blocks.append(.paragraph(Both("Source: \(origin.english)", "Källa: \(origin.swedish)")))
    }
    if let day = answered.day {
      blocks.append(.paragraph(Both("Day: \(day)", "Dag: \(day)")))
    }
    return blocks
  }
}
