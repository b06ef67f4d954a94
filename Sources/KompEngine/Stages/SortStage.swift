import KompLanguage
import KompLexicon

/// Orders the rows: å ä ö last, missing last.
enum SortStage: BindingStage {
  static let word = Keyword.sort
  static let shape = StageShape.order
  static let summary = Both(
    "orders the rows: å ä ö last, missing last", "ordnar raderna: å ä ö sist, saknade sist")
  static let form = Both("sort FIELD [desc], …", "sortera FÄLT [fallande], …")
  static let examples = ["staff sort age desc, name"]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    guard case .order(let keys) = stage.arguments else { return [] }
    let bound = keys.compactMap { key in
      binder.expression(key.expression, in: scope).map {
        (typed: $0, descending: key.descending)
      }
    }
    return bound.count == keys.count ? [.sort(bound)] : []
  }
}
