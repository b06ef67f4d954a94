import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// How many known values each group has, and their sum in units of their own.
struct Tally {
  let known: [Int64]
  let sums: [Int64]

  /// The tally of stored numbers; nil where they are exact fractions, or 64 bits might not hold a sum.
  init?(_ vector: Vector, _ rows: [Int32], _ groups: [Int32], _ count: Int) {
    if vector.isExact || rows.count > Int(Int32.max) { return nil }
    let column = vector.column.present
    let isNarrow = column.parts.allSatisfy { part in
      if case .longs = part { false } else { true }
    }
    // So many numbers of 32 bits never reach 64; longer ones are looked at first.
    if !isNarrow {
      let (low, high) = column.bounds(of: rows)
      let most = low > high ? 0 : max(low.magnitude, high.magnitude)
      guard most <= UInt64(Int64.max) / UInt64(max(1, rows.count)) else { return nil }
    }
    // Each thread counts for itself; of many groups the counts would be more work than the rows.
    let worth = max(Grouping.worthTwo, count * 8)
    let halves = SideBySide.halves(rows.count, worth: worth) { range in
      var known = [Int64](repeating: 0, count: count)
      var sums = known
      known.withUnsafeMutableBufferPointer { known in
        sums.withUnsafeMutableBufferPointer { sums in
          groups.withUnsafeBufferPointer { groups in
            column.read(rows, range) { index, value in
              let group = Int(groups[index])
              known[group] &+= value == .min ? 0 : 1
              sums[group] &+= value == .min ? 0 : value
            }
          }
        }
      }
      return (known: known, sums: sums)
    }
    var (known, sums) = (halves[0].known, halves[0].sums)
    for half in halves.dropFirst() {
      for group in 0..<count {
        known[group] += half.known[group]
        sums[group] += half.sums[group]
      }
    }
    (self.known, self.sums) = (known, sums)
  }

  /// Sums or means; of nothing known there is neither.
  func vector(_ word: Keyword, _ type: FieldType, _ measure: BoundMeasure) -> Vector {
    let below = word == .sum ? known.map { $0 > 0 ? 1 : 0 } : known
    return Vector(Quotients(above: sums, below: below, scale: type.scale), type: measure.type)
  }
}

extension Keyword {
  /// Whether a measure is made of a sum and a count alone.
  var isOfSums: Bool { self == .sum || self == .average }
}

extension MeasureRun {
  /// Sums, means and deviations of exact numbers, and of such as 64 bits do not hold the sums of.
  func sums(
    _ vector: Vector, _ word: Keyword, _ known: [Int64], _ measure: BoundMeasure
  ) -> Vector {
    var totals = [Exact?](repeating: Exact(0), count: count)
    var squares = totals
    if vector.isExact || word == .deviation {
      for (index, group) in groups.enumerated() {
        guard let number = vector.number(Int(rows[index])) else { continue }
        totals[Int(group)] = totals[Int(group)]?.plus(number)
        if word == .deviation {
          squares[Int(group)] = number.times(number).flatMap { squares[Int(group)]?.plus($0) }
        }
      }
    } else {
      var sums = [Int128](repeating: 0, count: count)
      let values = vector.column.gather(rows)
      for index in groups.indices {
        let value = values[index]
        sums[Int(groups[index])] &+= value == .min ? 0 : Int128(value)
      }
      let unit = Exact.power(vector.type.scale)
      totals = sums.map { Exact($0, over: unit) }
    }
    let answers = totals.indices.map { group -> Exact? in
      let n = Int(known[group])
      guard n > 0, let total = totals[group] else { return nil }
      if word == .sum { return total }
      guard let mean = Exact(n).inverse.flatMap({ total.times($0) }) else { return nil }
      if word == .average { return mean }
      // The deviation of a sample: the squares less n times the squared mean, over n - 1.
      guard n > 1, let square = squares[group], let below = Exact(n - 1).inverse,
        let spread = mean.times(total).flatMap({ square.plus($0.negated) })
      else { return nil }
      return spread.times(below)?.squareRoot(places: 6)
    }
    return Vector(column: Column(missing: 0), type: measure.type, exacts: answers)
  }
}
