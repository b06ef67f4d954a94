@_spi(_Unicode) import Swift

/// The letters of a text as numbers, composed and without case, for comparing spellings letter by letter.
enum Letters {
  /// Writes the letters of a text into a buffer, so that a long list of words needs no room of its own.
  static func write(_ text: String, into letters: inout [UInt32]) {
    letters.removeAll(keepingCapacity: true)
    var lead: UInt32 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A: letters.append(UInt32(byte) + 0x20)
      case ..<0x80: letters.append(UInt32(byte))
      case 0xC2, 0xC3: lead = UInt32(byte & 0x1F) << 6
      case 0x80..<0xC0:
        let value = lead | UInt32(byte & 0x3F)
        letters.append(isCapital(value) ? value + 0x20 : value)
      default:
        // Beyond Latin-1 the standard library knows the cases and the marks.
        letters.removeAll(keepingCapacity: true)
        for scalar in text.lowercased()._nfc { letters.append(scalar.value) }
        return
      }
    }
  }

  /// The letters of a text.
  static func of(_ text: String) -> [UInt32] {
    var letters: [UInt32] = []
    write(text, into: &letters)
    return letters
  }

  private static func isCapital(_ value: UInt32) -> Bool {
    value >= 0xC0 && value <= 0xDE && value != 0xD7
  }

  /// A letter without its dots, ring or accent: what is typed where the keyboard has none.
  static func plain(_ letter: UInt32) -> UInt32 {
    guard letter >= 0xE0, letter <= 0xFD else { return letter }
    return switch letter {
    case 0xE0...0xE5: 0x61
    case 0xE8...0xEB: 0x65
    case 0xEC...0xEF: 0x69
    case 0xF2...0xF6, 0xF8: 0x6F
    case 0xF9...0xFC: 0x75
    default: letter
    }
  }

  /// Whether a letter parts words: a blank, hyphen, low line, stroke or ampersand.
  static func parts(_ letter: UInt32) -> Bool {
    switch letter {
    case 0x20, 0xA0, 0x2D, 0x5F, 0x2F, 0x26: true
    default: false
    }
  }

  /// A number by which letters stand in Swedish order: å, ä and ö after z, in that order.
  static func rank(_ letter: UInt32) -> UInt32 {
    switch letter {
    case 0xE5: 0x7B00
    case 0xE4: 0x7B01
    case 0xF6: 0x7B02
    default: letter < 0x7B ? letter << 8 : letter + 0x10000
    }
  }
}
