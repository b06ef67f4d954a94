import KompEngine
import KompLanguage
import KompLexicon

/// `ladder "Fyrstegsmodell" for … step … end`: a development model as data.
enum LadderCommand: Command {
  static let word = Keyword.ladder
  static let shape = CommandShape.ladder
  static let summary = Both(
    "says what each step of a development model requires",
    "säger vad varje steg i en utvecklingsmodell kräver")
  static let form = Both(
    "ladder \"NAME\" [for PROFESSION, …] step 1 \"NAME\" step 2 \"NAME\" requires [must] CONDITION "
      + "and … end",
    "stege \"NAMN\" [för YRKE, …] steg 1 \"NAMN\" steg 2 \"NAMN\" kräver [måste] VILLKOR och … slut"
  )
  static let examples = [
    "ladder \"Trestegsmodell\" for sjuksköterska\n  step 1 \"Ny\"\n"
      + "  step 2 \"Erfaren\" requires tenure >= 12 months\n"
      + "  step 3 \"Specialist\" requires must tenure >= 36 months and degree >= 75%\nend"
  ]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .ladder(let block) = arguments else { return }
    try session.change(Changer.ladder(block, in: call.source, session.environment), call)
  }
}
