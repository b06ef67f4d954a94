import KompValues

extension Change {
  /// The rows whose cells it changes or that it takes away or brings back, by register; added rows are not
  /// among them.
  public var changedRows: [String: Set<Int32>] {
    var result: [String: Set<Int32>] = [:]
    for edit in edits {
      switch edit.kind {
      case .add, .declare, .undeclare: break
      case .remove(let rows), .revive(let rows), .put(_, let rows, _), .set(_, let rows, _, _):
        result[edit.register, default: []].formUnion(rows)
      case .remember(let past), .forget(let past):
        result[edit.register, default: []].formUnion(past.map(\.row))
      }
    }
    return result
  }

  /// The rows it takes away, by register.
  public var taken: [String: Set<Int32>] {
    var result: [String: Set<Int32>] = [:]
    for case (let register, .remove(let rows)) in edits.map({ ($0.register, $0.kind) }) {
      result[register, default: []].formUnion(rows)
    }
    return result
  }

  /// The rows that its new values refer to, by register.
  public var referred: [String: Set<Int32>] {
    var result: [String: Set<Int32>] = [:]
    func add(_ cells: Cells, _ column: String, _ register: String) {
      guard let home = Change.home(of: column, in: register) else { return }
      result[home, default: []].formUnion(
        cells.values.filter { $0 != .min }.map { Int32(clamping: $0) })
    }
    for edit in edits {
      switch edit.kind {
      case .add(_, _, let cells): for (column, cells) in cells { add(cells, column, edit.register) }
      case .put(let column, _, let cells), .set(let column, _, let cells, _):
        add(cells, column, edit.register)
      default: break
      }
    }
    return result
  }

  /// The same change of a model that has got rows meanwhile: those of its own come after them.
  ///
  /// `from` and `to` are the numbers of rows, by register, that the change was made on and is to be made on.
  public func moved(from: [String: Int], to: [String: Int]) -> Change {
    func moved(_ row: Int64, _ register: String) -> Int64 {
      guard row != .min, let old = from[register], row >= Int64(old) else { return row }
      return row + Int64((to[register] ?? old) - old)
    }
    func moved(_ rows: [Int32], _ register: String) -> [Int32] {
      rows.map { Int32(clamping: moved(Int64($0), register)) }
    }
    func moved(_ cells: Cells, _ column: String, _ register: String) -> Cells {
      guard let home = Change.home(of: column, in: register) else { return cells }
      return Cells(cells.values.map { moved($0, home) })
    }
    func moved(_ past: [PastCell], _ register: String) -> [PastCell] {
      let home = past.map { Change.home(of: $0.column, in: register) }
      return zip(past, home).map { cell, home in
        var value = cell.value
        if let home, case .number(let row) = value { value = .number(moved(row, home)) }
        return PastCell(
          column: cell.column, row: Int32(clamping: moved(Int64(cell.row), register)),
          until: cell.until, value: value)
      }
    }
    return Change(
      edits.map { edit in
        let name = edit.register
        let kind: Edit.Kind =
          switch edit.kind {
          case .add(let first, let count, let cells):
            .add(
              first: Int32(clamping: moved(Int64(first), name)), count: count,
              cells: Dictionary(
                uniqueKeysWithValues: cells.map { ($0.key, moved($0.value, $0.key, name)) }))
          case .remove(let rows): .remove(moved(rows, name))
          case .revive(let rows): .revive(moved(rows, name))
          case .put(let column, let rows, let cells):
            .put(column: column, rows: moved(rows, name), moved(cells, column, name))
          case .set(let column, let rows, let cells, let day):
            .set(column: column, rows: moved(rows, name), moved(cells, column, name), from: day)
          case .remember(let past): .remember(moved(past, name))
          case .forget(let past): .forget(moved(past, name))
          case .declare, .undeclare: edit.kind
          }
        return Edit(name, kind)
      })
  }

  /// The register that a column of references leads to.
  private static func home(of column: String, in register: String) -> String? {
    guard case .reference(let noun)? = Schema.registers[register]?[column] else { return nil }
    return Schema.noun(noun)?.home
  }
}

extension Model {
  /// The number of rows of every register, removed ones included.
  public var rowCounts: [String: Int] {
    Dictionary(uniqueKeysWithValues: names.map { ($0, self[$0].count) })
  }
}
