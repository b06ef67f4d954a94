import KompLanguage
import KompLexicon
import KompValues

/// What somebody types alone on a line who does not know where they are: `?`, `hej`, `help me`, `clear`.
///
/// None of it is a statement. Each gets the one way on that is meant, since the words that happen to be
/// spelt alike (`close` for `clear`) lead astray.
enum FirstWords {
  private static let cries: Set<String> = [
    "?", "help me", "hjälp mig", "hjalp mig", "hjalp", "hej", "hejsan", "hallå", "hello", "hi",
    "start", "starta", "börja", "begin", "meny", "menu", "info", "man", "tips", "usage",
    "what can i do", "what can i ask", "vad kan jag göra", "vad kan jag fråga",
    "exempel", "visa exempel", "example", "examples", "show examples", "demo", "hur gör jag",
    "hur gör man", "hur börjar jag", "how do i start",
  ]
  private static let wipes: Set<String> = ["clear", "cls", "rensa", "töm", "clear screen"]

  /// Whether a whole line is a call for help.
  static func isCry(_ line: String) -> Bool { cries.contains(bare(line)) }

  /// Whether a whole line wants an empty window.
  static func isWipe(_ line: String) -> Bool { wipes.contains(bare(line)) }

  /// Politeness and marks around the word that is asked about: `hjälp!`, `help me please`.
  static let politeness: Set<String> = ["!", "?", "me", "mig", "please", "tack", "snälla"]

  private static func bare(_ line: String) -> String {
    let words = folded(line).split(separator: " ").joined(separator: " ")
    let end = words.lastIndex { !"?!.".contains($0) }
    return end.map { String(words[...$0]) } ?? String(words.prefix(1))
  }
}

extension Session {
  /// The only thing to say of a line that is somebody's first words; nil of any other line.
  func firstWords(_ problems: [any Complaint], in source: Source) -> ProvenProblem? {
    guard let first = problems.first, first.severity == .error else { return nil }
    if FirstWords.isCry(source.text) {
      let whole = 0..<source.text.trimmedEnd.utf8.count
      let help = Keyword.help.main(in: tongue)
      return ProvenProblem(found: first, fixes: [Fix(whole, help)], note: nil)
    }
    guard FirstWords.isWipe(source.text) else { return nil }
    return ProvenProblem(
      found: first, fixes: [],
      note: Both("Ctrl-L clears the window", "Ctrl-L tömmer fönstret"))
  }
}
