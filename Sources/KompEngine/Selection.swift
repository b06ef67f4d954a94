import KompModel

/// Which rows of a relation are left, in their order: all, those of a mask, or a list.
///
/// Filters only join masks; the list is made when a stage needs the rows one by one.
enum Selection {
  case all(Int)
  /// Those that are there at all.
  case present(Mask)
  case mask(Mask)
  case rows([Int32])

  /// The rows that are there.
  init(_ relation: any Relation) {
    if let subset = relation as? Subset {
      self = .rows(subset.rows)
    } else if let present = relation.present {
      // A Bool is a byte of 0 or 1.
      func bytes() -> Mask { present.withUnsafeBytes { Mask(Array($0)) } }
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
    case .mask(let mask), .present(let mask): mask.count
    case .rows(let rows): rows.count
    }
  }

  /// The rows as a list.
  var list: [Int32] {
    switch self {
    case .all(let count): Array(0..<Int32(clamping: count))
    case .mask(let mask), .present(let mask): mask.places
    case .rows(let rows): rows
    }
  }

  /// How many of the rows a mask of the whole relation holds for.
  func count(where other: [UInt8]) -> Int {
    switch self {
    case .all: return Mask(other).count
    case .mask(let mask), .present(let mask): return mask.count(where: other)
    case .rows(let rows): return rows.reduce(0) { $0 + Int(other[Int($1)]) }
    }
  }

  /// Whether each row of a relation of so many is among these.
  func mask(of count: Int) -> [UInt8] {
    switch self {
    case .all(let all): return [UInt8](repeating: 1, count: min(all, count))
    case .mask(let mask), .present(let mask): return mask.bytes
    case .rows(let rows):
      var mask = [UInt8](repeating: 0, count: count)
      for row in rows where mask.indices.contains(Int(row)) { mask[Int(row)] = 1 }
      return mask
    }
  }
}
