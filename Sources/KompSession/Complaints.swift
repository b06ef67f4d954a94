import KompEngine
import KompLanguage
import KompLexicon
import KompReport

extension Session {
  /// Says what is wrong, each at its place in the source, several of a line together.
  func report(_ problems: [any Complaint], in source: Source, page: Page) {
    guard !problems.isEmpty else { return }
    let ordered = problems.sorted { $0.place.lowerBound < $1.place.lowerBound }
    for problem in ordered where problem.severity == .error {
      if let fix = problem.fixes.first { voice.fixes.append((fix, source)) }
    }
    let findings = ordered.map { problem in
      (
        place: problem.place,
        message: Excerpt.Message(
          problem.severity == .warning ? .warning : .error, code: problem.code,
          lines: lines(problem.message(in: tongue)),
          suggestions: problem.fixes.prefix(3).map { suggestion($0, in: source) })
      )
    }
    say(findings, in: source, page: page)
  }

  /// Says what another room found wrong, at a place of the statement.
  func report(_ problem: any Explained, at place: Place, in source: Source, page: Page) {
    let message = Excerpt.Message(
      .error, code: problem.code, lines: lines(problem.message(in: tongue)))
    say([(place: place, message: message)], in: source, page: page)
  }

  private func say(
    _ findings: [(place: Place, message: Excerpt.Message)], in source: Source, page: Page
  ) {
    var bytes: [UInt8] = []
    let excerpts = Excerpt.gather(findings, in: source.text, named: source.name)
    Excerpt.write(excerpts, on: page, to: &bytes)
    voice.say(.remarks(bytes))
  }

  private func lines(_ message: String) -> [String] {
    message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// A fix as a reader sees it: the word put in place, or the whole mended line where more changes.
  private func suggestion(_ fix: Fix, in source: Source) -> String {
    if fix.edits.count == 1, let edit = fix.edits.first, !edit.place.isEmpty, !edit.text.isEmpty {
      return edit.text
    }
    return fix.applied(to: source, around: fix.edits.first?.place.lowerBound ?? 0)
  }

}

extension Fix {
  /// The line around an offset with the replacements made.
  func applied(to source: Source, around offset: Int) -> String {
    let line = source.line(around: offset)
    var bytes = Array(source.text.utf8)
    var end = line.place.upperBound
    for edit in edits.reversed() where edit.place.upperBound <= bytes.count {
      bytes.replaceSubrange(edit.place, with: Array(edit.text.utf8))
      end += edit.text.utf8.count - edit.place.count
    }
    guard line.place.lowerBound <= end, end <= bytes.count else { return line.text }
    return String(decoding: bytes[line.place.lowerBound..<end], as: UTF8.self)
  }
}

extension Voice {
  /// A text with the first fix of each of its errors applied, those left out that overlap another.
  func mended(_ source: Source) -> String? {
    var edits: [Fix.Edit] = []
    for (fix, of) in fixes where of == source {
      let free = fix.edits.allSatisfy { new in
        edits.allSatisfy { old in
          new.place.upperBound <= old.place.lowerBound && new.place != old.place
            || new.place.lowerBound >= old.place.upperBound && new.place != old.place
        }
      }
      if free { edits += fix.edits }
    }
    guard !edits.isEmpty else { return nil }
    var bytes = Array(source.text.utf8)
    for edit in edits.sorted(by: { $0.place.lowerBound > $1.place.lowerBound })
    where edit.place.upperBound <= bytes.count {
      bytes.replaceSubrange(edit.place, with: Array(edit.text.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
