import KompLexicon
import KompModel
import KompValues

/// A table of what the session itself knows, asked like any noun: one file each, and a line in
/// `Members.tables`.
protocol SessionTable: Sendable {
  /// Its English id.
  static var id: String { get }
  /// Its words.
  static var words: Words { get }
  /// One line for help.
  static var summary: Both { get }
  /// Lines to try.
  static var examples: [String] { get }
  /// Its fields.
  static var fields: [Field] { get }
  /// Its rows now.
  static func rows(in session: Session) -> ListedRows
}

/// Rows that lie in memory, a value a field.
final class ListedRows: Relation {
  let fields: [Field]
  let count: Int
  let notes: [Both]
  private let columns: [String: Column]

  init(_ fields: [Field], count: Int, columns: [String: Column], notes: [Both] = []) {
    self.fields = fields
    self.count = count
    self.columns = columns
    self.notes = notes
  }

  var noun: Noun? { nil }
  var present: [Bool]? { nil }

  func column(_ field: Field) throws(RelationFailure) -> Column {
    columns[field.id] ?? Column(missing: count, isText: field.type == .text)
  }

  func target(_ noun: NounID) -> (any Relation)? { nil }
}
