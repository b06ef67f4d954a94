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
      var last: Int64 = -1
      var (low, high) = (Int64.max, Int64.min)
      var ascends = true
      for row in 0..<cells.count {
        let number = cells.plainNumber(row)
        if number < 0 { return false }
        ascends = ascends && number > last
        last = number
        low = min(low, number)
        high = max(high, number)
      }
      if ascends { return true }
      // One bit a number: no table that is larger than the file itself.
      guard high - low < Int64(cells.count) * 64 else { return false }
      var seen = [UInt64](repeating: 0, count: Int((high - low) >> 6) + 1)
      for row in 0..<cells.count {
        let place = cells.plainNumber(row) - low
        let bit: UInt64 = 1 << UInt64(place & 63)
        if seen[Int(place >> 6)] & bit != 0 { return false }
        seen[Int(place >> 6)] |= bit
      }
      return true
    }
  }

  /// The rows by what stands from one column to another, byte for byte.
  ///
  /// The answer is a number for each row, and the first row of each number.
  func distinctCells(_ first: Int, through last: Int) -> (codes: [Int32], rows: [Int32]) {
    withCells(first) { cells in
      var rows: [Int32] = []
      var seen = SeenTexts()
      let width = last - first + 1
      let codes = [Int32](unsafeUninitializedCapacity: cells.count) { out, count in
        for row in 0..<cells.count {
          let code = seen.code(cells.span(row, width)) {
            rows.append(Int32(truncatingIfNeeded: row))
            return rows.count - 1
          }
          out[row] = Int32(truncatingIfNeeded: code)
        }
        count = cells.count
      }
      return (codes, rows)
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
