import KompLexicon
import KompValues

/// What a bare word means where an expression is read.
enum Mode: Hashable, Sendable {
  /// A field: on the left of a comparison, in `show`, `by`, `sort`.
  case field
  /// A value of this field: on the right.
  case value(of: String?)
  /// A field, but quoted text is itself: `print`, the branches of `if`.
  case output

  var isValue: Bool { if case .value = self { true } else { false } }
}

/// Expressions.
extension Reader {
  static let functions: Set<Keyword> = [
    .year, .month, .quarter, .week, .round, .absolute, .length, .lower, .ifThen,
  ]

  /// Sums; a chain is bounded like brackets, since the tree it makes is as deep.
  mutating func expression(_ mode: Mode) throws(Stop) -> Expression {
    try deepen()
    defer { depth -= 1 }
    let first = at
    var left = try product(mode)
    var length = 0
    while let sign = arithmeticSign([.plus, .minus]) {
      length += 1
      guard length < Reader.depthLimit else { throw tooDeep() }
      let right = try product(mode)
      left = .arithmetic(sign, left, right, place(from: first))
    }
    return left
  }

  private mutating func product(_ mode: Mode) throws(Stop) -> Expression {
    let first = at
    var left = try primary(mode)
    var length = 0
    while let sign = arithmeticSign([.star, .slash]) {
      length += 1
      guard length < Reader.depthLimit else { throw tooDeep() }
      let right = try primary(mode)
      left = .arithmetic(sign, left, right, place(from: first))
    }
    return left
  }

  mutating func arithmeticSign(_ signs: [Mark]) -> Character? {
    note(.arithmetic)
    guard let token else { return nil }
    if let mark = token.mark, signs.contains(mark) {
      take(as: .symbol)
      return mark.rawValue.first
    }
    guard case .habit(let meant?) = token.kind, meant.isArithmetic, signs.contains(meant) else {
      return nil
    }
    report(
      .foreignSign(source[token.place], meant: meant.rawValue), at: token.place,
      fixes: [Fix(token.place, meant.rawValue)])
    take(as: .symbol)
    return meant.rawValue.first
  }

  mutating func primary(_ mode: Mode) throws(Stop) -> Expression {
    noteOperand(mode)
    guard let token else { throw missing(mode.isValue ? .value : .field) }
    if mode.isValue, let problem = bareSearch() { throw problem }
    switch token.kind {
    case .number, .percent, .period, .foreignDate: return try numeral(token)
    case .text(let closed):
      guard closed else {
        take(as: .text)
        throw unclosedText(token.place)
      }
      if mode == .field { return .path(try path()) }
      return .literal(.text(token.text), take(as: .text))
    case .parameter: return .literal(.parameter(token.text), take(as: .parameter))
    case .mark(.open): return try bracketed(mode)
    case .mark(.minus) where self.token(ahead: 1)?.kind == .number && adjoins(at + 1):
      return try negative()
    case .mark(.dot): return .path(try dottedPath())
    case .word: return mode.isValue ? try valueWord(token, mode) : try fieldWord(token, mode)
    default: throw missing(mode.isValue ? .value : .field)
    }
  }

  private mutating func noteOperand(_ mode: Mode) {
    switch mode {
    case .value(let field): note(.value(of: field))
    case .field:
      note(.field(of: noun))
      for word in Reader.functions { note(.keyword(word)) }
      note(.keyword(.count))
    case .output:
      note(.value(of: nil))
      note(.keyword(.count))
      note(.field(of: noun))
      note(.text)
    }
  }

  private mutating func bracketed(_ mode: Mode) throws(Stop) -> Expression {
    let bracket = at
    take(as: .symbol)
    let inner = try expression(mode)
    if mode.isValue, mark == .comma, let partner = division.partner[bracket], partner < end,
      bracket > 0, let sign = division.tokens[bracket - 1].mark?.comparison, sign == .equal
    {
      let equal = division.tokens[bracket - 1].place
      let place = here
      at = partner + 1
      throw fail(.listAfterSign, at: place, fixes: [Fix(equal, " \(said(.inSet)) ")])
    }
    try close(bracket)
    return inner
  }

  /// A word in a field's place: a function, a time, or a field.
  private mutating func fieldWord(_ token: Token, _ mode: Mode) throws(Stop) -> Expression {
    let words = phrase(at)
    let length = phraseLength(at)
    if self.token(ahead: length)?.mark == Mark.open {
      if let function = words.first(where: { Reader.functions.contains($0) }) {
        return try call(function, mode)
      }
      if words.contains(.count) { return try countOfRows() }
    }
    if book.fieldID(token.folded) == nil, let time = try relativeTime(onlyWithCount: true) {
      return time
    }
    if isStructure(words, length) { throw missing(.field) }
    return .path(try path())
  }

