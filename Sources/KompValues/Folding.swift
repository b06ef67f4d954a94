@_spi(_Unicode) import Swift

/// The composed form (NFC) of a text: `a` and a ring become `å`.
public func composed(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
  var result = ""
  for scalar in text._nfc { result.unicodeScalars.append(scalar) }
  return result
}

/// The form in which words and text are compared: composed and without case; å stays å.
public func folded(_ text: String) -> String { composed(text.lowercased()) }

/// A folded text with å, ä, ö (and é, ü …) written as their plain letters: what a keyboard without dots types.
public func withoutDots(_ text: String) -> String {
  var result = ""
  for scalar in folded(text)._nfd where !scalar.properties.isDiacritic {
    result.unicodeScalars.append(scalar)
  }
  return result
}
