import KompEngine
import KompLanguage
import KompLexicon

/// `need kommunrehab: 3 staff where …`: how many a unit must have of whom.
enum NeedCommand: Command {
  static let word = Keyword.need
  static let shape = CommandShape.need
  static let summary = Both(
    "says how many a unit must have of whom", "säger hur många en enhet måste ha av vilka")
  static let form = Both(
    "need UNIT: N (staff|fte) | P% of staff | every staff where CONDITION [from DAY] [until DAY] "
      + "[priority N]",
    "krav ENHET: N (medarbetare|årsarbetare) | P% av personal | varje medarbetare där VILLKOR "
      + "[från DAG] [till och med DAG] [prioritet N]")
  static let examples = [
    "need kommunrehab: 3 staff where profession=arbetsterapeut and step>=3 from 2027-01-01 priority 1"
  ]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .need(let line) = arguments else { return }
    try session.change(Changer.need(line, in: call.source, session.environment), call)
  }
}
