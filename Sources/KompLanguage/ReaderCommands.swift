import KompLexicon
import KompValues

/// Commands and their shapes.
extension Reader {
  mutating func command(_ word: Keyword) throws(Stop) -> Statement.Kind {
    guard let shape = book.commands[word] else {
      // What closes a block opens nothing.
      if word == .end, let token { throw unfit(token) }
      throw notYet()
    }
    let place = take(as: .keyword(word), width: phraseLength(at))
    return .command(word, place, try arguments(shape, of: word, at: place))
  }

  private mutating func arguments(
    _ shape: CommandShape, of word: Keyword, at wordPlace: Place
  ) throws(Stop) -> CommandArguments {
    switch shape {
    case .nothing: return .nothing
    case .file:
      if at >= end, word != .open, word != .saveAs { return .file(nil) }
      let name = try file()
      if word == .open { try refuseToOpen(name) }
      if word == .saveAs, !name.text.contains("."), !name.text.hasPrefix(":") {
        // The ending says what is saved: what was typed, or the model.
        let names = [".komp", ".kompdb"].map { name.text + $0 }
        throw fail(
          .foreignWord(name.text, meant: names[0]), at: name.place,
          fixes: names.map { Fix(name.place, "\"\($0)\"") })
      }
      return .file(name)
    case .words: return .words(words())
    case .query:
      note(.noun)
      note(.analysis)
      note(.file)
      note(.saved)
      if at >= end, !isFile { return .query(Query(source: .it(here), stages: [], at: here)) }
      return .query(try commandQuery())
    case .importing:
      if namesWholeModel { return .file(try file()) }
      return .importing(try importing())
    case .parameter: return .parameter(try parameter())
    case .binding: return try binding()
    case .definition: return try definition()
    case .running: return try running()
    case .expectation: return try expectation()
    case .printing: return .printing(try printing())
    case .setting: return try setting()
    case .ladder: return .ladder(try ladder(from: wordPlace))
    case .need: return .need(try need())
    case .target: return .target(try target())
    case .assessing: return try assessing()
    case .placing: return try placing()
    case .why: return try why()
    case .whyNot: return try whyNot()
    case .add: return .add(try adding())
    case .times: return .times(try times())
    case .people: return .people(try people())
    case .exporting: return .exporting(try exporting())
    case .naming: return .naming(try naming())
    case .hypothesis: return try hypothesis()
    }
  }

  /// `open x.komp`, `open x.csv`: a script is run, a file of rows imported.
  private mutating func refuseToOpen(_ name: Name) throws(Stop) {
    let first = division.tokens[beginning].place
    let tongue: Tongue = folded(source[first]) == "open" ? .english : .swedish
    let text = name.text.lowercased()
    let meant: String
    if text.hasSuffix(".komp") {
      meant = Keyword.run.main(in: tongue)
    } else if [".csv", ".tsv", ".txt"].contains(where: { text.hasSuffix($0) }) {
      meant =
        Keyword.importing.main(in: tongue)
        + (tongue == .swedish ? " personal från" : " staff from")
    } else {
      return
    }
    throw fail(.foreignWord(source[first], meant: meant), at: first, fixes: [Fix(first, meant)])
  }

  /// `import "kommun.sqlite"`: a whole model, where the file comes before any noun.
  private var namesWholeModel: Bool {
    guard let token else { return false }
    var name = token.text
    if !token.isText {
      let bytes = source.bytes
      var offset = token.place.lowerBound
      while offset < bytes.count, bytes[offset] > 0x20, bytes[offset] != 0x3B { offset += 1 }
      name = source[token.place.lowerBound..<offset]
    }
    return [".sqlite", ".sqlite3", ".db"].contains { name.lowercased().hasSuffix($0) }
  }

  /// `import personal.csv`: the noun is missing.
  private mutating func importWithoutNoun() -> Stop? {
    guard let token,
      nounAhead(at) == nil || division.tokens[at].isText || self.token(ahead: 1)?.mark == .dot,
      laterAhead(at) == nil
    else { return nil }
    let bytes = source.bytes
    var offset = token.place.lowerBound
    while offset < bytes.count, bytes[offset] > 0x20 { offset += 1 }
    let text = source[token.place.lowerBound..<offset]
    guard token.isText || text.contains("."), !text.hasSuffix(".") else { return nil }
    let tongue: Tongue =
      Keyword.importing.spellings(in: .swedish).contains(
        folded(source[division.tokens[beginning].place])) ? .swedish : .english
    let start = token.place.lowerBound..<token.place.lowerBound
    let said = tongue == .swedish ? "personal från " : "staff from "
    let (place, last) = (token.place, lastText)
    at = end
    return fail(.missing(.noun, after: last), at: place, fixes: [Fix(start, said)])
  }

  /// A query after a command: with its source, or on the last result.
  private mutating func commandQuery() throws(Stop) -> Query {
    if let word = stage(at: at), !opensSentence(word), !isFile {
      let first = at
      let start = here.lowerBound..<here.lowerBound
      let stages = stages(outermost: true)
      return Query(source: .it(start), stages: stages, at: place(from: first))
    }
    return try query(outermost: true)
  }

