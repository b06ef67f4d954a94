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
  /// Whether the groups are numbered in the order of their keys.
  private let isOrdered: Bool

  /// The number of groups.
  var count: Int { first.count }

  /// Cells above which a product of key sizes is brought back to the groups that occur.
  private static let densest = 1 << 22

  /// Rows from which looking at each is worth a second thread: a millisecond's half.
  static let worthTwo = 200_000

  /// Groups rows by vectors, within groups that are there already; no keys give one group, also of no rows.
  ///
  /// With a relation groups are numbered in the order of their keys where that costs nothing: the codes
  /// are then places in that order, and counting the cells that occur is all the sorting there is.
  init(
    _ rows: [Int32], by keys: [Vector], within given: (groups: [Int32], count: Int)? = nil,
    in relation: (any Relation)? = nil, bounds: [(low: Int64, high: Int64)?] = []
  ) {
    var codes: [Int32]
    var size = 1
    var isOrdered = relation != nil && given == nil
    if let given {
      codes = given.groups
      size = max(1, given.count)
    } else {
      codes = keys.isEmpty ? [Int32](repeating: 0, count: rows.count) : []
    }
    for (place, key) in keys.enumerated() {
      let coding = Coding(
        key, rows, in: relation, bounds: bounds.indices.contains(place) ? bounds[place] : nil)
      isOrdered = isOrdered && coding.isOrdered
      let (product, overflow) = size.multipliedReportingOverflow(by: coding.size)
      if overflow || product > Int(Int32.max) {
        (codes, size) = Grouping.compressed(codes)
        isOrdered = false
      }
      coding.add(to: &codes, rows)
      size *= coding.size
      if size > Grouping.densest {
        (codes, size) = Grouping.compressed(codes)
        isOrdered = false
      }
    }
    self.isOrdered = isOrdered
    firstIndex = Grouping.number(&codes, size, inOrder: isOrdered)
    groups = codes
    first = keys.isEmpty && given == nil && rows.isEmpty ? [-1] : firstIndex.map { rows[$0] }
  }

  /// The grouping of a noun's rows by fields, kept with the roster.
  ///
  /// The next question on the same rows finds its postings made. Others are made for the question.
  static func of(
    _ rows: Selection, _ list: [Int32], by keys: [Typed], _ vectors: [Vector],
    in relation: any Relation
  )
    -> Grouping
  {
    guard let roster = relation as? Roster, !keys.isEmpty else {
      return Grouping(list, by: vectors, in: relation)
    }
    // Of most rows the bounds are those of all, which the next question asks for again.
    let bounds = zip(keys, vectors).map { key, vector -> (low: Int64, high: Int64)? in
      guard let id = key.fieldID, !vector.isExact, list.count * 4 > vector.column.count else {
        return nil
      }
      return roster.keep("bounds of \(id)") { vector.column.bounds }
    }
    guard rows.isWhole, keys.allSatisfy(\.isField) else {
      return Grouping(list, by: vectors, in: relation, bounds: bounds)
    }
    let name = keys.compactMap(\.fieldID).joined(separator: " ")
    let postings = roster.keep("postings") { Postings() }
    if let kept = postings.kept, kept.name == name, kept.grouping.groups.count == list.count {
      return kept.grouping
    }
    let grouping = Grouping(list, by: vectors, in: relation, bounds: bounds)
    postings.kept = (name, grouping)
    return grouping
  }

  /// The last grouping of all of a roster's rows.
  private final class Postings {
    var kept: (name: String, grouping: Grouping)?
  }

  /// Puts a group's number in the place of each code: as they come, or from the least to the greatest.
  ///
  /// The answer is where the first row of each group stands.
  private static func number(_ codes: inout [Int32], _ size: Int, inOrder: Bool) -> [Int] {
    var firstIndex: [Int] = []
    // What a code has: the place of its first row, then its number.
    var cells = [Int32](repeating: -1, count: size)
    cells.withUnsafeMutableBufferPointer { cells in
      codes.withUnsafeMutableBufferPointer { codes in
        if inOrder {
          var index = codes.count
          while index > 0 {
            index &-= 1
            cells[Int(codes[index])] = Int32(truncatingIfNeeded: index)
          }
          var last = 0
          for cell in 0..<cells.count where cells[cell] >= 0 {
            let number = Int32(truncatingIfNeeded: firstIndex.count)
            firstIndex.append(Int(cells[cell]))
            cells[cell] = number
            last = cell
          }
          // Where no code between the least and the greatest is left out all are moved alike.
          let least = last - firstIndex.count + 1
          if !firstIndex.isEmpty, cells[least] == 0 {
            let step = Int32(truncatingIfNeeded: least)
            if step > 0 { for index in 0..<codes.count { codes[index] &-= step } }
          } else {
            for index in 0..<codes.count { codes[index] = cells[Int(codes[index])] }
          }
        } else {
          for index in 0..<codes.count {
            let code = Int(codes[index])
            if cells[code] < 0 {
              cells[code] = Int32(truncatingIfNeeded: firstIndex.count)
              firstIndex.append(index)
            }
            codes[index] = cells[code]
          }
        }
      }
    }
    return firstIndex
  }

  /// The groups in the order of their keys.
  func order(_ keys: [Vector], in relation: any Relation) -> [Int] {
    if keys.isEmpty || isOrdered { return Array(0..<count) }
    var number: [Int32: Int] = [:]
    for (group, row) in first.enumerated() { number[row] = group }
    return Sorting.sorted(first, by: keys.map { ($0, false) }, in: relation)
      .compactMap { number[$0] }
  }

  /// The codes that occur, numbered from 0.
  private static func compressed(_ codes: [Int32]) -> ([Int32], Int) {
    var numbers: [Int32: Int32] = [:]
    let result = codes.map { code in
      if let number = numbers[code] { return number }
      let number = Int32(truncatingIfNeeded: numbers.count)
      numbers[code] = number
      return number
    }
    return (result, max(1, numbers.count))
  }

  /// A key's values as small numbers: by their distance from the least, by their place in the order of
  /// names, or as they occur.
  struct Coding {
    /// How many numbers there can be; the last is for missing.
    let size: Int
    /// Whether the numbers are in the order of the values.
    let isOrdered: Bool
    private enum Way {
      case distance(Column, from: Int64)
      case table(Column, [Int32])
      case given([Int32])
    }
    private let way: Way

    init(
      _ vector: Vector, _ rows: [Int32], in relation: (any Relation)?,
      bounds: (low: Int64, high: Int64)?
    ) {
      if vector.isExact {
        let (numbers, count) = Coding.numbered(rows.map { vector.number(Int($0)) })
        (size, isOrdered, way) = (count, false, .given(numbers))
        return
      }
      if let relation, let ranking = Ranking.of(vector.type, in: relation, for: rows.count),
        !ranking.ties(in: vector.column, rows)
      {
        let column = vector.column
        (size, isOrdered) = (ranking.places.count + 1, true)
        way = .table(column, ranking.places)
        return
      }
      let (low, high) = bounds ?? vector.column.bounds(of: rows)
      let isNamed =
        switch vector.type {
        case .text, .reference: true
        default: false
        }
      guard low <= high else {
        (size, isOrdered, way) = (1, true, .given([Int32](repeating: 0, count: rows.count)))
        return
      }
      let (span, overflow) = high.subtractingReportingOverflow(low)
      // A few rows far apart are not worth a table of all that lies between.
      if overflow || span > Int64(min(Grouping.densest, max(65_536, rows.count * 4))) {
        let (numbers, count) = Coding.numbered(vector.column.gather(rows))
        (size, isOrdered, way) = (count, false, .given(numbers))
        return
      }
      (size, isOrdered) = (Int(span) + 2, !isNamed)
      way = .distance(vector.column, from: low)
    }

    /// Brings the numbers into the codes of earlier keys, of which there are none for the first.
    func add(to codes: inout [Int32], _ rows: [Int32]) {
      if codes.isEmpty {
        codes = [Int32](unsafeUninitializedCapacity: rows.count) { out, made in
          if let out = out.baseAddress { fill(out, rows, isFirst: true) }
          made = rows.count
        }
      } else if codes.count == rows.count {
        codes.withUnsafeMutableBufferPointer { codes in
          if let out = codes.baseAddress { fill(out, rows, isFirst: false) }
        }
      }
    }

    /// Puts the number of every row in its place; each row's is its own, and two threads may write at once.
    private func fill(_ out: UnsafeMutablePointer<Int32>, _ rows: [Int32], isFirst: Bool) {
      let width = Int32(truncatingIfNeeded: size)
      let last = width &- 1
      switch way {
      case .distance(let column, let low):
        let column = column.present
        _ = SideBySide.halves(rows.count, worth: Grouping.worthTwo) { range in
          column.read(rows, range) { index, value in
            let number = value == .min ? last : Int32(truncatingIfNeeded: value &- low)
            out[index] = isFirst ? number : out[index] &* width &+ number
          }
        }
      case .table(let column, let places):
        let column = column.present
        _ = SideBySide.halves(rows.count, worth: Grouping.worthTwo) { range in
          places.withUnsafeBufferPointer { places in
            let known = places.count
            column.read(rows, range) { index, value in
              let isKnown = value >= 0 && value < known
              let number = isKnown ? places[Int(truncatingIfNeeded: value)] : last
              out[index] = isFirst ? number : out[index] &* width &+ number
            }
          }
        }
      case .given(let numbers):
        for (index, number) in numbers.enumerated() where index < rows.count {
          out[index] = isFirst ? number : out[index] &* width &+ number
        }
      }
    }

    private static func numbered<Key: Hashable>(_ values: [Key]) -> ([Int32], Int) {
      var numbers: [Key: Int32] = [:]
      let result = values.map { value in
        if let number = numbers[value] { return number }
        let number = Int32(truncatingIfNeeded: numbers.count)
        numbers[value] = number
        return number
      }
      return (result, max(1, numbers.count))
    }
  }
}

extension Column {
  /// Bounds of the known values of some rows; the least is above the greatest where none is known.
  ///
  /// Where most rows are meant the bounds are those of all, which may be wider.
  func bounds(of rows: [Int32]) -> (low: Int64, high: Int64) {
    if rows.count * 4 > count { return bounds }
    var low = Int64.max
    var high = Int64.min
    read(rows) { _, value in
      low = min(low, value == .min ? .max : value)
      high = max(high, value)
    }
    return (low, high)
  }

  /// Whether any value is missing.
  var misses: Bool { parts.contains(where: \.misses) }
}

extension Part {
  /// Whether any value is missing.
  fileprivate var misses: Bool {
    func any<T: FixedWidthInteger>(_ values: [T]) -> Bool {
      values.withUnsafeBufferPointer { values in
        var least = T.max
        for index in 0..<values.count { least = min(least, values[index]) }
        return !values.isEmpty && least == .min
      }
    }
    return switch self {
    case .bytes(let values): any(values)
    case .shorts(let values): any(values)
    case .ints(let values): any(values)
    case .longs(let values): any(values)
    }
  }
}
