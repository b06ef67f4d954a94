/// A field of cells that signs of one cell each are put into.
struct SignGrid {
  private var cells: [[Character]]

  init(rows: Int, columns: Int) {
    cells = Array(
      repeating: Array(repeating: " ", count: max(0, columns)), count: max(0, rows))
  }

  /// Puts a sign; outside the field nothing is put.
  mutating func put(_ sign: Character, _ row: Int, _ column: Int) {
    guard cells.indices.contains(row), cells[row].indices.contains(column) else { return }
    cells[row][column] = sign
  }

  /// Puts a text of signs that take one cell each.
  mutating func put(_ text: String, _ row: Int, _ column: Int) {
    for (offset, sign) in text.enumerated() { put(sign, row, column + offset) }
  }

  /// The lines without blanks at their ends.
  var lines: [String] { cells.map { trimmed(String($0)) } }
}
