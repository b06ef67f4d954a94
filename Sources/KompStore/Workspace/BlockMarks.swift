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

/// The blocks of a column, or of a register itself, in the order of their parts.
struct ColumnMarks: Sendable {
  private(set) var parts: [Int] = []
  private var marks: [BlockMark] = []

  /// How many there are.
  var count: Int { parts.count }

  /// The block of a part.
  subscript(part: Int) -> BlockMark? {
    get { place(of: part).map { marks[$0] } }
    set {
      if let place = place(of: part) {
        if let newValue {
          marks[place] = newValue
        } else {
          parts.remove(at: place)
          marks.remove(at: place)
        }
      } else if let newValue {
        let place = parts.last.map { $0 < part } ?? true ? parts.count : search(part)
        parts.insert(part, at: place)
        marks.insert(newValue, at: place)
      }
    }
  }

  /// Makes room for so many.
  mutating func reserve(_ count: Int) {
    parts.reserveCapacity(count)
    marks.reserveCapacity(count)
  }

  private func place(of part: Int) -> Int? {
    let place = search(part)
    return place < parts.count && parts[place] == part ? place : nil
  }

  /// The place of the first part that is not before one.
  private func search(_ part: Int) -> Int {
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if parts[middle] < part { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The blocks of a snapshot by where they stand: by noun, field and part, as most questions about them are
/// of one column.
struct BlockMarks: Sendable {
  private(set) var byNoun: [String: [String: ColumnMarks]] = [:]
  /// How many there are.
  private(set) var count = 0

  /// The blocks of a column, or of a register itself, by their parts.
  func parts(_ noun: String, _ field: String) -> ColumnMarks {
    byNoun[noun]?[field] ?? ColumnMarks()
  }

  /// The block at a place.
  subscript(place: BlockPlace) -> BlockMark? {
    get { byNoun[place.noun]?[place.field]?[Int(place.part)] }
    set {
      var marks = byNoun[place.noun]?[place.field] ?? ColumnMarks()
      byNoun[place.noun]?[place.field] = nil
      count -= marks.count
      marks[Int(place.part)] = newValue
      count += marks.count
      byNoun[place.noun, default: [:]][place.field] = marks
    }
  }

  /// Takes over the blocks of a column of which it knows none.
  mutating func take(_ parts: ColumnMarks, _ noun: String, _ field: String) {
    count += parts.count - (byNoun[noun]?[field]?.count ?? 0)
    byNoun[noun, default: [:]][field] = parts
  }

  /// Where they stand, in order.
  var places: [BlockPlace] {
    byNoun.sorted { $0.key < $1.key }.flatMap { noun, fields in
      fields.sorted { $0.key < $1.key }.flatMap { field, marks in
        marks.parts.map { BlockPlace(noun, field, Int64($0)) }
      }
    }
  }
}
