import KompLexicon
import KompModel
import KompValues

/// The place of every row of a noun in the order of what a reader calls it: what ordering by a reference needs.
///
/// Made once and kept with the roster, so it holds for one model on one day.
struct Ranking: Sendable {
  /// The place of each row, from 0; rows of one name have one place.
  let places: [Int32]
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
    var places = [Int32](repeating: 0, count: target.count)
    var hasTies = false
    var place: Int32 = -1
    var last: [UInt8]?
    for entry in keyed {
      if entry.key != last { place += 1 } else { hasTies = true }
      last = entry.key
      places[entry.row] = place
    }
    self.places = places
    self.hasTies = hasTies
  }
}
