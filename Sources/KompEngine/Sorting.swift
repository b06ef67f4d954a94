import KompLexicon
import KompModel
import KompValues

/// The order of rows: å ä ö last, numbers in text in number order, missing last both ways, ties as they stood.
enum Sorting {
  /// The rows in the order of keys.
  static func sorted(
    _ rows: [Int32], by keys: [(vector: Vector, descending: Bool)], in relation: any Relation
  )
    -> [Int32]
  {
    // The smallest key comes first whatever the direction; missing is the largest, so it comes last.
    let ranks = keys.map { key -> [Int64] in
      var ranks = ranked(key.vector, rows, in: relation)
      let isDescending = key.descending
      for index in ranks.indices {
        let rank = ranks[index]
        ranks[index] = rank == .min ? .max : isDescending ? ~rank : rank
      }
      return ranks
    }
    guard let first = ranks.first else { return rows }
    let others = ranks.dropFirst()
    var order = rows.indices.map { (rank: first[$0], index: Int32(truncatingIfNeeded: $0)) }
    // Nobody looks at rows half in order: what has been stopped is thrown away a step further on.
    struct Stopped: Error {}
    var looks = 0
    try? order.sort { a, b in
      looks &+= 1
      if looks % (Work.block * 16) == 0, !Work.goesOn(.computing) { throw Stopped() }
      if a.rank != b.rank { return a.rank < b.rank }
      for ranks in others {
        let (x, y) = (ranks[Int(a.index)], ranks[Int(b.index)])
        if x != y { return x < y }
      }
      return a.index < b.index
    }
    return order.map { rows[Int($0.index)] }
  }

  /// The rows, in the order they stand, that can be among the first so many by a key: those before the
  /// last of them, and all its equals.
  static func leading(
    _ rows: [Int32], _ number: Int, by vector: Vector, _ descending: Bool, in relation: any Relation
  ) -> [Int32] {
    guard number > 0 else { return [] }
    switch vector.type {
    // Texts would have to be named first, which is what ordering them costs.
    case .text, .reference: return rows
    default: break
    }
    // The smallest comes first whatever the direction; missing is the largest, so it comes last.
    let flip: Int64 = descending ? -1 : 0
    var leading = Leading(number)
    if vector.isExact {
      for (index, value) in ranked(vector, rows, in: relation).enumerated() {
        leading.look(value == .min ? Int64.max : value ^ flip, rows[index])
      }
    } else {
      vector.column.read(rows) { index, value in
        leading.look(value == .min ? Int64.max : value ^ flip, rows[index])
      }
    }
    return leading.rows ?? rows
  }

  /// A number for each row whose order is the order of the values; missing stays missing.
  private static func ranked(_ vector: Vector, _ rows: [Int32], in relation: any Relation)
    -> [Int64]
  {
    if let quotients = vector.quotients { return ranked(quotients, rows) }
    if vector.isExact { return ranked(rows.map { vector.number(Int($0)) }) }
    let values = vector.column.gather(rows)
    switch vector.type {
    case .text, .reference:
      if let ranking = Ranking.of(vector.type, in: relation, for: rows.count) {
        return ranking.ranks.withUnsafeBufferPointer { places in
          values.map { code in
            code == .min ? .min : code >= 0 && code < places.count ? Int64(places[Int(code)]) : 0
          }
        }
      }
      let inOrder = vector.type == .text ? vector.column.leadingTextsInOrder : 0
      if inOrder > 0, values.allSatisfy({ $0 < inOrder }) { return values }
      let needed = Set(values).subtracting([.min])
      let name = namer(vector, relation, for: needed.count)
      var isStopped = false
      let keyed = needed.enumerated().map { number, code -> (code: Int64, key: [UInt8]) in
        // Once stopped there is no order to find.
        if number % Work.block == 0, !Work.goesOn(.computing) { isStopped = true }
        return (code, isStopped ? [] : SwedishOrder.key(name(code) ?? ""))
      }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      var rank: [Int64: Int64] = [:]
      var last: [UInt8]?
      var number: Int64 = -1
      for entry in keyed {
        if entry.key != last { number += 1 }
        last = entry.key
        rank[entry.code] = number
      }
      return values.map { $0 == .min ? .min : rank[$0] ?? 0 }
    default:
      return values
    }
  }

