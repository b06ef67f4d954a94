import KompLexicon
import KompModel
import KompValues

/// A file as a table: `"x.csv" where …`. Columns are typed from their values when first asked about.
public final class FileRelation: Relation {
  private let file: DelimitedFile

  /// A file as a table.
  public init(_ file: DelimitedFile) { self.file = file }

  /// No noun: the rows are the file's own.
  public var noun: Noun? { nil }
  /// The number of rows.
  public var count: Int { file.rowCount }
  /// One field a heading.
  public var fields: [Field] { [] }
  /// Every row is there.
  public var present: [Bool]? { nil }

  /// The values of a field.
  public func column(_ field: Field) throws(RelationFailure) -> Column { Column(missing: count) }

  /// A file's columns refer to nothing.
  public func target(_ noun: NounID) -> (any Relation)? { nil }
}
