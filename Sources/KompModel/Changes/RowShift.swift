/// How the numbers of rows that a change adds move where somebody else has added rows before it.
public struct RowShift: Sendable {
  /// By register: the first row that the change added itself, and by how much it moves.
  private var moves: [String: (first: Int32, by: Int32)] = [:]

  /// A change that was made on one model is to be made on another, which grew out of it.
  public init(from old: Model, to new: Model) {
    for name in old.names where new[name].count != old[name].count {
      moves[name] = (
        Int32(truncatingIfNeeded: old[name].count),
        Int32(truncatingIfNeeded: new[name].count - old[name].count)
      )
    }
  }

  /// Whether nothing moves.
  public var isNothing: Bool { moves.isEmpty }

  func row(_ row: Int32, of register: String) -> Int32 {
    guard let move = moves[register], row >= move.first else { return row }
    return row + move.by
  }

  func cells(_ cells: Cells, _ column: String, of register: String) -> Cells {
    guard case .reference(let noun)? = Schema.registers[register]?[column],
      let home = Schema.noun(noun)?.home, let move = moves[home]
    else { return cells }
    return Cells(
      cells.values.map { $0 != .min && $0 >= Int64(move.first) ? $0 + Int64(move.by) : $0 })
  }

  func past(_ past: [PastCell], of register: String) -> [PastCell] {
    past.map { cell in
      var value = cell.value
      if case .number(let number) = value,
        let moved = self.cells(
          Cells([number]), cell.column, of: register
        ).values.first
      {
        value = .number(moved)
      }
      return PastCell(
        column: cell.column, row: row(cell.row, of: register), until: cell.until, value: value)
    }
  }
}

extension Change {
  /// The same change where the rows it adds get other numbers.
  public func shifted(_ shift: RowShift) -> Change {
    if shift.isNothing { return self }
    return Change(edits.map { $0.shifted(shift) })
  }
}

extension Edit {
  fileprivate func shifted(_ shift: RowShift) -> Edit {
    func rows(_ rows: [Int32]) -> [Int32] { rows.map { shift.row($0, of: register) } }
    let moved: Kind =
      switch kind {
      case .add(let first, let count, let cells):
        .add(
          first: shift.row(first, of: register), count: count,
          cells: Dictionary(
            uniqueKeysWithValues: cells.map {
              ($0.key, shift.cells($0.value, $0.key, of: register))
            }))
      case .remove(let gone): .remove(rows(gone))
      case .revive(let back): .revive(rows(back))
      case .put(let column, let mine, let cells):
        .put(column: column, rows: rows(mine), shift.cells(cells, column, of: register))
      case .set(let column, let mine, let cells, let day):
        .set(column: column, rows: rows(mine), shift.cells(cells, column, of: register), from: day)
      case .remember(let past): .remember(shift.past(past, of: register))
      case .forget(let past): .forget(shift.past(past, of: register))
      case .declare, .undeclare: kind
      }
    return Edit(register, moved)
  }
}
