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
    switch measure.kind {
    case .count(let bound):
      let counts = try counted(bound)
      return (Vector(column: Column(counts), type: measure.type), [])
    case .share(let bound, let ofKnown):
      return try share(bound, ofKnown: ofKnown, measure)
    case .of(let word, let typed):
      let vector = try Evaluation(relation).vector(typed)
      return of(word, vector, measure)
    }
  }

  /// How many rows of each group meet a condition.
  private func counted(_ bound: Bound?) throws(RelationFailure) -> [Int64] {
    var counts = [Int64](repeating: 0, count: count)
    guard let bound else {
      for group in groups { counts[Int(group)] += 1 }
      return counts
    }
    let mask = try Filter(relation).mask(of: bound)
    for (index, group) in groups.enumerated() { counts[Int(group)] += Int64(mask[Int(rows[index])]) }
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

  private func of(_ word: Keyword, _ vector: Vector, _ measure: BoundMeasure) -> (Vector, [Fact]) {
    var known = [Int64](repeating: 0, count: count)
    for (index, group) in groups.enumerated() where !vector.isMissing(Int(rows[index])) {
      known[Int(group)] += 1
    }
    let used = Int(known.reduce(0, +))
    let facts: [Fact] =
      used == rows.count || word == .list
      ? [] : [.skipped(measure: measure.title, used: used, of: rows.count)]
    switch word {
    case .countDistinct: return (distinct(vector, measure), facts)
    case .minimum, .maximum: return (extreme(vector, word, measure), facts)
    case .median: return (median(vector, measure), facts)
    case .list: return (list(vector, measure), facts)
    default: return (sums(vector, word, known, measure), facts)
    }
  }

  private func distinct(_ vector: Vector, _ measure: BoundMeasure) -> Vector {
    let isKnown = rows.indices.filter { !vector.isMissing(Int(rows[$0])) }
    let chosen = isKnown.map { rows[$0] }
    let group = Vector(
      column: Column(scattered(isKnown)), type: .number(scale: 0))
    let pairs = Grouping(chosen, by: [group, vector])
    var counts = [Int64](repeating: 0, count: count)
    for row in pairs.first where row >= 0 {
      if let owner = group.column[Int(row)] { counts[Int(owner)] += 1 }
    }
    return Vector(column: Column(counts), type: measure.type)
  }

  /// The group of each row of the relation, for the rows at these indices.
  private func scattered(_ indices: [Int]) -> [Int64] {
    var result = [Int64](repeating: .min, count: relation.count)
    for index in indices { result[Int(rows[index])] = Int64(groups[index]) }
    return result
  }

  private func extreme(_ vector: Vector, _ word: Keyword, _ measure: BoundMeasure) -> Vector {
    if let exacts = vector.exacts {
      var best = [Exact?](repeating: nil, count: count)
      for (index, group) in groups.enumerated() {
        guard let value = exacts[Int(rows[index])] else { continue }
        if let held = best[Int(group)], word == .minimum ? held <= value : held >= value { continue }
        best[Int(group)] = value
      }
      return Vector(column: Column(missing: 0), type: measure.type, exacts: best)
    }
    let values = vector.column.widened
    var best = [Int64](repeating: .min, count: count)
    for (index, group) in groups.enumerated() {
      let value = values[Int(rows[index])]
      if value == .min { continue }
      let held = best[Int(group)]
      if held == .min || (word == .minimum ? value < held : value > held) { best[Int(group)] = value }
    }
    return Vector(column: Column(best), type: measure.type)
  }

  /// The values of each group in order; of an even number the mean of the middle two.
  private func median(_ vector: Vector, _ measure: BoundMeasure) -> Vector {
    var values = [[Exact]](repeating: [], count: count)
    for (index, group) in groups.enumerated() {
      if let number = vector.number(Int(rows[index])) { values[Int(group)].append(number) }
    }
    let middle = values.map { group -> Exact? in
      if group.isEmpty { return nil }
      let sorted = group.sorted()
      let half = sorted.count / 2
      if sorted.count % 2 == 1 { return sorted[half] }
      return sorted[half - 1].plus(sorted[half])?.times(Exact(unscaled: 5, scale: 1))
    }
    return Vector(column: Column(missing: 0), type: measure.type, exacts: middle)
  }

  private func list(_ vector: Vector, _ measure: BoundMeasure) -> Vector {
    var members = [[String]](repeating: [], count: count)
    var seen = [Set<String>](repeating: [], count: count)
    for (index, group) in groups.enumerated() {
      let text = label(vector, Int(rows[index]))
      guard let text, seen[Int(group)].insert(text).inserted else { continue }
      members[Int(group)].append(text)
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

  private func sums(
    _ vector: Vector, _ word: Keyword, _ known: [Int64], _ measure: BoundMeasure
  ) -> Vector {
    var totals = [Exact?](repeating: Exact(0), count: count)
    var squares = totals
    if vector.exacts != nil || word == .deviation {
      for (index, group) in groups.enumerated() {
        guard let number = vector.number(Int(rows[index])) else { continue }
        totals[Int(group)] = totals[Int(group)]?.plus(number)
        if word == .deviation {
          squares[Int(group)] = number.times(number).flatMap { squares[Int(group)]?.plus($0) }
        }
      }
    } else {
      let values = vector.column.widened
      var sums = [Int128](repeating: 0, count: count)
      for (index, group) in groups.enumerated() {
        let value = values[Int(rows[index])]
        sums[Int(group)] &+= value == .min ? 0 : Int128(value)
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
