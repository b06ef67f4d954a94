import KompLexicon
import KompModel
import KompValues

/// The place of every row of a noun in the order of what a reader calls it: what ordering by a reference needs.
///
/// Made once and kept with the roster, so it holds for one model on one day.
struct Ranking: Sendable {
  /// The place of each row's name among the names, from 0; rows of one name have one.
  let ranks: [Int32]
  /// The place of each row, from 0; rows of one name follow one upon another.
  let places: [Int32]
  /// Whether the row at a place has the name of the one before it.
  private let repeats: [Bool]
  /// Whether any two rows have one name.
  let hasTies: Bool

  /// The ranking of the rows a reference points to; nil where there are too many of them for what is asked.
  static func of(_ type: FieldType, in relation: any Relation, for rows: Int) -> Ranking? {
    guard case .reference(let noun) = type, let target = relation.target(noun) as? Roster,
      target.count <= max(4_096, rows)
    else { return nil }
    return target.keep("ranking") { Ranking(target, noun) }
  }

  private init(_ target: Roster, _ noun: NounID) {
    let vector = Vector(column: Column(missing: 0), type: .reference(noun))
    let name = Sorting.namer(vector, target)
    let keyed = (0..<target.count).map { row in
      (row: row, key: SwedishOrder.key(name(Int64(row)) ?? ""))
    }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var ranks = [Int32](repeating: 0, count: target.count)
    var places = ranks
    var repeats = [Bool](repeating: false, count: target.count)
    var rank: Int32 = -1
    var last: [UInt8]?
    for (place, entry) in keyed.enumerated() {
      if entry.key != last { rank += 1 } else { repeats[place] = true }
      last = entry.key
      ranks[entry.row] = rank
      places[entry.row] = Int32(truncatingIfNeeded: place)
    }
    self.ranks = ranks
    self.places = places
    self.repeats = repeats
    hasTies = repeats.contains(true)
  }

  /// Whether two rows of one name occur in a column; then their places say nothing of their order.
  func ties(in column: Column, _ rows: [Int32]) -> Bool {
    if !hasTies { return false }
    var occurs = [Bool](repeating: false, count: places.count)
    places.withUnsafeBufferPointer { places in
      occurs.withUnsafeMutableBufferPointer { occurs in
        column.read(rows) { _, value in
          if value >= 0, value < places.count {
            occurs[Int(places[Int(truncatingIfNeeded: value)])] = true
          }
        }
      }
    }
    var hasName = false
    for place in occurs.indices {
      if !repeats[place] { hasName = false }
      if occurs[place] {
        if hasName { return true }
        hasName = true
      }
    }
    return false
  }
}
