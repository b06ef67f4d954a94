import KompModel

/// Which rows of a relation are left, in their order: all, those of a mask, or a list.
///
/// Filters only join masks; the list is made when a stage needs the rows one by one.
enum Selection {
  case all(Int)
  /// Those that are there at all.
  case present([UInt8])
  case mask([UInt8])
  case rows([Int32])

  /// The rows that are there.
  init(_ relation: any Relation) {
    if let subset = relation as? Subset {
      self = .rows(subset.rows)
    } else if let present = relation.present {
      // A Bool is a byte of 0 or 1.
      func bytes() -> [UInt8] { present.withUnsafeBytes { Array($0) } }
      self = .present((relation as? Roster)?.keep("present bytes", bytes) ?? bytes())
    } else {
      self = .all(relation.count)
    }
  }

  /// Whether nothing has been left out of the rows that are there.
  var isWhole: Bool {
    switch self {
    case .all, .present: true
    case .mask, .rows: false
    }
  }

  /// The number of rows.
  var count: Int {
    switch self {
    case .all(let count): count
    case .mask(let mask), .present(let mask): Selection.sum(mask)
    case .rows(let rows): rows.count
    }
  }

  /// The rows as a list.
  var list: [Int32] {
    switch self {
    case .all(let count): Array(0..<Int32(clamping: count))
    case .mask(let mask), .present(let mask): Selection.list(mask)
    case .rows(let rows): rows
    }
  }

  /// The rows for which a mask of the whole relation holds.
  func keeping(_ other: [UInt8]) -> Selection {
    switch self {
    case .all: return .mask(other)
    case .mask(let mask), .present(let mask): return .mask(Selection.both(mask, other))
    case .rows(let rows): return .rows(rows.filter { other[Int($0)] != 0 })
    }
  }

  /// How many of the rows a mask of the whole relation holds for.
  func count(where other: [UInt8]) -> Int {
    switch self {
    case .all: return Selection.sum(other)
    case .mask(let mask), .present(let mask): return Selection.sum(mask, other)
    case .rows(let rows): return rows.reduce(0) { $0 + Int(other[Int($1)]) }
    }
  }

  /// Whether each row of a relation of so many is among these.
  func mask(of count: Int) -> [UInt8] {
    switch self {
    case .all(let all): return [UInt8](repeating: 1, count: min(all, count))
    case .mask(let mask), .present(let mask): return mask
    case .rows(let rows):
      var mask = [UInt8](repeating: 0, count: count)
      for row in rows where mask.indices.contains(Int(row)) { mask[Int(row)] = 1 }
      return mask
    }
  }

  /// Where both masks hold.
  private static func both(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
    let count = min(a.count, b.count)
    return [UInt8](unsafeUninitializedCapacity: count) { out, made in
      a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          for row in 0..<count { out[row] = a[row] & b[row] }
        }
      }
      made = count
    }
  }

  private static func sum(_ mask: [UInt8]) -> Int { sum(mask, mask) }

  /// How many rows both masks hold for, eight bytes at a time: the sum of eight bytes of 0 or 1 comes up in
  /// the highest byte of their product with ones.
  private static func sum(_ a: [UInt8], _ b: [UInt8]) -> Int {
    let count = min(a.count, b.count)
    let ones: UInt64 = 0x0101_0101_0101_0101
    return a.withUnsafeBytes { a in
      b.withUnsafeBytes { b in
        var total = 0
        var row = 0
        while row + 8 <= count {
          let word =
            a.loadUnaligned(fromByteOffset: row, as: UInt64.self)
            & b.loadUnaligned(fromByteOffset: row, as: UInt64.self)
          total &+= Int(truncatingIfNeeded: (word &* ones) >> 56)
          row += 8
        }
        while row < count {
          total &+= Int(a[row] & b[row])
          row += 1
        }
        return total
      }
    }
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
