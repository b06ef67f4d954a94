import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Binder {
  /// A stage with its meaning; the scope and what is shown become those after it.
  mutating func stage(_ stage: Stage, in scope: inout Scope, showing shown: inout [Shown])
    -> [Step]
  {
    switch stage.arguments {
    case .condition(let condition):
      guard let bound = self.condition(condition, in: scope) else { return [] }
      return [.filter(bound, stage.place)]
    case .columns(let columns):
      return stage.word == .hide
        ? hide(columns, in: scope, showing: &shown) : show(columns, in: scope, showing: &shown)
    case .grouping(let keys, let across, let measures, let total):
      return group(keys, across, measures, total, at: stage.place, in: &scope, showing: &shown)
    case .measures(let measures):
      return group([], nil, measures, false, at: stage.place, in: &scope, showing: &shown)
    case .order(let keys):
      let bound = keys.compactMap { key in
        expression(key.expression, in: scope).map { (typed: $0, descending: key.descending) }
      }
      return bound.count == keys.count ? [.sort(bound)] : []
    case .ranking(let number, let key):
      if let key {
        guard let typed = expression(key.expression, in: scope) else { return [] }
        return [.sort([(typed, true)]), .limit(number)]
      }
      return [.limit(number)]
    case .paths(let paths):
      return distinct(paths, in: &scope, showing: &shown)
    case .nothing:
      let field = made("count", Words("count", "antal"), .number(scale: 0))
      scope = after([field], of: scope, provenance: [:])
      shown = [field.typed().shown()]
      return [.count]
    case .target:
      return []
    }
  }

  /// A field made by a stage.
  private func made(_ id: String, _ words: Words, _ type: FieldType, own: Bool = false) -> Field {
    Field(
      id, words, type, own: own, Both("made by a stage", "gjord av ett steg"),
      .stored(register: "answer", column: id))
  }

  /// The scope after a stage that makes rows of its own.
  private func after(_ fields: [Field], of scope: Scope, provenance: [String: Typed]) -> Scope {
    Scope(
      fields: fields, relation: scope.relation, noun: nil, day: scope.day, provenance: provenance)
  }

  private mutating func show(_ columns: [NamedExpression], in scope: Scope, showing shown: inout [Shown])
    -> [Step]
  {
    if columns.isEmpty {
      shown = scope.fields.map { $0.typed().shown() }
      return [.show(shown)]
    }
    var made: [Shown] = []
    for column in columns {
      guard let typed = expression(column.expression, in: scope) else { continue }
      made.append(typed.shown(as: column.name?.text))
    }
    guard made.count == columns.count else { return [] }
    if let repeated = firstRepeated(made.map(\.id)) {
      let place = columns[repeated].name?.place ?? columns[repeated].expression.place
      let _: Void? = refuse(.twice(made[repeated].id), at: place)
      return []
    }
    shown = made
    return [.show(made)]
  }

  private mutating func hide(_ columns: [NamedExpression], in scope: Scope, showing shown: inout [Shown])
    -> [Step]
  {
    var hidden: [String] = []
    for column in columns {
      guard let typed = expression(column.expression, in: scope) else { return [] }
      hidden.append(typed.name.english)
    }
    shown.removeAll { hidden.contains($0.typed.name.english) }
    guard !shown.isEmpty, let first = columns.first else {
      if let first = columns.first {
        let _: Void? = refuse(.nothingToShow, at: first.expression.place)
      }
      return []
    }
    _ = first
    return [.show(shown)]
  }

  private func firstRepeated(_ ids: [String]) -> Int? {
    var seen: Set<String> = []
    return ids.firstIndex { !seen.insert(folded($0)).inserted }
  }

  private mutating func distinct(
    _ paths: [Path], in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    var keys: [Typed] = paths.isEmpty ? shown.map(\.typed) : []
    for path in paths {
      guard let typed = self.path(path, in: scope) else { return [] }
      keys.append(typed)
    }
    let fields = keys.map { key in
      made(
        key.name.english, Words(key.name.english, key.name.swedish), key.type,
        own: key.isUndated)
    }
    var provenance: [String: Typed] = [:]
    for (field, key) in zip(fields, keys) { provenance[field.id] = source(of: key, in: scope) }
    scope = after(fields, of: scope, provenance: provenance)
    shown = fields.map { $0.typed().shown() }
    return [.distinct(keys)]
  }

  private mutating func group(
    _ keys: [NamedExpression], _ across: Path?, _ measures: [Measure], _ total: Bool, at place: Place,
    in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    var bound: [Typed] = []
    for key in keys {
      guard var typed = expression(key.expression, in: scope) else { continue }
      if let name = key.name { typed = typed.renamed(name.text) }
      bound.append(typed)
    }
    var pivot: Typed?
    if let across {
      guard let typed = path(across, in: scope) else { return [] }
      pivot = typed
    }
    let asked = measures.isEmpty ? [Measure(.count(nil), at: place)] : measures
    var made: [BoundMeasure] = []
    for measure in asked {
      guard let one = self.measure(measure, in: scope) else { continue }
      made.append(one)
    }
    guard bound.count == keys.count, made.count == asked.count else { return [] }
    let names = bound.map(\.name.english) + made.map(\.name.english)
    if pivot == nil, let repeated = firstRepeated(names) {
      let at = repeated < bound.count ? bound[repeated].place : asked[repeated - bound.count].place
      let _: Void? = refuse(.twice(names[repeated]), at: at)
      return []
    }
    let keyFields = bound.map { key in
      self.made(
        key.name.english, Words(key.name.english, key.name.swedish), key.type, own: key.isUndated)
    }
    var provenance: [String: Typed] = [:]
    for (field, key) in zip(keyFields, bound) {
      provenance[field.id] = source(of: key, in: scope)
    }
    let measureFields: [(Field, BoundMeasure)]
    if let pivot {
      measureFields = Pivot.fields(of: pivot, measures: made, in: scope.relation)
    } else {
      measureFields = made.map { measure in
        (
          self.made(
            measure.name.english, Words(measure.name.english, measure.name.swedish), measure.type),
          measure
        )
      }
    }
    scope = after(keyFields + measureFields.map(\.0), of: scope, provenance: provenance)
    shown =
      keyFields.map { $0.typed().shown() }
      + measureFields.map { field, measure in
        Shown(
          id: field.id,
          title: pivot == nil
            ? measure.title
            : Both(field.words.main(in: .english), field.words.main(in: .swedish)),
          type: field.type, places: measure.places, typed: field.typed())
      }
    return [.group(keys: bound, across: pivot, measures: made, total: total)]
  }
}

/// An expression with the name it was given.
typealias NamedExpression = KompLanguage.Column

extension Typed {
  /// The term under a name of the user's.
  func renamed(_ name: String) -> Typed {
    Typed(
      term: term, type: type, name: Both(name, name), place: place, isUndated: isUndated,
      labels: labels)
  }
}
