import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Computes a measure for every group of some rows.
struct MeasureRun {
  let relation: any Relation
  let rows: [Int32]
  let groups: [Int32]
  let count: Int

  /// The measure's value for each group, and what is to be said about it.
  func vector(_ measure: BoundMeasure) throws(RelationFailure) -> (Vector, [Fact]) {
    if Work.isStopped { throw .stopped }
    switch measure.kind {
    case .count(let bound):
      let counts = try counted(bound)
      return (Vector(column: Column(counts), type: measure.type), [])
    case .share(let bound, let ofKnown):
      return try share(bound, ofKnown: ofKnown, measure)
    case .of(let word, let typed):
      let vector = try Evaluation(relation).vectorAmongPresent(typed)
      return try of(word, vector, measure, isFull: { typed.neverMisses(in: relation) })
    }
  }

  /// How many rows of each group meet a condition.
  private func counted(_ bound: Bound?) throws(RelationFailure) -> [Int64] {
    var counts = [Int64](repeating: 0, count: count)
    guard let bound else {
      counts.withUnsafeMutableBufferPointer { counts in
        groups.withUnsafeBufferPointer { groups in
          for index in 0..<groups.count { counts[Int(groups[index])] &+= 1 }
        }
      }
      return counts
    }
    let mask = try Filter(relation).mask(of: bound)
    counts.withUnsafeMutableBufferPointer { counts in
      groups.withUnsafeBufferPointer { groups in
        rows.withUnsafeBufferPointer { rows in
          mask.withUnsafeBufferPointer { mask in
            for index in 0..<groups.count {
              counts[Int(groups[index])] &+= Int64(mask[Int(rows[index])])
            }
          }
        }
      }
    }
    return counts
  }

  private func share(_ bound: Bound?, ofKnown: Bool, _ measure: BoundMeasure)
    throws(RelationFailure) -> (Vector, [Fact])
  {
    let all = try counted(nil)
    guard let bound else {
      let whole = rows.count
      return (shares(all, [Int64](repeating: Int64(whole), count: count), measure), [])
    }
    var below = all
    var above = try counted(bound)
    // A row is unknown to the share where what is missing decides about it.
    var unknown = 0
    if !bound.watched.isEmpty {
      let mask = try Filter(relation).mask(of: .and([bound.possibly, .not(bound.certainly)]))
      let holds = ofKnown ? try Filter(relation).mask(of: bound) : []
      for (index, group) in groups.enumerated() where mask[Int(rows[index])] != 0 {
        unknown += 1
        if ofKnown {
          below[Int(group)] -= 1
          above[Int(group)] -= Int64(holds[Int(rows[index])])
        }
      }
    }
    let facts: [Fact] =
      unknown == 0
      ? [] : [.unknownInShare(measure: measure.title, count: unknown, leftOut: ofKnown)]
    return (shares(above, below, measure), facts)
  }

  private func shares(_ above: [Int64], _ below: [Int64], _ measure: BoundMeasure) -> Vector {
    let parts = above.indices.map { (above: Exact(Int(above[$0])), below: Exact(Int(below[$0]))) }
    return Vector(
      column: Column(missing: 0), type: measure.type,
      exacts: parts.map { part in part.below.inverse.flatMap { part.above.times($0) } },
      parts: parts)
  }

  private func of(
    _ word: Keyword, _ vector: Vector, _ measure: BoundMeasure, isFull: () -> Bool
  ) throws(RelationFailure) -> (Vector, [Fact]) {
    var known = [Int64](repeating: 0, count: count)
    let tally = word.isOfSums ? Tally(vector, rows, groups, count) : nil
    if let tally {
      known = tally.known
    } else if vector.isExact {
      for (index, group) in groups.enumerated() where !vector.isMissing(Int(rows[index])) {
        known[Int(group)] += 1
      }
    } else if isFull() || !vector.column.misses {
      known = count == 1 ? [Int64(rows.count)] : try counted(nil)
    } else {
      known.withUnsafeMutableBufferPointer { known in
        groups.withUnsafeBufferPointer { groups in
          vector.column.read(rows) { index, value in
            known[Int(groups[index])] &+= value == .min ? 0 : 1
          }
        }
      }
    }
    let used = Int(known.reduce(0, +))
    let facts: [Fact] =
      used == rows.count || word == .list
      ? [] : [.skipped(measure: measure.title, used: used, of: rows.count)]
    switch word {
    case .countDistinct: return (distinct(vector, measure), facts)
    case .minimum, .maximum: return (extreme(vector, word, measure), facts)
    case .median: return (median(vector, known, measure), facts)
    case .list: return (list(vector, measure), facts)
    default:
      if let tally { return (tally.vector(word, vector.type, measure), facts) }
      return (sums(vector, word, known, measure), facts)
    }
  }

  private func distinct(_ vector: Vector, _ measure: BoundMeasure) -> Vector {
    if let counts = marked(vector) {
      return Vector(column: Column(counts), type: measure.type)
    }
    let pairs = Grouping(rows, by: [vector], within: (groups, count))
    var counts = [Int64](repeating: 0, count: count)
    for index in pairs.firstIndex where !vector.isMissing(Int(rows[index])) {
      counts[Int(groups[index])] += 1
    }
    return Vector(column: Column(counts), type: measure.type)
  }

