extension Column {
  /// Whether so many rows have the numbers of themselves as values: the first 0, the next 1, and so on.
  func isCounting(to count: Int) -> Bool {
    guard self.count == count else { return false }
    if isKnown(.counting) { return true }
    var first = 0
    for part in parts {
      guard part.isCounting(from: first) else { return false }
      first += part.count
    }
    return true
  }

  /// Whether values count up by one from a first.
  static func isCounting<T: FixedWidthInteger>(_ values: ArraySlice<T>, from first: Int) -> Bool {
    if values.isEmpty { return true }
    let (last, overflow) = first.addingReportingOverflow(values.count - 1)
    guard !overflow, var expected = T(exactly: first), T(exactly: last) != nil else { return false }
    var different: T = 0
    values.withUnsafeBufferPointer { values in
      for index in 0..<values.count {
        different |= values[index] ^ expected
        expected &+= 1
      }
    }
    return different == 0
  }

  /// Whether no row's value is below that of the row before it; missing is the lowest.
  var isAscending: Bool {
    var last = Int64.min
    for part in parts where part.count > 0 {
      guard last <= part[0] ?? .min, part.isAscending else { return false }
      last = part[part.count - 1] ?? .min
    }
    return true
  }

  /// Gives each row's value here and in another column to a kernel, in 32 bits: the least number means
  /// missing, and what needs more is the nearest that does not.
  ///
  /// Some rows at a time, so that no column is ever whole in another width.
  @inline(__always)
  func read(with other: Column, _ kernel: (_ row: Int, _ value: Int32, _ other: Int32) -> Void) {
    let (mine, theirs) = (parts, other.parts)
    let step = 4_096
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * step) { room in
      guard let values = room.baseAddress else { return }
      let others = values + step
      for start in stride(from: 0, to: count, by: step) {
        let length = min(step, count - start)
        Column.fill(values, from: mine, start, length)
        Column.fill(others, from: theirs, start, length)
        for index in 0..<length { kernel(start + index, values[index], others[index]) }
      }
    }
  }

  /// Fills a room with so many values in 32 bits from a row on; rows that are not there are missing.
  ///
  /// The rows must lie in one part.
  static func fill(
    _ out: UnsafeMutablePointer<Int32>, from parts: [Part], _ start: Int, _ length: Int
  ) {
    let (part, first) = (start / partLength, start % partLength)
    let there = parts.indices.contains(part) ? max(0, min(length, parts[part].count - first)) : 0
    if there > 0 { parts[part].fill(out, first, there) }
    for index in there..<max(there, length) { out[index] = .min }
  }
}

extension Part {
  /// Whether no value is below the one before it; missing is the lowest.
  fileprivate var isAscending: Bool {
    func holds<T: FixedWidthInteger>(_ values: [T]) -> Bool {
      var falls: T = 0
      values.withUnsafeBufferPointer { values in
        for index in 1..<max(1, values.count) {
          falls |= values[index - 1] > values[index] ? 1 : 0
        }
      }
      return falls == 0
    }
    return switch self {
    case .bytes(let values): holds(values)
    case .shorts(let values): holds(values)
    case .ints(let values): holds(values)
    case .longs(let values): holds(values)
    }
  }

  /// Fills the beginning of a room with some values in 32 bits, what needs more as the nearest that does not.
  fileprivate func fill(_ out: UnsafeMutablePointer<Int32>, _ first: Int, _ length: Int) {
    /// A width that 32 bits hold: only missing is another number there.
    func widen<T: FixedWidthInteger>(_ values: [T]) {
      values.withUnsafeBufferPointer { values in
        guard let base = values.baseAddress else { return }
        let cells = base + first
        for index in 0..<length {
          let value = Int32(truncatingIfNeeded: cells[index])
          out[index] = value == Int32(truncatingIfNeeded: T.min) ? .min : value
        }
      }
    }
    switch self {
    case .bytes(let values): widen(values)
    case .shorts(let values): widen(values)
    case .ints(let values): widen(values)
    case .longs(let values):
      for index in 0..<length {
        let value = values[first + index]
        out[index] = value == .min ? .min : max(.min + 1, Int32(clamping: value))
      }
    }
  }
}
