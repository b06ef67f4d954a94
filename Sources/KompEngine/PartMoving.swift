import KompModel

extension Part {
  /// Every known value with a number added, as narrow as the answers are; nil where 64 bits do not hold
  /// one of them.
  func moved(by constant: Int64) -> Part? {
    let (low, high) = bounds
    if low > high { return self }
    let (least, under) = low.addingReportingOverflow(constant)
    let (most, over) = high.addingReportingOverflow(constant)
    guard !under, !over, least != .min else { return nil }
    func fits<T: FixedWidthInteger>(_: T.Type) -> Bool {
      least > Int64(T.min) && most <= Int64(T.max)
    }
    func move<T: FixedWidthInteger>(_ values: [T]) -> Part {
      if fits(Int8.self) { return .bytes(Part.move(values, constant)) }
      if fits(Int16.self) { return .shorts(Part.move(values, constant)) }
      if fits(Int32.self) { return .ints(Part.move(values, constant)) }
      return .longs(Part.move(values, constant))
    }
    return switch self {
    case .bytes(let values): move(values)
    case .shorts(let values): move(values)
    case .ints(let values): move(values)
    case .longs(let values): move(values)
    }
  }

  /// The sums fit the width they are written in, so that what is cut off of both sides is cut off of them.
  private static func move<T: FixedWidthInteger, U: FixedWidthInteger>(
    _ values: [T], _ constant: Int64
  ) -> [U] {
    let added = U(truncatingIfNeeded: constant)
    return [U](unsafeUninitializedCapacity: values.count) { out, count in
      values.withUnsafeBufferPointer { values in
        for index in 0..<values.count {
          let value = values[index]
          out[index] = value == T.min ? U.min : U(truncatingIfNeeded: value) &+ added
        }
      }
      count = values.count
    }
  }
}
