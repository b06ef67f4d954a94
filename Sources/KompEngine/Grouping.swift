import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Rows brought together by equal keys: which group each row is in, and a row of each group.
struct Grouping {
  /// The group of each of the rows grouped, in their order.
  let groups: [Int32]
  /// For each group, the first row that is in it; −1 for the one group of no rows.
  let first: [Int32]
  /// For each group, where that row stands among the rows grouped.
  let firstIndex: [Int]

  /// The number of groups.
  var count: Int { first.count }

  /// Cells above which a product of key sizes is brought back to the groups that occur.
  private static let densest = 1 << 22

  /// Groups rows by vectors, within groups that are there already; no keys give one group, also of no rows.
  init(_ rows: [Int32], by keys: [Vector], within given: (groups: [Int32], count: Int)? = nil) {
    var codes = [Int](repeating: 0, count: rows.count)
    var size = 1
    if let given {
      for index in codes.indices { codes[index] = Int(given.groups[index]) }
      size = max(1, given.count)
    }
    for key in keys {
      let (next, nextSize) = Grouping.dense(key, rows)
      let (product, overflow) = size.multipliedReportingOverflow(by: nextSize)
      if overflow || product > Int(Int32.max) {
        (codes, size) = Grouping.compressed(codes)
      }
      codes.withUnsafeMutableBufferPointer { codes in
        next.withUnsafeBufferPointer { next in
          for index in 0..<codes.count {
            codes[index] = codes[index] &* nextSize &+ Int(next[index])
          }
        }
      }
      size *= nextSize
      if size > Grouping.densest { (codes, size) = Grouping.compressed(codes) }
    }
    var numbers = [Int32](repeating: -1, count: size)
    var firstIndex: [Int] = []
    groups = [Int32](unsafeUninitializedCapacity: rows.count) { groups, count in
      numbers.withUnsafeMutableBufferPointer { numbers in
        codes.withUnsafeBufferPointer { codes in
          for index in 0..<codes.count {
            let code = codes[index]
            if numbers[code] < 0 {
              numbers[code] = Int32(truncatingIfNeeded: firstIndex.count)
              firstIndex.append(index)
            }
            groups[index] = numbers[code]
          }
        }
      }
      count = rows.count
    }
    self.firstIndex = firstIndex
    first = keys.isEmpty && given == nil && rows.isEmpty ? [-1] : firstIndex.map { rows[$0] }
  }

  /// The groups in the order of their keys.
  func order(_ keys: [Vector], in relation: any Relation) -> [Int] {
    if keys.isEmpty { return Array(0..<count) }
    var number: [Int32: Int] = [:]
    for (group, row) in first.enumerated() { number[row] = group }
    return Sorting.sorted(first, by: keys.map { ($0, false) }, in: relation)
      .compactMap { number[$0] }
  }

  /// The codes that occur, numbered from 0.
  private static func compressed(_ codes: [Int]) -> ([Int], Int) {
    var numbers: [Int: Int] = [:]
    let result = codes.map { code in
      if let number = numbers[code] { return number }
      numbers[code] = numbers.count
      return numbers.count - 1
    }
    return (result, max(1, numbers.count))
  }

  /// A vector's values as small numbers: stored integers by their distance from the least, others by occurrence.
  private static func dense(_ vector: Vector, _ rows: [Int32]) -> ([Int64], Int) {
    if vector.exacts != nil {
      return numbered(rows.map { vector.number(Int($0)) })
    }
    var values = vector.column.gather(rows)
    var low = Int64.max
    var high = Int64.min
    values.withUnsafeBufferPointer { values in
      for value in values where value != .min {
        low = min(low, value)
        high = max(high, value)
      }
    }
    if low > high { return ([Int64](repeating: 0, count: rows.count), 1) }
    let (span, overflow) = high.subtractingReportingOverflow(low)
    // A few rows far apart are not worth a table of all that lies between.
    if overflow || span > Int64(min(densest, max(65_536, rows.count * 4))) {
      return numbered(values)
    }
    values.withUnsafeMutableBufferPointer { values in
      for index in 0..<values.count {
        let value = values[index]
        values[index] = value == .min ? 0 : value &- low &+ 1
      }
    }
    return (values, Int(span) + 2)
  }

  private static func numbered<Key: Hashable>(_ values: [Key]) -> ([Int64], Int) {
    var numbers: [Key: Int64] = [:]
    let result = values.map { value in
      if let number = numbers[value] { return number }
      numbers[value] = Int64(numbers.count)
      return Int64(numbers.count - 1)
    }
    return (result, max(1, numbers.count))
  }
}
