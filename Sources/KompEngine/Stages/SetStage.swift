import KompLanguage
import KompLexicon

/// Gives the rows new values, from a day on where the field is dated.
enum SetStage: BindingStage {
  static let word = Keyword.set
  static let shape = StageShape.change
  static let summary = Both(
    "gives the rows new values from a day on; what was before is kept",
    "ger raderna nya värden från en dag; det som var förut finns kvar")
  static let form = Both(
    "set FIELD=VALUE, … [from DAY] [expect N rows]",
    "ändra FÄLT=VÄRDE, … [från DAG] [förvänta N rader]")
  static let examples = [
    "staff where id=P02 set degree=75% from 2026-01-01",
    "staff where unit=kommunrehab set form=fixed-term expect 5 rows",
  ]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    binder.check(stage, in: scope)
    return []
  }
}
