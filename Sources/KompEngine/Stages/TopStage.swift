import KompLanguage
import KompLexicon

/// The first so many by something, largest first.
enum TopStage: BindingStage {
  static let word = Keyword.top
  static let shape = StageShape.ranking
  static let summary = Both(
    "the first so many by something, largest first", "de första så många efter något, störst först")
  static let form = Both("top N by FIELD", "topp N efter FÄLT")
  static let examples = ["staff top 5 by age"]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    guard case .ranking(let number, let key) = stage.arguments else { return [] }
    guard let key else { return [Step.first(number)] }
    guard let typed = binder.expression(key.expression, in: scope) else { return [] }
    return [.sort([(typed, true)]), Step.first(number)]
  }
}