  /// The places of quotients in their order: two are compared by their cross products, and none is reduced.
  private static func ranked(_ quotients: Quotients, _ rows: [Int32]) -> [Int64] {
    typealias Known = (above: Int128, below: Int128, index: Int32)
    var known: [Known] = []
    known.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() where !quotients.isMissing(Int(row)) {
      let (above, below) = (quotients.above[Int(row)], quotients.below[Int(row)])
      let sign: Int128 = below < 0 ? -1 : 1
      known.append((Int128(above) * sign, Int128(below) * sign, Int32(truncatingIfNeeded: index)))
    }
    // Both sides are of 64 bits, so their products fit.
    known.sort { $0.above &* $1.below < $1.above &* $0.below }
    var ranks = [Int64](repeating: .min, count: rows.count)
    var rank: Int64 = -1
    var last: Known?
    for entry in known {
      if last.map({ $0.above &* entry.below != entry.above &* $0.below }) ?? true { rank += 1 }
      last = entry
      ranks[Int(entry.index)] = rank
    }
    return ranks
  }

  /// The places of exact numbers in their order; equal numbers have one place.
  private static func ranked(_ values: [Exact?]) -> [Int64] {
    var known: [(number: Exact, index: Int32)] = []
    known.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      if let value { known.append((value, Int32(truncatingIfNeeded: index))) }
    }
    known.sort { $0.number < $1.number }
    var ranks = [Int64](repeating: .min, count: values.count)
    var rank: Int64 = -1
    var last: Exact?
    for entry in known {
      if entry.number != last { rank += 1 }
      last = entry.number
      ranks[Int(entry.index)] = rank
    }
    return ranks
  }

  /// The text of a row's value, as a reader would name it.
  static func text(of vector: Vector, row: Int, in relation: any Relation) -> String? {
    guard !vector.isExact else {
      return vector.number(row).map { Numeral.write($0, places: 2, style: .canonical) }
    }
    guard let code = vector.column[row] else { return nil }
    return label(code, vector, relation)
  }

  private static func label(_ code: Int64, _ vector: Vector, _ relation: any Relation) -> String? {
    namer(vector, relation)(code)
  }

  /// What names a stored integer, so many of them: the text, the label of the row referred to, the word of
  /// the list.
  static func namer(_ vector: Vector, _ relation: any Relation, for count: Int = 1)
    -> (Int64) -> String?
  {
    switch vector.type {
    case .text:
      let column = vector.column.present
      if count <= TextPromise.few { return { column.text(code: $0) } }
      let pool = column.pool
      return { pool?[Int($0)] }
    case .reference(let noun):
      guard let declared = Schema.noun(noun), let target = relation.target(noun) else {
        return { _ in nil }
      }
      let ids = [noun == .staff ? "name" : declared.label, declared.label, declared.key]
      let columns = ids.compactMap { id in
        target.fields.first { $0.id == id }.flatMap { try? target.column($0) }
      }
      return { code in
        for column in columns where code >= 0 && code < column.count {
          if let text = column.text(Int(code)) { return text }
        }
        return nil
      }
    case .list(let list):
      return {
        list.values.indices.contains(Int($0)) ? list.values[Int($0)].main(in: .english) : nil
      }
    case .flag: return { $0 == 0 ? "no" : "yes" }
    case .day: return { Day(number: Int32(clamping: $0)).description }
    case .number(let scale), .share(let scale):
      return { Numeral.write(Exact(unscaled: $0, scale: scale), places: scale, style: .canonical) }
    case .months: return { "\($0)" }
    }
  }
}
