extension Column {
  /// The values of some rows in their order, `Int64.min` meaning missing; read straight from the parts.
  ///
  /// A row that is not there, as −1, is missing.
  public func gather(_ rows: [Int32]) -> [Int64] {
    let parts = parts
    return [Int64](unsafeUninitializedCapacity: rows.count) { out, count in
      rows.withUnsafeBufferPointer { rows in
        var start = 0
        while start < rows.count {
          let part = rows[start] < 0 ? -1 : Int(rows[start]) / Column.partLength
          let first = Int32(truncatingIfNeeded: part * Column.partLength)
          let beyond = Int64(first) + Int64(Column.partLength)
          // Where there is one part, rows beyond it are told by their own check.
          var end = parts.count == 1 && part == 0 ? rows.count : start + 1
          while end < rows.count, rows[end] >= first, Int64(rows[end]) < beyond { end += 1 }
          if parts.indices.contains(part) {
            switch parts[part] {
            case .bytes(let values): Column.widen(values, rows, start..<end, first, out)
            case .shorts(let values): Column.widen(values, rows, start..<end, first, out)
            case .ints(let values): Column.widen(values, rows, start..<end, first, out)
            case .longs(let values): Column.widen(values, rows, start..<end, first, out)
            }
          } else {
            for index in start..<end { out[index] = .min }
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
      guard let cells = values.baseAddress, let rows = rows.baseAddress,
        let out = out.baseAddress
      else { return }
      let size = values.count
      for index in range {
        let row = Int(rows[index] &- first)
        // Rows come from the relation whose column this is; one that does not is missing.
        let value = row >= 0 && row < size ? cells[row] : .min
        out[index] = value == .min ? .min : Int64(truncatingIfNeeded: value)
      }
    }
  }
}

extension Part {
  /// Some values in their order, as narrow as they are here; one that is not there is missing.
  func gathered(_ rows: ArraySlice<Int32>) -> Part {
    func picked<T: FixedWidthInteger>(_ values: [T]) -> [T] {
      [T](unsafeUninitializedCapacity: rows.count) { out, count in
        values.withUnsafeBufferPointer { values in
          rows.withUnsafeBufferPointer { rows in
            let size = UInt(bitPattern: values.count)
            for index in 0..<rows.count {
              // Below zero is beyond the last, seen as a number without a sign.
              let place = UInt(bitPattern: Int(rows[index]))
              out[index] = place < size ? values[Int(bitPattern: place)] : .min
            }
          }
        }
        count = rows.count
      }
    }
    return switch self {
    case .bytes(let values): .bytes(picked(values))
    case .shorts(let values): .shorts(picked(values))
    case .ints(let values): .ints(picked(values))
    case .longs(let values): .longs(picked(values))
    }
  }
}
