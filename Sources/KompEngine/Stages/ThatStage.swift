import KompLanguage
import KompLexicon

/// The same as where, before has, lacks, any, all and no.
enum ThatStage: BindingStage {
  static let word = Keyword.that
  static let shape = StageShape.condition
  static let summary = Both(
    "the same as where, before has, lacks, any, all and no",
    "detsamma som där, före har, saknar, några, alla och inga")
  static let form = Both("that CONDITION", "som VILLKOR")
  static let examples = ["staff that any employments (form=hourly)"]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    guard case .condition(let condition) = stage.arguments,
      let bound = binder.condition(condition, in: scope)
    else { return [] }
    return [.filter(bound, stage.place)]
  }
}
