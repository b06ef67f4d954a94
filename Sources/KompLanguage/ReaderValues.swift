import KompLexicon
import KompValues

/// Values.
extension Reader {
  /// The words that may follow a value: none of them continues it.
  static let followers: Set<Keyword> = stages.union(times).union([
    .and, .or, .called, .across, .withTotal, .ofKnown, .ascending, .descending, .rankedBy, .with,
    .complete, .skippingBadRows, .dateFormat, .until, .priority, .using, .from, .then, .expect,
  ])

  static let calendarUnits: [(Keyword, Period.Kind)] = [
    (.day, .day), (.week, .week), (.month, .month), (.quarter, .quarter), (.tertial, .tertial),
    (.halfYear, .halfYear), (.year, .year),
  ]

  /// A number, percent, day, period, or a number of calendar units.
  mutating func numeral(_ token: Token) throws(Stop) -> Expression {
    let first = at
    switch token.kind {
    case .foreignDate: throw foreignDate(token)
    case .period:
      let place = take(as: .date)
      guard let period = Period(token.text) else {
        throw fail(.noSuchDay(token.text), at: place)
      }
      return .literal(.period(period, written: token.text), place)
    default: break
    }
    if let problem = decimalComma(token) { throw problem }
    let place = take(as: .number)
    guard let number = Reader.exact(token.text) else {
      throw fail(.unfitNumber(Reader.short(token.text)), at: place)
    }
    if token.kind == .percent {
      let share = number.times(Exact(unscaled: 1, scale: 2)) ?? number
      return .literal(.percent(share), place)
    }
    if let problem = percentWord(place) { throw problem }
    if let unit = takeUnit() {
      guard let count = Int(token.text), count < 1_000_000 else {
        throw fail(.unfitNumber(Reader.short(token.text)), at: place)
      }
      return .literal(.span(Span(count, unit)), self.place(from: first))
    }
    if let period = Reader.year(token.text) {
      return .literal(.period(period, written: token.text), place)
    }
    return .literal(.number(number), place)
  }

  /// Four digits that may be a year; the text is kept for fields where they are a number.
  static func year(_ text: String) -> Period? {
    guard text.utf8.count == 4, let year = Int(text), (1900...2199).contains(year) else {
      return nil
    }
    return Period(text)
  }

  /// The digits as an exact number; nil where they do not fit.
  static func exact(_ text: String) -> Exact? {
    let parts = text.split(separator: ".", maxSplits: 1)
    let whole = parts.first ?? "0"
    let decimals = parts.count > 1 ? parts[1] : ""
    guard decimals.count <= 18, let unscaled = Int64(whole + decimals) else { return nil }
    return Exact(unscaled: unscaled, scale: decimals.count)
  }

  /// `-3`: the sign belongs to the number.
  mutating func negative() throws(Stop) -> Expression {
    let first = at
    settings[at] = .sign
    take(as: .symbol)
    guard let token else { throw missing(.number) }
    let place = take(as: .number)
    guard let number = Reader.exact(token.text) else {
      throw fail(.unfitNumber(Reader.short(token.text)), at: place)
    }
    return .literal(.number(number.negated), self.place(from: first))
  }

  /// `months` after a number, `quarter` after `previous`.
  mutating func takeUnit() -> Period.Kind? {
    for (word, kind) in Reader.calendarUnits {
      note(.keyword(word))
      guard sees(word) else { continue }
      take(as: .keyword(word), width: phraseLength(at))
      return kind
    }
    return nil
  }

  /// A bare word in a value's place: a time, or the word itself.
  mutating func valueWord(_ token: Token, _ mode: Mode) throws(Stop) -> Expression {
    let words = phrase(at)
    let length = phraseLength(at)
    if words.contains(where: { $0 == .and || $0 == .or || $0 == .not }), length == 1 {
      throw fail(
        .reservedValue(token.text), at: token.place,
        fixes: [Fix(token.place, "\"\(token.text)\"")])
    }
    if self.token(ahead: length)?.mark == .open, adjoins(at + length) {
      // A function or a count of rows where a value stands.
      if words.contains(where: { Reader.functions.contains($0) || $0 == .count }) {
        return try primary(.output)
      }
    }
    if let time = try relativeTime(onlyWithCount: false) { return time }
    if let problem = dottedValue(token) { throw problem }
    let field: String? = if case .value(let of) = mode { of } else { nil }
    let place = take(as: .value(of: field))
    // A word that may be the start of a time: what would make it one is worth offering.
    if at >= end, words.contains(where: { Parser.times.dropFirst(2).contains($0) }) {
      if words.contains(.last) || words.contains(.next) { note(.number) }
      for (unit, _) in Reader.calendarUnits { note(.keyword(unit)) }
    }
    return .literal(.word(token.text), place)
  }

