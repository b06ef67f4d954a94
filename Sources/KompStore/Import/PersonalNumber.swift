import KompValues

/// A Swedish personal or coordination number, read and never kept: a birth date, a sex, and what is hashed.
struct PersonalNumber {
  /// The twelve digits that are hashed, so that every way of writing gives the same person.
  let canonical: String
  /// The birth date.
  let born: Day
  /// Whether the ninth digit is odd.
  let isMale: Bool

  /// Reads 10 or 12 digits, with or without `-` or `+` before the last four; nil where anything is wrong.
  ///
  /// Ten digits mean the latest century that is not to come on the day; `+` one century earlier.
  init?(_ text: String, on day: Day) {
    var digits: [UInt8] = []
    var sign: Unicode.Scalar?
    var placeOfSign = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": digits.append(UInt8(scalar.value - 48))
      case " ", "\u{a0}": continue
      case "-", "+", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2212}":
        guard sign == nil else { return nil }
        sign = scalar
        placeOfSign = digits.count
      default: return nil
      }
    }
    guard digits.count == 10 || digits.count == 12 else { return nil }
    if sign != nil && placeOfSign != digits.count - 4 { return nil }
    let last = Array(digits.suffix(10))
    guard PersonalNumber.checks(last) else { return nil }
    func two(_ index: Int) -> Int { Int(last[index]) * 10 + Int(last[index + 1]) }
    // A coordination number has 60 more on its day.
    let dayOfMonth = two(4) > 60 ? two(4) - 60 : two(4)
    var year = two(0)
    if digits.count == 12 {
      year += (Int(digits[0]) * 10 + Int(digits[1])) * 100
    } else {
      year += day.year / 100 * 100
      if (year, two(2), dayOfMonth) > (day.year, day.month, day.day) { year -= 100 }
      if sign == "+" { year -= 100 }
    }
    guard (1800...day.year).contains(year),
      let born = Day(year: year, month: two(2), day: dayOfMonth), born <= day
    else { return nil }
    self.born = born
    isMale = last[8] % 2 == 1
    canonical = String(year) + last.dropFirst(2).map { String($0) }.joined()
  }

  /// Whether the last of ten digits is the check digit of the others: weights 2, 1, 2 …, modulus 10.
  private static func checks(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (index, digit) in digits.enumerated() {
      let weighted = Int(digit) * (index % 2 == 0 ? 2 : 1)
      sum += weighted > 9 ? weighted - 9 : weighted
    }
    return sum % 10 == 0
  }

  /// Whether a text could be meant as a personal number, right or wrong, so that it must not be shown.
  static func mayBe(_ text: String) -> Bool {
    var digits: [UInt8] = []
    for byte in text.utf8 where (48...57).contains(byte) { digits.append(byte - 48) }
    guard digits.count == 10 || digits.count == 12 else { return false }
    let last = Array(digits.suffix(10))
    let month = last[2] * 10 + last[3]
    let day = last[4] * 10 + last[5]
    return (1...12).contains(month) && ((1...31).contains(day) || (61...91).contains(day))
  }
}
