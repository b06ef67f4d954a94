import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Rows brought together by equal keys: which group each row is in, and a row of each group.
struct Grouping {
  /// The group of each of the rows grouped, in their order.
  let groups: [Int32]
  /// For each group, the first row that is in it.
  let first: [Int32]

  /// The number of groups.
  var count: Int { first.count }

  /// Cells above which a product of key sizes is brought back to the groups that occur.
  private static let densest = 1 << 22

  /// Groups rows by vectors; no keys give one group, also of no rows.
  init(_ rows: [Int32], by keys: [Vector]) {
    var codes = [Int](repeating: 0, count: rows.count)
    var size = 1
    for key in keys {
      let (next, nextSize) = Grouping.dense(key, rows)
      let (product, overflow) = size.multipliedReportingOverflow(by: nextSize)
      if overflow || product > Int(Int32.max) {
        (codes, size) = Grouping.compressed(codes)
      }
      for index in codes.indices { codes[index] = codes[index] &* nextSize &+ next[index] }
      size *= nextSize
      if size > Grouping.densest { (codes, size) = Grouping.compressed(codes) }
    }
    var numbers = [Int32](repeating: -1, count: size)
    var groups = [Int32](repeating: 0, count: rows.count)
    var first: [Int32] = []
    for index in codes.indices {
      let code = codes[index]
      if numbers[code] < 0 {
        numbers[code] = Int32(first.count)
        first.append(rows[index])
      }
      groups[index] = numbers[code]
    }
    if keys.isEmpty, first.isEmpty { first = [-1] }
    self.groups = groups
    self.first = first
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
  private static func dense(_ vector: Vector, _ rows: [Int32]) -> ([Int], Int) {
    if vector.exacts != nil {
      var numbers: [Exact?: Int] = [:]
      let result = rows.map { row in
        let value = vector.number(Int(row))
        if let number = numbers[value] { return number }
        numbers[value] = numbers.count
        return numbers.count - 1
      }
      return (result, max(1, numbers.count))
    }
    let values = vector.column.widened
    var low = Int64.max
    var high = Int64.min
    for row in rows {
      let value = values[Int(row)]
      if value == .min { continue }
      low = min(low, value)
      high = max(high, value)
    }
    if low > high { return ([Int](repeating: 0, count: rows.count), 1) }
    let (span, overflow) = high.subtractingReportingOverflow(low)
    if overflow || span > Int64(densest) {
      var numbers: [Int64: Int] = [:]
      let result = rows.map { row in
        let value = values[Int(row)]
        if let number = numbers[value] { return number }
        numbers[value] = numbers.count
        return numbers.count - 1
      }
      return (result, max(1, numbers.count))
    }
    let result = rows.map { row in
      let value = values[Int(row)]
      return value == .min ? 0 : Int(value - low) + 1
    }
    return (result, Int(span) + 2)
  }
}
