/// An exact number: a fraction of two integers, kept unrounded until it is printed.
///
/// The denominator is positive and the fraction is in lowest terms. Sums of at most 2^62 parts of
/// 64-bit size fit; an operation that would not fit answers nil rather than a wrong number.
public struct Exact: Hashable, Comparable, Sendable {
  /// The number above the line.
  public let numerator: Int128
  /// The number below the line, at least 1.
  public let denominator: Int128

  /// A whole number.
  public init(_ whole: Int) {
    numerator = Int128(whole)
    denominator = 1
  }

  /// A fraction in lowest terms; nil where the denominator is zero.
  public init?(_ numerator: Int128, over denominator: Int128) {
    if denominator == 1, numerator != .min {
      self.numerator = numerator
      self.denominator = 1
      return
    }
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    // Nearly all numbers fit in 64 bits, where division is many times quicker.
    if let above = Int64(exactly: numerator), let below = Int64(exactly: denominator),
      above != .min, below != .min
    {
      let divisor = Int64(Exact.gcd(above.magnitude, below.magnitude))
      let (x, y) = divisor == 1 ? (above, below) : (above / divisor, below / divisor)
      self.numerator = Int128(y < 0 ? -x : x)
      self.denominator = Int128(y < 0 ? -y : y)
      return
    }
    let divisor = Exact.gcd(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int128(divisor)
    self.denominator = sign * denominator / Int128(divisor)
  }

  /// A whole number of units of `10^-scale`: `Exact(unscaled: 75, scale: 2)` is 0.75.
  public init(unscaled: Int64, scale: Int) {
    self = Exact(Int128(unscaled), over: scale == 0 ? 1 : Exact.power(scale)) ?? Exact(0)
  }

  /// Ten to a power from 0 to 18, as far as 64 bits hold.
  public static func power(_ exponent: Int) -> Int128 {
    var result: Int64 = 1
    for _ in 0..<max(0, min(exponent, 18)) { result &*= 10 }
    return Int128(result)
  }

  /// The greatest common divisor by halving, which needs no division; 1 where both are zero.
  private static func gcd(_ a: UInt64, _ b: UInt64) -> UInt64 {
    if a == 0 || b == 0 { return max(a | b, 1) }
    let twos = (a | b).trailingZeroBitCount
    var x = a >> UInt64(a.trailingZeroBitCount)
    var y = b
    while y != 0 {
      y >>= UInt64(y.trailingZeroBitCount)
      (x, y) = (min(x, y), max(x, y) &- min(x, y))
    }
    return x << UInt64(twos)
  }

  private static func gcd(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }

  /// The sum, or nil where it does not fit.
  public func plus(_ other: Exact) -> Exact? {
    if denominator == 1, other.denominator == 1 {
      let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
      return overflow ? nil : Exact(sum, over: 1)
    }
    let (a, o1) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (b, o2) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (sum, o3) = a.addingReportingOverflow(b)
    let (below, o4) = denominator.multipliedReportingOverflow(by: other.denominator)
    return o1 || o2 || o3 || o4 ? nil : Exact(sum, over: below)
  }

  /// The product, or nil where it does not fit.
  public func times(_ other: Exact) -> Exact? {
    let (above, o1) = numerator.multipliedReportingOverflow(by: other.numerator)
    let (below, o2) = denominator.multipliedReportingOverflow(by: other.denominator)
    return o1 || o2 ? nil : Exact(above, over: below)
  }

  /// The opposite number.
  public var negated: Exact { Exact(-numerator, over: denominator) ?? self }

  /// One over this number; nil for zero.
  public var inverse: Exact? { Exact(denominator, over: numerator) }

  /// Half-up in decimal, away from zero on a tie, as Swedish reports round: 6.25 to one place is 6.3.
  ///
  /// The answer counts units of `10^-places`; nil where it does not fit in 64 bits.
  public func rounded(places: Int) -> Int64? {
    let (scaled, overflow) = numerator.multipliedReportingOverflow(by: Exact.power(places))
    guard !overflow else { return nil }
    let size = scaled.magnitude
    let below = denominator.magnitude
    let whole = size / below
    let rest = size % below
    let up = rest >= below - rest ? whole + 1 : whole
    guard up <= UInt128(Int64.max) else { return nil }
    return scaled < 0 ? -Int64(up) : Int64(up)
  }

  /// The number of decimal places that writes this number exactly, at most `limit`; nil where more are needed.
  public func exactPlaces(limit: Int = 18) -> Int? {
    var below = denominator
    var places = 0
    while below % 10 == 0 { (below, places) = (below / 10, places + 1) }
    var twos = 0
    var fives = 0
    while below % 2 == 0 { (below, twos) = (below / 2, twos + 1) }
    while below % 5 == 0 { (below, fives) = (below / 5, fives + 1) }
    guard below == 1 else { return nil }
    places += max(twos, fives)
    return places <= limit ? places : nil
  }

  /// The nearest binary floating-point number, for charts only.
  public var double: Double { Double(numerator) / Double(denominator) }

  /// Whether one number is less than another; exact however close they are.
  public static func < (a: Exact, b: Exact) -> Bool {
    let (left, o1) = a.numerator.multipliedReportingOverflow(by: b.denominator)
    let (right, o2) = b.numerator.multipliedReportingOverflow(by: a.denominator)
    return o1 || o2 ? a.isLess(than: b) : left < right
  }

  /// The order of two numbers whose cross products do not fit.
  ///
  /// Compares 256-bit products of the sizes, so that two fractions a hair apart are told apart.
  private func isLess(than other: Exact) -> Bool {
    if (numerator < 0) != (other.numerator < 0) { return numerator < 0 }
    let left = numerator.magnitude.multipliedFullWidth(by: other.denominator.magnitude)
    let right = other.numerator.magnitude.multipliedFullWidth(by: denominator.magnitude)
    let below = (left.high, left.low) < (right.high, right.low)
    let above = (left.high, left.low) > (right.high, right.low)
    return numerator < 0 ? above : below
  }
}
