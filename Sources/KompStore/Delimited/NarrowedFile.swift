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
    if case .different(let areDifferent)? = ahead.take(.different(column)) { return areDifferent }
    return withCells(column) { cells in
      let found = SideBySide.halves(cells.count) { rows in
        var seen = NumbersSeen()
        seen.take(cells, rows)
        return seen
      }
      var seen = found[0]
      for next in found.dropFirst() { seen.join(next) }
      return seen.areDifferent(cells)
    }
  }

  /// The rows by what stands from one column to another, byte for byte.
  ///
  /// The answer is a number for each row, and the first row of each number.
  func distinctCells(_ first: Int, through last: Int) -> (codes: [Int32], rows: [Int32]) {
    if case .cells(let codes, let rows)? = ahead.take(.cells(first: first, last: last)) {
      return (codes, rows)
    }
    let width = last - first + 1
    return withCells(first) { cells in
      var parts = SideBySide.halves(cells.count) { rows in
        var part = DistinctCells(rows.count)
        for start in stride(from: rows.lowerBound, to: rows.upperBound, by: BlockReader.step) {
          part.take(cells, width, start..<min(start + BlockReader.step, rows.upperBound))
        }
        return part
      }
      var codes = parts.removeFirst()
      for part in parts { codes.join(part, cells, width) }
      return (codes.codes, codes.rows)
    }
  }
}

/// What the whole numbers of some rows are like.
struct NumbersSeen {
  /// Whether every cell is one.
  var isPlain = true
  /// Whether each is higher than the one before.
  var ascends = true
  var low = Int64.max
  var high = Int64.min
  private var first: Int64 = 0
  private var last: Int64 = -1
  private var isEmpty = true

  /// Takes the rows that follow in; none after one that is no number.
  mutating func take(_ cells: ColumnCells, _ rows: Range<Int>) {
    guard isPlain, !rows.isEmpty else { return }
    var (ascends, low, high, last) = (ascends, low, high, last)
    for row in rows {
      let number = cells.plainNumber(row)
      if number < 0 {
        isPlain = false
        return
      }
      if isEmpty {
        first = number
        isEmpty = false
      }
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

  /// Whether no two of all the cells, which were taken in, are the same.
  func areDifferent(_ cells: ColumnCells) -> Bool {
    if !isPlain || ascends { return isPlain }
    // One bit a number: no table that is larger than the file itself.
    guard high - low < Int64(cells.count) * 64 else { return false }
    var marks = [UInt64](repeating: 0, count: Int((high - low) >> 6) + 1)
    for row in 0..<cells.count {
      let place = cells.plainNumber(row) - low
      let bit: UInt64 = 1 << UInt64(place & 63)
      guard place >= 0, place <= high - low, marks[Int(place >> 6)] & bit == 0 else {
        return false
      }
      marks[Int(place >> 6)] |= bit
    }
    return true
  }
}

/// A number for each row by what stands in it, and the first row of each number.
struct DistinctCells {
  private(set) var codes: [Int32] = []
  private(set) var rows: [Int32] = []
  private let seen = Holder()

  /// Outlives the rows it was made from, for the rows that follow.
  private final class Holder { var texts = SeenTexts() }

  /// Nothing so far, of so many rows.
  init(_ count: Int) { codes.reserveCapacity(count) }

  /// Takes the rows that follow in.
  mutating func take(_ cells: ColumnCells, _ width: Int, _ range: Range<Int>) {
    // Both are this loop's own while it runs: a look at an object for each row costs more than the row.
    var seen = SeenTexts(size: 0)
    swap(&seen, &self.seen.texts)
    var rows: [Int32] = []
    swap(&rows, &self.rows)
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(1, range.count)) { out in
      guard let base = out.baseAddress else { return }
      seen.codes(range, { cells.span($0, width) }, into: base) { row, _ in
        rows.append(Int32(truncatingIfNeeded: row))
        return rows.count - 1
      }
      codes.append(contentsOf: UnsafeBufferPointer(rebasing: out[..<range.count]))
    }
    swap(&rows, &self.rows)
    swap(&seen, &self.seen.texts)
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
