import KompLexicon

/// Queries: a source, its time, its stages.
extension Reader {
  /// The stages, built or not.
  static let stages: Set<Keyword> = [
    .where, .that, .show, .hide, .by, .compute, .sort, .top, .limit, .distinct, .count, .chart,
    .to, .publish, .set, .correct, .remove, .leave,
  ]

  /// The noun at a token: its id and how many tokens it takes.
  func nounAhead(_ index: Int) -> (id: String, length: Int)? {
    ahead(index, in: book.vocabulary.nouns).map { (book.nouns[$0.index].id, $0.length) }
  }

  /// The noun or analysis of later work at a token.
  func laterAhead(_ index: Int) -> (id: String, length: Int)? {
    ahead(index, in: book.vocabulary.later).map { (book.later[$0.index].id, $0.length) }
  }

  func ahead(_ index: Int, in phrases: Phrases<Vocabulary.Index>)
    -> (index: Int, length: Int)?
  {
    guard index < end, division.tokens[index].kind == .word else { return nil }
    let found = phrases.longest(division.tokens[index].folded) { more in
      let next = index + more
      guard next < end, division.tokens[next].kind == .word else { return nil }
      return division.tokens[next].folded
    }
    guard let found, let meaning = found.meanings.first else { return nil }
    return (meaning.at, found.length)
  }

  /// A whole query.
  mutating func query(outermost: Bool = false) throws(Stop) -> Query {
    try deepen()
    defer { depth -= 1 }
    let first = at
    let enclosing = noun
    defer { noun = enclosing }
    var counted: (Keyword, Place)?
    note(.keyword(.count))
    note(.keyword(.show))
    if let word = stage(at: at), opensSentence(word) {
      let place = take(as: .keyword(word), width: phraseLength(at))
      if word == .count { counted = (word, place) }
    }
    var source = try querySource()
    if case .analysis(var call) = source {
      try arguments(of: &call)
      source = .analysis(call)
    }
    if outermost { sourceEnd = at > 0 ? division.tokens[at - 1].place.upperBound : nil }
    let time = try time(after: &source)
    var stages = stages(outermost: outermost)
    if let (word, place) = counted {
      let stage = Stage(word, wordPlace: place, .nothing, at: place)
      // A count ends a query, but what it becomes may still be written to a file.
      let last = stages.last?.word == .to ? stages.count - 1 : stages.count
      stages.insert(stage, at: last)
    }
    return Query(source: source, time: time, stages: stages, at: place(from: first))
  }

  /// One level deeper, unless there are too many.
  mutating func deepen() throws(Stop) {
    guard depth < Reader.depthLimit else { throw tooDeep() }
    depth += 1
  }

  /// The rest of the statement is left alone: what is wrong with it has been said.
  mutating func tooDeep() -> Stop {
    let stop = fail(.tooDeep, at: here)
    abandoned = true
    at = end
    return stop
  }

  private mutating func querySource() throws(Stop) -> QuerySource {
    note(.noun)
    note(.analysis)
    note(.file)
    note(.saved)
    try refuseWholePopulation()
    if let (id, length) = nounAhead(at) {
      let name = takeName(as: .noun(id), width: length)
      noun = id
      note(.keyword(.from))
      if sees(.from), fileFollows(at + phraseLength(at)) {
        _ = take(.from)
        return .nounFrom(id: id, name, file: try file())
      }
      return .noun(id: id, name)
    }
    if let (id, length) = analysisAhead(at) {
      noun = id
      return .analysis(AnalysisCall(id: id, name: takeName(as: .analysis(id), width: length)))
    }
    if let (id, length) = laterAhead(at) {
      let place = take(as: .analysis(id), width: length)
      throw fail(.notYet(self.source[place]), at: place)
    }
    if let place = take(.it) { return .it(place) }
    guard let token else { throw missing(.noun) }
    switch token.kind {
    case .text(let closed):
      let name = takeName(as: .file)
      if !closed { throw unclosedText(token.place) }
      return .file(name)
    case .parameter:
      return .named(takeName(as: .parameter))
    case .mark(.open):
      return .query(try bracketedQuery())
    case .word:
      return try namedSource(token)
    default:
      throw missing(.noun)
    }
  }

