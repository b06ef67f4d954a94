import KompLanguage
import KompLexicon

/// Measures of the whole table, one row.
enum ComputeStage: BindingStage {
  static let word = Keyword.compute
  static let shape = StageShape.measures
  static let summary = Both(
    "measures of the whole table, one row", "mått på hela tabellen, en rad")
  static let form = Both("compute MEASURE, …", "beräkna MÅTT, …")
  static let examples = ["staff compute count, avg age, share (degree<100%)"]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    guard case .measures(let measures) = stage.arguments else { return [] }
    return Groups(keys: [], across: nil, measures: measures, total: false, place: stage.place)
      .bind(with: &binder, in: &scope, showing: &shown)
  }
}
