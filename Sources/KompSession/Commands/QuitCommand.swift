import KompLanguage
import KompLexicon

/// `quit`: leaves the prompt, or ends the script.
enum QuitCommand: Command {
  static let word = Keyword.quit
  static let shape = CommandShape.nothing
  static let summary = Both("leaves", "lämnar")
  static let form = Both("quit", "avsluta")
  static let examples = ["quit"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    try session.guardAgainstLoss(call)
    throw .leaving
  }
}
