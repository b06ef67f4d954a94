import KompLexicon
import KompValues

/// Where a stage that changes rows may stand.
enum ChangePlace: Hashable, Sendable {
  /// Nowhere: within another query, or after a command that only asks.
  case nowhere
  /// At the end of a statement.
  case statement
  /// In `what if`: a comma, a colon or `then` comes after it.
  case tried
}

/// Stages that change rows.
extension Reader {
  static let changes: Set<Keyword> = [.set, .correct, .leave, .remove, .assess, .place]

  /// A stage's change: `a=1, b=2 from DAY`, `2028-12-31 reason="…"`, and how many rows are expected.
  mutating func rowChange(_ word: Keyword, at wordPlace: Place) throws(Stop) -> RowChange {
    guard changing != .nowhere else {
      throw fail(.changeWithinQuery(source[wordPlace]), at: wordPlace)
    }
    var change = RowChange()
    switch word {
    case .remove: break
    case .leave: try leaving(&change)
    case .assess: try judging(&change)
    case .place: try deciding(&change)
    default: try becoming(&change)
    }
    if take(.expect) != nil {
      note(.number)
      for sign in Comparison.allCases { note(.symbol(sign.rawValue)) }
      guard case .rows(let comparison, let count, let place)? = try expectedRows() else {
        if mark?.comparison != nil { take(as: .symbol) }
        guard token?.kind == .number else { throw missing(.number) }
        _ = try wholeNumber()
        note(.keyword(.row))
        throw missing(.rows)
      }
      change.expects = ExpectedRows(comparison, count, at: place)
    }
    noteTried()
    return change
  }

  /// What may follow a change in `what if`.
  mutating func noteTried() {
    guard changing == .tried else { return }
    note(.symbol(Mark.comma.rawValue))
    note(.symbol(Mark.colon.rawValue))
    note(.keyword(.then))
  }

  /// `a=1, b=2 from DAY`.
  private mutating func becoming(_ change: inout RowChange) throws(Stop) {
    change.fields = try fieldValues()
    if take(.from) != nil { (change.day, change.dayPlace) = try optionalDay() }
  }

  /// `2028-12-31 reason="…"`: the word before the day is understood and left out.
  private mutating func leaving(_ change: inout RowChange) throws(Stop) {
    while at < end {
      if change.dayPlace == nil, dayAhead() {
        (change.day, change.dayPlace) = try optionalDay()
      } else if change.fields.isEmpty, beginsField("reason", mark == .comma ? at + 1 : at) {
        if mark == .comma { take(as: .symbol) }
        change.fields = try fieldValues()
      } else {
        break
      }
    }
    if change.dayPlace == nil {
      note(.day)
      note(.keyword(.today))
    }
    if change.fields.isEmpty { note(.named("reason")) }
  }

  /// Whether a field with its value begins at a token, or the text ends after the field.
  private func beginsField(_ id: String?, _ index: Int) -> Bool {
    if isFieldValue(index) { return true }
    guard index + 1 == end, division.tokens[index].kind == .word else { return false }
    let field = book.fieldID(division.tokens[index].folded)
    return id == nil ? ["step", "level", "ladder", "decided_by"].contains(field) : field == id
  }

  private mutating func optionalDay() throws(Stop) -> (Literal?, Place?) {
    let (day, place) = try day()
    return (day, place)
  }

  /// Whether a day is next; `on` before it has been taken.
  private mutating func dayAhead() -> Bool {
    var next = at
    let fillers: [Keyword] = [.on, .asOf, .from]
    let isFiller = phrase(at).contains { fillers.contains($0) }
    if isFiller { next += phraseLength(at) }
    guard next < end else { return false }
    let isDay =
      switch division.tokens[next].kind {
      case .period, .foreignDate, .number, .parameter: true
      case .word: phrase(next).contains { Parser.times.contains($0) }
      default: false
      }
    guard isDay, !isAssignment(next) else { return false }
    if isFiller, let word = phrase(at).first(where: { fillers.contains($0) }) {
      settings[at] = .filler
      take(as: .keyword(word), width: next - at)
    }
    return true
  }

