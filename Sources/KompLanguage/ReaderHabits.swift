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
    guard let token else { return nil }
    guard token.kind == .word else { return missingSign(token, left) }
    let tails = Reader.tails.sorted { $0.rawValue < $1.rawValue }
    if Habits.operators2[words(2)] == nil, Habits.operators3[words(3)] == nil,
      let near = nearKeyword(at: at, among: tails, least: 2)
    {
      return misspelt(near)
    }
    for (count, table) in [(3, Habits.operators3), (2, Habits.operators2), (1, Habits.operators1)] {
      guard let both = table[words(count)], at + count < end || Habits.closing(both.english)
      else { continue }
      let meant = both[spoken]
      let place = placeOf(count)
      let text = source[place]
      let isPattern = words(count).hasSuffix("like")
      at += count
      if isPattern, let fix = pattern(from: place, isNot: count > 1, left) {
        return fail(.foreignWord(text, meant: fix.meant), at: place, fixes: [fix.fix])
      }
      return fail(.foreignWord(text, meant: meant), at: place, fixes: [Fix(place, meant)])
    }
    if sees(.not) {
      let next = at + phraseLength(at)
      let place = here
      if next < end, !isTail(next), stage(at: next) == nil {
        at = next
        return fail(.foreignWord(source[place], meant: "!="), at: place, fixes: [Fix(place, "!=")])
      }
      guard isTail(next) else { return nil }
      let word = Reader.short(source[division.tokens[next].place])
      let start = left.place.lowerBound..<left.place.lowerBound
      let blank = place.lowerBound..<division.tokens[next].place.lowerBound
      let fix = Fix([Fix.Edit(start, source[place] + " "), Fix.Edit(blank, "")])
      return fail(.notBeforeOperator(word), at: place, fixes: [fix])
    }
    if stage(at: at) == nil, misspelt(token) == nil, !sees(.and), !sees(.or),
      let near = nearKeyword(at: at, among: tails)
    {
      return misspelt(near)
    }
    return nil
  }

  private mutating func misspelt(_ near: (meant: String, width: Int)) -> Stop {
    let place = placeOf(near.width)
    at += near.width
    return fail(
      .misspeltWord(source[place], meant: near.meant), at: place, fixes: [Fix(place, near.meant)])
  }

  /// `age 60`, `age 60..65`, `enhet : x`, `enhet ~ x`: the sign is missing, or another.
  private mutating func missingSign(_ token: Token, _ left: Expression) -> Stop? {
    guard case .path = left else { return nil }
    switch token.kind {
    case .number, .percent, .period, .text, .foreignDate:
      let gap = left.place.upperBound..<token.place.lowerBound
      var edits = [Fix.Edit(gap, "=")]
      // `age 60 to 65`: the word between the two is another slip of the same range.
      if phrase(at + 1).contains(where: { $0 == .to || $0 == .until }),
        let high = self.token(ahead: 1 + phraseLength(at + 1)),
        [.number, .percent, .period].contains(high.kind)
      {
        edits.append(Fix.Edit(token.place.upperBound..<high.place.lowerBound, ".."))
      }
      return fail(
        .missing(.operatorSign, after: lastText), at: token.place, fixes: [Fix(edits)])
    case .mark(.colon) where self.token(ahead: 1) != nil:
      at += 1
      return fail(.foreignSign(":", meant: "="), at: token.place, fixes: [Fix(token.place, "=")])
    default: return nil
    }
  }

  /// `like '%berg%'`: what the signs at the ends of the text mean.
  private func pattern(from place: Place, isNot: Bool, _ left: Expression)
    -> (meant: String, fix: Fix)?
  {
    guard let token, token.isText else { return nil }
    let whole = place.lowerBound..<token.place.upperBound
    let text = token.text
    let (first, last) = (text.hasPrefix("%"), text.hasSuffix("%"))
    let inner = text.drop { $0 == "%" }
    let bare = String(inner.prefix(inner.count - (last ? 1 : 0)))
    let meant: String
    if bare.contains("%") || bare.contains("_") {
      return nil
    } else if first == last {
      meant = said(.contains)
    } else {
      meant = said(first ? .endsWith : .startsWith)
    }
    let fix = Fix.Edit(whole, "\(meant) \"\(bare)\"")
    guard isNot else { return (meant, Fix([fix])) }
    let start = left.place.lowerBound..<left.place.lowerBound
    return (meant, Fix([Fix.Edit(start, said(.not) + " "), fix]))
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
    guard let token, book.fieldID(token.folded) != nil else { return nil }
    let whole = division.tokens[first].place.lowerBound..<token.place.upperBound
    let spokenWords = Words(word.main(in: .english), word.main(in: .swedish))
    let tongue = spokenWords.tongue(of: division.tokens[first].folded)
    var edits: [Fix.Edit]
    if isOperatorNext {
      // `som har steg<3`: the field is compared, the word before it goes.
      let start = division.tokens[first].place.lowerBound..<token.place.lowerBound
      let not = word == .lacks ? Keyword.not.main(in: tongue) + " " : ""
      edits = [Fix.Edit(start, not)]
    } else if word == .has, let number = self.token(ahead: 1), number.kind == .number {
      edits = [
        Fix.Edit(
          division.tokens[first].place.lowerBound..<number.place.upperBound,
          "\(token.text)=\(number.text)")
      ]
    } else {
      let form = (word == .has ? Keyword.isKnown : .isMissing).main(in: tongue)
      edits = [Fix.Edit(whole, "\(token.text) \(form)")]
    }
    // `som saknar` reads well, `som steg saknas` does not.
    if first > 0, division.phrases[first - 1]?.keywords.contains(.that) == true {
      let that = division.tokens[first - 1].place
      edits.insert(Fix.Edit(that, Keyword.where.main(in: tongue)), at: 0)
    }
    at += 1
    while at < end, stage(at: at) == nil, !sees(.and), !sees(.or), mark != .bar, mark != .close {
      at += 1
    }
    return fail(.fieldAfterHas(token.text), at: whole, fixes: [Fix(edits)])
  }

  /// `saknas steg`, `utan steg`, `inget steg` in a condition: the field comes first.
  mutating func fieldAfterForm() -> Stop? {
    guard let token, token.kind == .word, let field = self.token(ahead: phraseLength(at)),
      field.kind == .word, book.fieldID(field.folded) != nil
    else { return nil }
    let isMissing =
      sees(.isMissing) || sees(.none) || ["without", "utan", "missing"].contains(token.folded)
    guard isMissing || sees(.isKnown) else { return nil }
    let length = phraseLength(at)
    let next = at + length + 1
    guard next >= end || !isTail(next) else { return nil }
    let place = placeOf(length + 1)
    let meant = "\(field.text) \(said(isMissing ? .isMissing : .isKnown))"
    let text = source[place]
    at = next
    return fail(.foreignWord(text, meant: meant), at: place, fixes: [Fix(place, meant)])
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
    case .word(let word) where Habits.nothing.contains(folded(word)): break
    default: return nil
    }
    let whole = division.tokens[sign].place.lowerBound..<place.upperBound
    let form = comparison == .equal ? Keyword.isMissing : .isKnown
    let fixes = [Fix(whole, (adjoins(sign) ? " " : "") + said(form))]
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
    // `30.000,50`: the points part thousands.
    let plain = text.filter { $0 != "." }
    let fix = Fix(place, String(plain.map { $0 == "," ? "." : $0 }))
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
    guard let token,
      ["procent", "percent", "pct"].contains(token.folded) || source[token.place] == "%"
    else { return nil }
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
    guard !isCourtesy(token) else { return nil }
    let spellings = book.stages.keys.flatMap { word in
      Tongue.allCases.flatMap { word.spellings(in: $0) }
    }
    return near(token, among: spellings.sorted()).first
  }

  /// Whether a word is only polite: `please` is near `place` and means nothing.
  private func isCourtesy(_ token: Token) -> Bool {
    if case .courtesy? = Habits.openings[token.folded] { true } else { false }
  }

  /// Something that is no stage stands where one should.
  mutating func misplaced(after last: Keyword?) {
    guard let token else { return }
    let place = token.place
    if phrase(at).contains(where: { Reader.times.contains($0) }) {
      misplacedTime()
      return
    }
    if let spoken = spokenStage(at: at, after: last) {
      report(spoken.fact, at: spoken.place, fixes: spoken.fixes)
      at = spoken.next
      return
    }
    guard token.kind == .word else {
      _ = unfit(token)
      at += 1
      return
    }
    let (around, least) = (Reader.continuing(last), last == .top ? 1 : 2)
    if !isCourtesy(token), let near = nearKeyword(at: at, among: around, least: least) {
      _ = misspelt(near)
      return
    }
    if let order = Habits.orders[token.folded], last == .sort || last == .top {
      let meant = said(order)
      report(.foreignWord(token.text, meant: meant), at: place, fixes: [Fix(place, meant)])
      at += 1
      return
    }
    for (count, table) in [(2, Habits.stages2), (1, Habits.stages1)] {
      guard let keyword = table[words(count)] else { continue }
      let place = placeOf(count)
      let meant = said(keyword)
      report(.foreignWord(source[place], meant: meant), at: place, fixes: [Fix(place, meant)])
      at += count
      return
    }
    if let meant = misspelt(token) {
      report(.misspeltStage(token.text, meant: meant), at: place, fixes: [Fix(place, meant)])
      at += 1
      return
    }
    if let near = nearKeyword(at: at, among: around) {
      _ = misspelt(near)
      return
    }
    // What is left is a name, or a word too many: the session tries which.
    var fixes: [Fix] = []
    let start = place.lowerBound..<place.lowerBound
    if last == nil {
      for field in spoken == .swedish ? ["enhet", "yrke"] : ["unit", "profession"] {
        fixes.append(Fix(start, "\(said(.where)) \(field)="))
      }
    }
    if at > beginning, at + 1 >= end {
      fixes.append(Fix(division.tokens[at - 1].place.upperBound..<place.upperBound, ""))
    }
    report(.unexpected(Reader.short(token.text)), at: place, fixes: fixes)
    at += 1
  }

  /// `where … as of …`: the clause is moved to right after the source.
  private mutating func misplacedTime() {
    let first = at
    let length = phraseLength(at)
    let place = placeOf(length)
    var next = at + length
    // Its day goes with it: `today - 2 years` is several tokens.
    while !sees(.includingFormer), next < end, stage(at: next) == nil,
      division.tokens[next].mark != .bar, division.tokens[next].mark != .close,
      !phrase(next).contains(where: { Reader.times.contains($0) })
    {
      next += 1
    }
    let clause =
      division.tokens[first].place.lowerBound..<division.tokens[next - 1].place.upperBound
    var fixes: [Fix] = []
    if let sourceEnd, first > beginning {
      let gap = division.tokens[first - 1].place.upperBound..<clause.upperBound
      fixes = [
        Fix([Fix.Edit(sourceEnd..<sourceEnd, " " + source[clause]), Fix.Edit(gap, "")])
      ]
    }
    report(.misplacedTime(source[place]), at: place, fixes: fixes)
    at = next
  }
}
