/// The number of terminal cells a text takes: 0 for combining marks and controls, 2 for wide characters.
///
/// An emoji of several scalars (a family, a flag, a skin tone, a keycap) takes 2 together.
public func displayWidth(_ text: String) -> Int {
  latinWidth(text) ?? text.reduce(0) { $0 + cells(of: $1) }
}

/// The width of a text of scalars below U+0300, where one is one cell or, as a control, none; nil for others.
private func latinWidth(_ text: String) -> Int? {
  var width = 0
  var before: UInt8 = 0
  for byte in text.utf8 {
    switch byte {
    case ..<0x80: if byte >= 0x20, byte != 0x7F { width += 1 }
    // The first byte counts; of the second ones only those of the controls 80–9F take that back.
    case ..<0xC0: if before == 0xC2, byte < 0xA0 { width -= 1 }
    case ..<0xCC: width += 1
    default: return nil
    }
    before = byte
  }
  return width
}

/// The cells of one character as a reader counts characters.
private func cells(of character: Character) -> Int {
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  guard scalars.count > 1 else { return cells(of: first) }
  if first.properties.isEmoji, scalars.dropFirst().contains(where: joins) { return 2 }
  return scalars.reduce(0) { $0 + cells(of: $1) }
}

/// Whether a scalar makes one picture with the emoji before it: joiner, emoji variant, skin tone or flag half.
private func joins(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x200D, 0xFE0F, 0x20E3, 0x1F3FB...0x1F3FF, 0x1F1E6...0x1F1FF: true
  default: false
  }
}

private func cells(of scalar: Unicode.Scalar) -> Int {
  let value = scalar.value
  if value < 0x300 { return value < 0x20 || (0x7F...0x9F).contains(value) ? 0 : 1 }
  if isWide(value) { return 2 }
  return isInvisible(scalar) ? 0 : 1
}

private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  // The vowels and finals of Korean stand in the cells of the first consonant.
  case 0x1160...0x11FF, 0xD7B0...0xD7FB: return true
  // Arabic signs of number are format characters that are seen.
  case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2: return false
  default: break
  }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
    return true
  default: return false
  }
}

private func isWide(_ value: UInt32) -> Bool {
  guard value >= 0x1100 else { return false }
  var low = 0
  var high = wideRanges.count
  while low < high {
    let middle = (low + high) / 2
    let range = wideRanges[middle]
    if range.contains(value) { return true }
    if value < range.lowerBound { high = middle } else { low = middle + 1 }
  }
  return false
}

/// East Asian wide and full-width scalars and the emoji shown as pictures, in order (Unicode 17).
///
/// A gap of unassigned scalars inside a script is taken in; they are wide when they come.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0,
  0x23F3...0x23F3, 0x25FD...0x25FE, 0x2614...0x2615, 0x2630...0x2637, 0x2648...0x2653,
  0x267F...0x267F, 0x268A...0x268F, 0x2693...0x2693, 0x26A1...0x26A1, 0x26AA...0x26AB,
  0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA,
  0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705,
  0x270A...0x270B, 0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755,
  0x2757...0x2757, 0x2795...0x2797, 0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C,
  0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x3029, 0x302E...0x303E, 0x3041...0x3098,
  0x309B...0x3247, 0x3250...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
  0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x16FE3,
  0x16FF0...0x18D08, 0x1AFF0...0x1B2FB, 0x1D300...0x1D356, 0x1D360...0x1D376, 0x1F004...0x1F004,
  0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F265, 0x1F300...0x1F320,
  0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3,
  0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC,
  0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596,
  0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2,
  0x1F6D5...0x1F6D8, 0x1F6DC...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7EB,
  0x1F7F0...0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAFF,
  0x20000...0x2FFFD, 0x30000...0x3FFFD,
]
