import Glibc
import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

// What the model, the names given and the folder hold.
extension Spot {
  /// The path of fields that ends in a dot right before an offset: `unit.parent.`.
  func path(before offset: Int) -> [String] {
    var names: [String] = []
    var at = offset
    var rest = tokens[...]
    while let dot = rest.last, dot.place.upperBound == at, source[dot.place] == ".",
      let name = rest.dropLast().last, name.place.upperBound == dot.place.lowerBound
    {
      names.insert(plain(name), at: 0)
      at = name.place.lowerBound
      rest = rest.dropLast(2)
    }
    return names
  }

  func plain(_ token: RoledToken) -> String {
    let text = source[token.place]
    return Quoting.isQuoted(text) ? String(text.dropFirst().dropLast()) : text
  }

  /// The whole path whose last field has this folded name, looked for leftwards from here.
  private func path(to field: String) -> [String] {
    for token in tokens.reversed() where folded(plain(token)) == field {
      return path(before: token.place.lowerBound) + [plain(token)]
    }
    return [field]
  }

  /// The fields a name may be of: those the rows have, or of what the path leads to.
  func fieldReach(_ path: [String]) -> Reach? {
    if isAnalysisKey, let noun = analysis?.analysis.keyNoun {
      let keyed = completer.reach(noun.name, book)
      return path.isEmpty ? keyed : keyed?.through(path)
    }
    var reach = reach()
    let named = expected.compactMap { if case .field(let noun) = $0 { noun } else { nil } }.first
    if path.isEmpty, let named, reach == nil || reach?.noun.map({ $0.id.name != named }) == true {
      // Inside a quantifier the rows are another noun's.
      reach = completer.reach(named, session.phrasebook)
    }
    return path.isEmpty ? reach : reach?.through(path)
  }

  /// What the innermost query typed so far leads to; nil where none stands before the place.
  func reach() -> Reach? {
    var first = statement.startIndex
    var opened: [Int] = []
    for index in statement.indices {
      switch source[tokens[index].place] {
      case "(": opened.append(index)
      case ")": _ = opened.popLast()
      default: break
      }
    }
    while true {
      first = opened.popLast().map { $0 + 1 } ?? statement.startIndex
      if let text = queryText(from: first), let reach = completer.reach(text, book) { return reach }
      if first == statement.startIndex { return ofPeople }
    }
  }

  /// The conditions of a ladder and of a need are about people, whether the line says so or not.
  private var ofPeople: Reach? {
    shape == .ladder || shape == .need ? completer.reach(NounID.staff.name, book) : nil
  }

  /// The query that begins at or after a token, up to the stage that is being typed.
  private func queryText(from first: Int) -> String? {
    guard first < tokens.endIndex else { return nil }
    var begin: Int?
    var depth = 0
    var cut: Int?
    for index in first..<tokens.endIndex {
      let token = tokens[index]
      let text = source[token.place]
      if text == "(" { depth += 1 }
      if text == ")" { depth -= 1 }
      guard depth == 0 else { continue }
      switch token.role {
      case .noun, .analysis, .file, .keyword(.it): if begin == nil { begin = index }
      case .name where session.names.queries[folded(text)] != nil:
        if begin == nil { begin = index }
      case .parameter where session.names.queries[folded(String(text.dropFirst()))] != nil:
        if begin == nil { begin = index }
      case .keyword(let word) where book.stages[word] != nil:
        if begin == nil, index == first, word != .count, word != .show {
          return "it " + source[token.place.lowerBound..<start]
        }
        if begin != nil { cut = token.place.lowerBound }
      default: break
      }
    }
    guard let begin else { return nil }
    // A noun inside a condition's bracket is none that the condition reads.
    if begin > first, case .keyword = tokens[begin - 1].role {
    } else if begin > first, source[tokens[begin - 1].place] != "=" {
      return nil
    }
    return source[tokens[begin].place.lowerBound..<(cut ?? start)]
  }

  /// The type of the values meant; nil where it cannot be told.
  func valueType(_ field: String?) -> FieldType? {
    guard let field else { return nil }
    return valueReach(field)?.type(of: path(to: field))
  }

  private func valueReach(_ field: String) -> Reach? {
    if let reach = fieldReachForValue(field) { return reach }
    // Where no query stands, as in `param unit: unit = …`, any noun that has the field tells.
    let noun = Schema.nouns.first { noun in
      noun.fields.contains { $0.words.all.contains { folded($0) == field } }
    }
    return noun.flatMap { completer.reach($0.id.name, book) }
  }

  private func fieldReachForValue(_ field: String) -> Reach? {
    guard let reach = reach() else { return nil }
    if reach.type(of: path(to: field)) != nil { return reach }
    // Inside a quantifier the field is the other noun's.
    for noun in reach.related {
      guard let other = completer.reach(noun.id.name, book), other.type(of: [field]) != nil else {
        continue
      }
      return other
    }
    return nil
  }

