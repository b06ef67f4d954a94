import KompEngine
import KompLanguage
import KompLexicon
import KompModel

/// `add units name="Rehab Norr", parent=vård`: a new row of a noun.
enum AddCommand: Command {
  static let word = Keyword.add
  static let shape = CommandShape.add
  static let summary = Both("adds a row to a table", "lägger till en rad i en tabell")
  static let form = Both(
    "add NOUN FIELD=VALUE, … [from DAY]", "lägg till SUBSTANTIV FÄLT=VÄRDE, … [från DAG]")
  static let examples = [
    "add units id=\"120\", name=\"Rehab Norr\", kind=unit",
    "add staff id=P90, name=\"Åsa Ny\", unit=kommunrehab, degree=75% from 2025-11-01",
  ]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .add(let line) = arguments else { return }
    let outcome: (changed: Changed?, problems: [BindingProblem])
    do {
      outcome = try Changer.add(line, session.environment)
    } catch {
      throw .explained(error.problem, call.place, .unreadable)
    }
    try session.change(outcome, call)
  }
}