  /// A word of the grammar where a field is expected: the field is missing, unless it is one's own.
  private func isStructure(_ words: [Keyword], _ length: Int) -> Bool {
    guard let token, book.fieldID(token.folded) == nil else { return false }
    let structure: Set<Keyword> = [
      .where, .that, .show, .hide, .by, .sort, .compute, .distinct, .and, .or, .to, .asOf, .across,
      .withTotal, .inSet, .notIn, .called, .top,
    ]
    guard words.contains(where: { structure.contains($0) }) else { return false }
    let next = at + length
    guard next < end else { return true }
    switch division.tokens[next].kind {
    case .number, .text, .period: return true
    case .word: return !isTail(next) && !phrase(next).contains { Reader.followers.contains($0) }
    default: return false
    }
  }

  private mutating func call(_ function: Keyword, _ mode: Mode) throws(Stop) -> Expression {
    let first = at
    let word = take(as: .keyword(function), width: phraseLength(at))
    let bracket = at
    settings[at] = .glued
    take(as: .symbol)
    var arguments: [Argument] = []
    repeat {
      if function == .ifThen {
        arguments.append(
          arguments.isEmpty
            ? .condition(try condition()) : .expression(try expression(.output)))
      } else {
        if !arguments.isEmpty { note(.number) }
        arguments.append(.expression(try expression(mode.isValue ? .value(of: nil) : .field)))
      }
    } while takeMark(.comma) != nil
    try close(bracket)
    return .call(function, word, arguments, place(from: first))
  }

  /// `count(staff where …)`: related rows, or the whole where no row is.
  private mutating func countOfRows() throws(Stop) -> Expression {
    let first = at
    take(as: .keyword(.count), width: phraseLength(at))
    settings[at] = .glued
    let query = try bracketedQuery()
    return .count(query, place(from: first))
  }

  /// A path of fields; quoted names are fields with blanks.
  mutating func path() throws(Stop) -> Path {
    note(.field(of: noun))
    guard let token, token.kind == .word || token.isText else {
      if mark == .dot { return try dottedPath() }
      throw missing(.field)
    }
    return try path(dotted: false, from: at)
  }

  private mutating func dottedPath() throws(Stop) -> Path {
    let first = at
    guard let next = token(ahead: 1), next.kind == .word || next.isText, adjoins(at + 1) else {
      take(as: .symbol)
      throw missing(.field)
    }
    take(as: .symbol)
    return try path(dotted: true, from: first)
  }

  private mutating func path(dotted: Bool, from first: Int) throws(Stop) -> Path {
    var names: [Name] = []
    while let token, token.kind == .word || token.isText {
      let known = !names.isEmpty || !columnNames.contains(token.folded)
      let role: Role
      if let keyword = columnKeyword(token), names.isEmpty, known {
        role = .keyword(keyword)
      } else if known, token.kind == .word {
        role = .field(book.fieldID(token.folded))
      } else {
        role = token.isText ? .field(nil) : .name
      }
      if known, names.isEmpty, meetsGivenName(token.folded) { kept.insert(at) }
      names.append(takeName(as: role))
      if token.kind == .text(closed: false) { throw unclosedText(token.place) }
      if mark == .dot, adjoins(at), at + 1 == end {
        take(as: .symbol)
        note(.field(of: nil))
        throw missing(.field)
      }
      guard mark == .dot, adjoins(at), let next = self.token(ahead: 1),
        next.kind == .word || next.isText, adjoins(at + 1)
      else { break }
      settings[at] = .glued
      take(as: .symbol)
      settings[at] = .glued
      note(.field(of: nil))
    }
    return Path(names, dotted: dotted, at: place(from: first))
  }

  /// Whether a spelling of the field, in either tongue, is a name that the statement has given.
  private func meetsGivenName(_ word: String) -> Bool {
    guard !columnNames.isEmpty else { return false }
    if let keyword = columnKeyword(division.tokens[at]) {
      return Tongue.allCases.contains { columnNames.contains(keyword.main(in: $0)) }
    }
    if let at = book.vocabulary.fields[word] {
      return book.fields[at].words.all.contains { columnNames.contains(folded($0)) }
    }
    guard let compound = Compound(word, in: book) else { return false }
    return Tongue.allCases.contains { columnNames.contains(compound.spelled(in: $0)) }
  }

  /// `count` and `share` name the column that the measure made.
  private func columnKeyword(_ token: Token) -> Keyword? {
    guard token.kind == .word, book.fieldID(token.folded) == nil, phraseLength(at) == 1 else {
      return nil
    }
    return phrase(at).first { $0 == .count || $0 == .share }
  }
}
