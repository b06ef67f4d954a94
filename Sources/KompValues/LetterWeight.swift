@_spi(_Unicode) import Swift

/// What each letter weighs: blanks, hyphens, signs, numbers, a–z, å, ä, ö, then other scripts.
enum LetterWeight {
  static let blank: UInt8 = 0x02
  static let lowLine: UInt8 = 0x03
  static let hyphen: UInt8 = 0x04
  static let foreignSign: UInt8 = 0x40
  static let number: UInt8 = 0x41
  static let a: UInt8 = 0x50
  static let aRing: UInt8 = 0x70
  static let aDots: UInt8 = 0x71
  static let oDots: UInt8 = 0x72
  static let otherScript: UInt8 = 0xF0

  /// å, ä and ö by their Latin-1 number.
  static func dotted(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0xE5: aRing
    case 0xE4: aDots
    case 0xF6: oDots
    default: nil
    }
  }

  /// A small letter or a sign of printable ASCII; not for digits.
  static func ascii(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x20: blank
    case 0x2D: hyphen
    case 0x5F: lowLine
    case 0x61...0x7A: a + (byte - 0x61)
    // The signs in ASCII order: 21–2F, 3A–40, 5B–60 and 7B–7E close up to 05–25.
    case 0x21...0x2F: 0x05 + (byte - 0x21)
    case 0x3A...0x40: 0x14 + (byte - 0x3A)
    case 0x5B...0x60: 0x1B + (byte - 0x5B)
    case 0x7B...0x7E: 0x21 + (byte - 0x7B)
    default: foreignSign
    }
  }

  /// The letters that a foreign letter is sorted as: æ as ä, ü as y, ß as ss; nil for no such letter.
  static func likeness(_ scalar: Unicode.Scalar) -> [UInt8]? {
    switch scalar {
    case "æ": [aDots]
    case "ø", "ő", "œ": [oDots]
    case "ü", "ű": [ascii(0x79)]
    case "đ", "ð": [ascii(0x64)]
    case "þ": [ascii(0x74), ascii(0x68)]
    case "ß": [ascii(0x73), ascii(0x73)]
    case "ł": [ascii(0x6C)]
    case "ı": [ascii(0x69)]
    default: nil
    }
  }
}

/// The first level of a key while it is written; a run of digits is held back until its length is known.
struct LetterLevel {
  private var bytes: [UInt8] = []
  private var digits: [UInt8] = []
  private var inNumber = false

  /// Whether a number began with a zero that says nothing, so that the level cannot tell `01` from `1`.
  private(set) var lostZero = false

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func append(_ weight: UInt8) {
    if inNumber { endNumber() }
    bytes.append(weight)
  }

  mutating func append(ascii byte: UInt8) {
    guard byte >= 0x30, byte <= 0x39 else { return append(LetterWeight.ascii(byte)) }
    if inNumber, digits.isEmpty { lostZero = true }
    inNumber = true
    // A leading zero is left out; the number 0 is no digits at all, and the least.
    if byte > 0x30 || !digits.isEmpty { digits.append(byte) }
  }

  /// A scalar outside ASCII that is not å, ä or ö.
  mutating func append(foreign scalar: Unicode.Scalar) {
    // A loose accent weighs nothing here; the second level sees it.
    if isMark(scalar) { return }
    if let like = LetterWeight.likeness(scalar) {
      for weight in like { append(weight) }
      return
    }
    if let base = String(scalar)._nfd.first(where: { _ in true }),
      (0x61...0x7A).contains(base.value)
    {
      return append(LetterWeight.ascii(UInt8(base.value)))
    }
    let properties = scalar.properties
    if properties.isWhitespace { return append(LetterWeight.blank) }
    if properties.generalCategory == .dashPunctuation || scalar == "\u{2212}" {
      return append(LetterWeight.hyphen)
    }
    append(properties.isAlphabetic ? LetterWeight.otherScript : LetterWeight.foreignSign)
    for shift: UInt32 in [14, 7, 0] { append(UInt8(scalar.value >> shift & 0x7F) + 1) }
  }

  /// Ends the level and hands it over, to be gone on with.
  mutating func finish() -> [UInt8] {
    if inNumber { endNumber() }
    let finished = bytes
    bytes = []
    return finished
  }

  /// Writes the number as its length and its digits, so that a longer number is a greater one.
  private mutating func endNumber() {
    bytes.append(LetterWeight.number)
    var length = digits.count
    while length >= 254 {
      bytes.append(255)
      length -= 254
    }
    bytes.append(UInt8(length) + 1)
    bytes += digits
    digits.removeAll(keepingCapacity: true)
    inNumber = false
  }
}
