import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Binder {
  /// A measure with its meaning and the name of its column.
  mutating func measure(_ measure: Measure, in scope: Scope) -> BoundMeasure? {
    func named(_ name: Both, _ title: Both) -> (Both, Both) {
      guard let given = measure.name?.text else { return (name, title) }
      return (Both(given, given), Both(given, given))
    }
    switch measure.kind {
    case .count(let condition):
      guard let condition else {
        let both = Both(Keyword.count.main(in: .english), Keyword.count.main(in: .swedish))
        let (name, title) = named(both, both)
        return BoundMeasure(
          kind: .count(nil), name: name, title: title, type: .number(scale: 0), places: 0)
      }
      guard let bound = self.condition(condition, in: scope) else { return nil }
      let label = ConditionLabel.name(condition, scope: scope)
      let (name, title) = named(
        Both("count_\(label.english)", "antal_\(label.swedish)"),
        Both("count (\(label.english))", "antal (\(label.swedish))"))
      return BoundMeasure(
        kind: .count(bound), name: name, title: title, type: .number(scale: 0), places: 0)
    case .share(let condition, let ofKnown):
      guard let condition else {
        let (name, title) = named(
          Both("share", "andel"), Both("share of all", "andel av alla"))
        return BoundMeasure(
          kind: .share(nil, ofKnown: false), name: name, title: title, type: .share(scale: 4),
          places: nil)
      }
      guard let bound = self.condition(condition, in: scope) else { return nil }
      let label = ConditionLabel.name(condition, scope: scope)
      let (name, title) = named(
        Both("share_\(label.english)", "andel_\(label.swedish)"),
        ofKnown
          ? Both(
            "share of the known in the group (\(label.english))",
            "andel av de kända i gruppen (\(label.swedish))")
          : Both(
            "share of the group (\(label.english))", "andel av gruppen (\(label.swedish))"))
      return BoundMeasure(
        kind: .share(bound, ofKnown: ofKnown), name: name, title: title, type: .share(scale: 4),
        places: nil)
    case .named(let name):
      guard let defined = environment.measures[folded(name.text)] else {
        return refuse(
          .unknownName(name.text), at: name.place,
          offers: Nearest.words(to: name.text, among: environment.measures.keys.sorted()))
      }
      var given = defined
      given.name = measure.name ?? name
      return self.measure(given, in: scope)
    case .of(let word, let expression):
      return of(word, expression, measure, in: scope, named: named)
    }
  }

  private mutating func of(
    _ word: Keyword, _ expression: Expression, _ measure: Measure, in scope: Scope,
    named: (Both, Both) -> (Both, Both)
  ) -> BoundMeasure? {
    if case .path(let path) = expression, path.names.count == 1,
      scope.field(path.names[0].text) == nil,
      let defined = environment.measures[folded(path.names[0].text)]
    {
      return self.measure(defined, in: scope)
    }
    guard let typed = self.expression(expression, in: scope) else { return nil }
    let base =
      word == .countDistinct
      ? Both("distinct", "unika") : Both(word.main(in: .english), word.main(in: .swedish))
    let joined = Both(
      "\(base.english)_\(typed.name.english)", "\(base.swedish)_\(typed.name.swedish)")
    let (name, title) = named(joined, joined)
    func made(_ type: FieldType, _ places: Int?) -> BoundMeasure {
      BoundMeasure(kind: .of(word, typed), name: name, title: title, type: type, places: places)
    }
    let scale = typed.type.scale
    switch word {
    case .countDistinct:
      return made(.number(scale: 0), 0)
    case .minimum, .maximum:
      guard typed.type.isOrdered else { break }
      return made(typed.type, typed.places)
    case .sum:
      guard typed.type.isAmount else { break }
      if case .share = typed.type { return made(.number(scale: scale), 2) }
      return made(typed.type, typed.places)
    case .average, .median, .deviation:
      // A scale below the cents shows its own decimals, anything coarser two.
      guard typed.type.isAmount else { break }
      if case .share = typed.type, word != .deviation { return made(.share(scale: 6), nil) }
      return made(
        .number(scale: max(2, min(scale, 6))),
        typed.places ?? (scale > 2 && scale <= 6 ? scale : 2))
    case .list:
      return made(.text, nil)
    default:
      return refuse(.notYet(word.main(in: .english)), at: measure.place)
    }
    let swedish = typed.isSaidInSwedish
    var others = [Keyword.countDistinct]
    if typed.type.isOrdered { others = [.minimum, .maximum] + others }
    let start = measure.place.lowerBound..<typed.place.lowerBound
    return refuse(
      .notForType(word.main(in: .english), field: typed.name, type: typed.type.title),
      at: typed.place,
      fixes: others.map { Fix(start, $0.main(in: swedish ? .swedish : .english) + " ") })
  }
}

