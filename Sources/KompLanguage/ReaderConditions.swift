import KompLexicon
import KompValues

/// Conditions.
extension Reader {
  /// `a and b or c`.
  mutating func condition() throws(Stop) -> Condition {
    try deepen()
    defer { depth -= 1 }
    let start = at
    var parts: [(Condition, Place)] = []
    repeat {
      let first = at
      let part = try conjunction()
      // What stands in brackets says itself how it is read.
      let isBracketed = first < end && division.partner[first] == at - 1
      parts.append((part, isBracketed ? here.lowerBound..<here.lowerBound : place(from: first)))
    } while joined(by: .or)
    guard parts.count > 1 else { return parts[0].0 }
    warnOfMixing(parts, from: start)
    return .or(parts.map(\.0))
  }

  mutating func conjunction() throws(Stop) -> Condition {
    var parts: [Condition] = []
    repeat {
      parts.append(try negation())
    } while joined(by: .and)
    return parts.count > 1 ? .and(parts) : parts[0]
  }

  /// Takes `and` or `or`; `&&` and `||` are reported and then read as the words that are meant.
  mutating func joined(by word: Keyword) -> Bool {
    if let token, case .habit(nil) = token.kind {
      let sign = source[token.place]
      guard sign.hasPrefix(word == .and ? "&" : "|") else { return false }
      let meant = said(word)
      report(
        .foreignSign(sign, meant: meant), at: token.place, fixes: [Fix(token.place, meant)])
      take(as: .symbol)
      return true
    }
    return take(word) != nil
  }

  private mutating func warnOfMixing(_ parts: [(Condition, Place)], from start: Int) {
    var edits: [Fix.Edit] = []
    for (condition, place) in parts {
      guard case .and = condition, !place.isEmpty else { continue }
      edits.append(Fix.Edit(place.lowerBound..<place.lowerBound, "("))
      edits.append(Fix.Edit(place.upperBound..<place.upperBound, ")"))
    }
    guard !edits.isEmpty else { return }
    report(.mixedAndOr, at: place(from: start), fixes: [Fix(edits)])
  }

  mutating func negation() throws(Stop) -> Condition {
    let first = at
    if let token, case .habit(nil) = token.kind, source[token.place] == "!" {
      let not = said(.not)
      report(.foreignSign("!", meant: not), at: token.place, fixes: [Fix(token.place, not + " ")])
      at += 1
      return try negation(from: first)
    }
    if take(.not) != nil { return try negation(from: first) }
    note(.symbol("("))
    if mark == .open, !bracketBelongsToExpression(at) {
      let bracket = at
      take(as: .symbol)
      let inner = try condition()
      try close(bracket)
      return inner
    }
    return try test()
  }

  private mutating func negation(from first: Int) throws(Stop) -> Condition {
    try deepen()
    defer { depth -= 1 }
    let inner = try negation()
    return .not(inner, place(from: first))
  }

  /// Whether a bracket holds arithmetic: then an operator follows its partner.
  private func bracketBelongsToExpression(_ open: Int) -> Bool {
    guard let partner = division.partner[open], partner + 1 < end else { return false }
    let next = division.tokens[partner + 1]
    if let mark = next.mark {
      return mark.comparison != nil || (mark.isArithmetic && mark != .star) || mark == .star
    }
    return phrase(partner + 1).contains { Reader.tails.contains($0) }
  }

  private mutating func test() throws(Stop) -> Condition {
    if let problem = fieldAfterForm() { throw problem }
    let quantifiers: [(Keyword, Quantifier)] = [(.any, .any), (.all, .all), (.none, .none)]
    for (word, quantifier) in quantifiers {
      note(.keyword(word))
      guard sees(word) else { continue }
      let next = at + phraseLength(at)
      if next >= end || (division.tokens[next].kind == .word && !isTail(next)) {
        return try quantified(word, quantifier)
      }
    }
    for word in [Keyword.lacks, .has] {
      note(.keyword(word))
      if sees(word), !isOperator(at + phraseLength(at)) {
        return try competence(word)
      }
    }
    let expression = try expression(.field)
    return try tail(of: expression)
  }

  /// Whether a comparison or the end of a test stands at a token: the word before is then a field.
  private func isOperator(_ index: Int) -> Bool {
    index < end && division.tokens[index].mark?.comparison != nil
  }

  func isTail(_ index: Int) -> Bool {
    if isOperator(index) { return true }
    return phrase(index).contains { Reader.tails.contains($0) }
  }

  static let tails: Set<Keyword> = [
    .inSet, .notIn, .between, .contains, .startsWith, .endsWith, .matches, .under, .isMissing,
    .isKnown,
  ]

  private mutating func quantified(_ word: Keyword, _ quantifier: Quantifier) throws(Stop)
    -> Condition
  {
    let first = at
    _ = take(word)
    note(.relation)
    guard at < end else { throw missing(.relation) }
    let relation: Name
    let enclosing = noun
    if let (id, length) = nounAhead(at) {
      relation = takeName(as: .noun(id), width: length)
      noun = id
    } else if let (id, length) = laterAhead(at) {
      relation = takeName(as: .analysis(id), width: length)
      noun = nil
    } else {
      relation = takeName(as: .unknown)
      noun = nil
    }
    defer { noun = enclosing }
    guard mark == .open else {
      note(.symbol("("))
      return .quantified(quantifier, relation, nil, place(from: first))
    }
    let bracket = at
    take(as: .symbol)
    let inner = try condition()
    try close(bracket)
    return .quantified(quantifier, relation, inner, place(from: first))
  }

  private mutating func competence(_ word: Keyword) throws(Stop) -> Condition {
    let first = at
    _ = take(word)
    note(.competence)
    guard let token, token.kind == .word || token.isText else { throw missing(.competence) }
    if token.kind == .word, let problem = fieldAfterHas(word, first) { throw problem }
    let name = takeName(as: token.isText ? .text : .value(of: "competence"))
    if token.kind == .text(closed: false) { throw unclosedText(token.place) }
    let sign = at
    guard let comparison = try comparison() else {
      return .competence(name, nil, nil, negated: word == .lacks, place(from: first))
    }
    let level = try operand(of: nil)
    if level.isSingle { settings[sign] = .tight }
    return .competence(name, comparison, level, negated: word == .lacks, place(from: first))
  }

  /// The comparison that is next; one of another language is reported and understood.
  mutating func comparison() throws(Stop) -> Comparison? {
    note(.comparison)
    guard let token else { return nil }
    if let comparison = token.mark?.comparison {
      take(as: .symbol)
      return comparison
    }
    guard case .habit(let meant) = token.kind, let comparison = meant?.comparison else {
      return nil
    }
    report(
      .foreignSign(source[token.place], meant: comparison.rawValue), at: token.place,
      fixes: [Fix(token.place, comparison.rawValue)])
    take(as: .symbol)
    return comparison
  }
}
