import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

/// `help`: one screen, examples first; `help WORD`: a noun, field, stage, command or error code.
enum HelpCommand: Command {
  static let word = Keyword.help
  static let shape = CommandShape.words
  static let summary = Both(
    "one screen of help, or a page about a word", "en skärm hjälp, eller en sida om ett ord")
  static let form = Both("help [WORD | CODE]", "hjälp [ORD | KOD]")
  static let examples = ["help", "help by", "help E0104"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .words(let said) = arguments else { return }
    let words = said.filter { !FirstWords.politeness.contains(folded($0.text)) }
    guard let first = words.first else {
      try session.deliver(Report(HelpPages.front(session.tongue)), page: call.page)
      return
    }
    let asked = words.map(\.text).joined(separator: " ")
    guard let blocks = HelpPages.page(asked, in: session) else {
      let near = Nearest.words(to: asked, among: HelpPages.words)
      throw .explained(SessionProblem.unknownWord(asked, near: near), first.place, .wrong)
    }
    try session.deliver(Report(blocks), page: call.page)
  }
}
