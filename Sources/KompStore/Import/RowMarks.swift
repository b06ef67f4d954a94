/// Rows that were marked, by number: a set of small numbers that costs a byte a row and no hashing.
struct RowMarks {
  private var marks: [Bool]

  /// No rows; those below `count` are marked without more room being made.
  init(_ count: Int = 0) { marks = [Bool](repeating: false, count: count) }

  /// The number of rows marked.
  var count: Int { marks.reduce(0) { $0 + ($1 ? 1 : 0) } }

  /// Whether a row is marked.
  func contains(_ row: Int) -> Bool { row >= 0 && row < marks.count && marks[row] }

  /// Marks a row; a number below 0 is none.
  mutating func insert(_ row: Int) {
    if row < 0 { return }
    if row >= marks.count {
      let room = max(row + 1, marks.count * 2)
      marks.append(contentsOf: repeatElement(false, count: room - marks.count))
    }
    marks[row] = true
  }

  /// Marks the rows of another.
  mutating func formUnion(_ other: RowMarks) { other.forEach { insert($0) } }

  /// Goes over the marked rows in order.
  func forEach(_ body: (Int) -> Void) {
    for row in marks.indices where marks[row] { body(row) }
  }
}
