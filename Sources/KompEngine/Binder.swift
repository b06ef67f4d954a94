import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Gives every name and value of a query its meaning; collects every problem, each at its place.
struct Binder {
  /// What names mean.
  let environment: Environment
  /// What has been found wrong so far.
  var problems: [BindingProblem] = []
  /// Definitions being opened, so that one that names itself ends.
  var opening: [String] = []
  /// The rows that words have been found to name, where they stand: a kept condition keeps the rows.
  var named: [(place: Place, noun: NounID, row: Int)] = []
  /// The definitions that have been used, where they stand.
  var defined: [Place] = []

  init(_ environment: Environment) { self.environment = environment }

  /// Notes a problem; the nil answer lets the caller return at once.
  mutating func refuse<Answer>(
    _ fact: BindingProblem.Fact, at place: Place, offers: [String] = [], fixes: [Fix]? = nil,
    labels: [PlaceLabel] = [], note: Both? = nil
  ) -> Answer? {
    problems.append(
      BindingProblem(fact, at: place, offers: offers, fixes: fixes, labels: labels, note: note))
    return nil
  }

  // MARK: Fields

  /// The term of a path: a field, or fields of rows that references point to.
  mutating func path(_ path: Path, in scope: Scope) -> Typed? {
    let first = path.names.first.flatMap { scope.field($0.text) }
    if first == nil || path.names.count > 1, let whole = column(path, in: scope) { return whole }
    var names = path.names
    var here = scope
    var term: Term?
    var typed: Typed?
    if let enclosing = scope.enclosing, names.count > 1, first == nil,
      enclosing.noun.words.contains(where: { $0.all.contains(folded(names[0].text)) })
    {
      term = .field(enclosing.reference)
      here = Scope(
        fields: scope.relation.target(enclosing.noun.id)?.fields ?? [],
        relation: scope.relation.target(enclosing.noun.id) ?? scope.relation,
        noun: enclosing.noun, day: scope.day)
      names.removeFirst()
    }
    for (index, name) in names.enumerated() {
      let isFirst = index == 0 && names.count == path.names.count
      guard let field = isFirst ? first : here.field(name.text) else {
        if index == 0, let related = relatedNoun(name.text, to: here) {
          let word = related.words[0]
          return refuse(
            .pathToMany(name.text, via: Both(word.main(in: .english), word.main(in: .swedish))),
            at: path.place, fixes: [])
        }
        if index == 0, let meant = FieldHabits.conditions[folded(name.text)] {
          return refuse(
            .unknownField(name.text, of: here.title), at: name.place, offers: [meant],
            fixes: [Fix(name.place, meant)])
        }
        let near = here.near(name.text)
        return refuse(
          .unknownField(name.text, of: here.title), at: name.place, offers: near,
          note: near.isEmpty ? here.choices : nil)
      }
      if let before = term {
        guard let noun = here.noun else { return nil }
        term = .through(before, noun.id, field)
      } else {
        term = .field(field)
      }
      let title = Both(field.words.main(in: .english), field.words.main(in: .swedish))
      let prefix = typed?.name
      typed = Typed(
        term: term ?? .field(field), type: field.type,
        name: prefix.map {
          Both("\($0.english).\(title.english)", "\($0.swedish).\(title.swedish)")
        } ?? Both(field.isOwn ? field.id : title.english, title.swedish),
        place: path.place, isUndated: field.isOwn, labels: here.provenance[field.id]?.labels,
        isSaidInSwedish: field.words.isSwedish(name.text))
      if index + 1 < names.count {
        guard case .reference(let target) = field.type, let noun = Schema.noun(target),
          let relation = here.relation.target(target)
        else { return refuse(.pathFromNothing(name.text), at: name.place) }
        here = Scope(
          fields: relation.fields, relation: relation, noun: noun, day: scope.day)
      }
    }
    return typed
  }

