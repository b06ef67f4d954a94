import KompLanguage
import KompLexicon

/// The first so many rows.
enum LimitStage: BindingStage {
  static let word = Keyword.limit
  static let shape = StageShape.rowLimit
  static let summary = Both(
    "the first so many rows", "de första så många raderna")
  static let form = Both("limit N", "första N")
  static let examples = ["staff sort name limit 5"]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    guard case .ranking(let number, _) = stage.arguments else { return [] }
    return [Step.first(number)]
  }
}
