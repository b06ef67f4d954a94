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

  /// Whether a width holds so many values that count up from a first, each known.
  public static func counts(from first: Int64, _ count: Int, _ width: Width) -> Bool {
    let (last, overflow) = first.addingReportingOverflow(Int64(count) - 1)
    func hold<T: FixedWidthInteger>(_: T.Type) -> Bool {
      first > T.min && T(exactly: first) != nil && T(exactly: last) != nil
    }
    guard count >= 0, !overflow else { return false }
    return switch width {
    case .bytes: hold(Int8.self)
    case .shorts: hold(Int16.self)
    case .ints: hold(Int32.self)
    case .longs: hold(Int64.self)
    }
  }

  /// So many values that count up from a first; nil where the width does not hold them all.
  public init?(countingFrom first: Int64, _ count: Int, _ width: Width) {
    guard Part.counts(from: first, count, width) else { return nil }
    func run<T: FixedWidthInteger>(_: T.Type) -> [T] {
      let first = T(truncatingIfNeeded: first)
      return (0..<count).map { first &+ T(truncatingIfNeeded: $0) }
    }
    self =
      switch width {
      case .bytes: .bytes(run(Int8.self))
      case .shorts: .shorts(run(Int16.self))
      case .ints: .ints(run(Int32.self))
      case .longs: .longs(run(Int64.self))
      }
  }
}
