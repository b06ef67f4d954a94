import CEditline
import Glibc
import KompLexicon

/// Standard output and standard error together: data on one, all else on the other.
public struct Streams {
  private var output = Output(STDOUT_FILENO)
  private var errors = Output(STDERR_FILENO)
  private var toldOfFailure = false
  /// Whether nobody can see in which order something came on the one and on the other.
  private let areApart: Bool

  /// The streams of this process.
  ///
  /// A closed pipe is from then on no death.
  public init() {
    ce_ignore_closed_pipes()
    areApart = Streams.areApart
  }

  /// Whether both streams are known, and lead to different places.
  private static var areApart: Bool {
    var (one, other) = (stat(), stat())
    guard fstat(STDOUT_FILENO, &one) == 0, fstat(STDERR_FILENO, &other) == 0 else { return false }
    return one.st_dev != other.st_dev || one.st_ino != other.st_ino
  }

  /// Whether the reader of standard output has gone.
  public var isClosed: Bool { output.state == .closed }

  /// Writes what came of running a text; answers its exit code, or 4 where it could not be written.
  public mutating func deliver(_ outcome: Outcome, in tongue: Tongue) -> Int32 {
    if areApart, outcome.pieces.count > 2 {
      // Whoever reads answers is woken once.
      output.write(outcome.output)
      errors.write(outcome.errors)
    } else {
      for piece in outcome.pieces {
        switch piece {
        case .output(let bytes): output.write(bytes)
        case .errors(let bytes): errors.write(bytes)
        }
      }
    }
    guard case .failed(let reason) = output.state else { return outcome.code }
    if !toldOfFailure {
      toldOfFailure = true
      let why = String(cString: strerror(reason))
      say(
        Both(
          "error: standard output could not be written: \(why)",
          "fel: standard ut kunde inte skrivas: \(why)"), in: tongue)
    }
    return outcome.code == ExitCode.done ? ExitCode.unwritable : outcome.code
  }

  /// Says a line on standard error.
  public mutating func say(_ text: Both, in tongue: Tongue) { errors.write(text[tongue] + "\n") }

  /// Moves a terminal's cursor to a fresh line.
  mutating func freshLine() { output.write("\n") }
}

extension Outcome {
  /// Everything for standard output.
  fileprivate var output: [UInt8] {
    var all: [UInt8] = []
    for case .output(let bytes) in pieces { all += bytes }
    return all
  }

  /// Everything for standard error.
  fileprivate var errors: [UInt8] {
    var all: [UInt8] = []
    for case .errors(let bytes) in pieces { all += bytes }
    return all
  }
}
