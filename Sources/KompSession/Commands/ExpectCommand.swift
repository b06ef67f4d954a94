import KompEngine
import KompLanguage
import KompLexicon
import KompReport
import KompValues

/// `expect count(staff where protected) = 0 "…"`: makes a script a test.
enum ExpectCommand: Command {
  static let word = Keyword.expect
  static let shape = CommandShape.expectation
  static let summary = Both(
    "stops the script where something does not hold", "stoppar skriptet där något inte stämmer")
  static let form = Both(
    "expect NUMBER = NUMBER [\"TEXT\"] | expect N rows",
    "förvänta TAL = TAL [\"TEXT\"] | förvänta N rader")
  static let examples = ["expect count(staff where protected) = 0 \"nobody protected is loaded\""]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .expectation(let expectation, let text) = arguments else { return }
    let found: Exact
    let wanted: Exact
    let comparison: Comparison
    let claim: String
    let place: Place
    switch expectation {
    case .compare(let left, let sign, let right, _):
      found = try session.number(left, call)
      wanted = try session.number(right, call)
      comparison = sign
      place = left.place.lowerBound..<max(left.place.lowerBound, right.place.upperBound)
      claim = call.source[place]
    case .rows(let sign, let count, let rowsPlace):
      guard let last = session.last else {
        throw .problems([BindingProblem(.nothingShown, at: rowsPlace)])
      }
      found = Exact(last.rows.count)
      wanted = Exact(count)
      comparison = sign
      place = rowsPlace
      claim = call.source[rowsPlace]
    }
    let holds =
      switch comparison {
      case .equal: found == wanted
      case .notEqual: found != wanted
      case .less: found < wanted
      case .lessOrEqual: found <= wanted
      case .greater: found > wanted
      case .greaterOrEqual: found >= wanted
      }
    guard !holds else { return }
    let problem = SessionProblem.unexpected(
      claim, found: session.numeral(found), text: text?.text)
    throw .explained(problem, place, .unexpected)
  }
}
