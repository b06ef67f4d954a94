import KompLexicon
import KompModel
import KompValues

/// Some rows of a relation, in their order, as a relation of its own: what `it` and a bracketed query read.
final class Subset: Relation {
  private let base: any Relation
  /// What the rows are rows of.
  var source: any Relation { base }
  /// The rows in their order.
  let rows: [Int32]
  /// The day the rows are about; nil for a file.
  let day: Day?
  /// Whether that day was said by `as of`.
  let isDaySaid: Bool
  /// The columns that were shown, where they are shown again unless a stage says otherwise.
  let shown: [Shown]?

  /// The rows of an answer; `it` goes on with its columns, a query in brackets with the noun's.
  init(_ answered: Answered, keepsColumns: Bool = false) {
    shown = keepsColumns ? answered.columns : nil
    base = answered.relation
    rows = answered.rows
    day = answered.day
    isDaySaid = answered.isDaySaid
  }

  /// Some rows of an answer as they are in another model, with its columns.
  init(_ answered: Answered, of roster: Roster, _ rows: [Int32]) {
    shown = answered.columns
    base = roster
    self.rows = rows
    day = answered.day
    isDaySaid = answered.isDaySaid
  }

  var noun: Noun? { base.noun }
  var count: Int { base.count }
  var fields: [Field] { base.fields }
  var notes: [Both] { base.notes }
  var present: [Bool]? {
    var mask = [Bool](repeating: false, count: base.count)
    for row in rows { mask[Int(row)] = true }
    return mask
  }
  func column(_ field: Field) throws(RelationFailure) -> Column { try base.column(field) }
  func target(_ noun: NounID) -> (any Relation)? { base.target(noun) }
  func check() throws(RelationFailure) { try base.check() }

  /// The values of a field with their exact parts.
  func vector(_ field: Field) throws(RelationFailure) -> Vector { try base.vector(field) }
}

extension Relation {
  /// The values of a field; those of a stage's own making keep their exact parts.
  func vector(_ field: Field) throws(RelationFailure) -> Vector {
    if let answer = self as? Answer { return answer.made(field) }
    if let table = self as? AnalysisTable { return table.made(field) }
    if let subset = self as? Subset { return try subset.vector(field) }
    if let picked = self as? PickedRows { return try picked.vector(field) }
    if let compared = self as? Compared { return try compared.vector(of: field) }
    return Vector(column: try column(field), type: field.type)
  }
}

extension Answered {
  /// The rows as a relation that a further query reads.
  var asRelation: any Relation { Subset(self) }
}
