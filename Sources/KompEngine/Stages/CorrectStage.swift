import KompLanguage
import KompLexicon

/// Mends values that were wrong all along.
enum CorrectStage: BindingStage {
  static let word = Keyword.correct
  static let shape = StageShape.change
  static let summary = Both(
    "mends values that were wrong; nothing of them is kept",
    "rättar värden som var fel; de finns inte kvar")
  static let form = Both(
    "correct FIELD=VALUE, … [from DAY] [expect N rows]",
    "rätta FÄLT=VÄRDE, … [från DAG] [förvänta N rader]")
  static let examples = ["staff where id=P02 correct hired=2020-01-01"]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    binder.check(stage, in: scope)
    return []
  }
}