  /// `hjälpmedel=3, rehabplan=2 from DAY source=manager`.
  private mutating func judging(_ change: inout RowChange) throws(Stop) {
    while at < end, !endsChange {
      if change.dayPlace == nil, take(.from) != nil {
        (change.day, change.dayPlace) = try optionalDay()
      } else if change.source == nil, isField("source", at) {
        change.source = try fieldName("source")
      } else if let token, token.kind == .word || token.isText, stage(at: at) == nil {
        let first = at
        let level = try level()
        let value = Expression.literal(level.value, level.valuePlace)
        change.fields.append(FieldValue(level.name, value, at: place(from: first)))
      } else {
        break
      }
      if mark == .comma, isAssignment(at + 1) { take(as: .symbol) }
    }
    noteAssessment(change.dayPlace == nil, change.source == nil)
    if change.fields.isEmpty { throw missing(.competence) }
  }

  /// `step=3 ladder="F" from DAY decided_by="…"`.
  private mutating func deciding(_ change: inout RowChange) throws(Stop) {
    noun = "placements"
    while at < end, !endsChange {
      if change.dayPlace == nil, take(.from) != nil {
        (change.day, change.dayPlace) = try optionalDay()
      } else if beginsField(nil, at) {
        change.fields.append(try fieldValue())
      } else {
        break
      }
      if mark == .comma, isAssignment(at + 1) { take(as: .symbol) }
    }
    for id in ["step", "ladder", "decided_by"] { note(.named(id)) }
    if change.dayPlace == nil { note(.keyword(.from)) }
    if change.fields.isEmpty { throw missing(.step) }
  }

  /// Whether what is next ends a change in `what if`.
  var endsChange: Bool {
    guard changing == .tried else { return sees(.expect) }
    return mark == .comma || mark == .colon || sees(.then) || sees(.expect)
  }

  /// `a=1, b=2`: a comma goes on where another field follows.
  mutating func fieldValues() throws(Stop) -> [FieldValue] {
    var list = [try fieldValue()]
    while mark == .comma {
      if changing == .tried, !isFieldValue(at + 1) { break }
      take(as: .symbol)
      list.append(try fieldValue())
    }
    note(.symbol(Mark.comma.rawValue))
    if let token, isAssignment(at), stage(at: at) == nil, !sees(.expect) {
      let end = division.tokens[at - 1].place.upperBound
      throw fail(
        .missing(.comma, after: lastText), at: token.place, fixes: [Fix(end..<end, ",")])
    }
    return list
  }

  /// Whether a field that is given a value, or made missing, begins at a token.
  private func isFieldValue(_ index: Int) -> Bool {
    isAssignment(index) || (index < end && phrase(index + 1).contains(.isMissing))
  }

  /// `level=3`, `manager = .unit.head`, `reason is missing`.
  mutating func fieldValue() throws(Stop) -> FieldValue {
    let first = at
    note(.field(of: noun))
    guard let token, token.kind == .word || token.isText, stage(at: at) == nil || isAssignment(at)
    else { throw missing(.field) }
    let role: Role = token.isText ? .field(nil) : .field(book.fieldID(token.folded))
    let name = takeName(as: role)
    if token.kind == .text(closed: false) { throw unclosedText(token.place) }
    note(.keyword(.isMissing))
    if take(.isMissing) != nil { return FieldValue(name, nil, at: place(from: first)) }
    if let problem = assignmentHabit() { throw problem }
    let sign = at
    try equals()
    let start = at
    let value = try wholeValue(try expression(.value(of: folded(name.text))), from: start)
    if let problem = emptyText(value, .equal, .expression(value), sign) { throw problem }
    settings[sign] = value.isSingle ? .tight : .usual
    return FieldValue(name, value, at: place(from: first))
  }

