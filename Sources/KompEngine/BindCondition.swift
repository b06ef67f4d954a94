import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Binder {
  /// A condition with its meaning; every problem in it is noted.
  mutating func condition(_ condition: Condition, in scope: Scope) -> Bound? {
    switch condition {
    case .and(let parts):
      let bound = joined(parts, in: scope)
      return bound.contains { $0 == nil } ? nil : .and(bound.compactMap { $0 })
    case .or(let parts):
      let bound = joined(parts, in: scope)
      return bound.contains { $0 == nil } ? nil : .or(bound.compactMap { $0 })
    case .not(let part, _):
      return self.condition(part, in: scope).map { .not($0) }
    case .compare(let left, let comparison, let operand, let place):
      return compare(left, comparison, operand, at: place, in: scope)
    case .member(let left, let operands, let negated, _):
      guard let typed = expression(left, in: scope) else { return nil }
      var parts: [Bound] = []
      var failed = false
      for operand in operands {
        if let part = test(typed, .equal, operand, in: scope) {
          parts.append(part)
        } else {
          failed = true
        }
      }
      if failed { return nil }
      return negated ? .not(.or(parts)) : .or(parts)
    case .between(let left, let low, let high, _):
      guard let typed = expression(left, in: scope) else { return nil }
      guard typed.type.isOrdered else {
        return refuse(
          .notForType("between", field: typed.name, type: typed.type.title), at: typed.place)
      }
      let a = test(typed, .greaterOrEqual, .expression(low), in: scope)
      let b = test(typed, .lessOrEqual, .expression(high), in: scope)
      guard let a, let b else { return nil }
      return .and([a, b])
    case .text(let left, let word, let operand, let place):
      return text(left, word, operand, at: place, in: scope)
    case .under(let left, let operand, let place):
      return under(left, operand, at: place, in: scope)
    case .missing(let left, let known, _):
      return expression(left, in: scope).map { .missing($0, known: known) }
    case .holds(let left):
      return holds(left, in: scope)
    case .quantified(let quantifier, let name, let inner, let place):
      guard let noun = scope.noun, let other = relatedNoun(name.text, to: scope),
        let reference = reference(from: other, to: noun.id)
      else { return refuse(.notRelated(name.text, of: scope.title), at: place) }
      guard
        let related = related(
          other, reference, inner.map { [$0] } ?? [], of: noun, in: scope)
      else { return nil }
      return .quantified(quantifier, related)
    case .competence(let name, let comparison, let operand, let negated, let place):
      return holding(name, comparison, operand, negated: negated, at: place, in: scope)
    }
  }

  /// A yes/no field alone, or the name of a defined condition.
  private mutating func holds(_ left: Expression, in scope: Scope) -> Bound? {
    if case .path(let path) = left, path.names.count == 1 {
      let name = folded(path.names[0].text)
      if scope.field(name) == nil, let defined = environment.conditions[name] {
        if opening.contains(name) {
          return refuse(.notACondition(path.names[0].text), at: path.place)
        }
        self.defined.append(path.place)
        opening.append(name)
        defer { opening.removeLast() }
        // A problem inside a definition is shown where the definition is used.
        var inner = Binder(environment)
        inner.opening = opening
        let bound = inner.condition(defined, in: scope)
        problems += inner.problems.map {
          BindingProblem($0.fact, at: path.place, offers: $0.offers, fixes: [])
        }
        return bound
      }
    }
    guard let typed = expression(left, in: scope) else { return nil }
    guard typed.type == .flag else {
      let known =
        (typed.isSaidInSwedish
          ? Keyword.isKnown.main(in: .swedish) : Keyword.isKnown.main(in: .english))
      let end = typed.place.upperBound..<typed.place.upperBound
      return refuse(
        .notACondition(typed.name.english), at: typed.place, fixes: [Fix(end, " " + known)])
    }
    return .lookup(typed, [0, 1], missing: false)
  }

  private mutating func compare(
    _ left: Expression, _ comparison: Comparison, _ operand: Operand, at place: Place,
    in scope: Scope
  ) -> Bound? {
    let before = problems.count
    if let typed = expression(left, in: scope),
      let bound = test(typed, comparison, operand, in: scope)
    {
      return bound
    }
    mend(since: before, left: left, operand: operand, sign: place)
    return nil
  }

  /// One comparison of a term with an operand.
  mutating func test(
    _ typed: Typed, _ comparison: Comparison, _ operand: Operand, in scope: Scope
  ) -> Bound? {
    switch operand {
    case .range(let low, let high, let place):
      guard comparison == .equal || comparison == .notEqual else {
        return refuse(
          .wrongType("..", field: typed.name, wanted: typed.type.title), at: place)
      }
      guard typed.type.isOrdered else {
        return refuse(.notForType("..", field: typed.name, type: typed.type.title), at: place)
      }
      var parts: [Bound] = []
      if let low {
        guard let part = test(typed, .greaterOrEqual, .expression(low), in: scope) else {
          return nil
        }
        parts.append(part)
      }
      if let high {
        guard let part = test(typed, .lessOrEqual, .expression(high), in: scope) else { return nil }
        parts.append(part)
      }
      let both: Bound = .and(parts)
      return comparison == .equal ? both : .not(both)
    case .expression(let expression):
      guard let (literal, place) = literal(operand) else {
        return fields(typed, comparison, expression, in: scope)
      }
      return test(typed, comparison, literal, at: place, in: scope)
    }
  }

  private mutating func test(
    _ typed: Typed, _ comparison: Comparison, _ literal: Literal, at place: Place, in scope: Scope
  ) -> Bound? {
    switch typed.type {
    case .number, .share, .months:
      guard let number = amount(literal, at: place, for: typed) else { return nil }
      return .exact(typed, comparison, number)
    case .day:
      guard let period = period(literal, at: place, in: scope) else {
        return wrongType(literal, at: place, for: typed)
      }
      return days(typed, comparison, period)
    case .text, .flag, .reference, .list:
      guard comparison == .equal || comparison == .notEqual else {
        return refuse(
          .notForType(comparison.rawValue, field: typed.name, type: typed.type.title),
          at: typed.place)
      }
      if typed.type == .text, source(of: typed, in: scope) == nil {
        // What a stage made of texts is known only when it runs.
        let word = written(literal)
        let isPattern = literal.isQuoted && word.contains { $0 == "*" || $0 == "?" }
        let bound = Bound.text(typed, TextTest(isPattern ? .matches : nil, word))
        return comparison == .equal ? bound : .not(bound)
      }
      guard let codes = codes(literal, at: place, of: typed, in: scope) else { return nil }
      let size = (codes.max() ?? -1) + 1
      var table = [UInt8](repeating: 0, count: size)
      for code in codes { table[code] = 1 }
      let equal: Bound = .lookup(typed, table, missing: false)
      return comparison == .equal ? equal : .not(equal)
    }
  }

  /// A period is the whole interval: `=` within, `<` before its start, `<=` to its end.
  private func days(_ typed: Typed, _ comparison: Comparison, _ period: Period) -> Bound {
    let (first, last) = (Int64(period.first.number), Int64(period.last.number))
    let (lowest, highest) = (Int64.min + 1, Int64.max)
    return switch comparison {
    case .equal: .range(typed, low: first, high: last, negated: false)
    case .notEqual: .range(typed, low: first, high: last, negated: true)
    case .less: .range(typed, low: lowest, high: first - 1, negated: false)
    case .lessOrEqual: .range(typed, low: lowest, high: last, negated: false)
    case .greater: .range(typed, low: last + 1, high: highest, negated: false)
    case .greaterOrEqual: .range(typed, low: first, high: highest, negated: false)
    }
  }

  private mutating func fields(
    _ typed: Typed, _ comparison: Comparison, _ expression: Expression, in scope: Scope
  ) -> Bound? {
    guard let other = self.expression(expression, in: scope) else { return nil }
    if case .day(let day) = other.term, typed.type == .day {
      return days(typed, comparison, Period(first: day, last: day, kind: .day))
    }
    if case .constant(let number) = other.term, typed.type.isAmount {
      return .exact(typed, comparison, number)
    }
    // Time is compared with time, any other amount with any other.
    let alike =
      typed.type.isAmount && other.type.isAmount
      && (typed.type == .months) == (other.type == .months)
      || typed.type == other.type
    guard alike else { return refuse(.differentTypes(typed.name, other.name), at: other.place) }
    guard typed.type.isOrdered || comparison == .equal || comparison == .notEqual else {
      return refuse(
        .notForType(comparison.rawValue, field: typed.name, type: typed.type.title),
        at: typed.place)
    }
    return .fields(typed, comparison, other)
  }

  private mutating func text(
    _ left: Expression, _ word: Keyword, _ operand: Operand, at place: Place, in scope: Scope
  ) -> Bound? {
    guard let typed = expression(left, in: scope) else { return nil }
    guard let (literal, valuePlace) = literal(operand) else {
      return refuse(.wrongType("…", field: typed.name, wanted: FieldType.text.title), at: place)
    }
    let test = TextTest(word, written(literal))
    switch typed.type {
    case .text:
      return .text(typed, test)
    case .reference(let noun):
      guard let declared = Schema.noun(noun), let target = scope.relation.target(noun) else {
        return .constant(false)
      }
      let labels = texts(of: noun == .staff ? "name" : declared.label, in: target)
      return .lookup(typed, labels.map { $0.map(test.passes) ?? false ? 1 : 0 }, missing: false)
    case .list(let list):
      return .lookup(
        typed, list.values.map { $0.all.contains(where: test.passes) ? 1 : 0 }, missing: false)
    default:
      return refuse(
        .notForType(word.main(in: .english), field: typed.name, type: typed.type.title),
        at: valuePlace)
    }
  }

  private mutating func under(
    _ left: Expression, _ operand: Operand, at place: Place, in scope: Scope
  ) -> Bound? {
    guard let typed = expression(left, in: scope) else { return nil }
    guard case .reference(let noun) = typed.type, let target = scope.relation.target(noun),
      let parent = target.fields.first(where: { $0.id == "parent" })
    else {
      return refuse(
        .notForType("under", field: typed.name, type: typed.type.title), at: typed.place)
    }
    guard let (literal, valuePlace) = literal(operand) else {
      return refuse(.wrongType("…", field: typed.name, wanted: typed.type.title), at: place)
    }
    guard let codes = codes(literal, at: valuePlace, of: typed, in: scope, anyKind: true) else {
      return nil
    }
    guard let parents = try? target.column(parent) else { return .constant(false) }
    let tree = OrganisationTree(parents: parents)
    var table = [UInt8](repeating: 0, count: target.count)
    for code in codes {
      for (row, isUnder) in tree.branch(under: code).enumerated() where isUnder { table[row] = 1 }
    }
    return .lookup(typed, table, missing: false)
  }
}
