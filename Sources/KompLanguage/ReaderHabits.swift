import KompLexicon
import KompValues

/// Habits of other languages and of everyday speech inside a query: recognised, mended, never run.
extension Reader {
  private func words(_ count: Int) -> String {
    (0..<count).compactMap { token(ahead: $0)?.folded }.joined(separator: " ")
  }

  private func placeOf(_ count: Int) -> Place {
    let last = min(at + count, end) - 1
    guard last >= at else { return here }
    return division.tokens[at].place.lowerBound..<division.tokens[last].place.upperBound
  }

  /// A word that means an operator elsewhere: `är`, `is`, `like`, `over`, `före`.
  mutating func operatorHabit(_ left: Expression) -> Stop? {
    guard let token, token.kind == .word else { return nil }
    for (count, table) in [(3, Habits.operators3), (2, Habits.operators2), (1, Habits.operators1)] {
      guard let meant = table[words(count)], at + count < end || count > 1 || Habits.closing(meant)
      else { continue }
      let place = placeOf(count)
      let text = source[place]
      at += count
      return fail(.foreignWord(text, meant: meant), at: place, fixes: [Fix(place, meant)])
    }
    if sees(.not) {
      let next = at + phraseLength(at)
      guard isTail(next) else { return nil }
      let place = here
      let word = Reader.short(source[division.tokens[next].place])
      let start = left.place.lowerBound..<left.place.lowerBound
      let blank = place.lowerBound..<division.tokens[next].place.lowerBound
      let fix = Fix([Fix.Edit(start, source[place] + " "), Fix.Edit(blank, "")])
      return fail(.notBeforeOperator(word), at: place, fixes: [fix])
    }
    return nil
  }

  /// `visa nivå som steg`: `som` keeps rows, `kallat` names a column.
  mutating func renamedByThat(_ expression: Expression) -> Stop? {
    guard sees(.that), let name = token(ahead: 1), name.kind == .word else { return nil }
    if let after = token(ahead: 2), after.mark != .comma, stage(at: at + 2) == nil { return nil }
    let swedish = token?.folded == Keyword.that.main(in: .swedish)
    let meant = Keyword.called.main(in: swedish ? .swedish : .english)
    return fail(.renamedByThat, at: here, fixes: [Fix(here, meant)])
  }

  /// `har steg`, `saknar steg`: the field is missing or known, in the other form.
  mutating func fieldAfterHas(_ word: Keyword, _ first: Int) -> Stop? {
    guard let token, book.fieldID(token.folded) != nil, !isOperatorNext else { return nil }
    let whole = division.tokens[first].place.lowerBound..<token.place.upperBound
    let spoken = Words(word.main(in: .english), word.main(in: .swedish))
    let tongue = spoken.tongue(of: division.tokens[first].folded)
    let form = (word == .has ? Keyword.isKnown : .isMissing).main(in: tongue)
    var edits = [Fix.Edit(whole, "\(token.text) \(form)")]
    // `som saknar` reads well, `som steg saknas` does not.
    if first > 0, division.phrases[first - 1]?.keywords.contains(.that) == true {
      let that = division.tokens[first - 1].place
      edits.insert(Fix.Edit(that, Keyword.where.main(in: tongue)), at: 0)
    }
    return fail(.fieldAfterHas(token.text), at: whole, fixes: [Fix(edits)])
  }

  private var isOperatorNext: Bool { token(ahead: 1)?.mark?.comparison != nil }

  /// `= ""`, `= null`.
  mutating func emptyText(
    _ left: Expression, _ comparison: Comparison, _ right: Operand, _ sign: Int
  ) -> Stop? {
    guard case .expression(.literal(let literal, let place)) = right else { return nil }
    guard comparison == .equal || comparison == .notEqual else { return nil }
    switch literal {
    case .text(let text) where text.isEmpty: break
    case .word(let word) where ["null", "nil", "na", "tom", "tomt"].contains(folded(word)): break
    default: return nil
    }
    let whole = division.tokens[sign].place.lowerBound..<place.upperBound
    let form = comparison == .equal ? Keyword.isMissing : .isKnown
    let fixes = Tongue.allCases.map { Fix(whole, " " + form.main(in: $0)) }
    return fail(.emptyValue, at: whole, fixes: fixes)
  }

  /// `nivå under 3` is `nivå < 3`; `anställd under 2025` is within the year.
  mutating func numberUnder(_ left: Expression, _ right: Operand, _ place: Place) -> Stop? {
    guard case .expression(.literal(let literal, _)) = right else { return nil }
    let sign: String
    switch literal {
    case .number, .percent, .span: sign = "<"
    case .period, .relative: sign = "="
    default: return nil
    }
    return fail(.treeWordWithNumber(source[place]), at: place, fixes: [Fix(place, sign)])
  }

  /// `1/3/26`: both ISO days, where the calendar has them.
  mutating func foreignDate(_ token: Token) -> Stop {
    let place = take(as: .unknown)
    let parts = source[place].split { $0 == "/" || $0 == "." }.compactMap { Int($0) }
    var fixes: [Fix] = []
    if parts.count == 3 {
      var orders = [(parts[2], parts[1], parts[0]), (parts[2], parts[0], parts[1])]
      if parts[0] > 31 { orders = [(parts[0], parts[1], parts[2])] }
      for (year, month, day) in orders {
        let full = year < 100 ? (year < 50 ? 2000 + year : 1900 + year) : year
        guard let day = Day(year: full, month: month, day: day) else { continue }
        let fix = Fix(place, day.description)
        if !fixes.contains(fix) { fixes.append(fix) }
      }
    }
    return fail(.foreignDate(Reader.short(source[place])), at: place, fixes: fixes)
  }

