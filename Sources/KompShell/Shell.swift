import CEditline
import Glibc
import KompLexicon
import KompReport

/// The prompt: reads an entry, has it run, shows what came of it, until someone leaves.
public final class Shell {
  private let host: any Host
  private let version: String
  private var streams = Streams()
  private var hasToldOfMending = false

  /// A prompt for a host.
  ///
  /// Both ends must be a terminal: see `Terminal.isInteractive`.
  public init(_ host: any Host, version: String) {
    self.host = host
    self.version = version
  }

  /// Prompts until someone leaves; answers the exit code.
  public func run() -> Int32 {
    let history = History(path: host.isSafe ? nil : History.defaultPath)
    guard let editor = LineEditor(history: history) else { return ExitCode.unwritable }
    editor.startsPrograms = !host.isSafe
    editor.advice = host
    editor.wantsMore = { [host] in host.wantsMore($0) }
    // A question is a line of its own: no language, no completion, not kept.
    host.ask = { [host] question in
      editor.advice = nil
      editor.wantsMore = { _ in false }
      defer {
        editor.advice = host
        editor.wantsMore = { [host] in host.wantsMore($0) }
      }
      guard case .line(let answer) = editor.read(prompt: question) else { return nil }
      return answer
    }
    host.history = { editor.history.lines }
    host.forgetTyped = { editor.forget(where: $0) }
    Interrupt.watch()
    greet()
    var hasWarned = false
    while true {
      Interrupt.forget()
      switch editor.read(prompt: host.prompt) {
      case .interrupted:
        continue
      case .end:
        streams.freshLine()
        if let signal = editor.endingSignal { return 128 + signal }
        if let loss = host.loss, !hasWarned, !streams.isClosed {
          hasWarned = true
          streams.say(loss, in: host.tongue)
          continue
        }
        return ExitCode.done
      case .line(let text):
        guard text.contains(where: { !$0.isWhitespace }) else { continue }
        hasWarned = false
        editor.keep(text)
        let outcome = runOne(text)
        editor.mended = outcome.mended
        tellOfMending(outcome)
        if outcome.leaves { return outcome.code }
      }
    }
  }

  private func runOne(_ text: String) -> Outcome {
    Interrupt.forget()
    let outcome = host.run(text, from: "", page: Terminal.page(host.tongue))
    // What was stopped is over; a further Ctrl-C stops the answer.
    Interrupt.forget()
    var rest = outcome
    // What is said about an answer is no part of it: it stands below, and not among its rows.
    if !host.isSafe, Pager.show(outcome, in: host.tongue) {
      rest.pieces.removeAll { if case .output = $0 { true } else { false } }
    }
    _ = streams.deliver(rest, in: host.tongue)
    return outcome
  }

  /// Once a session: how a mended line is taken.
  private func tellOfMending(_ outcome: Outcome) {
    guard outcome.mended != nil, !hasToldOfMending else { return }
    hasToldOfMending = true
    let keys = Terminal.looks == .plain ? "Ctrl-O" : "→"
    streams.say(
      Both("\(keys) takes the mended line", "\(keys) tar den rättade raden"), in: host.tongue)
  }

  private func greet() {
    streams.say(
      Both(
        "komp \(version) · \"help\" shows what can be asked, \"quit\" or Ctrl-D leaves",
        "komp \(version) · \"hjälp\" visar vad man kan fråga, \"avsluta\" eller Ctrl-D lämnar"),
      in: host.tongue)
    if let notice = host.notice { streams.say(notice, in: host.tongue) }
  }
}
