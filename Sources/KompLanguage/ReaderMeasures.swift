import KompLexicon
import KompValues

/// Measures.
extension Reader {
  static let measureWords: [Keyword] = [
    .countDistinct, .sum, .average, .median, .minimum, .maximum, .deviation, .list,
  ]

  mutating func measures() throws(Stop) -> [Measure] {
    var measures: [Measure] = []
    repeat { measures.append(try measure()) } while takeMark(.comma) != nil
    return measures
  }

  mutating func measure() throws(Stop) -> Measure {
    let named = try nameBefore()
    let first = at
    let kind = try measureKind()
    let whole = place(from: first)
    if let named { nameAfter(named, whole) }
    return Measure(kind, as: try givenName(), at: whole)
  }

  /// `deltid=andel (…)`, `n: count`: elsewhere the name of a column comes first.
  private mutating func nameBefore() throws(Stop) -> Place? {
    guard let token, token.kind == .word || token.isText,
      let sign = self.token(ahead: 1)?.mark, sign == .equal || sign == .colon,
      phrase(at + 2).contains(where: { Reader.namedMeasures.contains($0) })
    else { return nil }
    let place = token.place
    at += 2
    return place
  }

  private mutating func nameAfter(_ name: Place, _ measure: Place) {
    let (text, called) = (source[name], said(.called))
    let end = measure.upperBound..<measure.upperBound
    report(
      .foreignWord("\(text)=", meant: "\(called) \(text)"), at: name,
      fixes: [
        Fix([
          Fix.Edit(name.lowerBound..<measure.lowerBound, ""),
          Fix.Edit(end, " \(called) \(text)"),
        ])
      ])
  }

  private static let namedMeasures = Set(measureWords + [.count, .share])

  private mutating func measureKind() throws(Stop) -> Measure.Kind {
    if take(.count) != nil { return .count(try ofGroup()) }
    if take(.share) != nil {
      if let problem = conditionWithoutBrackets() { throw problem }
      let condition = try ofGroup()
      let known = condition != nil && take(.ofKnown) != nil
      return .share(condition, ofKnown: known)
    }
    for word in Reader.measureWords where take(word) != nil {
      return .of(word, try expression(.field))
    }
    if let token, token.kind == .word, measureNames.contains(token.folded) {
      return .named(takeName(as: .name))
    }
    // `distinct` is rows as a stage; as a measure it is a number and has its own name.
    if sees(.distinct), token(ahead: 1)?.kind == .word {
      let place = here
      let swedish = token?.folded == Keyword.distinct.main(in: .swedish)
      let meant = Keyword.countDistinct.main(in: swedish ? .swedish : .english)
      throw fail(
        .foreignWord(source[place], meant: meant), at: place, fixes: [Fix(place, meant)])
    }
    guard let token, token.kind == .word else { throw missing(.measure) }
    if let problem = measureInOneWord(token) { throw problem }
    var words = Reader.measureWords + [.count, .share]
    words.removeAll { $0 == .list }
    let spellings = words.flatMap { word in Tongue.allCases.flatMap { word.spellings(in: $0) } }
    if book.fieldID(token.folded) != nil {
      let start = token.place.lowerBound..<token.place.lowerBound
      throw fail(
        .missing(.measure, after: lastText), at: token.place,
        fixes: [Keyword.average, .sum, .countDistinct].map { Fix(start, said($0) + " ") })
    }
    var fixes = near(token, among: spellings).map { Fix(token.place, $0) }
    if fixes.isEmpty, let near = nearKeyword(at: at, among: words, least: 2) {
      let last = division.tokens[at + near.width - 1].place.upperBound
      fixes = [Fix(token.place.lowerBound..<last, near.meant)]
    }
    throw fail(.missing(.measure, after: lastText), at: token.place, fixes: fixes)
  }

  /// `medelålder`, `maxage`: the measure and its field in one word.
  private mutating func measureInOneWord(_ token: Token) -> Stop? {
    guard
      let measure = EverydayWords.measure(
        token.folded, "",
        { [book] rest in book.fieldSaid(rest.first ?? "").map { (.field($0), 1) } })
    else { return nil }
    let meant = measure.text[spoken]
    at += 1
    return fail(
      .foreignWord(token.text, meant: meant), at: token.place, fixes: [Fix(token.place, meant)])
  }

  /// `share degree<100%`, `andel deltid`: the condition of a share stands in brackets.
  private mutating func conditionWithoutBrackets() -> Stop? {
    guard let token, token.kind == .word else { return nil }
    let swedish = spoken == .swedish
    if let sign = PartTime.signs[token.folded] {
      let meant = "(" + (swedish ? "sysselsättningsgrad" : "degree") + sign + ")"
      let place = here
      at += 1
      return fail(
        .foreignWord(source[place], meant: meant), at: place, fixes: [Fix(place, meant)])
    }
    guard book.fieldID(token.folded) != nil, isTail(at + 1) else { return nil }
    let start = token.place.lowerBound
    while at < end, stage(at: at) == nil, mark != .comma, mark != .close, !sees(.called),
      !sees(.withTotal)
    {
      at += 1
    }
    let place = start..<division.tokens[at - 1].place.upperBound
    let meant = "(\(source[place]))"
    return fail(
      .foreignWord(Reader.short(source[place]), meant: Reader.short(meant)), at: place,
      fixes: [Fix(place, meant)])
  }

  /// `(c)` after `count` and `share`.
  private mutating func ofGroup() throws(Stop) -> Condition? {
    note(.symbol("("))
    guard mark == .open else { return nil }
    let bracket = at
    if division.partner[at] == at + 1 || token(ahead: 1)?.mark == .star,
      let partner = division.partner[at], partner < end
    {
      // `count(*)`, `count()`: the count of the group needs no brackets.
      let place = here.lowerBound..<division.tokens[partner].place.upperBound
      at = partner + 1
      throw fail(.unexpected(source[place]), at: place, fixes: [Fix(place, "")])
    }
    take(as: .symbol)
    let condition = try condition()
    try close(bracket)
    return condition
  }
}
