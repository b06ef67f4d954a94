import KompModel

/// Which rows of a column have which value, to be written beside it: whoever asks for one unit's people need
/// not look at everybody's unit.
struct RowsByValue {
  /// Where the rows of each value begin; one more than there are values.
  private let starts: [Int32]
  /// The rows, value by value, those of a value ascending.
  private let rows: [Int32]

  /// How many rows a value has at most, one with another: of more the column is as quickly looked through.
  private static let most = 4_096

  /// The rows of a column that points at other rows; nil where it is too short to be worth it, where a row
  /// points nowhere, or where all point at a few or each at one of its own.
  init?(of column: Column, _ type: FieldType?) {
    guard case .reference? = type, column.count > 2 * Column.partLength else { return nil }
    let (low, high) = column.bounds
    // The starts must go into one block; of no values the least is above the greatest.
    guard low >= 0, low <= high, high < Int64(Column.partLength) - 1,
      column.count <= (Int(high) + 1) * RowsByValue.most
    else { return nil }
    let values = column.widened
    var starts = [Int32](repeating: 0, count: Int(high) + 2)
    for value in values {
      guard value >= 0 else { return nil }
      starts[Int(value) + 1] += 1
    }
    for value in 1..<starts.count { starts[value] += starts[value - 1] }
    var next = starts
    var rows = [Int32](repeating: 0, count: values.count)
    for (row, value) in values.enumerated() {
      rows[Int(next[Int(value)])] = Int32(truncatingIfNeeded: row)
      next[Int(value)] += 1
    }
    (self.starts, self.rows) = (starts, rows)
  }

  /// How many blocks the rows take.
  var blockCount: Int { RowsByValue.blocks(of: rows.count) }

  /// How many blocks so many rows take.
  static func blocks(of count: Int) -> Int {
    (count + Column.partLength - 1) / Column.partLength
  }

  /// The block of the starts.
  func startsBlock(named name: String) -> [UInt8] { Block.encoded(.ints(starts), named: name) }

  /// A block of rows.
  func block(_ index: Int, named name: String) -> [UInt8] {
    let start = index * Column.partLength
    let end = min(start + Column.partLength, rows.count)
    return Block.encoded(.ints(Array(rows[start..<end])), named: name)
  }
}
