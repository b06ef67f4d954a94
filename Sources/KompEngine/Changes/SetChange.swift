import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension RowChanging {
  /// `set unit=x, degree=75% from DAY`: new from a day on; of a dated field what it said before is kept.
  mutating func set() throws(RelationFailure) -> Changed? {
    let (placement, others) = binder.dividedPlacement(change.fields, of: roster, in: scope)
    let values = binder.newValues(others, of: roster, in: scope)
    guard let day = day(begins: true), isSound else { return nil }
    if let placement { try decide(placement, on: day) }
    for value in values { try give(value, on: day) }
    guard isSound, isSoundModel(values) else { return nil }
    let isDated = placement != nil || values.contains { $0.target.isDated }
    if change.day != nil, !isDated, let first = values.first {
      editing.notes.append(
        Both(
          "\(first.target.title.english) has no days: it holds on every day",
          "\(first.target.title.swedish) har inga dagar: det gäller alla dagar"))
    }
    return changed(Both("changed", "ändrat"), from: isDated ? day : nil)
  }

  /// Gives the rows a value; rows that have it already are left alone.
  private mutating func give(_ value: NewValue, on day: Day) throws(RelationFailure) {
    guard !rows.isEmpty else { return }
    let old = editing.model
    let target = value.target
    let register = old[target.register]
    let cells = try value.cells(for: rows, in: roster)
    let column = old.column(target.column, of: target.register, on: day)
    // A row of which something is known to come is no longer as it will be.
    var hasLater: Set<Int32> = []
    if target.isDated {
      for past in register.past where past.column == target.column && past.until >= day {
        hasLater.insert(past.row)
      }
    }
    var given: [(row: Int32, cell: CellValue)] = []
    for (row, cell) in zip(rows, cells) {
      guard let here = target.row(of: row) else { continue }
      let before = register.said(column[Int(here)], in: target.column)
      if before == cell, !hasLater.contains(here) { continue }
      given.append((here, cell))
      editing.note(row, target.title, target.field.type, before, cell, in: old)
    }
    let superseded = given.count { hasLater.contains($0.row) }
    if superseded > 0 {
      editing.notes.append(
        Both(
          "\(superseded) with another value known to come later: it no longer comes",
          "\(superseded) med ett annat värde längre fram: det kommer inte längre"))
    }
    try editing.give(target.register, target.column, given, from: target.isDated ? day : nil)
  }
}
