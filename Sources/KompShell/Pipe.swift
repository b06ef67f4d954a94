import CEditline
import Glibc
import KompLexicon
import KompReport

/// Standard input as a script: no prompt, and it stops at the first statement that fails.
///
/// What is all there at once runs as one text, so that its errors are found before anything has
/// run. A sender that pauses after `;` or an empty line is answered up to there, and from then on
/// at once.
public final class Pipe {
  private let host: any Host
  private var streams = Streams()
  private var waiting: [UInt8] = []
  /// Room for what is read at once, made once.
  private var room = [UInt8](repeating: 0, count: 65_536)
  private var isAtStart = true
  private var linesRun = 0
  /// What output to anything but a terminal looks like, which stays as it is.
  private let steadyPage: Page?
  /// Whether the sender has waited for an answer before: then it is not made to wait for the pause.
  private var isConversation = false

  /// A script read from standard input, run by a host.
  public init(_ host: any Host) {
    self.host = host
    steadyPage = Terminal.isTerminal(STDOUT_FILENO) ? nil : Terminal.page(host.tongue)
  }

  /// Runs standard input to its end; answers the exit code.
  public func run() -> Int32 {
    Interrupt.watchOnce()
    let code = runToEnd()
    return Interrupt.isPending ? ExitCode.interrupted : code
  }

  private func runToEnd() -> Int32 {
    while true {
      switch ce_wait(STDIN_FILENO, isConversation ? 0 : Pipe.pause) {
      case 0:
        if let ended = answerWhatIsFinished() { return ended }
        // Nothing came and nothing can be answered: wait for as long as it takes.
        if ce_wait(STDIN_FILENO, -1) == -2 { return unreadable() }
      case -2: return unreadable()
      default: break
      }
      if Interrupt.isPending { return ExitCode.interrupted }
      switch takeMore() {
      case .some(0):
        return Interrupt.isPending ? ExitCode.interrupted : runText(waiting[...]).code
      case .some: continue
      case .none: return unreadable()
      }
    }
  }

  /// Milliseconds without a byte after which the sender is taken to be waiting for an answer.
  private static let pause: Int32 = 60

  /// Reads what is there; answers how many bytes, 0 at the end, nil where it cannot be read.
  private func takeMore() -> Int? {
    while true {
      let count = room.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count >= 0 {
        waiting += room[..<count]
        return count
      }
      if errno != EINTR && errno != EAGAIN { return nil }
      if errno == EAGAIN { _ = ce_wait(STDIN_FILENO, -1) }
      if Interrupt.isPending { return 0 }
    }
  }

  /// Runs up to the last finished statement; answers the exit code where that ended the script.
  private func answerWhatIsFinished() -> Int32? {
    guard
      let cut = Pipe.cut(in: waiting, wantsMore: { [host] in host.wantsMore($0) })
    else { return nil }
    let outcome = runText(waiting[..<cut])
    waiting.removeFirst(cut)
    isConversation = true
    return outcome.leaves || outcome.code != ExitCode.done ? outcome.code : nil
  }

  /// How many bytes are finished for sure: up to a line that ends in `;`, or an empty line, where
  /// no bracket, quote or block is open.
  package static func cut(in bytes: [UInt8], wantsMore: (String) -> Bool) -> Int? {
    let newline = UInt8(ascii: "\n")
    var end = bytes.count
    while end > 0 {
      let start = (bytes[..<(end - 1)].lastIndex(of: newline) ?? -1) + 1
      let line = bytes[start..<end]
      let said = line.filter { $0 > 0x20 }
      let isWhole = line.last == newline
      // A comment that is still being sent may hold a `;` of its own.
      let endsStatement = said.last == UInt8(ascii: ";") && (isWhole || !said.contains(0x23))
      if (isWhole && said.isEmpty) || endsStatement {
        let text = String(decoding: bytes[..<end], as: UTF8.self)
        if text.contains(where: { !$0.isWhitespace }), !wantsMore(text) { return end }
      }
      end = start
    }
    return nil
  }

  private func runText(_ bytes: ArraySlice<UInt8>) -> Outcome {
    var bytes = bytes
    if isAtStart, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    isAtStart = false
    let text = String(decoding: bytes, as: UTF8.self)
    if String(validating: bytes, as: UTF8.self) == nil { tellOfRepair(text) }
    let before = linesRun
    linesRun += bytes.count { $0 == 0x0A }
    var page = steadyPage ?? Terminal.page(host.tongue)
    page.tongue = host.tongue
    var outcome = host.run(text, from: Pipe.name[host.tongue], after: before, page: page)
    outcome.code = streams.deliver(outcome, in: host.tongue)
    return outcome
  }

  private static let name = Both("standard input", "standard in")

  private func tellOfRepair(_ text: String) {
    var line = linesRun + 1
    for scalar in text.unicodeScalars {
      if scalar == "\u{FFFD}" { break }
      if scalar == "\n" { line += 1 }
    }
    streams.say(
      Both(
        "warning: standard input is not UTF-8 from line \(line) on; what could not be read is \u{FFFD}",
        "varning: standard in är inte UTF-8 från rad \(line); det som inte kunde läsas är \u{FFFD}"),
      in: host.tongue)
  }

  private func unreadable() -> Int32 {
    let why = String(cString: strerror(errno))
    streams.say(
      Both(
        "error: standard input could not be read: \(why)",
        "fel: standard in kunde inte läsas: \(why)"), in: host.tongue)
    return ExitCode.unwritable
  }
}
