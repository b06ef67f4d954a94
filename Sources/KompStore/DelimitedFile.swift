import KompLexicon
import KompModel
import KompValues

/// Where a cell lies in its file.
public struct CellPlace: Hashable, Sendable {
  /// The line of the file on which the row begins, from 1.
  public let line: Int
  /// The number of the column, from 1.
  public let column: Int
  /// The offset of the cell's first byte in the file.
  public let byte: Int

  /// A cell's place.
  public init(line: Int, column: Int, byte: Int) {
    self.line = line
    self.column = column
    self.byte = byte
  }
}

/// A cell that could not be read as what its field holds.
public struct BadCell: Hashable, Sendable {
  /// The data row, from 0.
  public let row: Int
  /// Where it lies.
  public let place: CellPlace
  /// The heading.
  public let heading: String
  /// What stands there.
  public let text: String
  /// What is wrong with it and what would be right, in both tongues.
  public let reason: Both

  /// A cell that could not be read.
  public init(row: Int, place: CellPlace, heading: String, text: String, reason: Both) {
    self.row = row
    self.place = place
    self.heading = heading
    self.text = text
    self.reason = reason
  }
}

/// The order of day, month and year in a column of dates.
public enum DateOrder: String, Hashable, Sendable, CaseIterable { case ymd, dmy, mdy }

/// A text file of rows and columns: what was decided about it, and its cells.
public final class DelimitedFile: Sendable {
  /// The file's name as given.
  public let name: String
  /// The headings as written, blanks trimmed, made unique where two are the same; `column 3` where empty.
  public let headings: [String]
  /// The number of data rows.
  public let rowCount: Int
  /// What was decided: encoding, separator, heading row, decimal mark, total rows left out … each a sentence.
  public let decisions: [Both]

  /// Opens and indexes a file.
  public static func open(_ path: String) throws(RelationFailure) -> DelimitedFile {
    DelimitedFile(name: path)
  }

  init(name: String) {
    self.name = name
    headings = []
    rowCount = 0
    decisions = []
  }

  /// The text of a cell, unquoted and composed, outer blanks kept; nil where the cell is empty.
  public func text(row: Int, column: Int) -> String? { nil }

  /// Where a cell lies.
  public func place(row: Int, column: Int) -> CellPlace { CellPlace(line: 1, column: 1, byte: 0) }

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
