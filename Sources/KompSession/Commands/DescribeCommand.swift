import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

/// `describe staff`: a noun's fields, an analysis's columns; alone, the nouns and how many rows each has.
enum DescribeCommand: Command {
  static let word = Keyword.describe
  static let shape = CommandShape.words
  static let summary = Both(
    "the nouns and their fields, as they are now", "substantiven och deras fält, som de är nu")
  static let form = Both("describe [NOUN | ANALYSIS]", "beskriv [SUBSTANTIV | ANALYS]")
  static let examples = ["describe", "describe staff", "describe gap"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .words(let words) = arguments else { return }
    guard let name = words.first else {
      try session.deliver(Report([shown(nouns(session), session, call.page)]), page: call.page)
      return
    }
    let joined = words.map(\.text).joined()
    if name.quoted || joined.contains(".") {
      let file = Name(
        joined, at: name.place.lowerBound..<(words.last ?? name).place.upperBound, quoted: true)
      let query = Query(source: .file(file), stages: [], at: file.place)
      return try SummarizeCommand.run(.query(query), call, in: session)
    }
    let wanted = folded(name.text)
    if let table = Members.tables.first(where: { $0.words.all.contains(wanted) }) {
      try session.deliver(
        Report([.table(fields(table.fields, of: table.rows(in: session)))]), page: call.page)
      return
    }
    if let analysis = Members.analyses.first(where: { analysis in
      analysis.words.all.contains { folded($0) == folded(words.map(\.text).joined(separator: " ")) }
    }) {
      let table = Table(
        headings: headings.filter { $0.id != "known" }, rows: analysis.fields.map { line($0) })
      try session.deliver(Report([shown(table, session, call.page)]), page: call.page)
      return
    }
    guard
      let noun = Schema.nouns.first(where: { noun in
        noun.words.contains { $0.all.contains { folded($0) == wanted } }
      })
    else {
      let near = Nearest.words(
        to: name.text,
        among: Schema.nouns.flatMap { $0.words.flatMap(\.all) }
          + Members.analyses.flatMap { $0.words.all })
      throw .explained(SessionProblem.unknownWord(name.text, near: near), name.place, .wrong)
    }
    let roster = session.rosters.roster(
      noun.id, in: session.asked, at: Moment(day: session.today))
    let table = fields(session.asked.fields(of: noun), of: roster)
    try session.deliver(Report([shown(table, session, call.page)]), page: call.page)
  }

  /// The table; in a window too narrow for it a list, so that no description is cut.
  private static func shown(_ table: Table, _ session: Session, _ page: Page) -> Block {
    guard let width = page.width, session.format == nil, table.headings.count > 2 else {
      return .table(table)
    }
    func widest(_ column: Int) -> Int {
      (0..<table.rowCount).map { displayWidth(text(table.cell($0, column), session)) }.max() ?? 0
    }
    let needed = table.headings.indices.reduce(0) { sum, column in
      sum + 2 + max(widest(column), displayWidth(table.headings[column].title[session.tongue]))
    }
    guard needed - 2 > width else { return .table(table) }
    let last = table.headings.count - 1
    return .glossary(
      (0..<table.rowCount).map { row in
        let name = text(table.cell(row, 0), session)
        var parts: [String] = []
        for column in 1..<last {
          let text = text(table.cell(row, column), session)
          guard !text.isEmpty else { continue }
          let heading = table.headings[column]
          parts.append(
            heading.isNumeric ? "\(text) \(heading.title[session.tongue])" : text)
        }
        let what = text(table.cell(row, last), session) + " (\(parts.joined(separator: ", ")))"
        return (Both(name, name), Both(what, what))
      })
  }

  private static func text(_ cell: Cell, _ session: Session) -> String {
    switch cell {
    case .word(let both): both[session.tongue]
    case .count(let count):
      Numeral.write(count, style: session.tongue == .english ? .english : .swedish)
    default: ""
    }
  }

  private static func nouns(_ session: Session) -> Table {
    let headings = [
      Heading(id: "noun", title: Both("noun", "substantiv"), isNumeric: false),
      Heading(id: "rows", title: Both("rows", "rader"), isNumeric: true),
      Heading(id: "what", title: Both("one row is", "en rad är"), isNumeric: false),
    ]
    let moment = Moment(day: session.today)
    let rows = Schema.nouns.map { noun -> [Cell] in
      let roster = session.rosters.roster(noun.id, in: session.asked, at: moment)
      let count = roster?.present?.reduce(0) { $0 + ($1 ? 1 : 0) } ?? roster?.count ?? 0
      return [
        .word(Both(noun.words[0].main(in: .english), noun.words[0].main(in: .swedish))),
        .count(count), .word(noun.summary),
      ]
    }
    return Table(headings: headings, rows: rows)
  }

  private static func fields(_ fields: [Field], of rows: (any Relation)?) -> Table {
    let present = rows?.present
    let lines = fields.map { field -> [Cell] in
      let values = (try? rows?.column(field).widened) ?? []
      let known = values.indices.reduce(0) { count, row in
        count + (values[row] != .min && (present?[row] ?? true) ? 1 : 0)
      }
      var cells = line(field)
      cells.insert(.count(known), at: 3)
      return cells
    }
    return Table(headings: headings, rows: lines)
  }

  private static var headings: [Heading] {
    [
      Heading(id: "field", title: Both("field", "fält"), isNumeric: false),
      Heading(id: "also", title: Both("in Swedish", "på engelska"), isNumeric: false),
      Heading(id: "type", title: Both("type", "typ"), isNumeric: false),
      Heading(id: "known", title: Both("known", "kända"), isNumeric: true),
      Heading(id: "what", title: Both("what it is", "vad det är"), isNumeric: false),
    ]
  }

  /// What is said of a field, how many have it left out.
  private static func line(_ field: Field) -> [Cell] {
    let (english, swedish) = (field.words.main(in: .english), field.words.main(in: .swedish))
    return [
      .word(Both(english, swedish)), field.isOwn ? .missing : .word(Both(swedish, english)),
      .word(field.type.name), .word(field.summary),
    ]
  }
}