  /// `level to 3`, `nivå till 3`, `level: 3`, `level == 3`.
  private mutating func assignmentHabit() -> Stop? {
    guard let token, let next = self.token(ahead: 1) else { return nil }
    let isHabit = if case .habit(.equal) = token.kind { true } else { false }
    let says = sees(.to) || ["is", "är", "blir", "becomes"].contains(token.folded)
    guard isHabit || says || (token.mark == .colon && changing != .tried) else { return nil }
    let width = says ? max(1, phraseLength(at)) : 1
    let low = says ? division.tokens[at - 1].place.upperBound : token.place.lowerBound
    let high = says ? next.place.lowerBound : token.place.upperBound
    let text = source[token.place]
    at += width
    let fix = Fix(low..<high, "=")
    return says
      ? fail(.foreignWord(text, meant: "="), at: token.place, fixes: [fix])
      : fail(.foreignSign(text, meant: "="), at: token.place, fixes: [fix])
  }

  // MARK: A change that opens a statement

  /// `set level=3`, `remove P02`: a change always names its rows.
  mutating func changeWithoutRows(_ word: Keyword) -> Stop {
    let width = phraseLength(at)
    let place =
      division.tokens[at].place.lowerBound..<division.tokens[at + width - 1].place.upperBound
    let text = source[place]
    let start = place.lowerBound..<place.lowerBound
    let swedish = word.spellings(in: .swedish).contains { folded($0) == folded(text) }
    let tongue: Tongue = swedish ? .swedish : .english
    let next = at + width
    if word == .set, next < end, !isFieldValue(next),
      book.fieldID(division.tokens[next].folded) == nil
    {
      // `set lang sv`: no change of rows, a setting misspelt.
      let token = division.tokens[next]
      let near = settingsNear(token)
      if !near.isEmpty {
        at = end
        let text = Reader.short(source[token.place])
        return fail(.unknownSetting(text), at: token.place, fixes: near)
      }
    }
    var fixes: [Fix] = []
    if let noun = sourceAhead(next) {
      // `remove staff where …`: the rows come first.
      let last = division.tokens[next + noun.length - 1].place.upperBound
      let rest = division.tokens[end - 1].place.upperBound
      let gap = place.lowerBound..<division.tokens[next].place.lowerBound
      if word == .remove || word == .leave || last == rest {
        fixes = [Fix([Fix.Edit(gap, ""), Fix.Edit(rest..<rest, " " + text)])]
      }
    } else if next < end, division.tokens[next].kind == .word, !isFieldValue(next),
      phrase(next).isEmpty
    {
      // `remove P02`, `set P02 level=3`: a person by id.
      let person = division.tokens[next].place
      let whole = place.lowerBound..<person.upperBound
      let named =
        (swedish ? "personal" : "staff")
        + " \(Keyword.where.main(in: tongue)) id=\(source[person]) "
      fixes = [Fix([Fix.Edit(whole, named + text)] + signOfValue(next + 1))]
      if word == .remove {
        fixes.append(Fix(whole, named + Keyword.leave.main(in: tongue)))
        fixes.append(Fix(whole, Keyword.purge.main(in: tongue) + " " + source[person]))
      }
    } else {
      fixes = [Fix(start, Keyword.it.main(in: tongue) + " ")]
      if isFile { fixes.insert(Fix(start, "  "), at: 0) }
    }
    at = end
    return fail(.changeWithoutRows(text), at: place, fixes: fixes)
  }

  /// `nivå 3` where a field and a value end the statement: the sign between them.
  private func signOfValue(_ index: Int) -> [Fix.Edit] {
    guard index + 2 == end, book.fieldID(division.tokens[index].folded) != nil else { return [] }
    let tokens = division.tokens
    return [Fix.Edit(tokens[index].place.upperBound..<tokens[index + 1].place.lowerBound, "=")]
  }
}
