import KompLexicon

/// Statements.
extension Reader {
  /// The commands, built or not, that open a statement.
  static let commands: Set<Keyword> = [
    .open, .new, .saveAs, .close, .backup, .importing, .export, .add, .assess, .correct, .place,
    .purge, .undo, .redo, .journal, .whatIf, .scenario, .compare, .keep, .discard, .param,
    .letValue, .define, .run, .forEach, .expect, .printing, .section, .report, .help, .describe,
    .summarize, .explain, .why, .whyNot, .lesson, .check, .setting, .projector, .history, .log,
    .quit, .ladder, .need, .target, .end, .remove, .leave,
  ]

  /// Reads the statement that a span holds; nil where it has an error.
  mutating func statement(_ span: Stretch) -> Statement? {
    end = span.tokens.upperBound
    at = span.tokens.lowerBound
    beginning = at
    sourceEnd = nil
    columnNames = []
    noun = nil
    depth = 0
    changing = .nowhere
    abandoned = false
    ownBrackets = []
    let before = problems.count
    let first = at
    var kind: Statement.Kind?
    do throws(Stop) {
      kind = try statementKind()
      if at < end { throw leftOver() }
      note(.end)
    } catch {}
    at = end
    let failed = abandoned || problems[before...].contains { $0.severity == .error }
    guard let kind, !failed else { return nil }
    return Statement(kind, at: place(from: first))
  }

  /// Something follows what was already whole.
  private mutating func leftOver() -> Stop {
    guard let token else { return Stop() }
    return unfit(token)
  }

  private mutating func statementKind() throws(Stop) -> Statement.Kind {
    note(.noun)
    note(.analysis)
    if sees(.version), at + 1 == end || token(ahead: 1)?.kind == .number { return try version() }
    if takesNotes { for command in book.commands.keys { note(.keyword(command)) } }
    if let problem = settingInWords() { throw problem }
    if sees(.set) {
      let next = at + phraseLength(at)
      if next >= end || settingAhead(next) { return try command(.setting) }
    }
    if let change = [Keyword.set, .correct, .leave, .remove].first(where: { sees($0) }) {
      throw book.stages[change] == nil ? notYet() : changeWithoutRows(change)
    }
    let words = phrase(at)
    if let command = words.first(where: { Reader.commands.contains($0) }), opens(command) {
      return try self.command(command)
    }
    changing = .statement
    return .query(try openingQuery())
  }

  /// A noun of the same spelling (`scenario`, `report`) is no command where a stage follows it.
  private func opens(_ command: Keyword) -> Bool {
    // A word that has become a table is asked about, not done: `history`.
    if book.commands[command] == nil, nounAhead(at) != nil { return false }
    let length = phraseLength(at)
    if let next = token(ahead: length)?.mark, next == .dot || next == .bar { return false }
    return true
  }

  private mutating func version() throws(Stop) -> Statement.Kind {
    _ = take(.version)
    note(.number)
    guard at < end else { throw missing(.number) }
    let place = here
    let text = token?.text ?? ""
    take(as: .number)
    guard let number = Int(text) else { throw fail(.unfitNumber(text), at: place) }
    guard number == 1 else {
      throw fail(.unknownVersion(number), at: place, fixes: [Fix(place, "1")])
    }
    return .version(number)
  }

  /// A word of the language that is not built.
  mutating func notYet(width: Int? = nil) -> Stop {
    let first = at
    let words = phrase(at)
    let place = take(
      as: words.first.map { .keyword($0) } ?? .unknown, width: width ?? phraseLength(first))
    let text = Reader.short(source[place])
    return fail(.notYet(text), at: place)
  }

  /// A query, or a reading stage on the last result.
  private mutating func openingQuery() throws(Stop) -> Query {
    try refuseOpeningHabits()
    let first = at
    if mark == .bar, stage(at: at + 1) != nil { take(as: .symbol) }
    guard let word = stage(at: at), !opensSentence(word) else {
      return try query(outermost: true)
    }
    if isFile {
      let place = take(as: .keyword(word), width: phraseLength(at))
      at -= phraseLength(first)
      throw fail(
        .stageWithoutSource(Reader.short(source[place])), at: place,
        fixes: stageFixes(place, word))
    }
    note(.keyword(word))
    let offset = division.tokens[first].place.lowerBound
    let stages = stages(outermost: true)
    return Query(source: .it(offset..<offset), stages: stages, at: place(from: first))
  }

  /// Both readings: a stage of the statement before, or a query on the last result.
  private func stageFixes(_ place: Place, _ word: Keyword) -> [Fix] {
    let start = place.lowerBound..<place.lowerBound
    let spelled = source[place]
    let it = word.spellings(in: .swedish).contains(spelled) ? "svaret " : "it "
    return [Fix(start, "  "), Fix(start, it)]
  }

  /// `count` and `show` before a noun open a sentence.
  func opensSentence(_ word: Keyword) -> Bool {
    guard word == .count || word == .show else { return false }
    let next = at + phraseLength(at)
    guard next < end else { return false }
    if sourceAhead(next) != nil { return true }
    switch division.tokens[next].kind {
    case .mark(.open): return word == .count
    case .text: return word == .count
    default: return phrase(next).contains(.it) || (word == .show && populationHabit(next))
    }
  }

  /// The stage whose word stands at a token.
  func stage(at index: Int) -> Keyword? {
    phrase(index).first { Reader.stages.contains($0) || book.stages[$0] != nil }
  }
}
