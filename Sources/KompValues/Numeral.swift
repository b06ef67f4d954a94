/// How numbers are written.
public enum NumeralStyle: Hashable, Sendable {
  /// `52 168,34`: no-break space between thousands, decimal comma.
  case swedish
  /// `52,168.34`.
  case english
  /// `52168.34`: what machine formats and komp's own source use.
  case canonical

  var thousands: String {
    switch self {
    case .swedish: "\u{A0}"
    case .english: ","
    case .canonical: ""
    }
  }
  var point: String { self == .swedish ? "," : "." }
  var minus: String { self == .canonical ? "-" : "\u{2212}" }
  var percent: String {
    switch self {
    case .swedish: "\u{A0}%"
    case .english: "%"
    case .canonical: ""
    }
  }
}

/// Numbers in digits.
public enum Numeral {
  /// An exact number, half-up to so many decimals.
  public static func write(_ number: Exact, places: Int, style: NumeralStyle) -> String {
    Digits(number, places: places).text(style: style)
  }

  /// A whole number.
  public static func write(_ number: Int, style: NumeralStyle) -> String {
    Digits(Exact(number), places: 0).text(style: style)
  }

  /// A whole number for a reader, its digits together: `2025`, `−1`.
  public static func digits(_ number: Int) -> String {
    (number < 0 ? NumeralStyle.swedish.minus : "") + String(number.magnitude)
  }

  /// A share as percent: 1/16 with one decimal is `6,3 %` in Swedish, `6.3%` in English, `0.0625` in canonical.
  ///
  /// Canonical writes the share itself: all of it where six decimals hold it (or the decimals asked
  /// for, where they are more), else half-up to the decimals that the percent shows.
  public static func percent(_ share: Exact, places: Int, style: NumeralStyle) -> String {
    let shown = Digits.clamped(places) + 2
    guard style == .canonical else {
      return Digits(share, places: shown, point: shown - 2).text(style: style) + style.percent
    }
    if let exact = share.exactPlaces(limit: max(shown, 6)) {
      return Digits(share, places: exact).text(style: style)
    }
    return Digits(share, places: shown).withoutTrailingZeros.text(style: style)
  }
}

/// The decimal digits of a rounded number and where its point stands.
struct Digits {
  private var negative: Bool
  private var digits: [UInt8]
  private var decimals: Int

  static func clamped(_ places: Int) -> Int { max(0, min(places, 60)) }

  /// The digits of a number, half-up to `places`; `point` moves the point (percent is two to the right).
  ///
  /// Long division, so that every number has its digits: nothing here can overflow.
  init(_ number: Exact, places: Int, point: Int? = nil) {
    let places = Digits.clamped(places)
    let below = number.denominator.magnitude
    var (whole, rest) = number.numerator.magnitude.quotientAndRemainder(dividingBy: below)
    var digits: [UInt8] = []
    while whole > 0 {
      digits.append(UInt8(whole % 10))
      whole /= 10
    }
    digits.reverse()
    let fits = below <= UInt128.max / 10
    for _ in 0..<places {
      let next =
        fits
        ? (rest * 10).quotientAndRemainder(dividingBy: below)
        : below.dividingFullWidth(rest.multipliedFullWidth(by: 10))
      digits.append(UInt8(next.quotient))
      rest = next.remainder
    }
    if rest >= below - rest { Digits.increment(&digits) }
    self.digits = digits
    self.decimals = point ?? places
    self.negative = number.numerator < 0 && digits.contains { $0 != 0 }
  }

  private static func increment(_ digits: inout [UInt8]) {
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
  }

  var withoutTrailingZeros: Digits {
    var result = self
    while result.decimals > 0, result.digits.last == 0 {
      result.digits.removeLast()
      result.decimals -= 1
    }
    return result
  }

  func text(style: NumeralStyle) -> String {
    var whole = digits.dropLast(decimals).drop { $0 == 0 }
    if whole.isEmpty { whole = [0] }
    let tail = digits.suffix(decimals)
    var result = negative ? style.minus : ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { result += style.thousands }
      result.unicodeScalars.append(Unicode.Scalar(0x30 + digit))
    }
    guard decimals > 0 else { return result }
    result += style.point
    result += String(repeating: "0", count: decimals - tail.count)
    for digit in tail { result.unicodeScalars.append(Unicode.Scalar(0x30 + digit)) }
    return result
  }
}