/// The name of a condition as part of a column's: words of the fields and values, joined.
enum ConditionLabel {
  /// In both tongues; letters, digits and underscores, so that a later stage can name the column.
  static func name(_ condition: Condition, scope: Scope) -> Both {
    Both(text(condition, scope, .english), text(condition, scope, .swedish))
  }

  private static func text(_ condition: Condition, _ scope: Scope, _ tongue: Tongue) -> String {
    func join(_ parts: [Condition], _ word: Keyword) -> String {
      parts.map { text($0, scope, tongue) }.joined(separator: "_\(word.main(in: tongue))_")
    }
    switch condition {
    case .and(let parts): return join(parts, .and)
    case .or(let parts): return join(parts, .or)
    case .not(let part, _): return "\(Keyword.not.main(in: tongue))_\(text(part, scope, tongue))"
    case .compare(let left, let comparison, let operand, _):
      let sign =
        switch comparison {
        case .equal: "_"
        case .notEqual: "_\(Keyword.not.main(in: tongue))_"
        case .less: Both("_below_", "_under_")[tongue]
        case .lessOrEqual: Both("_at_most_", "_högst_")[tongue]
        case .greater: Both("_above_", "_över_")[tongue]
        case .greaterOrEqual: Both("_at_least_", "_minst_")[tongue]
        }
      return word(left, scope, tongue) + sign + value(operand, left, scope, tongue)
    case .member(let left, let operands, let negated, _):
      let values = operands.map { value($0, left, scope, tongue) }.joined(separator: "_")
      let sign = negated ? "_\(Keyword.not.main(in: tongue))_" : "_"
      return word(left, scope, tongue) + sign + values
    case .between(let left, let low, let high, _):
      return [
        word(left, scope, tongue), value(.expression(low), left, scope, tongue),
        value(.expression(high), left, scope, tongue),
      ].joined(separator: "_")
    case .text(let left, let keyword, let operand, _):
      return [
        word(left, scope, tongue), clean(keyword.main(in: tongue)),
        value(operand, left, scope, tongue),
      ].joined(separator: "_")
    case .under(let left, let operand, _):
      return [
        word(left, scope, tongue), Keyword.under.main(in: tongue),
        value(operand, left, scope, tongue),
      ].joined(separator: "_")
    case .missing(let left, let known, _):
      return word(left, scope, tongue) + "_"
        + (known ? Both("known", "finns") : Both("missing", "saknas"))[tongue]
    case .holds(let left): return word(left, scope, tongue)
    case .quantified(_, let name, _, _): return clean(name.text)
    case .competence(let name, _, _, _, _): return clean(name.text)
    }
  }

  private static func word(_ expression: Expression, _ scope: Scope, _ tongue: Tongue) -> String {
    guard case .path(let path) = expression else { return Both("value", "värde")[tongue] }
    return path.names.map { name in
      scope.field(name.text).map { $0.isOwn ? clean($0.id) : $0.words.main(in: tongue) }
        ?? clean(name.text)
    }.joined(separator: "_")
  }

  private static func value(
    _ operand: Operand, _ left: Expression, _ scope: Scope, _ tongue: Tongue
  ) -> String {
    func literal(_ expression: Expression?) -> String {
      guard case .literal(let literal, _)? = expression else {
        return expression.map { word($0, scope, tongue) } ?? ""
      }
      switch literal {
      case .word(let word), .text(let word):
        if case .path(let path) = left, let name = path.names.last,
          let field = scope.field(name.text), case .list(let list) = field.type,
          let words = list.values.first(where: { words in
            words.all.contains { folded($0) == folded(word) }
          })
        {
          return clean(words.main(in: tongue))
        }
        return clean(word)
      case .number(let number):
        return clean(Numeral.write(number, places: number.exactPlaces() ?? 6, style: .canonical))
      case .percent(let number):
        let percent = number.times(Exact(100)) ?? number
        return clean(Numeral.write(percent, places: percent.exactPlaces() ?? 6, style: .canonical))
      case .period(_, let written): return clean(written)
      case .span(let span): return "\(span.count)"
      case .relative, .shifted: return Both("time", "tid")[tongue]
      case .parameter(let name): return clean(name)
      }
    }
    switch operand {
    case .expression(let expression): return literal(expression)
    case .range(let low, let high, _): return "\(literal(low))_\(literal(high))"
    }
  }

  /// Letters and digits, everything else one underscore.
  private static func clean(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else if result.last != "_" {
        result.append("_")
      }
    }
    return result
  }
}
