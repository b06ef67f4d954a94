import KompModel

/// Finds each of a file's rows among a register's by the values of the columns that tell rows apart.
///
/// One table of row numbers in open addressing: no key is ever made, so twelve million rows cost twelve
/// million probes.
struct RowKeys {
  private let known: [[Int64]]
  private let given: [[Int64]]
  /// A register's row plus one, a file's row as its negative less one, zero where free.
  private var slots: [Int32]

  /// The register's row of each of the file's rows, −1 for one not brought in; new rows are added.
  static func targets(
    _ rows: [Int], of count: Int, _ given: [[Int64]], in home: Draft, by columns: [String]
  ) -> [Int32] {
    let known = columns.map { home.values[$0] ?? [Int64](repeating: .min, count: home.count) }
    var keys = RowKeys(known, given, capacity: home.count + rows.count)
    for row in home.rows { _ = keys.slot(of: row, in: known, as: Int32(row + 1)) }
    var targets = [Int32](repeating: -1, count: count)
    var next = home.count
    for row in rows {
      let found = keys.slot(of: row, in: given, as: -Int32(row + 1))
      if found > 0 {
        targets[row] = found - 1
      } else if found < 0 {
        targets[row] = targets[Int(-found - 1)]
      } else {
        targets[row] = Int32(next)
        next += 1
      }
    }
    home.addRows(next - home.count)
    return targets
  }

  private init(_ known: [[Int64]], _ given: [[Int64]], capacity: Int) {
    self.known = known
    self.given = given
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
  }

  /// What stands where the row's key belongs; zero where nothing did, and then the row does now.
  private mutating func slot(of row: Int, in columns: [[Int64]], as mark: Int32) -> Int32 {
    var hash: UInt64 = 0x9e37_79b9_7f4a_7c15
    for column in columns {
      hash = (hash ^ UInt64(bitPattern: column[row])) &* 0xbf58_476d_1ce4_e5b9
      hash ^= hash >> 31
    }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if isSame(slots[slot], columns, row) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    slots[slot] = mark
    return 0
  }

  private func isSame(_ mark: Int32, _ columns: [[Int64]], _ row: Int) -> Bool {
    let others = mark > 0 ? known : given
    let other = mark > 0 ? Int(mark - 1) : Int(-mark - 1)
    for index in columns.indices where columns[index][row] != others[index][other] {
      return false
    }
    return true
  }
}
