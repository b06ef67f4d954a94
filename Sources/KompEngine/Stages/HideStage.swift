import KompLanguage
import KompLexicon

/// Leaves columns out; it protects nobody.
enum HideStage: BindingStage {
  static let word = Keyword.hide
  static let shape = StageShape.columns
  static let summary = Both(
    "leaves columns out; it protects nobody", "utelämnar kolumner; det skyddar ingen")
  static let form = Both("hide FIELD, …", "dölj FÄLT, …")
  static let examples = ["staff hide age"]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    guard case .columns(let columns) = stage.arguments else { return [] }
    var names: [Both] = []
    for column in columns {
      guard let typed = binder.expression(column.expression, in: scope) else { return [] }
      names.append(typed.name)
    }
    shown.removeAll { names.contains($0.title) || names.contains($0.typed.name) }
    guard !shown.isEmpty else {
      return binder.refuse(.nothingToShow, at: stage.place) ?? []
    }
    return [.hide(names)]
  }
}