  /// `(query)`.
  mutating func bracketedQuery() throws(Stop) -> Query {
    let bracket = at
    take(as: .symbol)
    ownBrackets.insert(bracket)
    let outside = changing
    changing = .nowhere
    defer {
      ownBrackets.remove(bracket)
      changing = outside
    }
    let inner = try query()
    try close(bracket)
    return inner
  }

  /// A saved name, unless what follows shows that none was meant.
  private mutating func namedSource(_ token: Token) throws(Stop) -> QuerySource {
    let next = at + 1
    let saved = scriptNames.contains(token.folded)
    let follows =
      next >= end || division.tokens[next].mark == .close || division.tokens[next].mark == .bar
      || stage(at: next) != nil || phrase(next).contains { Reader.times.contains($0) }
    if saved || follows, saved || !isMisspeltCommand(token) {
      return .named(takeName(as: .name))
    }
    take(as: .unknown)
    // Of two words as near, the one of the language that the rest is in is meant.
    let near = near(token, among: openingWords)
    let own = Set(spokenOpenings)
    let ordered = near.filter { own.contains($0) } + near.filter { !own.contains($0) }
    var fixes = ordered.map { Fix(token.place, $0) }
    if book.fieldID(token.folded) != nil {
      // `ålder > 60` alone: a condition without its source.
      let start = token.place.lowerBound..<token.place.lowerBound
      let noun = spoken == .swedish ? "personal" : "staff"
      let first = isTail(at) ? said(.where) : said(.show)
      fixes.insert(Fix(start, "\(noun) \(first) "), at: 0)
    }
    throw fail(.unknownOpening(token.text), at: token.place, fixes: fixes)
  }

  /// Whether an unknown name that opens a statement is nearest to a command: `hepl by`.
  private func isMisspeltCommand(_ token: Token) -> Bool {
    // With a stage that lacks its arguments it is no query either way; else a name may be meant.
    guard at == beginning, let word = stage(at: at + 1), word != .count, word != .distinct,
      at + 1 + phraseLength(at + 1) >= end, let nearest = near(token, among: openingWords).first
    else {
      return false
    }
    return book.commands.keys.contains { word in
      Tongue.allCases.contains { word.spellings(in: $0).contains(nearest) }
    }
  }

  private var spokenOpenings: [String] {
    let tongue = spoken
    return book.nouns.flatMap { $0.words.spellings(in: tongue) }
      + book.commands.keys.flatMap { $0.spellings(in: tongue) }
  }

  /// All words that open a statement.
  private var openingWords: [String] {
    (book.nouns + book.analyses).flatMap { $0.words.all }
      + book.commands.keys.flatMap { word in
        Tongue.allCases.flatMap { word.spellings(in: $0) }
      }
  }

  /// The nearest words to a misspelt one.
  func near(_ token: Token, among words: [String]) -> [String] {
    // Very long words are never near, and comparing them is slow.
    guard token.folded.utf8.count <= 40 else { return [] }
    return Nearest.words(to: token.folded, among: words, limit: 3)
  }

  private func fileFollows(_ index: Int) -> Bool {
    guard index < end else { return true }
    let token = division.tokens[index]
    if token.isText || token.kind == .parameter { return true }
    return token.kind == .word || token.mark == .range || token.mark == .dot
  }

  /// The closing partner of a bracket.
  mutating func close(_ bracket: Int) throws(Stop) {
    if takeMark(.close) != nil { return }
    let place = division.tokens[bracket].place
    // What stands before the closing bracket cannot stand there.
    if let partner = division.partner[bracket], partner < end, let token { throw unfit(token) }
    let fixes = at >= end ? [Fix(here.lowerBound..<here.lowerBound, ")")] : []
    throw fail(.unclosedBracket, at: place, fixes: fixes)
  }

  /// Takes tokens as a name.
  mutating func takeName(as role: Role, width: Int = 1) -> Name {
    guard let token else { return Name("", at: here) }
    let place = take(as: role, width: width)
    let text = width > 1 ? source[place] : token.text
    return Name(text, at: place, quoted: token.isText)
  }
}