  /// A column that a stage named and no field is called: `unit.parent` after `by unit.parent`, `years` after `show age as years`.
  private func column(_ path: Path, in scope: Scope) -> Typed? {
    let written = path.names.map(\.text).joined(separator: ".")
    if path.names.count > 1, let field = scope.field(written) {
      return Typed(
        term: .field(field), type: field.type,
        name: Both(field.words.main(in: .english), field.words.main(in: .swedish)),
        place: path.place, isUndated: field.isOwn, labels: scope.provenance[field.id]?.labels)
    }
    guard path.names.count == 1, !scope.given.isEmpty else { return nil }
    return scope.given[folded(written)]
  }

  /// The noun a word names, if rows of it refer to the rows of the scope.
  func relatedNoun(_ word: String, to scope: Scope) -> Noun? {
    guard let noun = scope.noun else { return nil }
    let wanted = folded(word)
    return Schema.nouns.first { other in
      other.words.contains { $0.all.contains { folded($0) == wanted } }
        && reference(from: other, to: noun.id) != nil
    }
  }

  /// The field by which rows of one noun refer to another.
  func reference(from noun: Noun, to target: NounID) -> Field? {
    noun.fields.first { $0.type == .reference(target) && $0.id != "parent" && $0.id != "manager" }
  }

  // MARK: Expressions

  /// The term of an expression.
  mutating func expression(_ expression: Expression, in scope: Scope) -> Typed? {
    switch expression {
    case .path(let path):
      return self.path(path, in: scope)
    case .literal(let literal, let place):
      return constant(literal, at: place, in: scope)
    case .arithmetic(let symbol, let left, let right, let place):
      guard let a = self.expression(left, in: scope), let b = self.expression(right, in: scope)
      else { return nil }
      return arithmetic(symbol, a, b, at: place, in: scope)
    case .call(let word, let wordPlace, let arguments, let place):
      return call(word, wordPlace, arguments, at: place, in: scope)
    case .classes(let inner, let operands, let place):
      return classes(inner, operands, at: place, in: scope)
    case .count(let query, let place):
      guard let related = related(query, in: scope) else { return nil }
      let title = Schema.noun(related.noun)?.words[0]
      let english = title?.main(in: .english) ?? related.noun.name
      let swedish = title?.main(in: .swedish) ?? related.noun.name
      return Typed(
        term: .related(related), type: .number(scale: 0),
        name: Both("count_\(english)", "antal_\(swedish)"), place: place)
    }
  }

  /// A number or day that is the same for every row.
  private mutating func constant(_ literal: Literal, at place: Place, in scope: Scope) -> Typed? {
    switch resolved(literal) {
    case .number(let number), .percent(let number):
      return Typed(
        term: .constant(number), type: .number(scale: number.exactPlaces() ?? 6),
        name: Both("number", "tal"), place: place)
    case .period(let period, _) where period.kind == .day:
      return Typed(
        term: .day(period.first), type: .day, name: Both("day", "dag"), place: place)
    case .period(_, let written):
      if let number = Exact(decimal: written) {
        return Typed(
          term: .constant(number), type: .number(scale: 0), name: Both("number", "tal"),
          place: place)
      }
      return refuse(.notACondition(written), at: place)
    case .relative(.day(let offset)):
      // `today` stays today whatever day is asked about.
      guard let day = environment.today.adding(days: offset) else {
        return refuse(.notExact, at: place)
      }
      return Typed(term: .day(day), type: .day, name: Both("day", "dag"), place: place)
    case .word(let word), .text(let word):
      let near = scope.near(word)
      return refuse(
        .unknownField(word, of: scope.title), at: place, offers: near,
        note: near.isEmpty ? scope.choices : nil)
    case .span(let span):
      if let months = span.months {
        return Typed(
          term: .constant(Exact(months)), type: .months, name: Both("time", "tid"), place: place)
      }
      let (days, overflow) = span.count.multipliedReportingOverflow(
        by: span.unit == .week ? 7 : 1)
      guard !overflow else { return refuse(.notExact, at: place) }
      return Typed(
        term: .constant(Exact(days)), type: .number(scale: 0), name: Both("time", "tid"),
        place: place)
    case .relative, .shifted:
      return refuse(.notACondition("…"), at: place)
    case .parameter(let name):
      return refuse(
        .unknownName(name), at: place,
        offers: Nearest.words(to: name, among: environment.values.keys).map { ":" + $0 },
        fixes: Nearest.words(to: name, among: environment.values.keys).map { Fix(place, ":" + $0) })
    }
  }

