extension Change {
  /// The rows it touches, by register; a change of the fields there are touches no row.
  public var touched: [String: Set<Int32>] {
    var result: [String: Set<Int32>] = [:]
    for edit in edits { result[edit.register, default: []].formUnion(edit.rows) }
    return result.filter { !$0.value.isEmpty }
  }

  /// The rows that are gone after it, by register.
  public var removed: [String: Set<Int32>] {
    var result: [String: Set<Int32>] = [:]
    for edit in edits {
      switch edit.kind {
      case .remove(let rows): result[edit.register, default: []].formUnion(rows)
      case .revive(let rows): result[edit.register, default: []].subtract(rows)
      default: break
      }
    }
    return result.filter { !$0.value.isEmpty }
  }

  /// How many rows it touches, in all registers.
  public var rowCount: Int { touched.values.reduce(0) { $0 + $1.count } }
}

extension Edit {
  /// The rows it touches.
  var rows: [Int32] {
    switch kind {
    case .add(let first, let count, _): Array(first..<first + max(0, count))
    case .remove(let rows), .revive(let rows), .put(_, let rows, _), .set(_, let rows, _, _): rows
    case .remember(let past), .forget(let past): past.map(\.row)
    case .declare, .undeclare: []
    }
  }
}