  /// `today`, `last 3 months`, `previous quarter`; nil where the word is something else.
  mutating func relativeTime(onlyWithCount: Bool) throws(Stop) -> Expression? {
    let first = at
    note(.keyword(.today))
    for (word, offset) in [(Keyword.today, 0), (.yesterday, -1)] where sees(word) {
      let place = take(as: .keyword(word), width: phraseLength(at))
      return .literal(.relative(.day(offset: offset)), place)
    }
    let next = at + phraseLength(at)
    for word in [Keyword.last, .next] where sees(word) {
      guard next < end, division.tokens[next].kind == .number,
        next + 1 >= end || unit(at: next + 1) != nil
      else {
        return try calendar(from: first, word == .next ? 1 : -1, unless: onlyWithCount)
      }
      _ = take(word)
      let text = token?.text ?? ""
      let place = take(as: .number)
      guard let count = Int(text), count < 1_000_000, let kind = takeUnit() else {
        if at >= end {
          for (unit, _) in Reader.calendarUnits { note(.keyword(unit)) }
          throw missing(.day)
        }
        throw fail(.unfitNumber(Reader.short(text)), at: place)
      }
      let span = Span(count, kind)
      return .literal(
        .relative(word == .last ? .last(span) : .next(span)), self.place(from: first))
    }
    if sees(.previous) { return try calendar(from: first, -1, unless: onlyWithCount) }
    if sees(.this) { return try calendar(from: first, 0, unless: onlyWithCount) }
    return nil
  }

  private func unit(at index: Int) -> Period.Kind? {
    let words = phrase(index)
    return Reader.calendarUnits.first { words.contains($0.0) }?.1
  }

  /// `previous quarter`, `this year`; `last month` without a number is the rolling one.
  private mutating func calendar(from first: Int, _ offset: Int, unless fieldPlace: Bool)
    throws(Stop) -> Expression?
  {
    let next = at + phraseLength(at)
    guard !fieldPlace, unit(at: next) != nil else { return nil }
    let word = phrase(at).first { [.last, .next, .previous, .this].contains($0) } ?? .this
    take(as: .keyword(word), width: phraseLength(at))
    guard let kind = takeUnit() else { return nil }
    let place = place(from: first)
    switch word {
    case .last: return .literal(.relative(.last(Span(1, kind))), place)
    case .next: return .literal(.relative(.next(Span(1, kind))), place)
    default: return .literal(.relative(.calendar(kind, offset: offset)), place)
    }
  }

  /// A value alone: after `=` in an assignment, a setting, a parameter's default.
  mutating func literal(of field: String?) throws(Stop) -> (Literal, Place) {
    let expression = try primary(.value(of: field))
    guard case .literal(let literal, let place) = expression else {
      throw fail(.missing(.value, after: ""), at: expression.place)
    }
    return (literal, place)
  }

  /// `namn = gun*`, `*berg`: a search text needs its quotes.
  mutating func bareSearch() -> Stop? {
    var last = at
    var hasStar = false
    while last < end, last == at || adjoins(last),
      division.tokens[last].kind == .word || division.tokens[last].mark == .star
    {
      if division.tokens[last].mark == .star { hasStar = true }
      last += 1
    }
    // `2*3`, and a product of two words, are no search.
    guard hasStar, last - at > 1,
      division.tokens[at].mark == .star || division.tokens[last - 1].mark == .star
    else { return nil }
    let place = division.tokens[at].place.lowerBound..<division.tokens[last - 1].place.upperBound
    let text = source[place]
    at = last
    let meant = "\"\(text)\""
    return fail(.foreignWord(text, meant: meant), at: place, fixes: [Fix(place, meant)])
  }
}
