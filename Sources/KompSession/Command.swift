import KompLanguage
import KompLexicon
import KompReport

/// A command, one file each.
///
/// It declares its word, the shape of its arguments, what help says and what it does.
protocol Command: Sendable {
  /// Its word.
  static var word: Keyword { get }
  /// The shape of what follows the word.
  static var shape: CommandShape { get }
  /// One line for help.
  static var summary: Both { get }
  /// How it is written.
  static var form: Both { get }
  /// Lines to try; help shows them and the tests run them.
  static var examples: [String] { get }
  /// Whether it may run while the rest of a script that has failed is only being checked.
  static var isHarmless: Bool { get }
  /// Does it.
  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
}

extension Command {
  static var isHarmless: Bool { false }
}

/// Where a command stands.
struct Call {
  /// The text it stands in.
  let source: Source
  /// The whole statement.
  let place: Place
  /// The command's word.
  let wordPlace: Place
  /// The page answers are written on.
  let page: Page
}

/// Why a statement was not done.
enum Failure: Error {
  /// Problems with places in the statement's source.
  case problems([any Complaint])
  /// A problem of another room, at a place of the statement.
  case explained(any Explained, Place, Verdict)
  /// An expectation that does not hold; the words are said already.
  case unexpected
  /// A script that was run failed; the words are said already.
  case script(Verdict)
  /// Somebody asked it to stop; it has done nothing.
  case interrupted
  /// Somebody asked to leave.
  case leaving
}
