extension Exact {
  /// The square root, half-up to so many decimals (0 to 18); nil where there is none or it does not fit.
  ///
  /// No floating point: with x = the number in units of `10^-2·places`, the rounded root is
  /// `(⌊√⌊4x⌋⌋ + 1) / 2`, since `⌊√x + ½⌋` depends only on `⌊2√x⌋`.
  public func squareRoot(places: Int) -> Exact? {
    guard numerator >= 0, (0...18).contains(places) else { return nil }
    let unit = Exact.power(places).magnitude
    let (scale, tooFine) = (unit * unit).multipliedReportingOverflow(by: 4)
    guard !tooFine else { return nil }
    let product = numerator.magnitude.multipliedFullWidth(by: scale)
    // The quotient fits in 128 bits exactly when the upper half is below the divisor.
    guard product.high < denominator.magnitude else { return nil }
    let quotient = denominator.magnitude.dividingFullWidth(product).quotient
    let doubled = Exact.wholeRoot(quotient)
    return Exact(Int128(doubled / 2 + doubled % 2), over: Exact.power(places))
  }

  /// The largest whole number whose square is not above another, by Newton's method from above.
  package static func wholeRoot(_ number: UInt128) -> UInt128 {
    guard number > 1 else { return number }
    // A power of two that is not below the root: from there each step comes down, until it does not.
    let bits = UInt128.bitWidth - number.leadingZeroBitCount
    var root: UInt128 = 1 << UInt128((bits + 1) / 2)
    while true {
      let next = (root + number / root) / 2
      if next >= root { return root }
      root = next
    }
  }
}
