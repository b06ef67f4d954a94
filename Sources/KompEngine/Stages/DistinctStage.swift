import KompLanguage
import KompLexicon
import KompModel

/// Each combination of values once.
enum DistinctStage: BindingStage {
  static let word = Keyword.distinct
  static let shape = StageShape.paths
  static let summary = Both(
    "each combination of values once", "varje kombination av värden en gång")
  static let form = Both("distinct FIELD, …", "unika FÄLT, …")
  static let examples = ["staff distinct profession"]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    guard case .paths(let paths) = stage.arguments else { return [] }
    let relation = scope.relation
    let isMade = scope.isMade
    var keys: [Typed] =
      paths.isEmpty
      ? shown.filter { isMade || $0.isWorthShowing(of: relation) }.map(\.typed) : []
    for path in paths {
      guard let typed = binder.path(path, in: scope) else { return [] }
      keys.append(typed)
    }
    let fields = keys.map(\.field)
    var provenance: [String: Typed] = [:]
    for (field, key) in zip(fields, keys) {
      provenance[field.id] = binder.source(of: key, in: scope)
    }
    shown = zip(fields, keys).map { $0.typed(named: $1).shown() }
    scope = scope.after(fields, provenance: provenance)
    return [.distinct(keys)]
  }
}
