import KompLexicon
import KompModel
import KompValues

/// Fields that the lines of an analysis have through the person or unit they are about.
///
/// `readiness where unit=kommunrehab`: they can be asked about and are shown only where they are named.
struct BorrowedFields {
  private let ways: [String: (reference: Field, noun: NounID, field: Field)]
  /// The fields, in the order the nouns declare them.
  let fields: [Field]

  init(beside own: [Field], in staff: Roster?) {
    var ways: [String: (reference: Field, noun: NounID, field: Field)] = [:]
    var fields: [Field] = []
    let lent: [(NounID, [String])] = [
      (.staff, ["unit", "department", "committee", "municipality", "profession", "age", "form"]),
      (.units, ["department", "committee", "municipality"]),
    ]
    for (noun, ids) in lent {
      // Where two columns refer to the noun it is not said whose field would be meant.
      let references = own.filter { $0.type == .reference(noun) }
      guard references.count == 1, let reference = references.first,
        let roster = staff?.roster(noun)
      else { continue }
      for id in ids where ways[id] == nil && !own.contains(where: { $0.id == id }) {
        guard let field = roster.fields.first(where: { $0.id == id }) else { continue }
        ways[id] = (reference, noun, field)
        fields.append(
          Field(
            field.id, field.words, field.type, shown: false, places: field.places, field.summary,
            field.origin))
      }
    }
    self.ways = ways
    self.fields = fields
  }

  /// The values of a borrowed field for each line; nil where it is not borrowed.
  func vector(_ id: String, of table: AnalysisTable) -> Vector? {
    guard let way = ways[id], let target = table.target(way.noun),
      let column = try? target.column(way.field)
    else { return nil }
    let rows = table.made(way.reference).column.widened.map {
      $0 == .min ? -1 : Int32(truncatingIfNeeded: $0)
    }
    return Vector(column: column.gathered(rows), type: way.field.type)
  }

  /// A borrowed field as its noun declares it.
  func field(_ id: String) -> Field? { ways[id]?.field }

  /// The reference that a borrowed field is reached through.
  func reference(_ id: String) -> Field? { ways[id]?.reference }
}
