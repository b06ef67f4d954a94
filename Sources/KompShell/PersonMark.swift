/// Numbers that point out a person, which no file of lines typed may keep.
package enum PersonMark {
  /// Whether a text holds what looks like a Swedish personal number: ten or twelve digits, maybe
  /// with a sign before the last four, that begin with a day and end with the right check digit.
  package static func stands(in text: String) -> Bool {
    var digits: [Int] = []
    var signAt: Int?
    for byte in Array(text.utf8) + [0] {
      if (0x30...0x39).contains(byte) {
        digits.append(Int(byte) - 0x30)
      } else if byte == 0x2D || byte == 0x2B, signAt == nil, [6, 8].contains(digits.count) {
        signAt = digits.count
      } else {
        if isNumber(digits, signAt) { return true }
        digits = []
        signAt = nil
      }
    }
    return false
  }

  private static func isNumber(_ digits: [Int], _ signAt: Int?) -> Bool {
    guard digits.count == 10 || digits.count == 12 else { return false }
    if let signAt, signAt != digits.count - 4 { return false }
    let ten = Array(digits.suffix(10))
    let month = ten[2] * 10 + ten[3]
    let day = ten[4] * 10 + ten[5]
    // A coordination number has sixty added to its day.
    guard (1...12).contains(month), (1...31).contains(day > 60 ? day - 60 : day) else {
      return false
    }
    var sum = 0
    for (index, digit) in ten.enumerated() {
      let weighted = index % 2 == 0 ? digit * 2 : digit
      sum += weighted > 9 ? weighted - 9 : weighted
    }
    return sum % 10 == 0
  }
}
