import KompLanguage
import KompLexicon

/// Decides on the step of the people found.
enum PlaceStage: BindingStage {
  static let word = Keyword.place
  static let shape = StageShape.change
  static let summary = Both(
    "decides on which step the people found stand",
    "beslutar på vilket steg de hittade står")
  static let form = Both(
    "place step=N [ladder=\"NAME\"] [from DAY] [decided_by=\"WHO\"] [expect N rows]",
    "placera steg=N [stege=\"NAMN\"] [från DAG] [beslutad_av=\"VEM\"] [förvänta N rader]")
  static let examples = ["staff where id in (P02, P03) place step=3 from 2025-11-01"]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    binder.check(stage, in: scope)
    return []
  }
}
