import KompValues

extension Part {
  /// The greatest known value; nil where none is known.
  public var greatest: Int64? {
    func find<T: FixedWidthInteger>(_ values: [T]) -> Int64? {
      var high = T.min
      values.withUnsafeBufferPointer { values in
        for index in 0..<values.count { high = max(high, values[index]) }
      }
      return high == .min ? nil : Int64(high)
    }
    return switch self {
    case .bytes(let values): find(values)
    case .shorts(let values): find(values)
    case .ints(let values): find(values)
    case .longs(let values): find(values)
    }
  }

  /// Writes some of the values, widened, to the beginning of a room that must have as much place;
  /// `Int64.min` means missing.
  func widen(_ range: Range<Int>, into out: UnsafeMutableBufferPointer<Int64>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count && out.count >= range.count)
    func widen<T: FixedWidthInteger>(_ values: [T]) {
      values.withUnsafeBufferPointer { values in
        for index in 0..<range.count {
          let value = values[range.lowerBound + index]
          out[index] = value == T.min ? Int64.min : Int64(truncatingIfNeeded: value)
        }
      }
    }
    switch self {
    case .bytes(let values): widen(values)
    case .shorts(let values): widen(values)
    case .ints(let values): widen(values)
    case .longs(let values): widen(values)
    }
  }
}

extension Column {
  /// All values, widened; `Int64.min` means missing.
  public var widened: [Int64] { values(0..<count) }

  /// The values of some rows that follow one upon another, widened; `Int64.min` means missing, and so are
  /// rows that are not there.
  func values(_ rows: Range<Int>) -> [Int64] {
    let parts = parts
    let there = rows.clamped(to: 0..<count)
    return [Int64](unsafeUninitializedCapacity: rows.count) { out, filled in
      let whole = out
      func widen(_ some: Range<Int>) {
        var row = some.lowerBound
        while row < some.upperBound {
          let (part, first) = (row / Column.partLength, row % Column.partLength)
          let taken = min(Column.partLength - first, some.upperBound - row)
          parts[part].widen(
            first..<first + taken,
            into: UnsafeMutableBufferPointer(rebasing: whole[(row - there.lowerBound)...]))
          row += taken
        }
      }
      if there.count > Column.partLength * 4 {
        let middle = there.lowerBound + there.count / 2
        // The two write different places.
        _ = SideBySide.run(
          { widen(there.lowerBound..<middle) }, { widen(middle..<there.upperBound) })
      } else {
        widen(there)
      }
      filled = there.count
      while filled < rows.count {
        out[filled] = .min
        filled += 1
      }
    }
  }
}