  private mutating func arithmetic(
    _ symbol: Character, _ a: Typed, _ b: Typed, at place: Place, in scope: Scope
  ) -> Typed? {
    if case .day(let day) = a.term, case .constant(let number) = b.term, "+-".contains(symbol) {
      let signed = symbol == "-" ? number.negated : number
      guard signed.denominator == 1, let count = Int(exactly: signed.numerator),
        let moved = b.type == .months ? day.adding(months: count) : day.adding(days: count)
      else {
        return refuse(.notForType(String(symbol), field: a.name, type: b.type.title), at: place)
      }
      return Typed(term: .day(moved), type: .day, name: a.name, place: place)
    }
    for side in [a, b] where !side.type.isAmount {
      return refuse(
        .notForType(String(symbol), field: side.name, type: side.type.title), at: side.place)
    }
    let scale =
      switch symbol {
      case "*": a.type.scale + b.type.scale
      case "/": max(2, a.type.scale)
      default: max(a.type.scale, b.type.scale)
      }
    let sign =
      switch symbol {
      case "+": "plus"
      case "-": "minus"
      case "*": "times"
      default: "per"
      }
    func label(_ typed: Typed, _ tongue: Tongue) -> String {
      if case .constant(let number) = typed.term {
        return Numeral.write(number, places: number.exactPlaces(limit: 6) ?? 2, style: .canonical)
      }
      return typed.name[tongue]
    }
    return Typed(
      term: .arithmetic(symbol, a, b), type: .number(scale: min(scale, 6)),
      name: Both(
        "\(label(a, .english))_\(sign)_\(label(b, .english))",
        "\(label(a, .swedish))_\(sign)_\(label(b, .swedish))"), place: place,
      isUndated: a.isUndated || b.isUndated)
  }

  private mutating func classes(
    _ inner: Expression, _ operands: [Operand], at place: Place, in scope: Scope
  ) -> Typed? {
    guard let typed = expression(inner, in: scope) else { return nil }
    var ranges: [ClosedRange<Int64>] = []
    var labels: [Both] = []
    for operand in operands {
      guard let range = self.range(operand, for: typed, in: scope) else { return nil }
      // A range from high to low holds nothing; missing is never looked for.
      ranges.append(range.low <= range.high ? range.low...range.high : Int64.min...Int64.min)
      labels.append(Both(range.label, range.label))
    }
    return Typed(
      term: .classes(typed, ranges),
      type: .list(ClosedList("class", labels.map { Words($0.english, $0.swedish) })),
      name: typed.name, place: place, isUndated: typed.isUndated, labels: labels)
  }

