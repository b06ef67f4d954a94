import KompLexicon
import KompValues

/// One cell of a table: a measure, never a formatted text.
///
/// The ink decides how it is written.
public enum Cell: Hashable, Sendable {
  /// Not known: `–` to a reader, empty in machine formats, null in JSON.
  case missing
  /// A text from the data: never translated, may hold anything.
  case text(String)
  /// A word of a closed list: in the reader's tongue, English in machine formats.
  case word(Both)
  /// A yes or no.
  case flag(Bool)
  /// A whole number that is no amount (a year, a step, a code): its digits are never grouped.
  case digits(Int)
  /// A count of things.
  case count(Int)
  /// An exact number; readers see it with so many decimals, half-up.
  case number(Exact, places: Int)
  /// A share of a whole, unrounded; percent with one decimal to a reader. 0 of 0 is not applicable.
  case share(numerator: Exact, denominator: Exact)
  /// A degree of employment and the like: percent with as many decimals as it needs.
  case percent(Exact)
  /// Months of tenure.
  case months(Int)
  /// A civil day.
  case day(Day)
  /// Withheld to protect people: `U`.
  case suppressed
}

extension Cell {
  /// The cell as a reader sees it, in a tongue.
  public func text(in tongue: Tongue) -> String { ReaderCell(tongue).text(self) }
}
