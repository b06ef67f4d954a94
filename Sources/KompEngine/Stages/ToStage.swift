import KompLanguage
import KompLexicon

/// Writes the answer to a file or in a format.
enum ToStage: BindingStage {
  static let word = Keyword.to
  static let shape = StageShape.target
  static let summary = Both(
    "writes the answer to a file or in a format", "skriver svaret till en fil eller i ett format")
  static let form = Both("to \"FILE\" | to FORMAT", "till \"FIL\" | till FORMAT")
  static let examples = ["staff show id, unit to csv"]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    // Where an answer is written is no concern of the rows: the session sees to it.
    []
  }
}
