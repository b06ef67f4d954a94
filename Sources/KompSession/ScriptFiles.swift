import KompLanguage
import KompLexicon
import KompReport
import KompValues

/// Scripts as files: put in shape, and checked.
public enum ScriptFiles {
  /// Prints or rewrites scripts in one shape.
  public static func format(
    _ paths: [String], in tongue: Tongue?, inPlace: Bool, words: Tongue,
    say: (Utterance) -> Void
  ) -> Verdict {
    var verdict = Verdict.done
    for path in paths.isEmpty ? ["/dev/stdin"] : paths {
      switch text(path) {
      case .failure(let failure):
        complain(path, failure.why, words, say)
        verdict = .unreadable
      case .success(let text):
        let source = Source(name: path, text: text)
        let formatted = Formatter.format(source, with: Members.phrasebook, in: tongue)
        if inPlace, !paths.isEmpty {
          guard formatted != text else { continue }
          if let why = FileWriting.replace(path, with: Array(formatted.utf8)) {
            complain(path, why, words, say)
            verdict = .unreadable
          }
        } else {
          say(.output(Array(formatted.utf8)))
        }
      }
    }
    return verdict
  }

  /// Checks scripts: everything that can be known without changing a workspace or writing a file.
  public static func check(
    _ paths: [String], words: Tongue, today: Day, page: Page, say: (Utterance) -> Void
  ) -> Verdict {
    var verdict = Verdict.done
    for path in paths where !path.contains("=") {
      switch text(path) {
      case .failure(let failure):
        complain(path, failure.why, words, say)
        verdict = .unreadable
      case .success(let text):
        let session = Session(tongue: words, today: today)
        let found = Checking(session).check(Source(name: path, text: text), page: page)
        found.utterances.forEach(say)
        if found.verdict.rawValue > verdict.rawValue { verdict = found.verdict }
      }
    }
    return verdict
  }

  private static func text(_ path: String) -> Result<String, FileWriting.Unreadable> {
    switch FileWriting.read(path) {
    case .failure(let failure): return .failure(failure)
    case .success(let bytes):
      guard let text = ScriptText.text(bytes) else {
        return .failure(
          FileWriting.Unreadable(why: Both("it is not UTF-8 text", "den är inte UTF-8-text")))
      }
      return .success(text)
    }
  }

  private static func complain(
    _ path: String, _ why: Both, _ words: Tongue, _ say: (Utterance) -> Void
  ) {
    let word = Both("error", "fel")[words]
    let line = Neutral.shown("\(word) E0806: \(path): \(why[words])", .terminal)
    say(.remarks(Array((line + "\n").utf8)))
  }
}
