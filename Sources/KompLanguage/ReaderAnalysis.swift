import KompLexicon
import KompValues

/// Analyses as sources: a name and the arguments right after it.
extension Reader {
  /// The analysis at a token: its id and how many tokens it takes.
  func analysisAhead(_ index: Int) -> (id: String, length: Int)? {
    ahead(index, in: book.vocabulary.analyses).map { (book.analyses[$0.index].id, $0.length) }
  }

  /// A noun, or an analysis, built or not, at a token.
  func sourceAhead(_ index: Int) -> (id: String, length: Int)? {
    nounAhead(index) ?? analysisAhead(index) ?? laterAhead(index)
  }

  /// The words that open an argument; `by` among them, which elsewhere is a stage.
  private static let openers: [Keyword] = [.at, .forWhom, .by, .using, .with]

  /// The arguments that stand next, in any order, each once.
  ///
  /// They may stand on either side of a clause of time.
  mutating func arguments(of call: inout AnalysisCall) throws(Stop) {
    while true {
      noteArguments(of: call)
      if !call.total, take(.withTotal) != nil {
        call.total = true
      } else if let word = Reader.openers.first(where: { sees($0) }), opensArgument(word) {
        guard !call.holds(word) else { throw repeated(word) }
        try argument(word, of: &call)
      } else if let problem = renamedDefinition() {
        throw problem
      } else if isPeriodAhead {
        guard call.period == nil else { throw repeatedPeriod() }
        try period(of: &call)
      } else {
        return
      }
      call.place = call.place.lowerBound..<division.tokens[at - 1].place.upperBound
    }
  }

  private mutating func noteArguments(of call: AnalysisCall) {
    if call.period == nil { note(.day) }
    if !call.total { note(.keyword(.withTotal)) }
    for word in Reader.openers where !call.holds(word) { note(.keyword(word)) }
    if call.period == nil {
      for word in Parser.times { note(.keyword(word)) }
    }
  }

  /// `at kommunrehab` is a place, which is said otherwise.
  private func opensArgument(_ word: Keyword) -> Bool {
    guard word == .at, let next = token(ahead: phraseLength(at)) else { return true }
    return next.kind != .word && !next.isText || NumberWords.number(next.folded) != nil
  }

  private mutating func argument(_ word: Keyword, of call: inout AnalysisCall) throws(Stop) {
    let first = at
    _ = take(word)
    switch word {
    case .at: call.ages = try ages()
    case .forWhom: call.subject = try subject()
    case .by: try keys(of: &call, from: first)
    case .using: call.definition = try definitionName()
    default: call.options = try options()
    }
  }

  /// `65, 67`.
  private mutating func ages() throws(Stop) -> [Aged] {
    var ages: [Aged] = []
    repeat {
      let first = at
      let age = try wholeNumber()
      ages.append(Aged(age, at: place(from: first)))
    } while takeMark(.comma) != nil
    return ages
  }

  /// `(staff where …)`, or a value.
  private mutating func subject() throws(Stop) -> Subject {
    note(.symbol("("))
    if mark == .open { return .query(try bracketedQuery()) }
    if nounAhead(at) != nil { throw bareQuery() }
    let first = at
    let (value, place) = try literal(of: nil)
    if case .word = value { try refuseSeveralWords(from: first) }
    return .value(value, place)
  }

  /// `for staff where …`: a query stands in brackets there.
  private mutating func bareQuery() -> Stop {
    let first = at
    var last = at
    while last + 1 < end,
      !phrase(last + 1).contains(where: { Reader.openers.contains($0) }),
      division.tokens[last + 1].mark != .close
    {
      if division.tokens[last + 1].mark == .open, let partner = division.partner[last + 1],
        partner < end
      {
        last = partner
      } else {
        last += 1
      }
    }
    let place =
      division.tokens[first].place.lowerBound..<division.tokens[last].place.upperBound
    at = end
    return fail(
      .populationInBrackets, at: place,
      fixes: [
        Fix([
          Fix.Edit(place.lowerBound..<place.lowerBound, "("),
          Fix.Edit(place.upperBound..<place.upperBound, ")"),
        ])
      ])
  }

  /// A value of several words needs quotes; the word of another argument ends it.
  private mutating func refuseSeveralWords(from first: Int) throws(Stop) {
    func goesOn(_ index: Int) -> Bool {
      guard index < end, division.tokens[index].kind == .word else { return false }
      let words = phrase(index)
      return !words.contains { Reader.followers.contains($0) || Reader.openers.contains($0) }
    }
    guard goesOn(at), let next = token, misspelt(next) == nil else { return }
    while goesOn(at) { at += 1 }
    let place = place(from: first)
    let text = source[place]
    throw fail(.severalWords(Reader.short(text)), at: place, fixes: [Fix(place, "\"\(text)\"")])
  }

