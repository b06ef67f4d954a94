import KompLexicon

/// `what if`, and the commands that keep, take back and hand on changes.
extension Reader {
  /// The model's own statements that can be tried.
  private static let triable: [Keyword] = [.add, .assess, .place, .need, .target]

  /// `CHANGE, CHANGE: QUERY`: the query follows the first colon that no change has taken.
  mutating func hypothesis() throws(Stop) -> CommandArguments {
    var changes: [Statement] = []
    repeat { changes.append(try tried()) } while takeMark(.comma) != nil
    changing = .nowhere
    noun = nil
    guard take(.then) != nil || takeMark(.colon) != nil else { throw colonOfTried() }
    note(.noun)
    note(.analysis)
    note(.saved)
    guard at < end else { throw missing(.query) }
    return .hypothesis(Hypothesis(changes: changes, query: try query(outermost: true)))
  }

  /// One change: a query that ends in one, or a statement of the model.
  private mutating func tried() throws(Stop) -> Statement {
    let first = at
    noun = nil
    changing = .tried
    note(.noun)
    for word in Reader.triable where book.commands[word] != nil { note(.keyword(word)) }
    if let word = Reader.triable.first(where: { sees($0) }), nounAhead(at) == nil {
      let kind = try command(word)
      noteTried()
      return Statement(kind, at: place(from: first))
    }
    if let word = [Keyword.set, .correct, .leave, .remove].first(where: { sees($0) }) {
      throw book.stages[word] == nil ? notYet() : changeWithoutRows(word)
    }
    if let problem = leaverInWords() { throw problem }
    let before = problems.count
    let query = try query(outermost: true)
    guard case .change? = query.stages.last?.arguments else {
      // A change that has a problem of its own has been spoken of.
      if problems[before...].contains(where: { $0.severity == .error }) { throw Stop() }
      throw missing(.change)
    }
    return Statement(.query(query), at: place(from: first))
  }

  /// `P03 leaves`, `P03 går i pension`: the word for it is another.
  private mutating func leaverInWords() -> Stop? {
    guard let token, token.kind == .word, sourceAhead(at) == nil else { return nil }
    for length in stride(from: 4, through: 1, by: -1) where at + length < end {
      let words = (1...length).compactMap { self.token(ahead: $0)?.folded }
      guard stage(at: at + 1) != .leave,
        EverydayWords.leaving.contains(words.joined(separator: " "))
      else { continue }
      let place =
        division.tokens[at + 1].place.lowerBound..<division.tokens[at + length].place.upperBound
      let meant = said(.leave)
      let person = token.place.lowerBound..<token.place.lowerBound
      let rows = (spoken == .swedish ? "personal " : "staff ") + "\(said(.where)) id="
      at = end
      return fail(
        .foreignWord(source[place], meant: meant), at: place,
        fixes: [Fix([Fix.Edit(person, rows), Fix.Edit(place, meant)])])
    }
    return nil
  }

  /// Whether the colon after a change has been read as a parameter's: `leave 2028-12-31:gap`.
  var swallowsColon: Bool { token?.kind == .parameter && adjoins(at) }

  /// A blank after the colon makes it the change's own.
  private mutating func colonOfTried() -> Stop {
    guard let token, swallowsColon else { return missing(.colon) }
    let start = token.place.lowerBound
    let colon = start..<start + 1
    let gap = start + 1..<start + 1
    at = end
    return fail(.missing(.colon, after: ":"), at: colon, fixes: [Fix(gap, " ")])
  }

  /// `units name="Rehab Norr", parent=vård from 2026-01-01`.
  mutating func adding() throws(Stop) -> AddLine {
    let (id, name) = try nounOfCommand()
    note(.field(of: id))
    guard at < end else { throw missing(.field) }
    var line = AddLine(noun: id, nounName: name, fields: try fieldValues())
    if take(.from) != nil {
      let (day, place) = try day()
      (line.from, line.fromPlace) = (day, place)
    }
    return line
  }

  /// The noun that a command is about; a word near one is offered.
  private mutating func nounOfCommand() throws(Stop) -> (String, Name) {
    note(.noun)
    guard let (id, length) = nounAhead(at) else {
      if let (later, length) = laterAhead(at) {
        let place = take(as: .analysis(later), width: length)
        throw fail(.notYet(source[place]), at: place)
      }
      guard let token, token.kind == .word else { throw missing(.noun) }
      let words = book.nouns.flatMap { $0.words.all }
      throw fail(
        .missing(.noun, after: lastText), at: token.place,
        fixes: near(token, among: words).map { Fix(token.place, $0) })
    }
    noun = id
    return (id, takeName(as: .noun(id), width: length))
  }

  /// `to "x.sqlite"`, `staff to "x.csv"`.
  mutating func exporting() throws(Stop) -> ExportLine {
    note(.noun)
    var line = ExportLine(to: Name("", at: here))
    if let (id, length) = nounAhead(at) {
      line.noun = id
      line.nounName = takeName(as: .noun(id), width: length)
    } else if analysisAhead(at) != nil {
      // A query is written to a file by its own last stage.
      let word = division.tokens[beginning].place
      let gap = word.lowerBound..<here.lowerBound
      at = end
      throw fail(.unexpected(source[word]), at: word, fixes: [Fix(gap, "")])
    }
    guard take(.to) != nil else {
      guard let token, token.isText else { throw missing(.file) }
      let start = token.place.lowerBound..<token.place.lowerBound
      throw fail(
        .missing(.file, after: lastText), at: token.place, fixes: [Fix(start, said(.to) + " ")])
    }
    line.file = try file()
    return line
  }

  /// `"2030"`, or nothing.
  mutating func naming() throws(Stop) -> Name? {
    note(.name)
    guard let token else { return nil }
    if token.kind == .number || token.kind == .period {
      throw fail(
        .missing(.name, after: lastText), at: token.place,
        fixes: [Fix(token.place, "\"\(source[token.place])\"")])
    }
    return try newName()
  }

  /// `undo 5`: how many, or one.
  mutating func times() throws(Stop) -> Int? {
    note(.number)
    return at < end ? try wholeNumber() : nil
  }
}