  /// `0,75` outside a list.
  mutating func decimalComma(_ token: Token) -> Stop? {
    guard self.token(ahead: 1)?.mark == .comma, let next = self.token(ahead: 2), adjoins(at + 1),
      adjoins(at + 2),
      next.kind == .number || next.kind == .percent, !insideList
    else { return nil }
    let place = token.place.lowerBound..<next.place.upperBound
    at += 3
    let text = source[place]
    let fix = Fix(place, String(text.map { $0 == "," ? "." : $0 }))
    return fail(.decimalComma(text), at: place, fixes: [fix])
  }

  /// Whether the number stands among others in brackets or between commas.
  private var insideList: Bool {
    guard at > 0 else { return false }
    let before = division.tokens[at - 1]
    return before.mark == .open || before.mark == .comma
  }

  /// `75 procent`.
  mutating func percentWord(_ number: Place) -> Stop? {
    guard let token, ["procent", "percent"].contains(token.folded) else { return nil }
    let gap = number.upperBound..<token.place.upperBound
    at += 1
    return fail(
      .percentWord, at: number.lowerBound..<token.place.upperBound, fixes: [Fix(gap, "%")])
  }

  /// `manager = unit.head`: a field needs its dot, a value its quotes.
  mutating func dottedValue(_ token: Token) -> Stop? {
    guard self.token(ahead: 1)?.mark == .dot, adjoins(at + 1), let next = self.token(ahead: 2),
      next.kind == .word || next.kind == .number, adjoins(at + 2)
    else { return nil }
    at += 1
    while mark == .dot, adjoins(at), let next = self.token(ahead: 1), adjoins(at + 1),
      next.kind == .word || next.kind == .number
    {
      at += 2
    }
    let place = token.place.lowerBound..<division.tokens[at - 1].place.upperBound
    let text = source[place]
    let quoted = Fix(place, "\"\(text)\"")
    let start = place.lowerBound..<place.lowerBound
    let known = book.fieldID(token.folded) != nil
    let fixes = known ? [Fix(start, "."), quoted] : [quoted, Fix(start, ".")]
    return fail(.dottedValue(Reader.short(text)), at: place, fixes: fixes)
  }

  /// A value of several words needs quotes, unless the next word is a stage that is misspelt.
  mutating func wholeValue(_ value: Expression, from first: Int) throws(Stop) -> Expression {
    guard case .literal(.word, let start) = value, let next = token, next.kind == .word,
      !phrase(at).contains(where: { Reader.followers.contains($0) }),
      token(ahead: 1)?.mark != .equal || stage(at: first) != nil
    else { return value }
    if misspelt(next) != nil || Habits.stages1[next.folded] != nil
      || Habits.stages2[words(2)] != nil
    {
      return value
    }
    while let next = token, next.kind == .word || next.kind == .number,
      !phrase(at).contains(where: { Reader.followers.contains($0) })
    {
      at += 1
    }
    let place = start.lowerBound..<division.tokens[at - 1].place.upperBound
    let text = source[place]
    throw fail(
      .severalWords(Reader.short(text)), at: place, fixes: [Fix(place, "\"\(text)\"")])
  }

  /// The stage that a word was meant to be.
  func misspelt(_ token: Token) -> String? {
    let spellings = book.stages.keys.flatMap { word in
      Tongue.allCases.flatMap { word.spellings(in: $0) }
    }
    return near(token, among: spellings.sorted()).first
  }

  /// Something that is no stage stands where one should.
  mutating func misplaced() {
    guard let token else { return }
    let place = token.place
    if phrase(at).contains(where: { Reader.times.contains($0) }) {
      let clause = source[placeOf(phraseLength(at))]
      report(.misplacedTime(clause), at: placeOf(phraseLength(at)))
      at += 1
      return
    }
    guard token.kind == .word else {
      _ = unfit(token)
      at += 1
      return
    }
    for (count, table) in [(2, Habits.stages2), (1, Habits.stages1)] {
      guard let meant = table[words(count)] else { continue }
      let place = placeOf(count)
      report(.foreignWord(source[place], meant: meant), at: place, fixes: [Fix(place, meant)])
      at += count
      return
    }
    if sees(.inSet), let value = self.token(ahead: 1), value.kind == .word || value.isText {
      let swedish = token.folded == Keyword.inSet.main(in: .swedish)
      let meant = swedish ? "där enhet=" : "where unit="
      let whole = place.lowerBound..<value.place.lowerBound
      report(
        .foreignWord(token.text, meant: meant), at: place, fixes: [Fix(whole, meant)])
      at += 2
      return
    }
    if let meant = misspelt(token) {
      report(.misspeltStage(token.text, meant: meant), at: place, fixes: [Fix(place, meant)])
    } else {
      report(.unexpected(Reader.short(token.text)), at: place)
    }
    at += 1
  }
}
