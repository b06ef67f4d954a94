import KompLanguage
import KompLexicon

/// Ends employments.
enum LeaveStage: BindingStage {
  static let word = Keyword.leave
  static let shape = StageShape.change
  static let summary = Both(
    "ends the employments of the people found; the day is their last",
    "avslutar anställningarna för dem som hittats; dagen är den sista")
  static let form = Both(
    "leave [on DAY] [reason=\"WHY\"] [expect N rows]",
    "slutar [den DAG] [orsak=\"VARFÖR\"] [förvänta N rader]")
  static let examples = ["staff where id=P02 leave 2026-05-31 reason=\"Flytt\""]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    binder.check(stage, in: scope)
    return []
  }
}
