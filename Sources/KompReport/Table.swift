import KompLexicon
import KompValues

/// The heading of a column.
public struct Heading: Hashable, Sendable {
  /// What machine formats call it: an English id, or the name an `as` gave.
  public let id: String
  /// What a reader sees.
  public let title: Both
  /// Whether its cells stand to the right: counts, numbers, shares, percent.
  public let isNumeric: Bool

  /// A heading.
  public init(id: String, title: Both, isNumeric: Bool) {
    self.id = id
    self.title = title
    self.isNumeric = isNumeric
  }
}

/// Rows and columns of cells, asked for one at a time so that a large answer is never held twice.
public struct Table: Sendable {
  /// The columns.
  public let headings: [Heading]
  /// The number of rows, the line of the whole included.
  public let rowCount: Int
  /// Whether the last row is the line of the whole.
  public let hasTotal: Bool
  /// The cell of a row and a column.
  public let cell: @Sendable (_ row: Int, _ column: Int) -> Cell

  /// A table whose cells are computed when asked for.
  public init(
    headings: [Heading], rowCount: Int, hasTotal: Bool = false,
    cell: @escaping @Sendable (_ row: Int, _ column: Int) -> Cell
  ) {
    self.headings = headings
    self.rowCount = rowCount
    self.hasTotal = hasTotal
    self.cell = cell
  }

  /// A small table of cells that are there already, row by row.
  public init(headings: [Heading], rows: [[Cell]], hasTotal: Bool = false) {
    self.init(headings: headings, rowCount: rows.count, hasTotal: hasTotal) { row, column in
      column < rows[row].count ? rows[row][column] : .missing
    }
  }
}

/// The numbers of a table's rows in order, for whoever writes them.
///
/// A long table can be stopped on the way: the rows then end early, and nobody is to see what was
/// made of them. The session asks once more before it hands an answer on.
struct RowNumbers: Sequence, IteratorProtocol {
  private let count: Int
  private var at = 0

  init(_ count: Int) { self.count = count }

  mutating func next() -> Int? {
    guard at < count else { return nil }
    if at % Work.block == 0, at > 0, !Work.goesOn(.writing, at, of: count) { return nil }
    at += 1
    return at - 1
  }
}

extension Table {
  /// The numbers of its rows.
  var rows: RowNumbers { RowNumbers(rowCount) }
}
