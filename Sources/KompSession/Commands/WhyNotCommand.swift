import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport

/// `why not P02 in readiness`: what somebody or something lacks to be among the rows.
enum WhyNotCommand: Command {
  static let word = Keyword.whyNot
  static let shape = CommandShape.whyNot
  static let summary = Both(
    "says what somebody lacks to be among the rows",
    "säger vad någon saknar för att vara bland raderna")
  static let form = Both("why not NAME [in QUERY]", "varför inte NAMN [i FRÅGA]")
  static let examples = ["why not P02 in staff where age>=60"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .whyNot(let name, let asked) = arguments else { return }
    guard let query = asked ?? session.lastQuery else {
      throw .problems([BindingProblem(.nothingShown, at: call.wordPlace)])
    }
    let found: (absence: Absence?, problems: [BindingProblem])
    do {
      found = try Runner.whyNot(name, in: query, session.environment)
    } catch {
      throw .explained(error.problem, query.place, .unreadable)
    }
    guard let absence = found.absence else { throw .problems(found.problems) }
    try session.deliver(try session.report(absence), page: call.page)
  }
}

extension Session {
  /// What a line of an analysis lacks, said first of all; nil where it lacks nothing.
  private func lack(of line: Int, named name: String, in answered: Answered) -> Block? {
    guard let id = answered.analysisLack,
      let column = answered.columns.firstIndex(where: { $0.id == id })
    else { return nil }
    let cell = AnswerReport.cell(answered.value(line, column))
    if case .missing = cell { return nil }
    let title = answered.columns[column].title
    return .paragraph(
      Both(
        "\(name), \(title.english): \(cell.text(in: .english))",
        "\(name), \(title.swedish): \(cell.text(in: .swedish))"))
  }

  /// Why a row is not there, as a report.
  fileprivate func report(_ absence: Absence) throws(Failure) -> Report {
    func line(_ english: String, _ swedish: String) -> Report {
      Report([.paragraph(Both(english, swedish))])
    }
    switch absence {
    case .notThere(let name, let day):
      return line("\(name) is not there on \(day).", "\(name) finns inte den \(day).")
    case .among(let name):
      return line("\(name) is among the rows.", "\(name) är bland raderna.")
    case .noLine(let name):
      return line("No line is about \(name).", "Ingen rad handlar om \(name).")
    case .lines(let name, let lines, let answered):
      var blocks: [Block] = []
      for number in lines.prefix(10) {
        if let lack = lack(of: number, named: name, in: answered) { blocks.append(lack) }
        blocks += try account(of: number, nil, in: answered).blocks
      }
      return Report(blocks)
    case .failing(let name, let parts):
      let (english, swedish) = (
        Aloud(phrasebook: phrasebook, tongue: .english),
        Aloud(phrasebook: phrasebook, tongue: .swedish)
      )
      var blocks: [Block] = [
        .paragraph(Both("\(name) is not among the rows:", "\(name) är inte bland raderna:"))
      ]
      blocks.append(
        .glossary(
          parts.map { part in
            (
              term: Both(
                english.condition(part.condition), swedish.condition(part.condition)),
              meaning: Both(
                part.found.map(\.english).joined(separator: ", "),
                part.found.map(\.swedish).joined(separator: ", "))
            )
          }))
      return Report(blocks)
    }
  }
}
