import KompLanguage
import KompLexicon

/// Groups the rows and computes measures; plain: count.
enum ByStage: BindingStage {
  static let word = Keyword.by
  static let shape = StageShape.grouping
  static let summary = Both(
    "groups the rows and computes measures; plain: count",
    "grupperar raderna och beräknar mått; utan mått: antal")
  static let form = Both(
    "by KEY, … [across FIELD][: MEASURE, …] [with total]",
    "per NYCKEL, … [fördelat på FÄLT][: MÅTT, …] [med totalrad]")
  static let examples = [
    "staff by unit: count, avg age with total", "staff by unit across step",
    "staff by age in (..34, 35..54, 55..)",
  ]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    guard case .grouping(let keys, let across, let measures, let total) = stage.arguments else {
      return []
    }
    return Groups(keys: keys, across: across, measures: measures, total: total, place: stage.place)
      .bind(with: &binder, in: &scope, showing: &shown)
  }
}
