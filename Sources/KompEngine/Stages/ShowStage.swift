import KompLanguage
import KompLexicon
import KompValues

/// Chooses the columns printed; every field stays askable.
enum ShowStage: BindingStage {
  static let word = Keyword.show
  static let shape = StageShape.columns
  static let summary = Both(
    "chooses the columns printed; every field stays askable",
    "väljer kolumnerna som visas; alla fält går att fråga om")
  static let form = Both("show FIELD [as NAME], … | show *", "visa FÄLT [kallat NAMN], … | visa *")
  static let examples = ["staff show name, age, step as level_now"]

  static func bind(
    _ stage: Stage, with binder: inout Binder, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step] {
    guard case .columns(let columns) = stage.arguments else { return [] }
    if columns.isEmpty {
      shown = scope.fields.map { $0.typed().shown() }
      return [.showAll(shown)]
    }
    var made: [Shown] = []
    for column in columns {
      guard let typed = binder.expression(column.expression, in: scope) else { continue }
      made.append(typed.shown(as: column.name?.text))
      if let name = column.name {
        scope.given[folded(name.text)] = typed.renamed(name.text)
      }
    }
    guard made.count == columns.count else { return [] }
    if let repeated = firstRepeated(made.map(\.id)) {
      let place = columns[repeated].name?.place ?? columns[repeated].expression.place
      let isSwedish = made[repeated].typed.isSaidInSwedish
      let called = Keyword.called.main(in: isSwedish ? .swedish : .english)
      let end = place.upperBound..<place.upperBound
      return binder.refuse(
        .twice(made[repeated].id), at: place,
        fixes: [Fix(end, " \(called) \(made[repeated].id)_2")]) ?? []
    }
    shown = made
    return [.show(made)]
  }
}
