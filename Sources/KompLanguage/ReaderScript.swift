import KompLexicon
import KompValues

/// The statements of a script that give names and demand things.
extension Reader {
  /// `param unit: unit = kommunrehab "Which unit?"`.
  mutating func parameter() throws(Stop) -> Parameter {
    let name = try newName()
    guard takeMark(.colon) != nil else { throw missing(.colon) }
    note(.field(of: nil))
    note(.noun)
    guard let token, token.kind == .word else { throw missing(.type) }
    let role: Role
    var field: String?
    if let id = book.fieldID(token.folded) {
      role = .field(id)
      field = token.folded
    } else if let (id, _) = nounAhead(at) {
      role = .noun(id)
    } else if let keyword = phrase(at).first {
      role = .keyword(keyword)
    } else {
      role = .name
    }
    var parameter = Parameter(name: name, type: takeName(as: role))
    if takeMark(.equal) != nil {
      let (value, place) = try literal(of: field)
      (parameter.standard, parameter.standardPlace) = (value, place)
    }
    note(.text)
    if let token = self.token, case .text(let closed) = token.kind {
      parameter.question = takeName(as: .text)
      if !closed { throw unclosedText(token.place) }
    }
    scriptNames.insert(folded(name.text))
    return parameter
  }

  /// `let x = QUERY`, `let day = 2026-01-01`.
  mutating func binding() throws(Stop) -> CommandArguments {
    let name = try newName()
    guard takeMark(.equal) != nil else { throw missing(.equals) }
    defer { scriptNames.insert(folded(name.text)) }
    noteQuery()
    if queryAhead() { return .binding(name, .query(try query(outermost: true))) }
    let (value, place) = try literal(of: nil)
    return .binding(name, .value(value, place))
  }

  /// A query may stand here as well.
  private mutating func noteQuery() {
    note(.noun)
    note(.analysis)
    note(.file)
    note(.saved)
  }

  /// Whether what is next can only be a query, not a value.
  private func queryAhead() -> Bool {
    guard let token else { return false }
    if sourceAhead(at) != nil || sees(.it) { return true }
    if let word = stage(at: at), opensSentence(word) { return true }
    switch token.kind {
    case .mark(.open): return true
    case .word, .text, .parameter:
      if token.kind == .word, scriptNames.contains(token.folded) { return true }
      let next = at + 1
      guard next < end else { return false }
      return stage(at: next) != nil || division.tokens[next].mark == .bar
        || phrase(next).contains { Reader.times.contains($0) }
    default: return false
    }
  }

  /// `define junior: level < 3`.
  mutating func definition() throws(Stop) -> CommandArguments {
    let name = try newName()
    guard takeMark(.colon) != nil else { throw missing(.colon) }
    defer { scriptNames.insert(folded(name.text)) }
    noteQuery()
    for word in Reader.measureWords + [.count, .share] { note(.keyword(word)) }
    if measureAhead() {
      let defined = try measure()
      measureNames.insert(folded(name.text))
      return .definition(name, .measure(defined))
    }
    if definesQuery() { return .definition(name, .query(try query(outermost: true))) }
    return .definition(name, .condition(try condition()))
  }

  private func definesQuery() -> Bool {
    if let word = stage(at: at), opensSentence(word) {
      // `count(staff where …) > 5` is a condition.
      guard let partner = division.partner[at + phraseLength(at)] else { return true }
      return !isTail(partner + 1)
    }
    guard let (_, length) = sourceAhead(at) else {
      return mark == .open && sourceAhead(at + 1).map { !isTail(at + 1 + $0.length) } ?? false
    }
    return !isTail(at + length) && token(ahead: length)?.mark != .dot
  }

  private func measureAhead() -> Bool {
    let words = phrase(at)
    let length = phraseLength(at)
    guard
      words.contains(where: { Reader.measureWords.contains($0) || $0 == .count || $0 == .share })
    else { return false }
    guard token(ahead: length)?.mark == .open, let partner = division.partner[at + length] else {
      return !isTail(at + length)
    }
    if let source = sourceAhead(at + length + 1), words.contains(.count),
      !isTail(at + length + 1 + source.length)
    {
      return false
    }
    return !isTail(partner + 1)
  }

  /// `expect count(staff) = 8 "text"`, `expect 3 rows`.
  mutating func expectation() throws(Stop) -> CommandArguments {
    let expectation = try expectedFact()
    note(.text)
    var text: Name?
    if let token, case .text(let closed) = token.kind {
      text = takeName(as: .text)
      if !closed { throw unclosedText(token.place) }
    }
    return .expectation(expectation, text: text)
  }

  private mutating func expectedFact() throws(Stop) -> Expectation {
    if let rows = try expectedRows() { return rows }
    note(.keyword(.count))
    note(.number)
    let left = try expression(.field)
    let sign = at
    guard let comparison = try comparison() else { throw missing(.operatorSign) }
    let place = place(from: sign)
    let right = try expression(.value(of: left.fieldName))
    if left.isSingle && right.isSingle { settings[sign] = .tight }
    return .compare(left, comparison, right, place)
  }

  /// `3 rows`, `>= 3 rows`; nil where something else is demanded.
  mutating func expectedRows() throws(Stop) -> Expectation? {
    let signed = mark?.comparison != nil
    let number = at + (signed ? 1 : 0)
    guard number + 1 < end, division.tokens[number].kind == .number,
      phrase(number + 1).contains(.row)
    else { return nil }
    let first = at
    let comparison = signed ? try comparison() ?? .equal : .equal
    let count = try wholeNumber()
    _ = take(.row)
    return .rows(comparison, count, place(from: first))
  }
}
