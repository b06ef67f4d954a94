import KompEngine
import KompLanguage
import KompLexicon
import KompReport
import KompValues

/// `explain staff where …`: the query read aloud, with the number of rows after each stage.
enum ExplainCommand: Command {
  static let word = Keyword.explain
  static let shape = CommandShape.query
  static let summary = Both(
    "reads a query aloud, with the rows left after each stage",
    "läser upp en fråga, med raderna kvar efter varje steg")
  static let form = Both("explain QUERY", "förklara FRÅGA")
  static let examples = [
    "explain staff where step<3 and unit=kommunrehab", "explain gap by unit where short>0",
  ]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .query(let query) = arguments else { return }
    let aloud = Aloud(phrasebook: session.phrasebook, tongue: session.tongue)
    var rows: [[Cell]] = []
    for length in 0...query.stages.count {
      var prefix = query
      prefix.stages = Array(query.stages.prefix(length))
      let answered = try session.answered(
        prefix, in: call.source, page: call.page, isTold: length == query.stages.count)
      let sentence =
        length == 0
        ? session.source(query, answered) : aloud.stage(query.stages[length - 1])
      rows.append([.count(length), .text(sentence), .count(answered.rows.count)])
    }
    let headings = [
      Heading(id: "stage", title: Both("#", "#"), isNumeric: true),
      Heading(id: "reads", title: Both("what is asked", "vad som frågas"), isNumeric: false),
      Heading(id: "rows", title: Both("rows", "rader"), isNumeric: true),
    ]
    try session.deliver(
      Report([.table(Table(headings: headings, rows: rows))]), page: call.page)
  }
}

extension Session {
  /// What a query reads, as a sentence.
  fileprivate func source(_ query: Query, _ answered: Answered) -> String {
    let rows: Both
    let aloud = Aloud(phrasebook: phrasebook, tongue: tongue)
    switch query.source {
    case .noun(_, let name) where answered.day == nil:
      rows = Both("the rows of \(name.text)", "raderna i \(name.text)")
    case .noun, .nounFrom:
      let day = answered.day ?? today
      let former = query.time.includingFormer != nil
      rows =
        former
        ? Both(
          "\(answered.many.english) on \(day), those who have left counted in",
          "\(answered.many.swedish) den \(day), de som slutat inräknade")
        : Both(
          "\(answered.many.english) on \(day)", "\(answered.many.swedish) den \(day)")
    case .file(let name): rows = Both("the rows of \(name.text)", "raderna i \(name.text)")
    case .query: rows = Both("the rows of the query in brackets", "raderna i frågan inom parentes")
    case .named(let name): rows = Both("the rows of \(name.text)", "raderna i \(name.text)")
    case .analysis(let call):
      return aloud.analysis(call, on: answered.day ?? today) + aloud.time(query.time)
    case .it: rows = Both("the rows last shown", "raderna som visades senast")
    }
    return rows[tongue] + aloud.time(query.time)
  }
}
