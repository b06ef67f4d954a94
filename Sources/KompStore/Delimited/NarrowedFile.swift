import KompValues

extension DelimitedFile {
  /// A file of some of the rows, in their order; its cells stay where they lie.
  func narrowed(to rows: [Int32]) -> DelimitedFile {
    DelimitedFile(self, rows: rows)
  }

  /// Whether the cells of a column are whole numbers and no two of them the same, as people's ids are.
  ///
  /// False says only that it is not seen at once.
  func hasDifferentNumbers(_ column: Int) -> Bool {
    withCells(column) { cells in
      let found = SideBySide.halves(cells.count) { NumbersSeen(cells, $0) }
      var seen = found[0]
      for next in found.dropFirst() { seen.join(next) }
      if !seen.isPlain || seen.ascends { return seen.isPlain }
      // One bit a number: no table that is larger than the file itself.
      let low = seen.low
      guard seen.high - low < Int64(cells.count) * 64 else { return false }
      var marks = [UInt64](repeating: 0, count: Int((seen.high - low) >> 6) + 1)
      for row in 0..<cells.count {
        let place = cells.plainNumber(row) - low
        let bit: UInt64 = 1 << UInt64(place & 63)
        guard place >= 0, place <= seen.high - low, marks[Int(place >> 6)] & bit == 0 else {
          return false
        }
        marks[Int(place >> 6)] |= bit
      }
      return true
    }
  }

  /// The rows by what stands from one column to another, byte for byte.
  ///
  /// The answer is a number for each row, and the first row of each number.
  func distinctCells(_ first: Int, through last: Int) -> (codes: [Int32], rows: [Int32]) {
    let width = last - first + 1
    return withCells(first) { cells in
      var parts = SideBySide.halves(cells.count) { DistinctCells(cells, width, $0) }
      var codes = parts.removeFirst()
      for part in parts { codes.join(part, cells, width) }
      return (codes.codes, codes.rows)
    }
  }
}

/// What the whole numbers of some rows are like.
private struct NumbersSeen {
  /// Whether every cell is one.
  var isPlain = true
  /// Whether each is higher than the one before.
  var ascends = true
  var low = Int64.max
  var high = Int64.min
  private var first: Int64 = 0
  private var last: Int64 = -1

  init(_ cells: ColumnCells, _ rows: Range<Int>) {
    var (ascends, low, high, last) = (true, low, high, last)
    for row in rows {
      let number = cells.plainNumber(row)
      if number < 0 {
        isPlain = false
        return
      }
      if row == rows.lowerBound { first = number }
      ascends = ascends && number > last
      last = number
      low = min(low, number)
      high = max(high, number)
    }
    (self.ascends, self.low, self.high, self.last) = (ascends, low, high, last)
  }

  mutating func join(_ next: NumbersSeen) {
    isPlain = isPlain && next.isPlain
    ascends = ascends && next.ascends && next.first > last
    low = min(low, next.low)
    high = max(high, next.high)
    last = next.last
  }
}

/// A number for each row by what stands in it, and the first row of each number.
private struct DistinctCells {
  var codes: [Int32] = []
  var rows: [Int32] = []
  private var seen = Holder()

  /// Outlives the rows it was made from, for the rows that follow.
  private final class Holder { var texts = SeenTexts() }

  init(_ cells: ColumnCells, _ width: Int, _ range: Range<Int>) {
    var seen = SeenTexts()
    var rows: [Int32] = []
    codes = [Int32](unsafeUninitializedCapacity: range.count) { out, count in
      for row in range {
        let code = seen.code(cells.span(row, width)) {
          rows.append(Int32(truncatingIfNeeded: row))
          return rows.count - 1
        }
        out[row &- range.lowerBound] = Int32(truncatingIfNeeded: code)
      }
      count = range.count
    }
    self.rows = rows
    self.seen.texts = seen
  }

  /// Takes the rows after these in: what both have keeps its number here.
  mutating func join(_ next: DistinctCells, _ cells: ColumnCells, _ width: Int) {
    var rows = rows
    let numbers = next.rows.map { row in
      Int32(
        truncatingIfNeeded: seen.texts.code(cells.span(Int(row), width)) {
          rows.append(row)
          return rows.count - 1
        })
    }
    self.rows = rows
    codes.reserveCapacity(codes.count + next.codes.count)
    numbers.withUnsafeBufferPointer { numbers in
      for code in next.codes { codes.append(numbers[Int(code)]) }
    }
  }
}

extension ColumnCells {
  /// The bytes of so many cells from this column on, separators and quotes among them.
  @inline(__always)
  func span(_ row: Int, _ width: Int) -> UnsafeBufferPointer<UInt8> {
    let (from, to) = ends(row, width)
    return UnsafeBufferPointer(start: base + from, count: max(0, to - from))
  }
}
