import KompValues

/// The organisation as a tree over the rows of the units.
public struct OrganisationTree: Sendable {
  /// The row of each unit's parent, −1 at the top.
  public let parents: [Int32]

  /// A tree of parents; a unit that would be its own ancestor counts as a top.
  public init(parents column: Column) {
    let units = column.widened
    var parents = units.map { units.indices.contains(Int($0)) ? Int32(truncatingIfNeeded: $0) : -1 }
    // Each unit is walked once: a walk that meets itself has gone round, and is cut where it did.
    var walk = [Int32](repeating: -1, count: parents.count)
    for start in parents.indices {
      var row = start
      while walk[row] < 0 {
        walk[row] = Int32(start)
        let parent = Int(parents[row])
        if parent < 0 { break }
        if walk[parent] == Int32(start) {
          parents[row] = -1
          break
        }
        row = parent
      }
    }
    self.parents = parents
  }

  /// For every unit, whether it is the unit of this row or lies somewhere under it.
  public func branch(under row: Int) -> [Bool] {
    parents.indices.map { unit in
      var here = Int32(unit)
      while here >= 0 {
        if Int(here) == row { return true }
        here = parents[Int(here)]
      }
      return false
    }
  }

  /// For every unit, the nearest unit from itself upwards that has a kind; missing where none has.
  public func ancestor(ofKind kind: Int64, kinds: [Int64]) -> [Int64] {
    parents.indices.map { unit in
      var here = Int32(unit)
      while here >= 0 {
        if kinds[Int(here)] == kind { return Int64(here) }
        here = parents[Int(here)]
      }
      return .min
    }
  }

  /// The rows from the top down to a unit: its full path.
  public func path(to row: Int) -> [Int] {
    var result: [Int] = []
    var here = Int32(row)
    while here >= 0 {
      result.append(Int(here))
      here = parents[Int(here)]
    }
    return result.reversed()
  }
}
