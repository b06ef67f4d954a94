/// A block of a snapshot: the fold that wrote it and the checksum it ends with; of a part of a column what
/// its values may be.
struct BlockMark: Hashable {
  let fold: Int64
  let sum: UInt64
  /// The least and the greatest known value of a part, the least above the greatest where none is known; nil
  /// of another block, and where the file is of a format that did not note it.
  var bounds: ClosedBounds?

  init(fold: Int64, sum: UInt64, bounds: ClosedBounds? = nil) {
    self.fold = fold
    self.sum = sum
    self.bounds = bounds
  }
}

/// The least and the greatest of some values; the least is above the greatest where there is none.
struct ClosedBounds: Hashable {
  let low: Int64
  let high: Int64

  /// Whether there is no value.
  var areOfNone: Bool { low > high }

  /// Whether every value lies in a range.
  func lie(in range: ClosedRange<Int64>) -> Bool {
    areOfNone || (range.contains(low) && range.contains(high))
  }
}

/// The blocks of a snapshot by where they stand: by noun, field and part, as most questions about them are
/// of one column.
struct BlockMarks: Sendable {
  private(set) var byNoun: [String: [String: [Int: BlockMark]]] = [:]

  /// The blocks of a column, or of a register itself, by their parts.
  func parts(_ noun: String, _ field: String) -> [Int: BlockMark] { byNoun[noun]?[field] ?? [:] }

  /// The block at a place.
  subscript(place: BlockPlace) -> BlockMark? {
    get { byNoun[place.noun]?[place.field]?[Int(place.part)] }
    set { byNoun[place.noun, default: [:]][place.field, default: [:]][Int(place.part)] = newValue }
  }

  /// Takes over the blocks of a column.
  mutating func take(_ parts: [Int: BlockMark], _ noun: String, _ field: String) {
    byNoun[noun, default: [:]][field, default: [:]].merge(parts) { _, new in new }
  }

  /// How many there are.
  var count: Int {
    byNoun.values.reduce(0) { $1.values.reduce($0) { $0 + $1.count } }
  }

  /// Where they stand, in order.
  var places: [BlockPlace] {
    byNoun.sorted { $0.key < $1.key }.flatMap { noun, fields in
      fields.sorted { $0.key < $1.key }.flatMap { field, parts in
        parts.keys.sorted().map { BlockPlace(noun, field, Int64($0)) }
      }
    }
  }
}
