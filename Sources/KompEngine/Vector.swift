import KompLexicon
import KompModel
import KompValues

/// The values of a term over all rows of a relation.
public struct Vector: Sendable {
  /// Stored integers: codes, days, counts of `10^-scale`; without rows where `exacts` holds the values.
  var column: Column
  /// What they are.
  let type: FieldType
  /// Exact values where no common scale holds them: means, quotients.
  var exacts: [Exact?]? = nil
  /// Numerator and denominator of shares, kept so that totals are right.
  var parts: [(above: Exact, below: Exact)?]? = nil

  /// The value of a row as an exact number; nil where it is missing.
  func number(_ row: Int) -> Exact? {
    if let exacts { return exacts[row] }
    return column[row].map { Exact(unscaled: $0, scale: type.scale) }
  }

  /// The number of rows.
  var count: Int { exacts?.count ?? column.count }

  /// Whether a row's value is missing.
  func isMissing(_ row: Int) -> Bool {
    if let exacts { return exacts[row] == nil }
    return column[row] == nil
  }
}

/// The value of one cell of an answer, free of how it is written.
public enum Value: Hashable, Sendable {
  case missing
  case text(String)
  case word(Both)
  case flag(Bool)
  /// A whole number that is no amount: a year, a step, a code.
  case digits(Int)
  case number(Exact, places: Int)
  case share(above: Exact, below: Exact)
  case percent(Exact)
  case months(Int)
  case day(Day)
}
