/// What a single character may be part of.
enum Characters {
  enum Quote { case single, double }

  /// The scalar that begins at an offset and its length; the bytes come from a valid text.
  static func scalar(in bytes: [UInt8], at offset: Int) -> (Unicode.Scalar, Int) {
    func tail(_ ahead: Int) -> UInt32 {
      let at = offset + ahead
      return at < bytes.count ? UInt32(bytes[at] & 0x3F) : 0
    }
    let first = UInt32(bytes[offset])
    let (value, length): (UInt32, Int)
    switch first {
    case ..<0x80: (value, length) = (first, 1)
    case ..<0xE0: (value, length) = ((first & 0x1F) << 6 | tail(1), 2)
    case ..<0xF0: (value, length) = ((first & 0x0F) << 12 | tail(1) << 6 | tail(2), 3)
    default:
      (value, length) = ((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", min(length, bytes.count - offset))
  }

  /// An ASCII letter, digit or `_`.
  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }

  /// A letter of any language, a digit or a combining mark.
  static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber:
      true
    default: false
    }
  }

  /// Any blank of any width, a line separator and the mark at the start of a file too.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}"
  }

  /// What a keyboard or a word processor makes of a quote.
  static func quote(_ scalar: Unicode.Scalar) -> Quote? {
    switch scalar {
    case "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}": .double
    case "'", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}": .single
    default: nil
    }
  }

  /// Marks of print and mathematics, with the mark that is meant.
  static func habit(_ scalar: Unicode.Scalar) -> Mark? {
    switch scalar {
    case "\u{2264}": .lessOrEqual
    case "\u{2265}": .greaterOrEqual
    case "\u{2260}": .notEqual
    case "\u{2013}", "\u{2212}", "\u{2014}": .minus
    case "\u{00D7}": .star
    case "\u{00F7}": .slash
    case "\u{2026}": .range
    default: nil
    }
  }
}
