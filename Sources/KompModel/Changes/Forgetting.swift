import KompValues

extension Model {
  /// Forgets people for ever: their rows and all that belongs to them say nothing any more, nor does
  /// anything they said before; whoever referred to them refers to nobody.
  ///
  /// The answer is the rows that were emptied, by register.
  public mutating func forget(people: Set<Int32>) -> [String: Set<Int32>] {
    let own = rows(about: people)
    for (name, rows) in own { self[name].empty(rows) }
    for name in names {
      let columns = self[name].types.filter { $0.value == .reference(.staff) }.keys
      for column in columns.sorted() { self[name].release(people, in: column) }
    }
    return own
  }

  /// The rows of people and of all that belongs to them, those that were taken away too.
  private func rows(about people: Set<Int32>) -> [String: Set<Int32>] {
    var result = ["people": people]
    for name in names where self[name].types["person"] == .reference(.staff) {
      guard let values = self[name].columns["person"]?.widened else { continue }
      for (row, value) in values.enumerated()
      where value >= 0 && people.contains(Int32(truncatingIfNeeded: value)) {
        result[name, default: []].insert(Int32(row))
      }
    }
    return result
  }
}

extension Register {
  /// Empties rows and takes them away; texts that only they held are let go.
  fileprivate mutating func empty(_ rows: Set<Int32>) {
    for name in Array(columns.keys) {
      guard var column = columns[name] else { continue }
      columns[name] = nil
      for row in rows where Int(row) < column.count { column[Int(row)] = nil }
      columns[name] = column
    }
    past.removeAll { rows.contains($0.row) }
    removed.formUnion(rows)
    for (name, column) in columns where column.pool != nil { compact(name, column) }
  }

  /// Makes a column's texts only those that stand in it or stood in it before.
  private mutating func compact(_ name: String, _ column: Column) {
    guard let pool = column.pool else { return }
    var kept = TextPool()
    func code(_ old: Int64) -> Int64 { old == .min ? .min : Int64(kept.intern(pool[Int(old)])) }
    let codes = column.widened.map(code)
    past = past.map { value in
      guard value.column == name else { return value }
      return Past(
        column: name, row: value.row, until: value.until, value: value.value.map(code))
    }
    columns[name] = Column(codes, pool: kept)
  }

  /// Lets go of references to people who are forgotten, now and before.
  fileprivate mutating func release(_ people: Set<Int32>, in name: String) {
    guard var column = columns[name] else { return }
    let values = column.widened
    func isMeant(_ value: Int64?) -> Bool {
      value.map { $0 >= 0 && people.contains(Int32(truncatingIfNeeded: $0)) } ?? false
    }
    for row in values.indices where isMeant(values[row]) { column[row] = nil }
    columns[name] = column
    past.removeAll { $0.column == name && isMeant($0.value) }
  }
}

extension Change {
  /// The change without what it said of rows that were forgotten, and without references to people who were.
  ///
  /// Row numbers alone are kept where rows are added, so that those after them keep theirs.
  public func forgetting(_ rows: [String: Set<Int32>]) -> Change {
    let people = rows["people"] ?? []
    return Change(
      edits.compactMap { edit in
        edit.forgetting(rows[edit.register] ?? [], people).map { Edit(edit.register, $0) }
      })
  }
}

extension Edit {
  fileprivate func forgetting(_ gone: Set<Int32>, _ people: Set<Int32>) -> Kind? {
    let types = Schema.registers[register] ?? [:]
    func isOfPeople(_ column: String) -> Bool { types[column] == .reference(.staff) }
    func cleaned(_ cells: Cells, _ column: String) -> Cells {
      guard isOfPeople(column) else { return cells }
      return Cells(
        cells.values.map { $0 >= 0 && people.contains(Int32(clamping: $0)) ? .min : $0 })
    }
    func kept(_ rows: [Int32], _ cells: Cells, _ column: String) -> ([Int32], Cells)? {
      let places = rows.indices.filter { !gone.contains(rows[$0]) }
      guard !places.isEmpty else { return nil }
      return (places.map { rows[$0] }, cleaned(cells.picked(places), column))
    }
    func kept(_ past: [PastCell]) -> [PastCell]? {
      let left = past.filter { cell in
        guard !gone.contains(cell.row) else { return false }
        guard isOfPeople(cell.column), case .number(let value) = cell.value else { return true }
        return !people.contains(Int32(clamping: value))
      }
      return left.isEmpty ? nil : left
    }
    switch kind {
    case .add(let first, let count, let cells):
      let emptied = (0..<Int(count)).filter { gone.contains(first + Int32($0)) }
      var left: [String: Cells] = [:]
      for (column, held) in cells {
        left[column] = cleaned(emptied.isEmpty ? held : held.emptied(Set(emptied)), column)
      }
      return .add(first: first, count: count, cells: left)
    case .remove(let rows):
      let left = rows.filter { !gone.contains($0) }
      return left.isEmpty ? nil : .remove(left)
    case .revive(let rows):
      let left = rows.filter { !gone.contains($0) }
      return left.isEmpty ? nil : .revive(left)
    case .put(let column, let rows, let cells):
      return kept(rows, cells, column).map { .put(column: column, rows: $0, $1) }
    case .set(let column, let rows, let cells, let day):
      return kept(rows, cells, column).map { .set(column: column, rows: $0, $1, from: day) }
    case .remember(let past): return kept(past).map { .remember($0) }
    case .forget(let past): return kept(past).map { .forget($0) }
    case .declare(let id, let heading, let type, let place, let cells):
      let emptied = cells.map { $0.emptied(Set(gone.map(Int.init))) }
      return .declare(id: id, heading: heading, type: type, at: place, emptied)
    case .undeclare: return kind
    }
  }
}

extension Cells {
  /// The cells at some places; of texts only those that are left.
  func picked(_ places: [Int]) -> Cells {
    guard texts != nil else { return Cells(places.map { values[$0] }) }
    return Cells(texts: places.map { place in self[place].text })
  }

  /// The cells with those at some places missing.
  func emptied(_ places: Set<Int>) -> Cells {
    guard texts != nil else {
      return Cells(values.indices.map { places.contains($0) ? .min : values[$0] })
    }
    return Cells(texts: values.indices.map { places.contains($0) ? nil : self[$0].text })
  }
}

extension CellValue {
  /// The text, where it is one.
  fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
}
