import KompValues

extension Applying {
  /// Gives cells new values from a day on: what held the day before is kept as past, and what was known
  /// to come later is superseded.
  mutating func set(
    _ name: String, _ column: String, _ rows: [Int32], _ cells: Cells, from day: Day
  ) throws(ChangeProblem) {
    try check(rows, of: name)
    guard rows.count == cells.count, Set(rows).count == rows.count,
      Day.allowed.contains(day.number), let before = day.adding(days: -1)
    else { throw .misshapen(name) }
    guard model[name].columns[column] != nil else { throw .unknownColumn(column, of: name) }
    let known = pasts(name, column, rows)
    let then = model.column(column, of: name, on: before)
    var later: [PastCell] = []
    var held: [PastCell] = []
    for (index, row) in rows.enumerated() {
      let mine = known[row] ?? []
      later += mine.filter { $0.until >= day }
      let value = model[name].said(then[Int(row)], in: column)
      // What does not change needs no past; what ended the day before is kept already.
      let isKept = mine.contains { $0.until == before }
      if value != cells[index], !isKept {
        held.append(PastCell(column: column, row: row, until: before, value: value))
      }
    }
    if !later.isEmpty { try forget(name, later) }
    if !held.isEmpty { try remember(name, held) }
    try put(name, column, rows, cells)
  }

  private func pasts(_ name: String, _ column: String, _ rows: [Int32]) -> [Int32: [PastCell]] {
    let wanted = Set(rows)
    var result: [Int32: [PastCell]] = [:]
    for value in model[name].past where value.column == column && wanted.contains(value.row) {
      result[value.row, default: []].append(model[name].cell(of: value))
    }
    return result
  }
}