  private mutating func call(
    _ word: Keyword, _ wordPlace: Place, _ arguments: [Argument], at place: Place, in scope: Scope
  ) -> Typed? {
    func name(_ typed: Typed) -> Both {
      Both(
        "\(word.main(in: .english))_\(typed.name.english)",
        "\(word.main(in: .swedish))_\(typed.name.swedish)")
    }
    if word == .ifThen {
      guard arguments.count == 3, case .condition(let condition) = arguments[0],
        case .expression(let yes) = arguments[1], case .expression(let no) = arguments[2]
      else { return refuse(.notACondition(word.main(in: .english)), at: place) }
      guard let bound = self.condition(condition, in: scope),
        let a = expression(yes, in: scope), let b = expression(no, in: scope)
      else { return nil }
      guard a.type.isAmount, b.type.isAmount else {
        return refuse(.differentTypes(a.name, b.name), at: place)
      }
      return Typed(
        term: .choice(bound, a, b), type: .number(scale: max(a.type.scale, b.type.scale)),
        name: name(a), place: place, isUndated: a.isUndated || b.isUndated)
    }
    guard case .expression(let first)? = arguments.first, let typed = expression(first, in: scope)
    else {
      return arguments.isEmpty ? refuse(.notACondition(word.main(in: .english)), at: place) : nil
    }
    switch word {
    case .year, .month, .quarter, .week, .tertial, .halfYear, .day:
      guard typed.type == .day else {
        return refuse(
          .notForType(word.main(in: .english), field: typed.name, type: typed.type.title), at: place
        )
      }
      return Typed(
        term: .call(word, typed), type: .number(scale: 0), name: name(typed), place: place,
        isUndated: typed.isUndated)
    case .round:
      var places = 0
      if arguments.count > 1 {
        guard case .expression(.literal(let literal, _)) = arguments[1],
          case .number(let number) = resolved(literal), number.denominator == 1
        else { return refuse(.notACondition(word.main(in: .english)), at: place) }
        places = Int(clamping: number.numerator)
      }
      guard typed.type.isAmount, (0...6).contains(places) else {
        return refuse(
          .notForType(word.main(in: .english), field: typed.name, type: typed.type.title), at: place
        )
      }
      return Typed(
        term: .rounded(typed, places: places), type: .number(scale: places), name: name(typed),
        place: place, isUndated: typed.isUndated)
    case .absolute:
      guard typed.type.isAmount else {
        return refuse(
          .notForType(word.main(in: .english), field: typed.name, type: typed.type.title), at: place
        )
      }
      return Typed(
        term: .call(word, typed), type: typed.type, name: name(typed), place: place,
        isUndated: typed.isUndated)
    case .length, .lower:
      guard typed.type == .text else {
        return refuse(
          .notForType(word.main(in: .english), field: typed.name, type: typed.type.title), at: place
        )
      }
      return Typed(
        term: .call(word, typed), type: word == .length ? .number(scale: 0) : .text,
        name: name(typed), place: place, isUndated: typed.isUndated)
    default:
      return refuse(.notYet(word.main(in: .english)), at: wordPlace)
    }
  }

  /// The rows of another noun that refer to the scope's rows, with their condition.
  mutating func related(_ query: Query, in scope: Scope) -> Related? {
    guard case .noun(let id, let name) = query.source, let other = Schema.noun(NounID(id)) else {
      return refuse(.notRelated("…", of: scope.title), at: query.place)
    }
    guard let noun = scope.noun, let reference = reference(from: other, to: noun.id) else {
      return refuse(.notRelated(name.text, of: scope.title), at: name.place)
    }
    var conditions: [Condition] = []
    for stage in query.stages {
      guard case .condition(let condition) = stage.arguments else {
        return refuse(.notYet(stage.word.main(in: .english)), at: stage.wordPlace)
      }
      conditions.append(condition)
    }
    return related(other, reference, conditions, of: noun, in: scope)
  }

  /// The same, from the noun itself.
  mutating func related(
    _ other: Noun, _ reference: Field, _ conditions: [Condition], of noun: Noun, in scope: Scope
  ) -> Related? {
    guard let relation = scope.relation.target(other.id) else { return nil }
    var bound: Bound?
    if !conditions.isEmpty {
      let inner = Scope(
        fields: relation.fields, relation: relation, noun: other,
        day: scope.day, enclosing: (noun, reference))
      guard let made = condition(.and(conditions), in: inner) else { return nil }
      bound = made
    }
    return Related(noun: other.id, reference: reference, condition: bound)
  }
}

extension FieldType {
  /// What a message calls the type.
  var title: Both {
    switch self {
    case .text: Both("text", "text")
    case .number: Both("a number", "ett tal")
    case .share: Both("a share such as 75%", "en andel som 75%")
    case .months: Both("a length of time", "en tidslängd")
    case .day: Both("a day", "en dag")
    case .flag: Both("yes or no", "ja eller nej")
    case .reference(let noun):
      Schema.noun(noun)?.one ?? Both(noun.name, noun.name)
    case .list: Both("a word of a list", "ett ord ur en lista")
    }
  }
}
