import KompLanguage
import KompLexicon
import KompModel

/// How many rows there are.
enum CountStage: BindingStage {
  static let word = Keyword.count
  static let shape = StageShape.nothing
  static let summary = Both(
    "how many rows there are", "hur många rader det är")
  static let form = Both("count", "antal")
  static let examples = ["staff where degree<100% count"]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    let field = Field.made("count", Words("count", "antal"), .number(scale: 0))
    scope = scope.after([field])
    shown = [field.typed().shown()]
    return [.count]
  }
}
