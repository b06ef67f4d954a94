extension Part {
  /// Whether every value that is not missing lies in a range.
  public func isWithin(_ range: ClosedRange<Int64>) -> Bool {
    func holds<T: FixedWidthInteger>(_ values: [T]) -> Bool {
      if range.lowerBound <= Int64(T.min), range.upperBound >= Int64(T.max) { return true }
      let low = T(clamping: range.lowerBound)
      let high = T(clamping: range.upperBound)
      // A range that lies beyond the width holds none of its values.
      if low > high || Int64(low) < range.lowerBound || Int64(high) > range.upperBound {
        return values.allSatisfy { $0 == .min }
      }
      // Without a branch many values are looked at together.
      var bad: T = 0
      values.withUnsafeBufferPointer { values in
        for index in 0..<values.count {
          let value = values[index]
          bad |= (value != .min ? 1 : 0) & ((value < low ? 1 : 0) | (value > high ? 1 : 0))
        }
      }
      return bad == 0
    }
    return switch self {
    case .bytes(let values): holds(values)
    case .shorts(let values): holds(values)
    case .ints(let values): holds(values)
    case .longs(let values): holds(values)
    }
  }
}
