import KompLanguage
import KompLexicon

/// Takes away rows that should not have been there.
enum RemoveStage: BindingStage {
  static let word = Keyword.remove
  static let shape = StageShape.change
  static let summary = Both(
    "takes away rows that should not be there; what is still used is kept",
    "tar bort rader som inte borde finnas; det som används är kvar")
  static let form = Both(
    "remove [expect N rows]",
    "ta bort [förvänta N rader]")
  static let examples = [
    "assessments where person=P02 and competence=hjälpmedel remove expect 2 rows"
  ]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    binder.check(stage, in: scope)
    return []
  }
}
