import KompModel

extension Column {
  /// Gives the value of each of some rows to a kernel, with its place among them; `Int64.min` is missing.
  ///
  /// The kernel becomes part of a loop over the cells as they lie, one for each width.
  @inline(__always)
  func read(_ rows: [Int32], _ kernel: (_ index: Int, _ value: Int64) -> Void) {
    let parts = parts
    rows.withUnsafeBufferPointer { rows in
      guard let places = rows.baseAddress else { return }
      var start = 0
      while start < rows.count {
        let part = places[start] < 0 ? -1 : Int(places[start]) / Column.partLength
        let first = Int32(truncatingIfNeeded: part &* Column.partLength)
        let beyond = Int64(first) + Int64(Column.partLength)
        var end = start + 1
        while end < rows.count, places[end] >= first, Int64(places[end]) < beyond { end += 1 }
        if parts.indices.contains(part) {
          switch parts[part] {
          case .bytes(let values): Column.walk(values, places, start..<end, first, kernel)
          case .shorts(let values): Column.walk(values, places, start..<end, first, kernel)
          case .ints(let values): Column.walk(values, places, start..<end, first, kernel)
          case .longs(let values): Column.walk(values, places, start..<end, first, kernel)
          }
        } else {
          for index in start..<end { kernel(index, .min) }
        }
        start = end
      }
    }
  }

  @inline(__always)
  private static func walk<T: FixedWidthInteger>(
    _ values: [T], _ rows: UnsafePointer<Int32>, _ range: Range<Int>, _ first: Int32,
    _ kernel: (_ index: Int, _ value: Int64) -> Void
  ) {
    values.withUnsafeBufferPointer { values in
      guard let cells = values.baseAddress else { return }
      let size = values.count
      for index in range {
        let row = Int(rows[index] &- first)
        // Rows come from the relation whose column this is; one that does not is missing.
        let value = row >= 0 && row < size ? cells[row] : .min
        kernel(index, value == .min ? .min : Int64(truncatingIfNeeded: value))
      }
    }
  }
}
