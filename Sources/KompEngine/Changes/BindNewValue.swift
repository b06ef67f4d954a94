import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Binder {
  /// The fields of a change with what they become; each problem is noted at its place.
  mutating func newValues(_ fields: [FieldValue], of roster: Roster, in scope: Scope)
    -> [NewValue]
  {
    var values: [NewValue] = []
    var seen: Set<String> = []
    for given in fields {
      guard let value = newValue(given, of: roster, in: scope) else { continue }
      let column = value.target.register + "." + value.target.column
      guard seen.insert(column).inserted else {
        let _: Never? = refuse(.givenTwice(given.field.text), at: given.place, fixes: [])
        continue
      }
      values.append(value)
    }
    return values
  }

  private mutating func newValue(_ given: FieldValue, of roster: Roster, in scope: Scope)
    -> NewValue?
  {
    guard let field = field(given.field, in: scope) else { return nil }
    guard let target = FieldPlace.of(field, in: roster) else {
      return refuseComputed(field, given, in: roster)
    }
    let typed = Typed(
      term: .field(field), type: field.type, name: target.title, place: given.field.place,
      isSaidInSwedish: field.words.isSwedish(given.field.text))
    let valuePlace = given.value?.place ?? given.place
    guard let kind = becomes(given.value, for: typed, in: scope) else { return nil }
    if case .missing = kind, isNeeded(field, of: roster.nounOfRows) {
      return refuse(.needsValue(target.title), at: given.place, fixes: [])
    }
    if case .text(let text) = kind,
      !isKnownName(text, of: target, at: valuePlace, typed, in: scope)
    {
      return nil
    }
    return NewValue(target: target, kind: kind, place: given.place, valuePlace: valuePlace)
  }

  /// The field a word names.
  mutating func field(_ name: Name, in scope: Scope) -> Field? {
    if let field = scope.field(name.text) { return field }
    let near = scope.near(name.text)
    return refuse(
      .unknownField(name.text, of: scope.title), at: name.place, offers: near,
      note: near.isEmpty ? scope.choices : nil)
  }

  /// Whether rows of a noun cannot be without a field: what they are known by, whose they are.
  private func isNeeded(_ field: Field, of noun: Noun) -> Bool {
    field.id == noun.key || field.id == noun.label
  }

  /// A field that is computed, with the one that decides it.
  private mutating func refuseComputed(_ field: Field, _ given: FieldValue, in roster: Roster)
    -> NewValue?
  {
    let isSwedish = field.words.isSwedish(given.field.text)
    let title = Both(field.words.main(in: .english), field.words.main(in: .swedish))
    let id = FieldPlace.follows[field.id]
    let decides = id.flatMap { id in roster.fields.first { $0.id == id } }
    let word = decides.map {
      Both($0.words.main(in: .english), $0.words.main(in: .swedish))
    }
    return refuse(
      .computedField(title, from: word), at: given.field.place,
      fixes: word.map { [Fix(given.field.place, $0[isSwedish ? .swedish : .english])] } ?? [])
  }

  /// What a field becomes: a value of its domain, another field's, or nothing.
  mutating func becomes(_ value: Expression?, for typed: Typed, in scope: Scope) -> NewValue.Kind? {
    guard let value else { return .missing }
    let before = problems.count
    defer { sayWhatIsTaken(since: before) }
    guard case .literal(let raw, let place) = value else {
      guard let other = expression(value, in: scope) else { return nil }
      let isAlike =
        typed.type.isAmount && other.type.isAmount
        && (typed.type == .months) == (other.type == .months)
        || typed.type == other.type
      guard isAlike else { return refuse(.differentTypes(typed.name, other.name), at: other.place) }
      return .computed(other)
    }
    let literal = resolved(raw)
    switch typed.type {
    case .number(let scale), .share(let scale):
      guard let number = amount(literal, at: place, for: typed) else { return nil }
      guard let unscaled = number.times(Exact(Int(Exact.power(scale)))), unscaled.denominator == 1,
        let stored = Int64(exactly: unscaled.numerator)
      else { return wrongType(literal, at: place, for: typed) }
      return .stored(stored)
    case .months:
      guard let number = amount(literal, at: place, for: typed) else { return nil }
      guard number.denominator == 1, let stored = Int64(exactly: number.numerator) else {
        return wrongType(literal, at: place, for: typed)
      }
      return .stored(stored)
    case .day:
      guard let period = period(literal, at: place, in: scope), period.kind == .day else {
        return wrongType(literal, at: place, for: typed)
      }
      return .stored(Int64(period.first.number))
    case .text:
      if case .parameter = literal { return constantText(literal, at: place, of: typed, in: scope) }
      if case .number = literal {
        // `0110` is the text with its zero.
        let written = written(literal)
        let zeros = max(0, place.count - written.utf8.count)
        return .text(String(repeating: "0", count: zeros) + written)
      }
      return .text(written(literal))
    case .flag, .list, .reference:
      guard let codes = codes(literal, at: place, of: typed, in: scope, anyKind: true) else {
        return nil
      }
      guard codes.count == 1, let code = codes.first else {
        let word = written(literal)
        guard case .reference(let noun) = typed.type else { return nil }
        let offers = codes.prefix(6).map {
          KeptCondition.key(of: $0, of: noun, in: environment.model)
        }
        return refuse(
          .ambiguousValue(word, paths: Array(offers)), at: place, offers: Array(offers))
      }
      return .stored(Int64(code))
    }
  }

  /// A parameter that has no value is refused as anywhere.
  private mutating func constantText(
    _ literal: Literal, at place: Place, of typed: Typed, in scope: Scope
  ) -> NewValue.Kind? {
    _ = codes(literal, at: place, of: typed, in: scope)
    return nil
  }

  /// A field is given a value, not compared with it.
  private mutating func sayWhatIsTaken(since first: Int) {
    for at in problems.indices where at >= first {
      guard case .wrongType(let word, let field, let wanted) = problems[at].fact else { continue }
      let old = problems[at]
      problems[at] = BindingProblem(
        .takes(word, field: field, wanted: wanted), at: old.place, offers: old.offers,
        fixes: old.fixes, labels: old.labels, note: old.note)
    }
  }

  /// Whether a text that names a ladder or a scale names one there is; any other text is free.
  private mutating func isKnownName(
    _ text: String, of target: FieldPlace, at place: Place, _ typed: Typed, in scope: Scope
  ) -> Bool {
    let model = environment.model
    var names: [String] = []
    switch (target.column, target.register) {
    case ("ladder", "professions"), ("ladder", "placements"), ("ladder", "targets"),
      ("ladder", "criteria"):
      names = model.ladderNames
    case ("scale", "competences"):
      let scales = model["scales"]
      for row in 0..<scales.count where scales.has(row) {
        if let name = scales.text("scale", row), !names.contains(name) { names.append(name) }
      }
    default: return true
    }
    if names.isEmpty || names.contains(where: { folded($0) == folded(text) }) { return true }
    return unknown(
      text, at: place, of: typed, kind: BindingProblem.plainKind, among: names, in: scope) != nil
  }
}

extension NewValue {
  /// What each of some rows of a relation gets.
  func cells(for rows: [Int32], in relation: any Relation) throws(RelationFailure) -> [CellValue] {
    switch kind {
    case .missing: return rows.map { _ in .missing }
    case .stored(let value): return rows.map { _ in .number(value) }
    case .text(let text): return rows.map { _ in .text(text) }
    case .computed(let typed):
      let evaluation = Evaluation(relation)
      if target.field.type.isAmount {
        let numbers = try evaluation.numbers(typed)
        let scale = target.field.type.scale
        return rows.map { row in
          numbers[Int(row)]?.rounded(places: scale).map { .number($0) } ?? .missing
        }
      }
      let column = try evaluation.vector(typed).column
      return rows.map { row in
        guard let value = column[Int(row)] else { return .missing }
        if let pool = column.pool { return .text(pool[Int(value)]) }
        return .number(value)
      }
    }
  }
}
