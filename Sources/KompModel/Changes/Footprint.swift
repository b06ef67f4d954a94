/// What a change touches: the cells, rows and fields by which two changes are seen to concern one another.
public struct Footprint: Sendable {
  private struct Row: Hashable {
    let register: String
    let row: Int32
  }
  private struct Cell: Hashable {
    let register: String
    let column: String
    let row: Int32
  }
  private struct Name: Hashable {
    let register: String
    let name: String
  }
  /// Cells that get another value, now or in the past.
  private var cells: Set<Cell> = []
  /// Rows of which something is changed.
  private var changed: Set<Row> = []
  /// Rows that are taken away or come back.
  private var moved: Set<Row> = []
  /// Rows that are referred to.
  private var referred: Set<Row> = []
  /// Own fields that come or go.
  private var declared: Set<Name> = []
  /// Fields in which something is changed.
  private var fields: Set<Name> = []

  /// Nothing.
  public init() {}

  /// What a change touches.
  public init(_ change: Change) { add(change) }

  /// What another change touches is touched too.
  public mutating func add(_ change: Change) {
    for edit in change.edits { add(edit) }
  }

  private mutating func add(_ edit: Edit) {
    let name = edit.register
    switch edit.kind {
    case .add(_, _, let cells):
      for (column, cells) in cells { refer(name, column, cells) }
    case .remove(let rows), .revive(let rows):
      for row in rows { moved.insert(Row(register: name, row: row)) }
    case .put(let column, let rows, let cells), .set(let column, let rows, let cells, _):
      for row in rows { touch(name, column, row) }
      refer(name, column, cells)
    case .remember(let past), .forget(let past):
      for cell in past { touch(name, cell.column, cell.row) }
    case .declare(let id, _, _, _, _), .undeclare(let id):
      declared.insert(Name(register: name, name: id))
    }
  }

  private mutating func touch(_ register: String, _ column: String, _ row: Int32) {
    cells.insert(Cell(register: register, column: column, row: row))
    changed.insert(Row(register: register, row: row))
    fields.insert(Name(register: register, name: column))
  }

  private mutating func refer(_ register: String, _ column: String, _ cells: Cells) {
    fields.insert(Name(register: register, name: column))
    guard case .reference(let noun)? = Schema.registers[register]?[column],
      let home = Schema.noun(noun)?.home
    else { return }
    for value in Set(cells.values) where value != .min {
      referred.insert(Row(register: home, row: Int32(truncatingIfNeeded: value)))
    }
  }

  /// Whether two changes concern one another, so that the order in which they are made matters.
  public func meets(_ other: Footprint) -> Bool {
    func isAway(_ a: Footprint, _ b: Footprint) -> Bool {
      !a.moved.isDisjoint(with: b.changed) || !a.moved.isDisjoint(with: b.referred)
        || !a.declared.isDisjoint(with: b.fields)
    }
    return !cells.isDisjoint(with: other.cells) || !moved.isDisjoint(with: other.moved)
      || !declared.isDisjoint(with: other.declared) || isAway(self, other) || isAway(other, self)
  }
}
