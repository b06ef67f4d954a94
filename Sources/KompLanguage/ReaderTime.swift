import KompLexicon
import KompValues

/// When a source is looked at, and the days of statements.
extension Reader {
  static let times: Set<Keyword> = [.asOf, .knownOn, .against, .includingFormer]

  /// `as of DAY known on DAY against DAY`, `including former`: each once, in any order.
  mutating func time(after source: inout QuerySource) throws(Stop) -> TimeClause {
    var clause = TimeClause()
    while true {
      if case .analysis(var call) = source {
        // What an analysis is asked may follow the day as well.
        try arguments(of: &call)
        source = .analysis(call)
      }
      if try takeTime(.asOf, &clause.asOf, &clause.asOfPlace) { continue }
      if try takeTime(.knownOn, &clause.knownOn, &clause.knownOnPlace) { continue }
      if try takeTime(.against, &clause.against, &clause.againstPlace) { continue }
      guard let place = take(.includingFormer) else { return clause }
      clause.includingFormer = place
    }
  }

  /// A word of time with its day, unless it has been said.
  private mutating func takeTime(_ word: Keyword, _ day: inout Literal?, _ place: inout Place?)
    throws(Stop) -> Bool
  {
    if place != nil {
      guard sees(word) else { return false }
      let again = take(as: .keyword(word), width: phraseLength(at))
      throw fail(.misplacedTime(source[again]), at: again)
    }
    guard take(word) != nil else { return false }
    let (literal, stands) = try self.day()
    (day, place) = (literal, stands)
    return true
  }

  /// A day or a period, and what is counted on from it: `today - 2 years`.
  mutating func day() throws(Stop) -> (Literal, Place) {
    note(.day)
    for word in Parser.times { note(.keyword(word)) }
    let first = at
    guard let token else { throw missing(.day) }
    if token.kind == .word, Habits.days.contains(token.folded) || token.folded == "day",
      let next = self.token(ahead: 1)
    {
      let gap = token.place.lowerBound..<next.place.lowerBound
      throw fail(.unexpected(token.text), at: token.place, fixes: [Fix(gap, "")])
    }
    switch token.kind {
    case .period, .number, .parameter, .foreignDate, .mark(.open): break
    case .word:
      guard Parser.times.contains(where: { sees($0) }) else { throw missing(.day) }
    default: throw missing(.day)
    }
    let expression = try primary(.value(of: nil))
    guard case .literal(let literal, _) = expression else {
      throw fail(.missing(.day, after: ""), at: place(from: first))
    }
    if case .number = literal {
      throw fail(.noSuchDay(source[place(from: first)]), at: place(from: first))
    }
    if case .span = literal {
      // `as of 2 years`: counted from today.
      let start = token.place.lowerBound..<token.place.lowerBound
      throw fail(
        .missing(.day, after: ""), at: place(from: first),
        fixes: [Fix(start, "\(said(.today)) - ")])
    }
    return (try shifted(literal), place(from: first))
  }

  /// `- 2 years + 3 months` after a day.
  private mutating func shifted(_ day: Literal) throws(Stop) -> Literal {
    var day = day
    var length = 0
    while let sign = sign() {
      length += 1
      guard length < Reader.depthLimit else { throw tooDeep() }
      note(.number)
      guard token?.kind == .number else { throw missing(.span) }
      let first = at
      let expression = try primary(.value(of: nil))
      guard case .literal(.span(let span), _) = expression else {
        if at >= end {
          for (unit, _) in Reader.calendarUnits { note(.keyword(unit)) }
          throw missing(.span)
        }
        throw fail(.missing(.span, after: ""), at: place(from: first))
      }
      day = .shifted(day, Span(sign == "-" ? -span.count : span.count, span.unit))
    }
    return day
  }

  /// `+` or `-` after a day.
  private mutating func sign() -> Character? {
    note(.symbol(Mark.plus.rawValue))
    note(.symbol(Mark.minus.rawValue))
    let notes = takesNotes
    takesNotes = false
    defer { takesNotes = notes }
    return arithmeticSign([.plus, .minus])
  }
}