  /// `help step`: the words as typed, whatever they are.
  private mutating func words() -> [Name] {
    var names: [Name] = []
    note(.noun)
    while let token {
      if let (id, length) = nounAhead(at) {
        names.append(takeName(as: .noun(id), width: length))
      } else if let (id, length) = analysisAhead(at) ?? laterAhead(at) {
        names.append(takeName(as: .analysis(id), width: length))
      } else if token.kind == .word, let keyword = phrase(at).first,
        book.fieldID(token.folded) == nil || phraseLength(at) > 1
      {
        names.append(takeName(as: .keyword(keyword), width: phraseLength(at)))
      } else if token.kind == .word, let id = book.fieldID(token.folded) {
        names.append(takeName(as: .field(id)))
      } else {
        let place = take(as: token.isText ? .text : .name)
        let text = token.text.isEmpty ? source[place] : token.text
        names.append(Name(text, at: place, quoted: token.isText))
      }
    }
    return names
  }

  private mutating func importing() throws(Stop) -> Importing {
    note(.noun)
    if let problem = importWithoutNoun() { throw problem }
    guard let (id, length) = nounAhead(at) else {
      if let (later, length) = laterAhead(at) {
        let place = take(as: .analysis(later), width: length)
        throw fail(.notYet(source[place]), at: place)
      }
      guard let token, token.kind == .word else { throw missing(.noun) }
      let near = near(token, among: book.nouns.flatMap { $0.words.all })
      let fact =
        near.first.map { SyntaxFact.misspeltWord(token.text, meant: $0) }
        ?? .missing(.noun, after: lastText)
      throw fail(fact, at: token.place, fixes: near.map { Fix(token.place, $0) })
    }
    noun = id
    let name = takeName(as: .noun(id), width: length)
    guard take(.from) != nil else { throw missing(.file) }
    var importing = Importing(noun: id, nounName: name, file: try file())
    while true {
      if take(.asOf) != nil {
        let (literal, place) = try day()
        (importing.asOf, importing.asOfPlace) = (literal, place)
      } else if take(.with) != nil {
        importing.headings += try assignments(headings: true)
      } else if take(.dateFormat) != nil {
        note(.name)
        guard token?.kind == .word else { throw missing(.type) }
        importing.dateFormat = takeName(as: .name)
      } else if take(.complete) != nil {
        importing.complete = true
      } else if take(.skippingBadRows) != nil {
        importing.skippingBadRows = true
      } else {
        return importing
      }
    }
  }

  /// `name=value, name=value`; the left of a heading is a field, of an argument a parameter.
  mutating func assignments(headings: Bool) throws(Stop) -> [Assignment] {
    var list: [Assignment] = []
    note(headings ? .field(of: noun) : .name)
    while at < end {
      note(headings ? .field(of: noun) : .name)
      guard let token, token.kind == .word || token.isText else { throw missing(.name) }
      let role: Role = headings && !token.isText ? .field(book.fieldID(token.folded)) : .name
      let name = takeName(as: role)
      let sign = at
      guard takeMark(.equal) != nil else { throw missing(.equals) }
      settings[sign] = .tight
      let (value, place) = try headings ? heading() : literal(of: folded(name.text))
      list.append(Assignment(name, value, valuePlace: place))
      if takeMark(.comma) != nil { continue }
      // Arguments may stand side by side; headings are a list.
      if headings || self.token(ahead: 1)?.mark != .equal { break }
    }
    return list
  }

  /// A heading as it stands in the file: one word or quoted.
  private mutating func heading() throws(Stop) -> (Literal, Place) {
    note(.value(of: nil))
    guard let token else { throw missing(.heading) }
    switch token.kind {
    case .word: return (.word(token.text), take(as: .value(of: nil)))
    case .number, .period:
      return (.word(source[token.place]), take(as: .value(of: nil)))
    case .text(let closed):
      let place = take(as: .text)
      guard closed else { throw unclosedText(place) }
      return (.text(token.text), place)
    default: throw missing(.heading)
    }
  }

  private mutating func running() throws(Stop) -> CommandArguments {
    let file = try file()
    return .running(file: file, arguments: try assignments(headings: false))
  }

  private mutating func printing() throws(Stop) -> [Expression] {
    var list: [Expression] = []
    repeat { list.append(try expression(.output)) } while takeMark(.comma) != nil
    return list
  }

  static let sessionSettings: [Keyword] = [.today, .language, .levelRule, .projector]

  /// Whether the name of a setting stands at a token.
  func settingAhead(_ index: Int) -> Bool {
    phrase(index).contains { Reader.sessionSettings.contains($0) }
  }

  /// `setting today 2025-11-01`, `set language sv`.
  private mutating func setting() throws(Stop) -> CommandArguments {
    // A line that began with `set` has come here with `set` taken as the command's word.
    for word in Reader.sessionSettings { note(.keyword(word)) }
    guard let token else { throw missing(.setting) }
    guard let word = phrase(at).first(where: { Reader.sessionSettings.contains($0) }) else {
      throw fail(
        .unknownSetting(Reader.short(source[token.place])), at: token.place,
        fixes: settingsNear(token))
    }
    take(as: .keyword(word), width: phraseLength(at))
    if mark == .equal {
      settings[at] = .filler
      take(as: .symbol)
    }
    let (value, place) = try settingValue(word)
    return .setting(word, value, place)
  }

  private mutating func settingValue(_ word: Keyword) throws(Stop) -> (Literal, Place) {
    for state in [Keyword.on, .off] where word != .today && sees(state) {
      let text = token?.text ?? ""
      return (.word(text), take(as: .keyword(state), width: phraseLength(at)))
    }
    return try literal(of: word.rawValue)
  }
}
