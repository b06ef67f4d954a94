import KompEngine
import KompLanguage
import KompLexicon
import KompValues

/// `define junior: step < 3`: a name for a condition, a measure or a query.
enum DefineCommand: Command {
  static let word = Keyword.define
  static let shape = CommandShape.definition
  static let summary = Both(
    "names a condition, a measure or a query", "ger ett villkor, ett mått eller en fråga ett namn")
  static let form = Both(
    "define NAME: CONDITION | MEASURE | QUERY", "definiera NAMN: VILLKOR | MÅTT | FRÅGA")
  static let examples = ["define junior: step<3"]
  static let isHarmless = true

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .definition(let name, let defined) = arguments else { return }
    let key = folded(name.text)
    switch defined {
    case .condition(let condition): session.names.conditions[key] = condition
    case .measure(let measure): session.names.measures[key] = measure
    case .query(let query):
      let (plan, problems) = Runner.bind(query, in: session.environment)
      guard plan != nil else { throw .problems(problems) }
      session.names.queries[key] = query
    }
  }
}
