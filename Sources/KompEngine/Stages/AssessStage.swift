import KompLanguage
import KompLexicon

/// Adds judgements of the people found.
enum AssessStage: BindingStage {
  static let word = Keyword.assess
  static let shape = StageShape.change
  static let summary = Both(
    "adds a judgement of what the people found can",
    "lägger till en bedömning av vad de hittade kan")
  static let form = Both(
    "assess COMPETENCE=LEVEL, … [from DAY] [source=SOURCE] [expect N rows]",
    "bedöm KOMPETENS=NIVÅ, … [från DAG] [källa=KÄLLA] [förvänta N rader]")
  static let examples = [
    "staff where id in (P02, P03) assess hjälpmedel=3 from 2025-11-01 source=manager"
  ]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    binder.check(stage, in: scope)
    return []
  }
}
