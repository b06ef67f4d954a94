import KompLexicon
import KompReport
import KompSession

/// What the shell talks to: something that takes a text of the language and answers in bytes.
///
/// The shell knows keys and streams, the host knows the language and the model.
public protocol Host: AnyObject {
  /// The language on screen now.
  var tongue: Tongue { get }
  /// What stands before the line, without the blank after it: `komp>`.
  var prompt: String { get }
  /// Something to know at the start, such as that the model lives in memory only.
  var notice: Both? { get }
  /// What would be lost by leaving now; leaving then takes a second Ctrl-D.
  var loss: Both? { get }
  /// Whether nothing may be started or written beside the workspace: no pager, no editor, no history.
  var isSafe: Bool { get }
  /// Asks the person at the prompt a question; the answer is nil where they would rather not.
  var ask: ((String) -> String?)? { get set }
  /// What was typed before, oldest first; set by the prompt, which keeps it.
  var history: (() -> [HistoryLine])? { get set }
  /// Forgets for ever those of them that a test names; set by the prompt.
  var forgetTyped: (((String) -> Bool) -> Void)? { get set }
  /// Whether a text is an unfinished statement: an open bracket, quote or block, a dangling operator.
  func wantsMore(_ text: String) -> Bool
  /// Runs a text; `name` is what messages call it, and its first line is line 1.
  func run(_ text: String, from name: String, page: Page) -> Outcome
  /// Runs a text of which so many lines were run before: its first line is the next one.
  func run(_ text: String, from name: String, after lines: Int, page: Page) -> Outcome
  /// What may stand at an offset of a text that is being typed; nil where nobody knows.
  func completion(of text: String, at offset: Int) -> Completion?
  /// How the pieces of a text that is being typed are shown.
  func tints(of text: String, cursor: Int) -> [Tint]
}

extension Host {
  /// Empty lines stand for those already run, where nothing cheaper is known.
  public func run(_ text: String, from name: String, after lines: Int, page: Page) -> Outcome {
    run(String(repeating: "\n", count: lines) + text, from: name, page: page)
  }
  /// Nothing to offer.
  public func completion(of text: String, at offset: Int) -> Completion? { nil }
  /// All alike.
  public func tints(of text: String, cursor: Int) -> [Tint] { [] }
  /// Nothing to fear.
  public var isSafe: Bool { false }
  /// Nothing to know.
  public var notice: Both? { nil }
  /// Nobody to ask.
  public var ask: ((String) -> String?)? {
    get { nil }
    set { _ = newValue }
  }
  /// Nothing typed.
  public var history: (() -> [HistoryLine])? {
    get { nil }
    set { _ = newValue }
  }
  /// Nothing to forget.
  public var forgetTyped: (((String) -> Bool) -> Void)? {
    get { nil }
    set { _ = newValue }
  }
  /// Nothing to lose.
  public var loss: Both? { nil }
}

/// What came of running a text.
public struct Outcome: Sendable {
  /// A piece of the answer and the stream it belongs to.
  public enum Piece: Sendable, Hashable {
    /// For standard output: what was asked for.
    case output([UInt8])
    /// For standard error: everything said about it.
    case errors([UInt8])
  }

  /// The pieces in the order they were made, which is the order a reader sees them in.
  public var pieces: [Piece]
  /// The exit code this would give a script; 0 where all went well.
  public var code: Int32
  /// Whether the text asked to leave.
  public var leaves: Bool
  /// The text with its errors mended, where that can be said.
  public var mended: String?

  /// What came of running a text.
  public init(_ pieces: [Piece] = [], code: Int32 = 0, leaves: Bool = false) {
    self.pieces = pieces
    self.code = code
    self.leaves = leaves
  }

  /// Adds bytes for standard output.
  public mutating func write(output bytes: [UInt8]) {
    if !bytes.isEmpty { pieces.append(.output(bytes)) }
  }

  /// Adds bytes for standard error.
  public mutating func write(errors bytes: [UInt8]) {
    if !bytes.isEmpty { pieces.append(.errors(bytes)) }
  }
}

/// The exit codes that the shell itself gives.
public enum ExitCode {
  /// All went well.
  public static let done: Int32 = 0
  /// A file or stream could not be read or written.
  public static let unwritable: Int32 = 4
  /// Ctrl-C ended it.
  public static let interrupted: Int32 = 130
}
