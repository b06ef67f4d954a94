/// How numbers are written.
public enum NumeralStyle: Hashable, Sendable {
  /// `52 168,34`: no-break space between thousands, decimal comma.
  case swedish
  /// `52,168.34`.
  case english
  /// `52168.34`: what machine formats and komp's own source use.
  case canonical
}

/// Numbers in digits.
public enum Numeral {
  /// An exact number, half-up to so many decimals.
  public static func write(_ number: Exact, places: Int, style: NumeralStyle) -> String { "" }

  /// A whole number.
  public static func write(_ number: Int, style: NumeralStyle) -> String { "" }

  /// A share as percent: 1/16 with one decimal is `6,3 %` in Swedish, `6.3%` in English, `0.0625` in canonical.
  public static func percent(_ share: Exact, places: Int, style: NumeralStyle) -> String { "" }
}
