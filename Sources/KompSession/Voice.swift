import KompLanguage
import KompLexicon
import KompReport
import KompValues

/// The exit codes of a session; the worst thing that happened counts.
public enum Verdict: Int32, Sendable {
  /// Done.
  case done = 0
  /// The data or the computation failed.
  case failed = 1
  /// The script is wrong: syntax, an unknown name or value.
  case wrong = 2
  /// An expectation failed.
  case unexpected = 3
  /// A file could not be read or written.
  case unreadable = 4
  /// Somebody asked for it to stop.
  case interrupted = 130
}

/// A piece of what was said, with the stream it belongs to.
public enum Utterance: Sendable, Hashable {
  /// For standard output: what was asked for.
  case output([UInt8])
  /// For standard error: what is said about it.
  case remarks([UInt8])
}

/// What a run has said so far, in order.
struct Voice {
  var utterances: [Utterance] = []
  /// What was written last: a blank line parts an answer from what stands around it.
  var last = Said.nothing
  /// How many errors have been said.
  var errors = 0
  /// Told as soon as something is said, where somebody listens.
  var listener: ((Utterance) -> Void)?

  /// What a reader sees on standard output.
  enum Said: Sendable { case nothing, line, answer }

  /// Takes in what is written next; answers whether a blank line parts it from what was.
  ///
  /// Lines that stand together were printed to stand together.
  mutating func parts(from next: Said) -> Bool {
    defer { last = next }
    return last == .answer || (last == .line && next == .answer)
  }

  mutating func say(_ utterance: Utterance) {
    Work.watcher.get()?.pause()
    if let listener { listener(utterance) } else { utterances.append(utterance) }
  }
}

/// What came of running a text.
public struct Response: Sendable {
  /// What was said, in order.
  public var utterances: [Utterance]
  /// The worst thing that happened.
  public var verdict: Verdict
  /// Whether the text asked to leave.
  public var leaves: Bool
  /// The text with the likeliest mending of each of its errors; nil where one has none.
  public var mended: String?
}
