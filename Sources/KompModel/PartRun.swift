extension Part {
  /// How wide the values of a part are, in bytes.
  public enum Width: UInt8, CaseIterable, Sendable {
    case bytes = 1
    case shorts = 2
    case ints = 4
    case longs = 8
  }

  /// How wide its values are.
  public var width: Width {
    switch self {
    case .bytes: .bytes
    case .shorts: .shorts
    case .ints: .ints
    case .longs: .longs
    }
  }

  /// Its first value, where those that follow count up from it one by one; nil otherwise, and of one value.
  public var firstOfRun: Int64? {
    guard count > 1, let first = self[0] else { return nil }
    return isCounting(from: Int(first)) ? first : nil
  }

  /// Whether its values count up by one from a first.
  func isCounting(from first: Int) -> Bool {
    switch self {
    case .bytes(let values): Column.isCounting(values[...], from: first)
    case .shorts(let values): Column.isCounting(values[...], from: first)
    case .ints(let values): Column.isCounting(values[...], from: first)
    case .longs(let values): Column.isCounting(values[...], from: first)
    }
  }

  /// So many values that count up from a first; nil where the width does not hold them all.
  public init?(countingFrom first: Int64, _ count: Int, _ width: Width) {
    let (last, overflow) = first.addingReportingOverflow(Int64(count) - 1)
    guard count >= 0, !overflow else { return nil }
    func run<T: FixedWidthInteger>(_: T.Type) -> [T]? {
      guard first > T.min, let first = T(exactly: first), T(exactly: last) != nil else {
        return nil
      }
      return (0..<count).map { first &+ T(truncatingIfNeeded: $0) }
    }
    let made: Part? =
      switch width {
      case .bytes: run(Int8.self).map { .bytes($0) }
      case .shorts: run(Int16.self).map { .shorts($0) }
      case .ints: run(Int32.self).map { .ints($0) }
      case .longs: run(Int64.self).map { .longs($0) }
      }
    guard let made else { return nil }
    self = made
  }
}
