import KompEngine
import KompLanguage
import KompLexicon
import KompValues

/// `let late = staff where …`: a name for a value or a query in this script.
enum LetCommand: Command {
  static let word = Keyword.letValue
  static let shape = CommandShape.binding
  static let summary = Both(
    "names a value or a query in this script", "ger ett värde eller en fråga ett namn i skriptet")
  static let form = Both(
    "let NAME = QUERY | let NAME = VALUE", "låt NAMN = FRÅGA | låt NAMN = VÄRDE")
  static let examples = ["let part_timers = staff where degree<100%"]
  static let isHarmless = true

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .binding(let name, let bound) = arguments else { return }
    let key = folded(name.text)
    switch bound {
    case .value(let literal, _): session.names.values[key] = session.resolved(literal)
    case .query(let query):
      // Bound now, so that a wrong name is told of where it stands.
      let (plan, problems) = Runner.bind(query, in: session.environment)
      guard plan != nil else { throw .problems(problems) }
      session.report(problems, in: call.source, page: call.page)
      session.names.queries[key] = query
    }
  }
}
