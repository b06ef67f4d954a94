import KompLexicon
import KompValues

/// A picture of a table: which columns name the things drawn, and which are drawn.
///
/// Terminals draw it; every other ink writes the table.
public struct Chart: Sendable {
  /// How it is drawn.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Bars that lie down, one a row.
    case bar
    /// Bars that stand.
    case column
    /// Points in order, joined by a line.
    case line
    /// Rows and columns of shaded cells.
    case heat
    /// A stair a row, each higher than the one before.
    case stairs
  }
  /// How it is drawn.
  public let kind: Kind
  /// What it is a picture of.
  public let table: Table
  /// The columns that name what is drawn.
  public let keys: [Int]
  /// The columns drawn, the most important first.
  public let measures: [Int]

  /// A picture of a table; columns that the table does not have are left out.
  public init(_ kind: Kind, of table: Table, keys: [Int], measures: [Int]) {
    self.kind = kind
    self.table = table
    self.keys = keys.filter(table.headings.indices.contains)
    self.measures = measures.filter(table.headings.indices.contains)
  }

  /// The rows drawn: the line of the whole is none of them, it would dwarf its parts.
  var rowCount: Int { max(0, table.rowCount - (table.hasTotal ? 1 : 0)) }
}

extension Cell {
  /// The number that a picture draws; nil where there is none to draw.
  var amount: Double? {
    let number: Double? =
      switch self {
      case .count(let count), .digits(let count), .months(let count): Double(count)
      case .number(let number, _), .percent(let number): number.double
      case .share(let above, let below):
        CellShare.quotient(above, below).map(\.double)
          ?? (below.numerator == 0 ? nil : above.double / below.double)
      case .missing, .text, .word, .flag, .day, .suppressed: nil
      }
    return number.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Numbers of one sort may share a scale; others are never measured against each other.
  var sort: Int? {
    switch self {
    case .count, .digits: 0
    case .number: 1
    case .share, .percent: 2
    case .months: 3
    case .missing, .text, .word, .flag, .day, .suppressed: nil
    }
  }
}
