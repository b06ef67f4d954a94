import KompModel

/// Which rows of a relation are left, in their order: all, those of a mask, or a list.
///
/// Filters only join masks; the list is made when a stage needs the rows one by one.
enum Selection {
  case all(Int)
  case mask([UInt8])
  case rows([Int32])

  /// The rows that are there.
  init(_ relation: any Relation) {
    if let subset = relation as? Subset {
      self = .rows(subset.rows)
    } else if let present = relation.present {
      self = .mask(present.map { $0 ? 1 : 0 })
    } else {
      self = .all(relation.count)
    }
  }

  /// The number of rows.
  var count: Int {
    switch self {
    case .all(let count): count
    case .mask(let mask): Selection.sum(mask)
    case .rows(let rows): rows.count
    }
  }

  /// The rows as a list.
  var list: [Int32] {
    switch self {
    case .all(let count): Array(0..<Int32(clamping: count))
    case .mask(let mask): Selection.list(mask)
    case .rows(let rows): rows
    }
  }

  /// The rows for which a mask of the whole relation holds.
  func keeping(_ other: [UInt8]) -> Selection {
    switch self {
    case .all: return .mask(other)
    case .mask(var mask):
      for row in mask.indices { mask[row] &= other[row] }
      return .mask(mask)
    case .rows(let rows): return .rows(rows.filter { other[Int($0)] != 0 })
    }
  }

  /// How many of the rows a mask of the whole relation holds for.
  func count(where other: [UInt8]) -> Int {
    switch self {
    case .all: return Selection.sum(other)
    case .mask(let mask):
      var total = 0
      mask.withUnsafeBufferPointer { a in
        other.withUnsafeBufferPointer { b in
          for row in 0..<min(a.count, b.count) { total &+= Int(a[row] & b[row]) }
        }
      }
      return total
    case .rows(let rows): return rows.reduce(0) { $0 + Int(other[Int($1)]) }
    }
  }

  private static func sum(_ mask: [UInt8]) -> Int {
    var total = 0
    for value in mask { total &+= Int(value) }
    return total
  }

  /// The numbers of the rows a mask holds for: each is written, and the next goes over it unless it counts.
  private static func list(_ mask: [UInt8]) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: sum(mask) + 1) { out, count in
      var next = 0
      mask.withUnsafeBufferPointer { mask in
        for row in 0..<mask.count {
          out[next] = Int32(truncatingIfNeeded: row)
          next &+= Int(mask[row])
        }
      }
      count = next
    }
  }
}
