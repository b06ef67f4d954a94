import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompStore

/// `export to "x.sqlite"`, `export staff to "x.csv"`: the model as ordinary tables for other tools.
enum ExportCommand: Command {
  static let word = Keyword.export
  static let shape = CommandShape.exporting
  static let summary = Both(
    "writes the model as ordinary tables for other tools",
    "skriver modellen som vanliga tabeller för andra verktyg")
  static let form = Both(
    "export [NOUN] to \"FILE.sqlite\" | export NOUN to \"FILE.csv\"",
    "exportera [SUBSTANTIV] till \"FIL.sqlite\" | exportera SUBSTANTIV till \"FIL.csv\"")
  static let examples = ["export to \"kommun.sqlite\"", "export staff to \"personal.csv\""]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .exporting(let line) = arguments else { return }
    let isDatabase = SQLiteTables.isOne(line.file.text)
    guard isDatabase || (line.noun != nil && line.file.text.lowercased().hasSuffix(".csv")) else {
      throw .explained(
        SessionProblem.unknownFormat(
          Paths.name(of: line.file.text), known: line.noun == nil ? ["sqlite"] : ["csv", "sqlite"]),
        line.file.place, .wrong)
    }
    let moment = Moment(day: session.today, includingFormer: true)
    let nouns = Schema.nouns.filter { line.noun == nil || $0.id.name == line.noun }
    let rosters = nouns.compactMap {
      session.rosters.roster($0.id, in: session.model, at: moment)
    }
    let tables = isDatabase ? [] : rosters.map { PlainTable($0) }
    try session.believe(call.place)
    try session.mayWrite(line.file.text, at: line.file.place)
    session.transaction?.written.append(line.file.text)
    let path = Paths.join(session.start, line.file.text)
    if isDatabase {
      do {
        try SQLiteTables.write(rosters, to: path)
      } catch {
        throw .explained(error.problem, line.file.place, .unreadable)
      }
    } else if let table = tables.first, let why = FileWriting.replace(path, with: table.csv) {
      throw .explained(
        SessionProblem.file(line.file.text, why), line.file.place, .unreadable)
    }
    let rows =
      isDatabase
      ? nouns.reduce(0) { sum, noun in
        sum + session.model[noun.home].count - session.model[noun.home].removed.count
      } : tables.reduce(0) { $0 + $1.count }
    let count = rosters.count
    session.say([
      Remark(
        .footer,
        Both(
          "\(rows) rows of \(count == 1 ? "1 table" : "\(count) tables") written to "
            + line.file.text,
          "\(rows) rader i \(count == 1 ? "1 tabell" : "\(count) tabeller") skrivna till "
            + line.file.text))
    ])
  }
}
