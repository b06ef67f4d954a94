import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Keys and measures: what `by` and `compute` have in common.
struct Groups {
  let keys: [NamedExpression]
  let across: Path?
  let measures: [Measure]
  let total: Bool
  let place: Place

  /// The step; the scope and what is shown become those of the groups.
  func bind(
    with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    var bound: [Typed] = []
    for key in keys {
      guard var typed = binder.expression(key.expression, in: scope) else { continue }
      if let name = key.name { typed = typed.renamed(name.text) }
      bound.append(typed)
    }
    var pivot: Typed?
    if let across {
      guard let typed = binder.path(across, in: scope) else { return [] }
      pivot = typed
    }
    let asked = measures.isEmpty ? [Measure(.count(nil), at: place)] : measures
    var made: [BoundMeasure] = []
    for measure in asked {
      guard let one = binder.measure(measure, in: scope) else { continue }
      made.append(one)
    }
    guard bound.count == keys.count, made.count == asked.count else { return [] }
    let names = bound.map(\.name.english) + made.map(\.name.english)
    if pivot == nil, let repeated = firstRepeated(names) {
      let at = repeated < bound.count ? bound[repeated].place : asked[repeated - bound.count].place
      return binder.refuse(.twice(names[repeated]), at: at) ?? []
    }
    let keyFields = bound.map(\.field)
    var provenance: [String: Typed] = [:]
    for (field, key) in zip(keyFields, bound) {
      provenance[field.id] = binder.source(of: key, in: scope)
    }
    let measureFields: [(Field, BoundMeasure)]
    if let pivot {
      measureFields =
        binder.source(of: pivot, in: scope).map {
          Pivot.fields(
            of: $0, measures: made, in: scope.relation, besides: bound.map(\.name))
        } ?? []
    } else {
      measureFields = made.map { ($0.field, $0) }
    }
    scope = scope.after(keyFields + measureFields.map(\.0), provenance: provenance)
    shown =
      zip(keyFields, bound).map { $0.typed(named: $1).shown() }
      + measureFields.map { field, measure in
        pivot == nil ? measure.shown : field.typed().shown(places: measure.places)
      }
    return [.group(keys: bound, across: pivot, measures: made, total: total)]
  }
}

/// The first index whose name has stood before, case aside.
func firstRepeated(_ names: [String]) -> Int? {
  var seen: Set<String> = []
  return names.firstIndex { !seen.insert(folded($0)).inserted }
}

/// An expression with the name it was given.
typealias NamedExpression = KompLanguage.Column

extension Scope {
  /// The scope after a stage that makes rows of its own.
  func after(_ fields: [Field], provenance: [String: Typed] = [:]) -> Scope {
    Scope(
      fields: fields, relation: relation, noun: nil, day: day, provenance: provenance, isMade: true)
  }
}
