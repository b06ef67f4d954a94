import KompLexicon
import KompModel
import KompValues

extension Column {
  /// The values of some rows in their order, `Int64.min` meaning missing; read straight from the parts.
  func gather(_ rows: [Int32]) -> [Int64] {
    [Int64](unsafeUninitializedCapacity: rows.count) { out, count in
      rows.withUnsafeBufferPointer { rows in
        var start = 0
        while start < rows.count {
          let part = Int(rows[start]) / Column.partLength
          var end = start + 1
          while end < rows.count, Int(rows[end]) / Column.partLength == part { end += 1 }
          let first = Int32(truncatingIfNeeded: part * Column.partLength)
          switch parts[part] {
          case .bytes(let values): Column.widen(values, rows, start..<end, first, out)
          case .shorts(let values): Column.widen(values, rows, start..<end, first, out)
          case .ints(let values): Column.widen(values, rows, start..<end, first, out)
          case .longs(let values): Column.widen(values, rows, start..<end, first, out)
          }
          start = end
        }
      }
      count = rows.count
    }
  }

  @inline(__always)
  private static func widen<T: FixedWidthInteger>(
    _ values: [T], _ rows: UnsafeBufferPointer<Int32>, _ range: Range<Int>, _ first: Int32,
    _ out: UnsafeMutableBufferPointer<Int64>
  ) {
    values.withUnsafeBufferPointer { values in
      for index in range {
        let row = Int(rows[index] &- first)
        // Rows come from the relation whose column this is; one that does not is missing.
        let value = row >= 0 && row < values.count ? values[row] : .min
        out[index] = value == .min ? .min : Int64(truncatingIfNeeded: value)
      }
    }
  }
}
