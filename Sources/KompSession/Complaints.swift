import KompEngine
import KompLanguage
import KompLexicon
import KompReport

extension Session {
  /// Says what is wrong, each at its place in the source, several of a line together.
  func report(_ problems: [any Complaint], in source: Source, page: Page) {
    guard !problems.isEmpty else { return }
    let ordered = problems.sorted { $0.place.lowerBound < $1.place.lowerBound }
    let proven = proven(ordered, in: source, isFile: readsFile)
    say(proven.map { Finding($0, in: tongue) }, in: source, page: page)
  }

  /// Says what another room found wrong, at a place of the statement.
  func report(_ problem: any Explained, at place: Place, in source: Source, page: Page) {
    say([Finding(problem, at: place, in: tongue)], in: source, page: page)
  }

  private func say(_ findings: [Finding], in source: Source, page: Page) {
    let known = trouble.map { $0.text == source.text && voice.errors > 0 ? $0.findings : [] } ?? []
    trouble = Trouble(known + findings, in: source)
    voice.errors += findings.count { $0.severity == .error }
    var bytes: [UInt8] = []
    switch errorStyle {
    case .full:
      let excerpts = Excerpt.gather(
        findings.flatMap { marks($0, in: source) }, in: source.text, named: source.name,
        after: source.linesBefore)
      Excerpt.write(excerpts, on: page, to: &bytes)
    case .line:
      for finding in findings {
        bytes += Array(Neutral.shown(finding.line(in: source, tongue), .quoted).utf8)
      }
    case .json:
      for finding in findings { bytes += Array(finding.json(in: source).utf8) }
    }
    voice.say(.remarks(bytes))
  }

  /// Says after several errors whether anything was run, and once at a prompt who explains them.
  func close(hasRun: Bool) {
    guard errorStyle == .full, voice.errors > 0 else { return }
    let isFirst = isInteractive && !hasHintedWhy
    guard voice.errors > 1 || isFirst else { return }
    hasHintedWhy = true
    let why = Both("\"why\" explains.", "\"varför\" förklarar.")
    var words = why
    if voice.errors > 1 {
      words =
        hasRun
        ? Both(
          "What stands before the first error was run. \(why.english)",
          "Det som står före det första felet kördes. \(why.swedish)")
        : Both("Nothing was run. \(why.english)", "Ingenting kördes. \(why.swedish)")
    }
    voice.say(.remarks(Array("  \(words[tongue])\n".utf8)))
  }

  /// Says at a prompt that a statement was stopped, and that nothing came of it; of a script the exit
  /// code says enough to whoever pressed the key.
  func tellOfStop(at place: Place, in source: Source) {
    guard isInteractive else { return }
    var spot = ""
    if source.text.contains("\n") || !source.name.isEmpty {
      spot = "\(source.name):\(source.position(of: place.lowerBound).line): "
    }
    let words = Both(
      "\(spot)interrupted; this statement changed nothing",
      "\(spot)avbrutet; den här satsen ändrade ingenting")
    voice.say(.remarks(Array((words[tongue] + "\n").utf8)))
  }

  private func marks(_ finding: Finding, in source: Source)
    -> [(place: Place, message: Excerpt.Message)]
  {
    var lines = finding.message.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    lines += finding.labels.map { $0.text[tongue] }
    if let note = finding.note { lines.append(note[tongue]) }
    let message = Excerpt.Message(
      finding.severity == .warning ? .warning : .error, code: finding.code, lines: lines,
      suggestions: suggestions(finding.fixes, in: source),
      labels: finding.labels.map(\.place))
    return [(finding.place, message)]
  }

  /// The first fixes as a reader sees them; two that come to the same are one.
  private func suggestions(_ fixes: [Fix], in source: Source) -> [String] {
    var shown: [String] = []
    for fix in fixes where shown.count < 3 {
      let suggestion = suggestion(fix, in: source)
      if !shown.contains(suggestion) { shown.append(suggestion) }
    }
    return shown
  }

  /// A fix as a reader sees it: the word put in place, or the whole mended line where more changes.
  private func suggestion(_ fix: Fix, in source: Source) -> String {
    let note = fix.note.map { " (\($0[tongue]))" } ?? ""
    if fix.edits.count == 1, let edit = fix.edits.first, !edit.place.isEmpty, !edit.text.isEmpty {
      return edit.text + note
    }
    return fix.applied(to: source, around: fix.edits.first?.place.lowerBound ?? 0) + note
  }
}

extension Fix {
  /// The line around an offset with the replacements made.
  func applied(to source: Source, around offset: Int) -> String {
    let line = source.line(around: offset)
    let text = applied(to: source.text)
    let end = edits.reduce(line.place.upperBound) { $0 + $1.text.utf8.count - $1.place.count }
    let bytes = Array(text.utf8)
    guard line.place.lowerBound <= end, end <= bytes.count else { return line.text }
    return String(decoding: bytes[line.place.lowerBound..<end], as: UTF8.self)
  }
}
