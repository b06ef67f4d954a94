import KompEngine
import KompLanguage
import KompLexicon

/// `target kommunrehab: 1, 1, 2, 1`: how many a unit aims to have on each step.
enum TargetCommand: Command {
  static let word = Keyword.target
  static let shape = CommandShape.target
  static let summary = Both(
    "says how many a unit aims to have on each step",
    "säger hur många en enhet siktar på att ha på varje steg")
  static let form = Both(
    "target UNIT: N, N, … [for \"LADDER\"]", "mål ENHET: N, N, … [för \"STEGE\"]")
  static let examples = ["target kommunrehab: 3, 4, 4, 3"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .target(let line) = arguments else { return }
    try session.change(Changer.target(line, in: call.source, session.environment), call)
  }
}
