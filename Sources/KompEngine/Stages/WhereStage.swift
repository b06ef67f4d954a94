import KompLanguage
import KompLexicon

/// Keeps the rows for which a condition is true.
enum WhereStage: BindingStage {
  static let word = Keyword.`where`
  static let shape = StageShape.condition
  static let summary = Both(
    "keeps the rows for which a condition is true", "behåller raderna där ett villkor är sant")
  static let form = Both("where CONDITION", "där VILLKOR")
  static let examples = ["staff where step<3 and unit=kommunrehab"]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    guard case .condition(let condition) = stage.arguments,
      let bound = binder.condition(condition, in: scope)
    else { return [] }
    return [.filter(bound, stage.place)]
  }
}
