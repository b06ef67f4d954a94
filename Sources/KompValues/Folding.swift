@_spi(_Unicode) import Swift

/// The composed form (NFC) of a text: `a` and a ring become `å`.
public func composed(_ text: String) -> String {
  // Below U+0300, whose first byte is CC, nothing composes with anything: such text is composed already.
  if text.utf8.allSatisfy({ $0 < 0xCC }) { return text }
  var result = ""
  for scalar in text._nfc { result.unicodeScalars.append(scalar) }
  return result
}

/// The form in which words and text are compared: composed and without case; å stays å.
public func folded(_ text: String) -> String {
  switch latin(text) {
  case .lower: text
  case .mixed: latinLowered(text)
  case .other: composed(text.lowercased())
  }
}

/// A folded text with å, ä, ö (and é, ü …) written as their plain letters: what a keyboard without dots types.
public func withoutDots(_ text: String) -> String {
  let lower = folded(text)
  if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
  if lower.utf8.allSatisfy({ $0 <= 0xC3 }) { return latinWithoutDots(lower) }
  var result = ""
  for scalar in lower._nfd where !isMark(scalar) { result.unicodeScalars.append(scalar) }
  // What had no mark is put together again: a Korean syllable has no dots to lose.
  return composed(result)
}

/// Small letters of Latin-1 without their marks: those that come apart have a plain letter in the table.
private func latinWithoutDots(_ text: String) -> String {
  String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
    var count = 0
    for byte in text.utf8 {
      if byte >= 0x80, count > 0, buffer[count - 1] == 0xC3,
        let plain = plainLetter(afterC3: byte)
      {
        buffer[count - 1] = plain
      } else {
        buffer[count] = byte
        count += 1
      }
    }
    return count
  }
}

/// The letter that à–ÿ, which are C3 and this byte, has when its mark is taken off; æ, ð, ø, þ have none.
private func plainLetter(afterC3 byte: UInt8) -> UInt8? {
  switch byte {
  case 0xA0...0xA5: 0x61
  case 0xA7: 0x63
  case 0xA8...0xAB: 0x65
  case 0xAC...0xAF: 0x69
  case 0xB1: 0x6E
  case 0xB2...0xB6: 0x6F
  case 0xB9...0xBC: 0x75
  case 0xBD, 0xBF: 0x79
  default: nil
  }
}

/// Whether a scalar is a mark of the kind that stands on a Latin, Greek or Cyrillic letter.
func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

private enum Script { case lower, mixed, other }

/// Whether a text stays within Latin-1, and whether it has a capital there.
private func latin(_ text: String) -> Script {
  var capital = false
  var before: UInt8 = 0
  for byte in text.utf8 {
    if byte > 0xC3 { return .other }
    if isCapital(byte, after: before) { capital = true }
    before = byte
  }
  return capital ? .mixed : .lower
}

/// Whether a byte ends a Latin-1 capital: A–Z, or À–Þ (C3 80–9E) but ×.
private func isCapital(_ byte: UInt8, after before: UInt8) -> Bool {
  if byte < 0x80 { return byte >= 0x41 && byte <= 0x5A }
  return before == 0xC3 && byte <= 0x9E && byte != 0x97
}

/// Latin-1 text without case: there the small letter is always 20 (hexadecimal) after the capital.
private func latinLowered(_ text: String) -> String {
  String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
    var before: UInt8 = 0
    var count = 0
    for byte in text.utf8 {
      buffer[count] = isCapital(byte, after: before) ? byte + 0x20 : byte
      before = byte
      count += 1
    }
    return count
  }
}