  /// `unit, profession with total`.
  private mutating func keys(of call: inout AnalysisCall, from first: Int) throws(Stop) {
    let enclosing = noun
    noun = "staff"
    defer { noun = enclosing }
    call.keys = try groupingKeys(ofAnalysis: true)
    if take(.withTotal) != nil { call.total = true }
    guard mark == .colon || sees(.across) else { return }
    let start = division.tokens[first].place.lowerBound
    let last = min(at + (mark == .colon ? 1 : phraseLength(at)), end) - 1
    let place = here.lowerBound..<division.tokens[last].place.upperBound
    at = end
    throw fail(.measuresOfAnalysis, at: place, fixes: [Fix(start..<start, "| ")])
  }

  /// A definition of the analysis, by name.
  private mutating func definitionName() throws(Stop) -> Name {
    note(.value(of: "using"))
    guard let token, token.kind == .word || token.isText else { throw missing(.name) }
    let name = takeName(as: token.isText ? .text : .value(of: "using"))
    if token.kind == .text(closed: false) { throw unclosedText(token.place) }
    return name
  }

  static let optionWords: [Keyword] = [.rounds, .size, .mixed, .seed, .atLeast]

  /// `rounds=6, size=4`.
  private mutating func options() throws(Stop) -> [Assignment] {
    var list: [Assignment] = []
    repeat {
      note(.value(of: "with"))
      guard let token, token.kind == .word || token.isText else { throw missing(.name) }
      let role: Role
      if token.isText {
        role = .text
      } else if book.optionID(token.folded) == nil,
        let word = phrase(at).first(where: { Reader.optionWords.contains($0) })
      {
        role = .keyword(word)
      } else {
        role = .value(of: "with")
      }
      list.append(try assignment(named: takeName(as: role)))
    } while takeMark(.comma) != nil
    return list
  }

  /// `=value` after a name.
  mutating func assignment(named name: Name) throws(Stop) -> Assignment {
    let sign = at
    guard takeMark(.equal) != nil else { throw missing(.equals) }
    let (value, place) = try literal(of: folded(name.text))
    if Expression.literal(value, place).isSingle { settings[sign] = .tight }
    return Assignment(name, value, valuePlace: place)
  }

  /// `turnover 2025 as kolada_out`.
  private mutating func renamedDefinition() -> Stop? {
    guard sees(.called) else { return nil }
    let place = here
    let meant = said(.using)
    at = end
    return fail(.foreignWord(source[place], meant: meant), at: place, fixes: [Fix(place, meant)])
  }

  private var isPeriodAhead: Bool {
    switch token?.kind {
    case .period, .foreignDate, .number, .parameter: true
    case .word: Parser.times.contains { sees($0) }
    default: false
    }
  }

  private mutating func period(of call: inout AnalysisCall) throws(Stop) {
    if let token, token.kind == .number, Reader.year(token.text) == nil {
      let place = token.place
      let isAge = Int(token.text).map { (16...99).contains($0) } ?? false
      let start = place.lowerBound..<place.lowerBound
      throw fail(
        .noSuchDay(token.text), at: place, fixes: isAge ? [Fix(start, said(.at) + " ")] : [])
    }
    let first = at
    let (period, place) = try day()
    // A year alone is a number elsewhere; here it is a period.
    if first < at, division.tokens[first].kind == .number { roles[first] = .date }
    (call.period, call.periodPlace) = (period, place)
  }

  private mutating func repeatedPeriod() -> Stop {
    fail(.repeatedArgument(Reader.short(source[here])), at: here)
  }

  private mutating func repeated(_ word: Keyword) -> Stop {
    let place = here
    let text = source[place]
    let start = place.lowerBound..<place.lowerBound
    at = end
    return fail(
      .repeatedArgument(text), at: place, fixes: word == .by ? [Fix(start, "| ")] : [])
  }
}

extension AnalysisCall {
  /// Whether an argument has been given.
  func holds(_ word: Keyword) -> Bool {
    switch word {
    case .at: !ages.isEmpty
    case .forWhom: subject != nil
    case .by: !keys.isEmpty
    case .using: definition != nil
    default: !options.isEmpty
    }
  }
}
