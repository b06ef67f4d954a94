extension Column {
  /// The least and the greatest known value; the least is above the greatest where none is known.
  public var bounds: (low: Int64, high: Int64) {
    parts.reduce((Int64.max, Int64.min)) { bounds, part in
      let (low, high) = part.bounds
      return (min(bounds.0, low), max(bounds.1, high))
    }
  }
}

extension Part {
  /// The least and the greatest known value; the least is above the greatest where none is known.
  public var bounds: (Int64, Int64) {
    func find<T: FixedWidthInteger>(_ values: [T]) -> (Int64, Int64) {
      // One below: missing, the smallest of a width, becomes the largest there, and nothing else does.
      var lowLessOne = T.max
      var high = T.min
      values.withUnsafeBufferPointer { values in
        for index in 0..<values.count {
          let value = values[index]
          lowLessOne = min(lowLessOne, value &- 1)
          high = max(high, value)
        }
      }
      // The smallest value of a width means missing: then none is known.
      return high == .min ? (.max, .min) : (Int64(lowLessOne) + 1, Int64(high))
    }
    return switch self {
    case .bytes(let values): find(values)
    case .shorts(let values): find(values)
    case .ints(let values): find(values)
    case .longs(let values): find(values)
    }
  }
}
