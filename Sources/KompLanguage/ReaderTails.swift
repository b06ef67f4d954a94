import KompLexicon
import KompValues

/// What follows the left side of a test.
extension Reader {
  mutating func tail(of left: Expression) throws(Stop) -> Condition {
    let sign = at
    if let comparison = try comparison() {
      let place = place(from: sign)
      let right = try operand(of: left)
      if let problem = emptyText(left, comparison, right, sign) { throw problem }
      try refuseList(after: right, sign: sign)
      if left.isSingle && right.isSingle { settings[sign] = .tight }
      return .compare(left, comparison, right, place)
    }
    if let place = take(.notIn) {
      return .member(left, try set(of: left), negated: true, place)
    }
    if let place = take(.inSet) {
      return .member(left, try set(of: left), negated: false, place)
    }
    if let place = take(.between) {
      let low = try expression(.value(of: left.fieldName))
      guard take(.and) != nil else { throw missing(.value) }
      let high = try expression(.value(of: left.fieldName))
      return .between(left, low, high, place)
    }
    for word in [Keyword.contains, .startsWith, .endsWith, .matches] {
      if let place = take(word) {
        return .text(left, word, try operand(of: left), place)
      }
    }
    if let place = take(.under) {
      let right = try operand(of: left)
      if let problem = numberUnder(left, right, place) { throw problem }
      return .under(left, right, place)
    }
    if let place = take(.isMissing) { return .missing(left, known: false, place) }
    if let place = take(.isKnown) { return .missing(left, known: true, place) }
    if let problem = operatorHabit(left) { throw problem }
    note(.keyword(.and))
    note(.keyword(.or))
    return .holds(left)
  }

  /// `(a, b, 1..3)`, or one operand without brackets: `in last 3 months`.
  mutating func set(of left: Expression) throws(Stop) -> [Operand] {
    note(.symbol("("))
    guard mark == .open else { return [try operand(of: left)] }
    let bracket = at
    take(as: .symbol)
    var operands: [Operand] = []
    repeat {
      warnOfComma(left)
      operands.append(try operand(of: left))
    } while takeMark(.comma) != nil
    try close(bracket)
    return operands
  }

  /// `unit=a, b`: several values after a comparison.
  private mutating func refuseList(after right: Operand, sign: Int) throws(Stop) {
    // In `what if` the comma begins the next change.
    guard changing != .tried else { return }
    guard mark == .comma, depth < 2 || division.partner.isEmpty, let next = token(ahead: 1) else {
      return
    }
    guard next.kind == .word || next.isText || next.kind == .number else { return }
    let comma = here
    if isTail(at + 2) {
      // `age>60, step=3`: two conditions, not two values.
      let gap = comma.lowerBound..<next.place.lowerBound
      at = end
      throw fail(
        .foreignSign(",", meant: said(.and)), at: comma, fixes: [Fix(gap, " \(said(.and)) ")])
    }
    var values = [source[right.place]]
    while mark == .comma, let value = token(ahead: 1),
      value.kind == .word || value.isText || value.kind == .number
    {
      values.append(source[value.place])
      at += 2
    }
    let whole = division.tokens[sign].place.lowerBound..<division.tokens[at - 1].place.upperBound
    let list = " \(said(.inSet)) (" + values.joined(separator: ", ") + ")"
    throw fail(.listAfterSign, at: comma, fixes: [Fix(whole, list)])
  }

  /// `(0,75)` is two values: said, since a decimal may be meant.
  private mutating func warnOfComma(_ left: Expression) {
    guard let token, token.kind == .number, self.token(ahead: 1)?.mark == .comma,
      let next = self.token(ahead: 2), next.kind == .number, adjoins(at + 1), adjoins(at + 2)
    else { return }
    let place = token.place.lowerBound..<next.place.upperBound
    report(
      .commaInList("\(token.text), \(next.text)"), at: place,
      fixes: [Fix(place, "\(token.text).\(next.text)"), Fix(place, "\(token.text), \(next.text)")])
  }

  /// A value, a dotted field, or a range of them.
  mutating func operand(of left: Expression?) throws(Stop) -> Operand {
    let mode = Mode.value(of: left?.fieldName)
    let first = at
    if takeMark(.range) != nil {
      glueAfterRange()
      let high = try expression(mode)
      return .range(nil, high, place(from: first))
    }
    let low = try expression(mode)
    let dots = at
    guard takeMark(.range) != nil || takeSpread() || takeToBetween(low) else {
      return .expression(try wholeValue(low, from: first))
    }
    settings[dots] = .glued
    if at >= end { note(mode.isValue ? .value(of: left?.fieldName) : .number) }
    guard let token, startsValue(token) else {
      return .range(low, nil, place(from: first))
    }
    glueAfterRange()
    let high = try expression(mode)
    return .range(low, high, place(from: first))
  }

  /// A range is set without blanks; a dot after its dots would be another sign.
  private mutating func glueAfterRange() {
    if at < end, mark != .dot { settings[at] = .glued }
  }

  /// `…` and `...` are reported and read as `..`.
  private mutating func takeSpread() -> Bool {
    guard let token, token.kind == .habit(.range) else { return false }
    report(
      .foreignSign(source[token.place], meant: ".."), at: token.place,
      fixes: [Fix(token.place, "..")])
    take(as: .symbol)
    return true
  }

  /// `60 to 65`, `60 till 65` is reported and read as a range.
  private mutating func takeToBetween(_ low: Expression) -> Bool {
    guard case .literal(let literal, let place) = low, Reader.isAmount(literal),
      sees(.to) || sees(.until), let high = token(ahead: phraseLength(at)),
      [.number, .percent, .period].contains(high.kind)
    else { return false }
    let gap = place.upperBound..<high.place.lowerBound
    let word = take(as: .symbol, width: phraseLength(at))
    report(.foreignWord(source[word], meant: ".."), at: word, fixes: [Fix(gap, "..")])
    return true
  }

  private static func isAmount(_ literal: Literal) -> Bool {
    switch literal {
    case .number, .percent, .period: true
    default: false
    }
  }

  private func startsValue(_ token: Token) -> Bool {
    switch token.kind {
    case .number, .percent, .period, .text, .parameter, .foreignDate: true
    // After a range's dots a word belongs to it only without a blank: `a..b`, but `55.. and`.
    case .word: adjoins(at)
    case .mark(.dot): adjoins(at)
    case .mark(.minus): adjoins(at) && adjoins(at + 1)
    default: false
    }
  }
}

extension Expression {
  /// Whether it is one word, so that a comparison with it is set tight.
  var isSingle: Bool {
    switch self {
    case .path(let path): !path.dotted
    case .literal(.span, _), .literal(.relative(.last), _), .literal(.relative(.next), _),
      .literal(.relative(.calendar), _):
      false
    case .literal: true
    default: false
    }
  }

  /// The folded last name of a path: whose values are meant.
  var fieldName: String? {
    switch self {
    case .path(let path): path.names.last.map { folded($0.text) }
    default: nil
    }
  }
}

extension Operand {
  /// Whether it is one word or a range of them.
  var isSingle: Bool {
    switch self {
    case .expression(let expression): expression.isSingle
    case .range(let low, let high, _): (low?.isSingle ?? true) && (high?.isSingle ?? true)
    }
  }
}
