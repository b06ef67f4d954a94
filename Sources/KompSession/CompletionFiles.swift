import KompEngine
import KompLanguage
import KompLexicon
import KompStore
import KompValues

// What stands in the files that a statement names.
extension Spot {
  private var command: Keyword? {
    guard case .keyword(let word)? = statement.first?.role else { return nil }
    return word
  }

  /// The file that the statement names, as a path; nil where it names none.
  private var file: String? {
    guard let token = statement.first(where: { $0.role == .file }) else { return nil }
    let text = source[token.place]
    return session.path(
      named: Quoting.isQuoted(text) ? String(text.dropFirst().dropLast()) : text,
      quoted: Quoting.isQuoted(text))
  }

  /// Whether a heading of the file that is imported stands here: `with unit=`.
  var isHeading: Bool {
    command == .importing && tokens.last.map { source[$0.place] == "=" } ?? false
  }

  /// The headings of the file that is imported.
  func headings(beginning typed: String, quoted: Bool) -> [Completion.Candidate] {
    guard let file else { return [] }
    return completer.headings(of: file).filter { Quoting.begins($0, with: typed) }.map {
      let text = Quoting.written($0, always: quoted)
      return Completion.Candidate(
        text, Both("heading", "rubrik")[session.tongue], .value, spellings: [$0])
    }
  }

  /// The parameters of the script that is run, those given already left out.
  func scriptParameters(beginning typed: String) -> [Completion.Candidate] {
    guard command == .run, let file else { return [] }
    let given = statement.filter { $0.role == .name }.map { folded(source[$0.place]) }
    return completer.parameters(of: file).filter {
      Quoting.begins($0.name.text, with: typed) && !given.contains(folded($0.name.text))
    }.map { parameter in
      let standard = parameter.standard.map { " [\(session.text(of: $0))]" } ?? ""
      return Completion.Candidate(
        parameter.name.text + "=", (parameter.question?.text ?? parameter.type.text) + standard,
        .parameter, spellings: [parameter.name.text])
    }
  }
}

extension Completer {
  /// The headings of a file of rows; none where it cannot be read.
  func headings(of path: String) -> [String] {
    if let known = headings[path] { return known }
    let found = (try? DelimitedFile.open(path))?.headings ?? []
    headings[path] = found
    return found
  }

  /// The parameters of a script; none where it cannot be read.
  func parameters(of path: String) -> [Parameter] {
    guard case .success(let bytes) = FileWriting.read(path), let text = ScriptText.text(bytes)
    else { return [] }
    return session.parameters(of: Source(name: path, text: text))
  }
}