  /// How many different values each group has, by a mark for each; nil where they lie too far apart.
  private func marked(_ vector: Vector) -> [Int64]? {
    if vector.isExact { return nil }
    let (low, high) = vector.column.bounds(of: rows)
    if low > high { return [Int64](repeating: 0, count: count) }
    let (span, beyond) = high.subtractingReportingOverflow(low)
    guard !beyond, span < 1 << 22, (Int(span) + 2) * count <= max(65_536, rows.count * 16) else {
      return nil
    }
    // The last mark of a group is for missing.
    let width = Int(span) + 2
    var marks = [UInt8](repeating: 0, count: width * count)
    marks.withUnsafeMutableBufferPointer { marks in
      groups.withUnsafeBufferPointer { groups in
        vector.column.read(rows) { index, value in
          let place = value == .min ? width - 1 : Int(truncatingIfNeeded: value &- low)
          marks[Int(groups[index]) &* width &+ place] = 1
        }
      }
    }
    return (0..<count).map { group in
      let from = group * width
      return marks.withUnsafeBufferPointer { marks in
        var sum: Int64 = 0
        for place in from..<from + width - 1 { sum &+= Int64(marks[place]) }
        return sum
      }
    }
  }

  private func extreme(
    _ vector: Vector, _ word: Keyword, _ measure: BoundMeasure
  ) -> Vector {
    if let exacts = vector.exacts {
      var best = [Exact?](repeating: nil, count: count)
      for (index, group) in groups.enumerated() {
        guard let value = exacts[Int(rows[index])] else { continue }
        if let held = best[Int(group)], word == .minimum ? held <= value : held >= value {
          continue
        }
        best[Int(group)] = value
      }
      return Vector(column: Column(missing: 0), type: measure.type, exacts: best)
    }
    var best = [Int64](repeating: .min, count: count)
    let values = vector.column.gather(rows)
    for (index, group) in groups.enumerated() {
      let value = values[index]
      if value == .min { continue }
      let held = best[Int(group)]
      if held == .min || (word == .minimum ? value < held : value > held) {
        best[Int(group)] = value
      }
    }
    return Vector(column: Column(best), type: measure.type)
  }

  /// The middle value of each group; of an even number the mean of the middle two.
  private func median(
    _ vector: Vector, _ known: [Int64], _ measure: BoundMeasure
  ) -> Vector {
    var starts: [Int] = [0]
    for number in known { starts.append(starts[starts.count - 1] + Int(number)) }
    var next = starts
    /// The known values, those of a group side by side.
    func side<Number>(_ count: Int, _ none: Number, _ value: (Int) -> Number?) -> [Number] {
      var result = [Number](repeating: none, count: count)
      for (index, group) in groups.enumerated() {
        guard let number = value(index) else { continue }
        result[next[Int(group)]] = number
        next[Int(group)] += 1
      }
      return result
    }
    func middle<Number: Comparable>(_ all: [Number], _ exact: (Number) -> Exact) -> [Exact?] {
      (0..<count).map { group in
        let sorted = all[starts[group]..<starts[group + 1]].sorted()
        guard !sorted.isEmpty else { return nil }
        let half = sorted.count / 2
        if sorted.count % 2 == 1 { return exact(sorted[half]) }
        return exact(sorted[half - 1]).plus(exact(sorted[half]))?
          .times(Exact(unscaled: 5, scale: 1))
      }
    }
    let total = starts[starts.count - 1]
    let medians: [Exact?]
    if let exacts = vector.exacts {
      medians = middle(side(total, Exact(0)) { exacts[Int(rows[$0])] }) { $0 }
    } else {
      let scale = vector.type.scale
      let values = vector.column.gather(rows)
      let known = side(total, Int64(0)) { values[$0] == .min ? nil : values[$0] }
      medians = middle(known) { Exact(unscaled: $0, scale: scale) }
    }
    return Vector(column: Column(missing: 0), type: measure.type, exacts: medians)
  }

  /// The different values of each group in Swedish order.
  private func list(_ vector: Vector, _ measure: BoundMeasure) -> Vector {
    let pairs = Grouping(rows, by: [vector], within: (groups, count))
    var members = [Set<String>](repeating: [], count: count)
    for index in pairs.firstIndex {
      guard let text = label(vector, Int(rows[index])) else { continue }
      members[Int(groups[index])].insert(text)
    }
    var pool = TextPool()
    let codes = members.map { texts -> Int64 in
      let sorted = texts.sorted { SwedishOrder.precedes($0, $1) }
      return texts.isEmpty ? .min : Int64(pool.intern(sorted.joined(separator: ", ")))
    }
    return Vector(column: Column(codes, pool: pool), type: .text)
  }

  private func label(_ vector: Vector, _ row: Int) -> String? {
    Sorting.text(of: vector, row: row, in: relation)
  }
}
