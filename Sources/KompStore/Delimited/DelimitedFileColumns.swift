import KompLexicon
import KompModel

extension DelimitedFile {
  /// A column read as a type, with the cells that are not of it. Texts are interned trimmed.
  /// A reference is not a cell's type: read it as text.
  public func column(_ index: Int, as type: FieldType, order: DateOrder? = nil)
    -> (column: Column, bad: [BadCell])
  { (Column(missing: rowCount, isText: type == .text), []) }

  /// The type that all the cells of a column have, typed from its values; leading zeros stay text.
  /// A column of dates whose order is ambiguous stays text, and the second answer says so.
  public func inferredType(_ index: Int, order: DateOrder? = nil)
    -> (type: FieldType, note: Both?)
  { (.text, nil) }
}