  /// The values of a field with how many have them, and what else may stand for a value.
  func values(of field: String?, beginning typed: String, quoted: Bool) -> [Completion.Candidate] {
    var found: [Completion.Candidate] = []
    let type = valueType(field)
    if let field, let reach = valueReach(field) {
      let unit = reach.noun?.many ?? Both("rows", "rader")
      let single = reach.noun?.one ?? Both("row", "rad")
      for known in completer.values(of: path(to: field), in: reach, at: cacheKey(field)) {
        guard let text = spelling(known.words.spellings(in:), beginning: typed) else { continue }
        let word = known.count == 1 ? single : unit
        let style: NumeralStyle = session.tongue == .english ? .english : .swedish
        found.append(
          Completion.Candidate(
            Quoting.written(text, always: quoted),
            "\(Numeral.write(known.count, style: style)) \(word[session.tongue])", .value,
            spellings: known.words.all))
      }
    }
    if field == Keyword.language.rawValue {
      found += Tongue.allCases.map(\.rawValue).filter { Quoting.begins($0, with: typed) }
        .map { Completion.Candidate($0, "", .value) }
    }
    if !quoted, type == .day || (type == nil && !typed.isEmpty) || field == "today" {
      found += Parser.times.compactMap { keyword($0, beginning: typed) }
    }
    found += parameters(beginning: typed)
    return found
  }

  private func cacheKey(_ field: String) -> String {
    source[0..<(tokens.last?.place.lowerBound ?? 0)] + "\u{0}" + field
  }

  /// Parameters and values with names.
  func parameters(beginning typed: String) -> [Completion.Candidate] {
    guard typed.isEmpty || typed.hasPrefix(":") else { return [] }
    return session.names.values.keys.sorted().map { ":" + $0 }
      .filter { Quoting.begins($0, with: typed) }
      .map {
        let value = session.names.values[String($0.dropFirst())]
        return Completion.Candidate($0, value.map { session.text(of: $0) } ?? "", .parameter)
      }
  }

  /// Files of the folder that fit the statement, and the formats where an answer is written.
  func files(beginning typed: String) -> [Completion.Candidate] {
    var found: [Completion.Candidate] = []
    let last = statement.last?.role
    if last == .keyword(.to) {
      for ink in Inks.all {
        guard let text = spelling(ink.words.spellings(in:), beginning: typed) else { continue }
        found.append(
          Completion.Candidate(
            text, Both("format", "format")[session.tongue], .format, spellings: ink.words.all))
      }
    }
    let endings: [String] =
      switch last {
      case .keyword(.run): [".komp"]
      case .keyword(.open), .keyword(.new): [".kompdb"]
      case .keyword(.saveAs): [".kompdb", ".komp"]
      default: [".csv", ".tsv", ".txt"]
      }
    if last != .keyword(.to), last != .keyword(.saveAs) { found += parameters(beginning: typed) }
    let parts = typed.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    for name in Folder.names(Paths.join(session.folder, folder.isEmpty ? "." : folder)) {
      let isFolder = name.hasSuffix("/")
      guard isFolder ? !typed.isEmpty : endings.contains(where: { name.lowercased().hasSuffix($0) })
      else { continue }
      let path = folder.isEmpty ? name : folder + "/" + name
      guard Quoting.begins(path, with: typed) else { continue }
      let text = Quoting.written(path, always: true)
      found.append(
        Completion.Candidate(
          isFolder ? String(text.dropLast()) : text, "", .file, spellings: [path]))
    }
    return found
  }
}

extension Completer {
  /// What a query leads to; nil where the text is no query that means something.
  func reach(_ query: String, _ book: Phrasebook) -> Reach? {
    if let reach = reached[query] { return reach }
    guard opened.insert(query).inserted else { return nil }
    let source = Source(text: query)
    guard
      case .query(let tree)? = Parser.read(source, with: book, isFile: false).statements.first?.kind,
      let reach = Runner.reach(after: tree, in: session.environment)
    else { return nil }
    reached[query] = reach
    return reach
  }

  /// The values of a field, made once for each place they may be asked for.
  func values(of path: [String], in reach: Reach, at key: String) -> [Reach.Known] {
    if let known = values[key] { return known }
    let known = reach.values(of: path) ?? []
    values[key] = known
    return known
  }
}

/// The names in a folder.
enum Folder {
  /// The names of files and folders, those ending in a stroke, in order; hidden ones left out.
  static func names(_ path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder), names.count < 2000 {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      names.append(name + (entry.pointee.d_type == 4 ? "/" : ""))
    }
    return names.sorted { SwedishOrder.precedes($0, $1) }
  }
}
