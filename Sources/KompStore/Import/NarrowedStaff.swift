import KompLexicon
import KompModel
import KompValues

/// Some people of a file.
final class NarrowedStaff: NarrowedRelation {
  let wide: any Relation
  let wideRows: [Int32]
  private let plain: PlainStaff?
  private var made: [String: Column] = [:]

  init(_ wide: any Relation, _ plain: PlainStaff?, rows: [Int32]) {
    self.wide = wide
    self.plain = plain
    wideRows = rows
  }

  var noun: Noun? { wide.noun }
  var count: Int { wideRows.count }
  var fields: [Field] { wide.fields }
  var notes: [Both] { wide.notes }
  var present: [Bool]? { nil }

  func column(_ field: Field) throws(RelationFailure) -> Column {
    let name = field.isOwn ? "own:" + field.id : field.id
    if let column = made[name] { return column }
    let column: Column
    if let texts = plain?.texts(field, of: wideRows) {
      column = texts
    } else {
      column = try wide.column(field).gathered(wideRows)
    }
    made[name] = column
    return column
  }

  func target(_ noun: NounID) -> (any Relation)? { wide.target(noun) }
}
