import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Binder {
  /// The codes of a column that a value of its domain names; a problem where it names none.
  ///
  /// `anyKind` lets a field of departments take any unit: a department can lie under a committee.
  mutating func codes(
    _ literal: Literal, at place: Place, of typed: Typed, in scope: Scope, anyKind: Bool = false
  ) -> [Int]? {
    let word: String
    switch literal {
    case .word(let text), .text(let text): word = text
    case .number, .period: word = written(literal)
    case .parameter(let name):
      let near = Nearest.words(to: name, among: environment.values.keys).map { ":" + $0 }
      return refuse(
        .unknownName(name), at: place, offers: near, fixes: near.map { Fix(place, $0) })
    case .percent, .span, .relative, .shifted:
      return refuse(
        .wrongType(written(literal), field: typed.name, wanted: typed.type.title), at: place)
    }
    switch typed.type {
    case .flag:
      if ["yes", "ja", "true", "sant"].contains(folded(word)) { return [1] }
      if ["no", "nej", "false", "falskt"].contains(folded(word)) { return [0] }
      return refuse(
        .wrongType(word, field: typed.name, wanted: typed.type.title), at: place,
        offers: typed.isSaidInSwedish ? ["ja", "nej"] : ["yes", "no"])
    case .list(let list):
      return members(of: list, named: word, at: place, for: typed, in: scope)
    case .reference(let noun):
      return rows(named: word, of: noun, at: place, for: typed, in: scope, anyKind: anyKind)
    case .text:
      if case .number = literal {
        return texts(numbered: word, at: place, of: typed, in: scope)
      }
      return texts(matching: word, quoted: literal.isQuoted, at: place, of: typed, in: scope)
    case .number, .share, .months, .day:
      return refuse(
        .wrongType(word, field: typed.name, wanted: typed.type.title), at: place)
    }
  }

  private mutating func members(
    of list: ClosedList, named word: String, at place: Place, for typed: Typed, in scope: Scope
  ) -> [Int]? {
    let wanted = folded(word)
    let found = list.values.indices.filter { index in
      list.values[index].all.contains { folded($0) == wanted }
    }
    if !found.isEmpty { return found }
    if let labels = typed.labels {
      return refuse(
        .unknownValue(word, field: typed.name, kind: Both("class", "klass")), at: place,
        offers: labels.map(\.english))
    }
    let english = list.values.map { $0.main(in: .english) }
    let swedish = list.values.map { $0.main(in: .swedish) }
    // The tongue of the field comes first where both are as near.
    let among = typed.isSaidInSwedish ? swedish + english : english + swedish
    return unknown(
      word, at: place, of: typed, kind: BindingProblem.plainKind, among: among, in: scope,
      shown: { tongue in tongue == .swedish ? swedish : english }
    ) { offer in
      list.values.indices.filter { list.values[$0].all.contains(offer) }
    }
  }

  // MARK: Texts

  /// The codes of the texts that a value matches; wildcards only in quotes, and those are not checked.
  private mutating func texts(
    matching word: String, quoted: Bool, at place: Place, of typed: Typed, in scope: Scope
  ) -> [Int]? {
    guard let column = column(of: typed, in: scope), let pool = column.pool else { return [] }
    if quoted, word.contains("*") || word.contains("?") {
      let pattern = TextTest(.matches, word)
      return (0..<pool.count).filter { pattern.passes(pool[$0]) }
    }
    // An id as it is written is that one, among a million.
    if isKey(typed, in: scope), let code = pool.code(of: word), column.holds([code]) {
      return [code]
    }
    let found = pool.codes(of: FoldedMatcher(word))
    let isClosed = isClosed(typed, pool: pool, in: scope)
    // What a dictionary once held is no value any more.
    if !found.isEmpty, !isClosed || column.holds(found) { return found }
    guard isClosed else {
      if !quoted, scope.field(word) != nil {
        return unknown(word, at: place, of: typed, kind: Both("text", "text"), among: [], in: scope)
      }
      return []
    }
    return unknown(
      word, at: place, of: typed, kind: BindingProblem.plainKind, among: column.liveTexts,
      in: scope, codes: { offer in (0..<pool.count).filter { pool[$0] == offer } })
  }

  /// The same for a number without quotes: `0110` is the text with its zero, and finds it without.
  private mutating func texts(
    numbered word: String, at place: Place, of typed: Typed, in scope: Scope
  ) -> [Int]? {
    guard let column = column(of: typed, in: scope), let pool = column.pool else { return [] }
    let padded = String(repeating: "0", count: max(0, place.count - word.utf8.count)) + word
    for candidate in [padded, word] {
      let found = pool.codes(of: FoldedMatcher(candidate))
      if !found.isEmpty, column.holds(found) { return found }
    }
    let found = (0..<pool.count).filter { pool[$0].drop { $0 == "0" } == word }
    if !found.isEmpty, column.holds(found) { return found }
    return texts(matching: word, quoted: false, at: place, of: typed, in: scope)
  }

  /// Whether a text field's values are a closed domain: ids, and fields with at most 200 different values
  /// that are not names.
  private func isClosed(_ typed: Typed, pool: TextPool, in scope: Scope) -> Bool {
    let field: Field
    switch source(of: typed, in: scope)?.term {
    case .field(let own): field = own
    case .through(_, _, let own): field = own
    default: return false
    }
    return isKey(typed, in: scope) || field.id != "name" && pool.count <= 200
  }

  /// Whether a term is the field by which rows of the noun are known.
  private func isKey(_ typed: Typed, in scope: Scope) -> Bool {
    guard case .field(let field) = typed.term else { return false }
    return field.id == scope.noun?.key
  }

  /// The term of the source that a column shows; the term itself where no stage made it, nil where a
  /// stage made values of its own.
  func source(of typed: Typed, in scope: Scope) -> Typed? {
    guard scope.isMade else { return typed }
    if case .field(let field) = typed.term { return scope.provenance[field.id] }
    return nil
  }

  /// The column of a text term, where its values are known before the query runs.
  func column(of typed: Typed, in scope: Scope) -> Column? {
    guard let source = source(of: typed, in: scope) else { return nil }
    return try? Evaluation(scope.relation).vector(source).column
  }
}

extension Column {
  /// Whether any row has one of the codes; ends at the first.
  func holds(_ codes: [Int]) -> Bool {
    let wanted = Set(codes.map(Int64.init))
    func any<T: FixedWidthInteger>(_ values: [T]) -> Bool {
      if wanted.count == 1, let code = wanted.first {
        guard let narrow = T(exactly: code) else { return false }
        return values.contains(narrow)
      }
      return values.contains { $0 != .min && wanted.contains(Int64($0)) }
    }
    return parts.contains { part in
      switch part {
      case .bytes(let values): any(values)
      case .shorts(let values): any(values)
      case .ints(let values): any(values)
      case .longs(let values): any(values)
      }
    }
  }

  /// The texts that some row has.
  var liveTexts: [String] {
    guard let pool else { return [] }
    var isLive = [Bool](repeating: false, count: pool.count)
    for code in widened where isLive.indices.contains(Int(code)) { isLive[Int(code)] = true }
    return isLive.indices.filter { isLive[$0] }.map { pool[$0] }
  }
}
