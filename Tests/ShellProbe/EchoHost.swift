import Glibc
import KompLexicon
import KompReport
import KompShell

/// Answers a text with itself and its length, so that a test sees exactly what the shell handed over.
final class EchoHost: Host {
  let tongue: Tongue = Terminal.variable("PROBE_TONGUE") == "sv" ? .swedish : .english
  let prompt = "komp>"
  var loss: Both? {
    Terminal.variable("PROBE_LOSS") == nil ? nil : Both("all of it is lost", "allt försvinner")
  }

  /// A text wants more while a bracket is open or an odd number of quotes stands in it.
  func wantsMore(_ text: String) -> Bool {
    var depth = 0
    var quotes = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == "\"" { quotes += 1 }
    }
    return depth > 0 || quotes % 2 == 1
  }

  func run(_ text: String, from name: String, page: Page) -> Outcome {
    var outcome = Outcome()
    let word = text.filter { !$0.isWhitespace }
    switch word {
    case "quit": outcome.leaves = true
    case "fail", "fail;": outcome.code = 2
    case "width": outcome.write(output: Array("width \(page.width ?? 0)\n".utf8))
    case "colour": outcome.write(output: Array("colour \(page.colour)\n".utf8))
    case "both":
      outcome.write(output: Array("first\n".utf8))
      outcome.write(errors: Array("second\n".utf8))
      outcome.write(output: Array("third\n".utf8))
    case "slow": waitForLine()
    case "much":
      outcome.write(output: [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 22))
    case "busy":
      outcome.write(errors: Array((spin() ? "stopped\n" : "never stopped\n").utf8))
    default: outcome.write(output: Array(echo(text).utf8))
    }
    return outcome
  }

  /// Computes until Ctrl-C, for at most a minute.
  private func spin() -> Bool {
    var output = "busy now\n"
    output.withUTF8 { _ = write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    for _ in 0..<6000 {
      if Interrupt.isPending { return true }
      usleep(10_000)
    }
    return false
  }

  /// Computes until a whole line has been typed ahead, for at most a minute.
  private func waitForLine() {
    var output = "slow now\n"
    output.withUTF8 { _ = write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    var typed = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    _ = poll(&typed, 1, 60_000)
  }

  private func echo(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      shown += scalar == "\n" ? "\\n" : scalar == "\t" ? "\\t" : String(Character(scalar))
    }
    if shown.unicodeScalars.count > 200 { shown = "long, sum \(sum(text))" }
    return "got[\(text.unicodeScalars.count)]: \"\(shown)\"\n"
  }

  /// A checksum of a text too long to show.
  private func sum(_ text: String) -> UInt32 {
    text.utf8.reduce(1) { ($0 &* 31) &+ UInt32($1) }
  }

  func exit(_ code: Int32) -> Never { Glibc.exit(code) }
}
