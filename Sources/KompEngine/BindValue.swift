import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Binder {
  /// A literal with its parameter looked up.
  func resolved(_ literal: Literal) -> Literal {
    guard case .parameter(let name) = literal, let value = environment.values[folded(name)] else {
      return literal
    }
    return value
  }

  /// The literal of an operand that is a plain value.
  func literal(_ operand: Operand) -> (Literal, Place)? {
    guard case .expression(.literal(let literal, let place)) = operand else { return nil }
    return (resolved(literal), place)
  }

  /// A literal as typed, for a message.
  func written(_ literal: Literal) -> String {
    switch literal {
    case .word(let word), .text(let word): word
    case .number(let number): Numeral.write(number, places: number.exactPlaces() ?? 6, style: .canonical)
    case .percent(let number):
      Numeral.write(
        number.times(Exact(100)) ?? number, places: number.exactPlaces() ?? 6, style: .canonical) + "%"
    case .period(_, let written): written
    case .span(let span): "\(span.count)"
    case .relative: "…"
    case .parameter(let name): ":" + name
    }
  }

  // MARK: Coded values

  /// The codes of a column that a value of its domain names; a problem where it names none.
  mutating func codes(_ literal: Literal, at place: Place, of typed: Typed, in scope: Scope)
    -> [Int]?
  {
    let word: String
    switch literal {
    case .word(let text), .text(let text): word = text
    case .number, .period: word = written(literal)
    case .percent, .span, .relative, .parameter:
      if case .parameter(let name) = literal {
        return refuse(
          .unknownName(name), at: place,
          offers: Nearest.words(to: name, among: environment.values.keys).map { ":" + $0 },
          fixes: Nearest.words(to: name, among: environment.values.keys).map { Fix(place, ":" + $0) })
      }
      return refuse(
        .wrongType(written(literal), field: typed.name, wanted: typed.type.title), at: place)
    }
    switch typed.type {
    case .flag:
      if folded(word) == "yes" || folded(word) == "ja" || folded(word) == "true" { return [1] }
      if folded(word) == "no" || folded(word) == "nej" || folded(word) == "false" { return [0] }
      return refuse(
        .wrongType(word, field: typed.name, wanted: typed.type.title), at: place,
        offers: ["yes", "no"])
    case .list(let list):
      if let labels = typed.labels {
        let found = labels.indices.filter { labels[$0].english == word }
        if !found.isEmpty { return found }
        return refuse(
          .unknownValue(word, field: typed.name, kind: Both("class", "klass")), at: place,
          offers: labels.map(\.english))
      }
      let wanted = folded(word)
      let found = list.values.indices.filter { index in
        list.values[index].all.contains { folded($0) == wanted }
      }
      if !found.isEmpty { return found }
      return unknown(
        word, at: place, of: typed, kind: typed.name,
        among: list.values.flatMap { [$0.main(in: .english), $0.main(in: .swedish)] }, in: scope)
    case .reference(let noun):
      return rows(named: word, of: noun, at: place, for: typed, in: scope)
    case .text:
      return texts(matching: word, quoted: literal.isQuoted, at: place, of: typed, in: scope)
    case .number, .share, .months, .day:
      return refuse(
        .wrongType(word, field: typed.name, wanted: typed.type.title), at: place)
    }
  }

  /// A problem about a value that is not in its field's domain, with the nearest ones and their kind.
  mutating func unknown(
    _ word: String, at place: Place, of typed: Typed, kind: Both, among values: [String],
    in scope: Scope
  ) -> [Int]? {
    if scope.field(word) != nil {
      return refuse(
        .fieldNotValue(word, field: typed.name, kind: kind), at: place,
        offers: ["." + word, "\"\(word)\""],
        fixes: [Fix(place, "." + word), Fix(place, "\"\(word)\"")])
    }
    return refuse(
      .unknownValue(word, field: typed.name, kind: kind), at: place,
      offers: Nearest.words(to: word, among: values))
  }

  /// The rows of a noun that a word names by label, key or (for people) name; a path says which branch.
  private mutating func rows(
    named word: String, of noun: NounID, at place: Place, for typed: Typed, in scope: Scope
  ) -> [Int]? {
    guard let declared = Schema.noun(noun), let target = scope.relation.target(noun) else { return [] }
    let kind = declared.one
    let labels = texts(of: declared.label, in: target)
    let keys = declared.key == declared.label ? labels : texts(of: declared.key, in: target)
    let names = noun == .staff ? texts(of: "name", in: target) : labels
    let wanted = folded(word)
    var found = labels.indices.filter { row in
      [labels[row], keys[row], names[row]].contains { $0.map { folded($0) == wanted } ?? false }
    }
    let isTree = target.fields.contains { $0.id == "parent" }
    if found.isEmpty, word.contains("/"), isTree {
      let paths = self.paths(in: target, labels: labels)
      found = paths.indices.filter { row in
        let path = folded(paths[row])
        return path == wanted || path.hasSuffix("/" + wanted)
      }
    }
    if found.isEmpty {
      var seen: Set<String> = []
      let among = (labels + (noun == .staff ? names : [])).compactMap { $0 }
        .filter { seen.insert($0).inserted }
      return unknown(word, at: place, of: typed, kind: kind, among: among, in: scope)
    }
    if found.count > 1, isTree {
      // A branch that holds the others of its name is a department beside its own unit: still two meanings.
      let paths = self.paths(in: target, labels: labels)
      let offers = found.map { paths[$0] }
      return refuse(.ambiguousValue(word, paths: offers), at: place, offers: offers)
    }
    return found
  }

  /// Every row's text of a field.
  func texts(of id: String, in relation: any Relation) -> [String?] {
    guard let field = relation.fields.first(where: { $0.id == id }),
      let column = try? relation.column(field)
    else { return [String?](repeating: nil, count: relation.count) }
    return (0..<relation.count).map { column.text($0) }
  }

  /// Every unit's path from the top, `Vård/Administration`.
  private func paths(in relation: any Relation, labels: [String?]) -> [String] {
    guard let field = relation.fields.first(where: { $0.id == "parent" }),
      let parents = try? relation.column(field)
    else { return labels.map { $0 ?? "" } }
    let tree = OrganisationTree(parents: parents)
    return labels.indices.map { row in
      tree.path(to: row).map { labels[$0] ?? "" }.joined(separator: "/")
    }
  }

  /// The codes of the texts that a value matches; wildcards only in quotes, and those are not checked.
  private mutating func texts(
    matching word: String, quoted: Bool, at place: Place, of typed: Typed, in scope: Scope
  ) -> [Int]? {
    guard let pool = pool(of: typed, in: scope) else { return [] }
    if quoted, word.contains("*") || word.contains("?") {
      let pattern = Array(folded(word))
      return (0..<pool.count).filter { Wildcard.matches(Array(folded(pool[$0])), pattern) }
    }
    let matcher = FoldedMatcher(word)
    let found = (0..<pool.count).filter { matcher.equals(pool.utf8($0)) }
    if !found.isEmpty { return found }
    guard isClosed(typed, pool: pool, in: scope) else {
      if !quoted, scope.field(word) != nil {
        return unknown(word, at: place, of: typed, kind: Both("text", "text"), among: [], in: scope)
      }
      return []
    }
    return unknown(
      word, at: place, of: typed, kind: typed.name, among: pool.texts, in: scope)
  }

  /// Whether a text field's values are a closed domain: ids, and fields with at most 200 different values
  /// that are not names.
  private func isClosed(_ typed: Typed, pool: TextPool, in scope: Scope) -> Bool {
    let field: Field
    switch source(of: typed, in: scope).term {
    case .field(let own), .through(_, _, let own): field = own
    default: return false
    }
    if field.id == scope.noun?.key { return true }
    return field.id != "name" && pool.count <= 200
  }

  /// What a column made by a stage shows of the source; the term itself where no stage made it.
  func source(of typed: Typed, in scope: Scope) -> Typed {
    if case .field(let field) = typed.term, let source = scope.provenance[field.id] { return source }
    return typed
  }

  /// The pool of a text term.
  func pool(of typed: Typed, in scope: Scope) -> TextPool? {
    let source = source(of: typed, in: scope)
    return try? Evaluation(scope.relation).vector(source).column.pool
  }

  // MARK: Days

  /// The days a literal covers, where it is a day, a period or a relative time.
  mutating func period(_ literal: Literal, at place: Place, in scope: Scope) -> Period? {
    switch literal {
    case .period(let period, _): return period
    case .relative(let relative): return relative.period(on: scope.day)
    case .number(let number):
      if number.denominator == 1, let period = Period(String(number.numerator)) { return period }
      return nil
    default: return nil
    }
  }

  // MARK: Ranges

  /// A member of classes: the stored integers from and to, both included, and how it is written.
  mutating func range(_ operand: Operand, for typed: Typed, in scope: Scope)
    -> (low: Int64, high: Int64, label: String)?
  {
    func bound(_ expression: Expression?, upper: Bool) -> Int64?? {
      guard let expression else { return .some(nil) }
      guard case .literal(let raw, let place) = expression else { return nil }
      let literal = resolved(raw)
      if typed.type == .day {
        guard let period = period(literal, at: place, in: scope) else { return nil }
        return Int64((upper ? period.last : period.first).number)
      }
      guard let number = amount(literal, at: place, for: typed) else { return nil }
      guard let scaled = number.times(Exact(Int(Exact.power(typed.type.scale)))) else { return nil }
      return upper ? scaled.floor : scaled.ceiling
    }
    switch operand {
    case .range(let low, let high, _):
      guard let from = bound(low, upper: false), let to = bound(high, upper: true) else {
        return refuse(
          .wrongType("..", field: typed.name, wanted: typed.type.title), at: operand.place)
      }
      let label = "\(low.map(label) ?? "")..\(high.map(label) ?? "")"
      return (from ?? .min + 1, to ?? .max, label)
    case .expression(let expression):
      guard let from = bound(expression, upper: false) ?? nil,
        let to = bound(expression, upper: true) ?? nil
      else {
        return refuse(
          .wrongType("…", field: typed.name, wanted: typed.type.title), at: operand.place)
      }
      return (from, to, label(expression))
    }
  }

  private func label(_ expression: Expression) -> String {
    guard case .literal(let literal, _) = expression else { return "…" }
    return written(resolved(literal))
  }

  /// The number a literal means for an amount; a problem where it needs its unit.
  mutating func amount(_ literal: Literal, at place: Place, for typed: Typed) -> Exact? {
    switch (literal, typed.type) {
    case (.span(let span), .months):
      guard let months = span.months else { break }
      return Exact(months)
    case (.number(let number), .months):
      let text = written(.number(number))
      return refuse(
        .bareMonths(text), at: place,
        fixes: [Fix(place, text + " months"), Fix(place, text + " years")])
    case (.percent(let number), .share), (.percent(let number), .number):
      return number
    case (.number(let number), .share):
      if number > Exact(1) {
        let text = written(.number(number))
        return refuse(.bareDegree(text), at: place, fixes: [Fix(place, text + "%")])
      }
      return number
    case (.number(let number), .number):
      return number
    case (.period(_, let text), .number):
      if let number = Exact(decimal: text) { return number }
    case (.parameter(let name), _):
      return refuse(
        .unknownName(name), at: place,
        fixes: Nearest.words(to: name, among: environment.values.keys).map { Fix(place, ":" + $0) })
    default: break
    }
    return refuse(
      .wrongType(written(literal), field: typed.name, wanted: typed.type.title), at: place)
  }
}

