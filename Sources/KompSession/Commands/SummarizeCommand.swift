import KompAnalyses
import KompEngine
import KompLanguage
import KompLexicon
import KompReport

/// `summarize staff where …`: each field's type, how many are known, how many differ, range, commonest.
enum SummarizeCommand: Command {
  static let word = Keyword.summarize
  static let shape = CommandShape.query
  static let summary = Both(
    "each field: type, known, distinct, range, commonest",
    "varje fält: typ, kända, olika, spann, vanligast")
  static let form = Both("summarize QUERY", "sammanfatta FRÅGA")
  static let examples = ["summarize staff where unit=kommunrehab"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .query(let query) = arguments else { return }
    let answered = try session.answered(query, in: call.source, page: call.page)
    let headings = [
      Heading(id: "field", title: Both("field", "fält"), isNumeric: false),
      Heading(id: "type", title: Both("type", "typ"), isNumeric: false),
      Heading(id: "known", title: Both("known", "kända"), isNumeric: true),
      Heading(id: "distinct", title: Both("distinct", "olika"), isNumeric: true),
      Heading(id: "least", title: Both("least", "minst"), isNumeric: false),
      Heading(id: "most", title: Both("most", "störst"), isNumeric: false),
      Heading(id: "commonest", title: Both("commonest", "vanligast"), isNumeric: false),
      Heading(id: "times", title: Both("times", "gånger"), isNumeric: true),
    ]
    let rows = Profile.of(answered).map { line -> [Cell] in
      [
        .word(line.field), .word(line.type), .count(line.known), .count(line.distinct),
        line.least.map(AnswerReport.cell) ?? .missing, line.most.map(AnswerReport.cell) ?? .missing,
        line.commonest.map(AnswerReport.cell) ?? .missing,
        line.times > 0 ? .count(line.times) : .missing,
      ]
    }
    let count = answered.rows.count
    let many = count == 1 ? answered.one : answered.many
    try session.deliver(
      Report(
        [.table(Table(headings: headings, rows: rows))],
        remarks: [
          Remark(.footer, Both("\(count) \(many.english)", "\(count) \(many.swedish)"))
        ]), page: call.page)
  }
}
