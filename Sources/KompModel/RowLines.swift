/// The row of another register that belongs to each row of a noun.
public enum RowLines: Sendable {
  /// The row of the same number, for so many rows: nothing has to be looked up.
  case same(Int)
  /// A row each, −1 for none.
  case rows([Int32])

  /// The rows one by one, −1 for none.
  public var list: [Int32] {
    switch self {
    case .same(let count): Array(0..<Int32(clamping: count))
    case .rows(let rows): rows
    }
  }

  /// Whether each row has one.
  var exist: [Bool] {
    switch self {
    case .same(let count): [Bool](repeating: true, count: count)
    case .rows(let rows): rows.map { $0 >= 0 }
    }
  }

  /// The row of the same number where a value of its own holds at most another, −1 where it does not.
  ///
  /// Missing is below every value.
  static func same(_ values: Column, upTo last: Int32) -> RowLines {
    if values.isKnown(.atMost(Int64(last))) { return .same(values.count) }
    if values.parts.allSatisfy({ $0.isWithin(.min...Int64(last)) }) { return .same(values.count) }
    return .rows(
      [Int32](unsafeUninitializedCapacity: values.count) { rows, made in
        values.read(with: values) { row, value, _ in
          rows[row] = value <= last ? Int32(truncatingIfNeeded: row) : -1
        }
        made = values.count
      })
  }
}

extension Column {
  /// The column as the rows that have a line each see it; where it is still to be read it is not read.
  func gathered(_ lines: RowLines) -> Column {
    switch lines {
    case .same(let count) where count == self.count: self
    case .same, .rows: gathered(lines.list)
    }
  }

  /// The column with the values of some rows, the others missing; there is a yes or no for every row.
  func known(where holds: [Bool]) -> Column {
    guard holds.count == count else { return Column(missing: count) }
    var first = 0
    var left: [Part] = []
    for part in parts {
      left.append(part.known(where: holds[first..<first + part.count]))
      first += part.count
    }
    return Column(parts: left, textsOf: self)
  }
}

extension Column {
  /// For each row whether its value is missing, or a number at least.
  func missing(orFrom least: Int64) -> [Bool] {
    [Bool](unsafeUninitializedCapacity: count) { out, made in
      var first = 0
      for part in parts {
        part.missing(orFrom: least, into: out, from: first)
        first += part.count
      }
      made = first
    }
  }
}

extension Part {
  fileprivate func missing(
    orFrom least: Int64, into out: UnsafeMutableBufferPointer<Bool>, from first: Int
  ) {
    func look<T: FixedWidthInteger>(_ values: [T]) {
      // One below: missing, the smallest of a width, becomes the largest there, and is above every bound.
      let boundLessOne =
        least > Int64(T.max) ? T.max : least <= Int64(T.min) ? T.min : T(least - 1)
      values.withUnsafeBufferPointer { values in
        for index in 0..<min(values.count, out.count - first) {
          out[first + index] = values[index] &- 1 >= boundLessOne
        }
      }
    }
    switch self {
    case .bytes(let values): look(values)
    case .shorts(let values): look(values)
    case .ints(let values): look(values)
    case .longs(let values): look(values)
    }
  }

  fileprivate func known(where holds: ArraySlice<Bool>) -> Part {
    func left<T: FixedWidthInteger>(_ values: [T]) -> [T] {
      [T](unsafeUninitializedCapacity: values.count) { out, count in
        holds.withUnsafeBufferPointer { holds in
          for index in 0..<min(values.count, holds.count) {
            out[index] = holds[index] ? values[index] : .min
          }
        }
        count = values.count
      }
    }
    return switch self {
    case .bytes(let values): .bytes(left(values))
    case .shorts(let values): .shorts(left(values))
    case .ints(let values): .ints(left(values))
    case .longs(let values): .longs(left(values))
    }
  }
}