extension Literal {
  /// Whether it stood in quotes.
  var isQuoted: Bool { if case .text = self { true } else { false } }
}

extension RelativeTime {
  /// The days it covers, seen from a day.
  func period(on day: Day) -> Period? {
    func moved(_ count: Int, _ unit: Period.Kind) -> Day? {
      switch unit {
      case .day, .span: return day.adding(days: count)
      case .week:
        let (days, overflow) = count.multipliedReportingOverflow(by: 7)
        return overflow ? nil : day.adding(days: days)
      default:
        guard let months = Span(count, unit).months else { return nil }
        return day.adding(months: months)
      }
    }
    switch self {
    case .day(let offset):
      return day.adding(days: offset).map { Period(first: $0, last: $0, kind: .day) }
    case .last(let span):
      // `last 3 months` ends today: it begins the day after the same day three months ago.
      return moved(-span.count, span.unit)?.adding(days: 1).map { Period(first: $0, last: day) }
    case .next(let span):
      guard let last = moved(span.count, span.unit), let first = day.adding(days: 1) else {
        return nil
      }
      return Period(first: first, last: last)
    case .calendar(let kind, let offset):
      return Period.containing(day, kind: kind).moved(by: offset)
    }
  }
}

extension Exact {
  /// The largest whole number not above it; nil where it does not fit 64 bits.
  var floor: Int64? {
    let (q, r) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Int64(exactly: r < 0 ? q - 1 : q)
  }

  /// The smallest whole number not below it; nil where it does not fit 64 bits.
  var ceiling: Int64? {
    let (q, r) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Int64(exactly: r > 0 ? q + 1 : q)
  }
}
