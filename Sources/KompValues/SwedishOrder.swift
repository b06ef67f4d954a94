/// Swedish alphabetical order: å, ä, ö last, case and other accents only to break ties, digits in number order.
///
/// A key has four levels with a zero byte between: the letters, the accents, the case, the text. A
/// later level is empty where the earlier ones already say all there is, as they do for nearly
/// every Swedish word; so a key is mostly as long as its word.
public enum SwedishOrder {
  /// A key whose byte order is the Swedish order of the texts.
  ///
  /// Two texts that differ once composed have different keys.
  public static func key(_ text: String) -> [UInt8] {
    let whole = composed(text)
    return withBytes(of: whole, quickKey) ?? fullKey(whole)
  }

  /// Whether one text comes before another.
  public static func precedes(_ a: String, _ b: String) -> Bool {
    key(a).lexicographicallyPrecedes(key(b))
  }

  /// The key of a text of printable ASCII and å, ä, ö; nil for any other.
  private static func quickKey(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var key = LetterLevel(capacity: bytes.count + 4)
    var capitals: [UInt8] = []
    var seen = 0
    var index = 0
    while index < bytes.count {
      var byte = bytes[index]
      if byte == 0xC3, index + 1 < bytes.count {
        index += 1
        byte = bytes[index]
        let small = byte | 0x20
        guard let weight = LetterWeight.dotted(0xC0 | small) else { return nil }
        key.append(weight)
        if byte != small { CaseLevel.mark(&capitals, at: seen) }
      } else {
        guard byte >= 0x20, byte < 0x7F else { return nil }
        if byte >= 0x41, byte <= 0x5A {
          CaseLevel.mark(&capitals, at: seen)
          byte |= 0x20
        }
        key.append(ascii: byte)
      }
      seen += 1
      index += 1
    }
    var result = key.finish()
    result += [0, 0]
    result += capitals
    result.append(0)
    if key.lostZero { appendText(bytes, to: &result) }
    return result
  }

  /// The key of any composed text; agrees with the quick way where that has an answer.
  package static func fullKey(_ text: String) -> [UInt8] {
    let lower = folded(text)
    var key = LetterLevel(capacity: text.utf8.count + 4)
    var capitals: [UInt8] = []
    var plain = true
    var said = true
    for scalar in lower.unicodeScalars {
      if scalar.value >= 0x20, scalar.value < 0x7F {
        key.append(ascii: UInt8(scalar.value))
      } else if let byte = UInt8(exactly: scalar.value), let weight = LetterWeight.dotted(byte) {
        key.append(weight)
      } else {
        (plain, said) = (false, false)
        key.append(foreign: scalar)
      }
    }
    for (place, scalar) in text.unicodeScalars.enumerated()
    where scalar.properties.changesWhenLowercased {
      CaseLevel.mark(&capitals, at: place)
      if scalar.value >= 0x80, scalar.value != 0xC5, scalar.value != 0xC4, scalar.value != 0xD6 {
        said = false
      }
    }
    var result = key.finish()
    result.append(0)
    if !plain { for byte in lower.utf8 { result += byte < 2 ? [1, byte + 1] : [byte] } }
    result.append(0)
    result += capitals
    result.append(0)
    if !said || key.lostZero { appendText(text.utf8, to: &result) }
    return result
  }

  /// The last level: the text itself, the shorter first, so that `01` comes before `001`.
  private static func appendText(_ text: some Collection<UInt8>, to key: inout [UInt8]) {
    let count = UInt32(clamping: text.count)
    for shift: UInt32 in [24, 16, 8, 0] { key.append(UInt8(count >> shift & 0xFF)) }
    key += text
  }
}

/// The level of case: 2 for a capital, 1 for what stands before it, nothing after the last capital.
private enum CaseLevel {
  static func mark(_ level: inout [UInt8], at place: Int) {
    while level.count < place { level.append(1) }
    level.append(2)
  }
}
