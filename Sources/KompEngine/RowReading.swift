import KompModel

extension Column {
  /// Gives the value of each of some rows to a kernel, with its place among them; `Int64.min` is missing.
  ///
  /// The kernel becomes part of a loop over the cells as they lie, one for each width.
  @inline(__always)
  func read(_ rows: [Int32], _ kernel: (_ index: Int, _ value: Int64) -> Void) {
    read(rows, 0..<rows.count, kernel)
  }

  /// The same for some of the rows, by their places among them.
  @inline(__always)
  func read(
    _ rows: [Int32], _ range: Range<Int>, _ kernel: (_ index: Int, _ value: Int64) -> Void
  ) {
    let parts = parts
    rows.withUnsafeBufferPointer { rows in
      guard let places = rows.baseAddress else { return }
      var start = range.lowerBound
      while start < range.upperBound {
        let part = places[start] < 0 ? -1 : Int(places[start]) / Column.partLength
        let first = Int32(truncatingIfNeeded: part &* Column.partLength)
        // Where there is one part, rows beyond it are told by their own check.
        let areInPart = parts.count > 1 || part != 0
        let end =
          areInPart ? Column.end(places, start..<range.upperBound, first) : range.upperBound
        if parts.indices.contains(part) {
          switch parts[part] {
          case .bytes(let values):
            Column.walk(values, places, start..<end, first, areInPart, kernel)
          case .shorts(let values):
            Column.walk(values, places, start..<end, first, areInPart, kernel)
          case .ints(let values): Column.walk(values, places, start..<end, first, areInPart, kernel)
          case .longs(let values):
            Column.walk(values, places, start..<end, first, areInPart, kernel)
          }
        } else {
          for index in start..<end { kernel(index, .min) }
        }
        start = end
      }
    }
  }

  /// How far the rows of a range lie in one part, of whose first row the number is given.
  private static func end(
    _ rows: UnsafePointer<Int32>, _ range: Range<Int>, _ first: Int32
  ) -> Int {
    // A part's rows differ from its first in their last sixteen bits alone.
    let others = ~Int32(Column.partLength - 1)
    var end = range.lowerBound
    while end + 256 <= range.upperBound {
      var different: Int32 = 0
      for index in end..<end + 256 { different |= rows[index] ^ first }
      if different & others != 0 { break }
      end += 256
    }
    while end < range.upperBound, (rows[end] ^ first) & others == 0 { end += 1 }
    return end
  }

  /// Whether rows follow one upon another.
  private static func follow(_ rows: UnsafePointer<Int32>, _ range: Range<Int>) -> Bool {
    let last = range.upperBound - 1
    guard Int(rows[last]) - Int(rows[range.lowerBound]) == range.count - 1 else { return false }
    var different: Int32 = 0
    let start = rows[range.lowerBound]
    var expected = start
    for index in range {
      different |= rows[index] ^ expected
      expected &+= 1
    }
    return different == 0
  }

  @inline(__always)
  private static func walk<T: FixedWidthInteger>(
    _ values: [T], _ rows: UnsafePointer<Int32>, _ range: Range<Int>, _ first: Int32,
    _ areInPart: Bool, _ kernel: (_ index: Int, _ value: Int64) -> Void
  ) {
    values.withUnsafeBufferPointer { values in
      guard let cells = values.baseAddress else { return }
      let size = values.count
      // Rows that follow one upon another need not be looked up one by one.
      let from = Int(rows[range.lowerBound] &- first)
      if from >= 0, from + range.count <= size, Column.follow(rows, range) {
        let here = cells + from - range.lowerBound
        for index in range {
          let value = here[index]
          kernel(index, value == .min ? .min : Int64(truncatingIfNeeded: value))
        }
        return
      }
      // Rows that were found to lie in a part lie in one that is full.
      if areInPart, size == Column.partLength {
        for index in range {
          let value = cells[Int(rows[index] &- first)]
          kernel(index, value == .min ? .min : Int64(truncatingIfNeeded: value))
        }
        return
      }
      for index in range {
        let row = Int(rows[index] &- first)
        // Rows come from the relation whose column this is; one that does not is missing.
        let value = row >= 0 && row < size ? cells[row] : .min
        kernel(index, value == .min ? .min : Int64(truncatingIfNeeded: value))
      }
    }
  }
}
