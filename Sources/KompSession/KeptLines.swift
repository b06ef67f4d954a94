import KompLanguage
import KompLexicon
import KompReport
import KompValues

/// What was typed at the prompt and done: the lines that `save as "x.komp"` writes as a script.
///
/// Only what a script would do again is kept: no help, no look at the fields, nothing that failed.
struct KeptLines {
  /// The lines, in order.
  private(set) var lines: [String] = []
  /// Scripts written from here, which may be written again with more in them.
  var scripts: Set<String> = []
  /// The names that lines give, so that the latest one for a name stands.
  private var givers: [String: Int] = [:]

  /// Keeps a line; one that gives a name takes the place of the one before it.
  mutating func keep(_ line: String, giving name: String? = nil) {
    if let name, let index = givers[name] {
      lines[index] = line
      return
    }
    guard line != lines.last else { return }
    if let name { givers[name] = lines.count }
    lines.append(line)
  }

  private mutating func forget() {
    lines = []
    givers = [:]
  }

  /// Keeps a statement that has been done, as it would stand in a script.
  mutating func keep(_ statement: Statement, in source: Source, whole: String?) {
    let text = source[statement.place]
    switch statement.kind {
    case .version: break
    case .query(let query):
      if case .change? = query.stages.last?.arguments { keep(text) } else { keep(whole ?? text) }
    case .command(let word, _, let arguments):
      // Another model begins another script.
      if word == .new || word == .open { forget() }
      switch arguments {
      case .importing, .expectation, .printing, .running: keep(text)
      case .setting(let word, _, _): keep(text, giving: "setting " + word.rawValue)
      case .parameter(let parameter): keep(text, giving: folded(parameter.name.text))
      case .binding(let name, _), .definition(let name, _): keep(text, giving: folded(name.text))
      case .file where word == .open || word == .importing: keep(text)
      case .ladder, .need, .target, .assessing, .placing, .add, .times, .people, .exporting,
        .naming, .hypothesis:
        keep(text)
      case .nothing where word == .keep || word == .discard, .query where word == .compare:
        keep(text)
      case .file, .nothing, .words, .query, .why, .whyNot: break
      }
    }
  }
}

extension Session {
  /// Writes what was typed as a script.
  func saveScript(_ name: Name, _ call: Call) throws(Failure) {
    try mayWrite(name.text, at: name.place)
    let path = Paths.join(start, name.text)
    if case .success = FileWriting.read(path), !kept.scripts.contains(path) {
      throw .explained(SessionProblem.scriptExists(name.text), name.place, .unreadable)
    }
    let body = Source(name: path, text: (["komp 1"] + kept.lines).joined(separator: "\n") + "\n")
    let title = usage(body)
    let text = (["komp 1", "# \(title)"] + kept.lines).joined(separator: "\n") + "\n"
    let shaped = Formatter.format(Source(name: path, text: text), with: phrasebook, in: nil)
    if let why = FileWriting.replace(path, with: Array(shaped.utf8)) {
      throw .explained(SessionProblem.file(name.text, why), name.place, .unreadable)
    }
    transaction?.written.append(name.text)
    kept.scripts.insert(path)
    let count = kept.lines.count
    say([
      Remark(
        .footer,
        Both(
          "saved as \(name.text): \(count) lines that were typed; run \(name.text) runs them again",
          "sparat som \(name.text): \(count) rader som skrivits; kör \(name.text) kör dem igen"))
    ])
  }

  /// The name of a file with its parameter looked up, as a path from where this is run.
  func path(of file: Name) -> String { path(named: file.text, quoted: file.quoted) }

  /// A file beside the script; one that a parameter names may also lie where komp was started.
  func path(named text: String, quoted: Bool = false) -> String {
    guard text.hasPrefix(":"), !quoted, let value = names.values[folded(String(text.dropFirst()))]
    else { return Paths.join(folder, text) }
    let given = self.text(of: value)
    let beside = Paths.join(folder, given)
    if case .failure(let failure) = FileWriting.read(beside), failure.isAbsent {
      let here = Paths.join(start, given)
      if case .success = FileWriting.read(here) { return here }
    }
    return beside
  }
}
