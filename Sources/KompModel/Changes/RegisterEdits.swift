import KompValues

extension Register {
  /// Adds rows with their cells, which were looked at before.
  mutating func append(_ number: Int, _ cells: [String: Cells]) {
    for name in Array(columns.keys) {
      guard let given = cells[name] else {
        if count == 0 {
          columns[name] = Column(missing: number, isText: types[name] == .text)
        } else {
          columns[name]?.append(contentsOf: [Int64](repeating: .min, count: number))
        }
        continue
      }
      // The first rows there are of a column are taken as they stand, texts and all.
      if count == 0, columns[name]?.pool?.count ?? 0 == 0, let whole = given.wholeColumn,
        whole.pool == nil || types[name] == .text
      {
        columns[name] = whole
        continue
      }
      let values = given.codes(in: &columns[name, default: Column(missing: 0)].pool)
      columns[name]?.append(contentsOf: values)
    }
    count += number
  }

  /// Gives cells other values.
  mutating func put(_ name: String, _ rows: [Int32], _ cells: Cells) {
    guard var column = columns[name] else { return }
    columns[name] = nil  // The column is ours alone while it is written.
    let values = cells.codes(in: &column.pool)
    for (row, value) in zip(rows, values) {
      column[Int(row)] = value == .min ? nil : value
    }
    columns[name] = column
  }

  /// Adds values that held until a day.
  mutating func remember(_ cells: [PastCell]) {
    for cell in cells {
      past.append(
        Past(
          column: cell.column, row: cell.row, until: cell.until,
          value: stored(cell.value, in: cell.column)))
    }
  }

  /// Takes away values that held until a day, the latest of those that are alike; false where one is not there.
  mutating func forget(_ cells: [PastCell]) -> Bool {
    var wanted: [PastCell: Int] = [:]
    for cell in cells { wanted[cell, default: 0] += 1 }
    var left = cells.count
    var kept: [Past] = []
    let rows = Set(cells.map(\.row))
    for value in past.reversed() {
      if rows.contains(value.row), let count = wanted[cell(of: value)], count > 0 {
        wanted[cell(of: value)] = count - 1
        left -= 1
      } else {
        kept.append(value)
      }
    }
    if left == 0 { past = kept.reversed() }
    return left == 0
  }

  /// A value that held until a day, as data.
  func cell(of value: Past) -> PastCell {
    PastCell(
      column: value.column, row: value.row, until: value.until,
      value: said(value.value, in: value.column))
  }

  /// What a stored value says.
  public func said(_ value: Int64?, in column: String) -> CellValue {
    guard let value else { return .missing }
    guard types[column] == .text else { return .number(value) }
    guard let pool = columns[column]?.pool, value >= 0, value < pool.count else { return .missing }
    return .text(pool[Int(value)])
  }

  private mutating func stored(_ value: CellValue, in column: String) -> Int64? {
    switch value {
    case .missing: nil
    case .number(let number): number
    case .text(let text): (columns[column]?.pool?.intern(text)).map { Int64($0) }
    }
  }

  /// Adds an own field at a place.
  mutating func declare(
    _ id: String, _ heading: String, _ type: FieldType, at place: Int, _ cells: Cells?
  ) {
    own.insert((id, heading), at: place)
    types[id] = type
    var column = Column(missing: count, isText: type == .text)
    if let cells {
      let values = cells.codes(in: &column.pool)
      let rest = [Int64](repeating: .min, count: count - values.count)
      column = Column(values + rest, pool: column.pool)
    }
    columns[id] = column
  }

  /// Takes away an own field.
  mutating func undeclare(_ id: String, at place: Int) {
    own.remove(at: place)
    types[id] = nil
    columns[id] = nil
  }
}
