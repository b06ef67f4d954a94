import Glibc
import KompLexicon
import KompSession
import KompValues
import Synchronization

/// Watches over a statement: Ctrl-C stops it, and a line on standard error says how far a long one
/// has come.
///
/// The line is there only on a terminal and only while nothing else is said: a pipe never sees it.
public final class ProgressLine: StatementWatcher {
  private struct State {
    var tongue = Tongue.english
    var began = 0.0
    var written = 0.0
    /// The characters on the screen, to be erased.
    var width = 0
    /// The share last said, kept by those who only say that they are still at it.
    var text = ""
  }
  private let state = Mutex(State())
  private let isShown: Bool

  /// Seconds before a statement counts as long, and between two looks of the line.
  private static let patience = 0.3
  private static let pace = 0.1
  /// The cells of the `^C` that a terminal puts behind the line.
  private static let echo = 2

  /// A watcher over the statements of this process.
  public init() {
    isShown = Terminal.isTerminal(STDERR_FILENO)
  }

  /// Whether Ctrl-C has been pressed.
  public var isStopping: Bool { Interrupt.isPending }

  /// A statement begins.
  public func begin(in tongue: Tongue) {
    state.withLock {
      $0.tongue = tongue
      $0.began = ProgressLine.now
      $0.text = ""
    }
  }

  /// Shows how far it has come, where it takes long.
  public func advance(_ doing: Work.Doing, _ done: Int, of total: Int) {
    guard isShown else { return }
    state.withLock { state in
      let now = ProgressLine.now
      let words = ProgressText.words(doing, done, of: total)[state.tongue]
      if total > 0 || state.text.isEmpty { state.text = words }
      guard now - state.began >= ProgressLine.patience,
        now - state.written >= ProgressLine.pace
      else { return }
      // One row, whatever the window: a line that wrapped could not be taken back.
      let text = String(state.text.prefix(max(0, Terminal.errorColumns - ProgressLine.echo - 1)))
      let blanks = String(repeating: " ", count: max(0, state.width - text.count))
      ProgressLine.write("\r" + text + blanks)
      (state.written, state.width) = (now, text.count)
    }
  }

  /// Takes the line back.
  public func pause() {
    state.withLock { state in
      guard state.width > 0 else { return }
      let blanks = String(repeating: " ", count: state.width + ProgressLine.echo)
      ProgressLine.write("\r" + blanks + "\r")
      (state.width, state.written) = (0, 0)
    }
  }

  private static func write(_ text: String) {
    var errors = Output(STDERR_FILENO)
    errors.write(text)
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// What the line says.
enum ProgressText {
  static func words(_ doing: Work.Doing, _ done: Int, of total: Int) -> Both {
    func rows(_ count: Int) -> Both {
      Both(Numeral.write(count, style: .english), Numeral.write(count, style: .swedish))
    }
    // What has come so far is part of the whole, so the share is never above it.
    let percent = total > 0 ? min(100, Int(Double(done) / Double(total) * 100)) : 0
    let share = total > 0 ? Both(": \(percent)%", ": \(percent) %") : Both(" …", " …")
    let (done, total) = (rows(done), rows(total))
    switch doing {
    case .reading:
      return Both(
        "reading: \(done.english) of about \(total.english) rows",
        "läser: \(done.swedish) av ungefär \(total.swedish) rader")
    case .importing:
      return Both("importing\(share.english)", "importerar\(share.swedish)")
    case .computing:
      return Both("computing\(share.english)", "beräknar\(share.swedish)")
    case .writing:
      return Both(
        "writing: \(done.english) of \(total.english) rows",
        "skriver: \(done.swedish) av \(total.swedish) rader")
    }
  }
}
