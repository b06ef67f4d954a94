/// Where a row is referred to.
public struct Use: Hashable, Sendable {
  /// The register of the row that refers.
  public let register: String
  /// The column.
  public let column: String
  /// The row that refers.
  public let row: Int32

  /// A reference.
  public init(register: String, column: String, row: Int32) {
    self.register = register
    self.column = column
    self.row = row
  }
}

extension Model {
  /// Every row that refers to one of these rows of a register: what must be answered before they go.
  public func uses(of rows: Set<Int32>, in target: String) -> [Use] {
    var result: [Use] = []
    for name in names {
      let register = self[name]
      for (column, type) in register.types.sorted(by: { $0.key < $1.key }) {
        guard case .reference(let noun) = type, Schema.noun(noun)?.home == target,
          let values = register.columns[column]?.widened
        else { continue }
        for (row, value) in values.enumerated() where value >= 0 {
          let (from, to) = (Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: value))
          guard rows.contains(to), register.has(row), name != target || !rows.contains(from) else {
            continue
          }
          result.append(Use(register: name, column: column, row: from))
        }
      }
    }
    return result
  }
}
