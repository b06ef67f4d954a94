import KompLexicon

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
