import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension RowChanging {
  /// `correct hired=2020-01-01`: it was wrong, and is as if it had never been said.
  ///
  /// Of a dated field the value is mended that held on the day asked about; `from DAY` says since when it
  /// has been so.
  mutating func correct() throws(RelationFailure) -> Changed? {
    let (placement, others) = binder.dividedPlacement(change.fields, of: roster, in: scope)
    let values = binder.newValues(others, of: roster, in: scope)
    guard let day = day(begins: true), isSound else { return nil }
    if let placement { try mend(placement, on: day) }
    for value in values { try mend(value, on: day) }
    guard isSound, isSoundModel(values) else { return nil }
    return changed(Both("corrected", "rättat"))
  }

  private mutating func mend(_ value: NewValue, on day: Day) throws(RelationFailure) {
    guard !rows.isEmpty else { return }
    let target = value.target
    let cells = try value.cells(for: rows, in: roster)
    let given = zip(rows, cells).compactMap { row, cell in
      target.row(of: row).map { (row: row, here: $0, cell: cell) }
    }
    try mend(
      given, target.register, target.column, target.title, target.field.type, on: day,
      isSince: change.day != nil && target.isDated)
  }

  /// Gives cells the values they should have had on a day.
  mutating func mend(
    _ given: [(row: Int32, here: Int32, cell: CellValue)], _ name: String, _ column: String,
    _ title: Both, _ type: FieldType, on day: Day, isSince: Bool
  ) throws(RelationFailure) {
    let old = editing.model
    let register = old[name]
    let held = old.column(column, of: name, on: day)
    // The value that held on a day ended on the earliest last day from then on.
    var ended: [Int32: Day] = [:]
    for past in register.past where past.column == column && past.until >= day {
      ended[past.row] = min(ended[past.row] ?? past.until, past.until)
    }
    var now: [(row: Int32, cell: CellValue)] = []
    var forgotten: [PastCell] = []
    var remembered: [PastCell] = []
    for (row, here, cell) in given {
      let before = register.said(held[Int(here)], in: column)
      if before == cell, !isSince { continue }
      editing.note(row, title, type, before, cell, in: old)
      if !isSince, let until = ended[here] {
        forgotten.append(PastCell(column: column, row: here, until: until, value: before))
        remembered.append(PastCell(column: column, row: here, until: until, value: cell))
      } else {
        now.append((here, cell))
      }
    }
    if !forgotten.isEmpty {
      try editing.make(name, .forget(forgotten))
      try editing.make(name, .remember(remembered))
    }
    try editing.give(name, column, now, from: isSince ? day : nil)
  }
}
