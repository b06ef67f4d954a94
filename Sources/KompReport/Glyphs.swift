import KompValues

/// A text ready for a line of a table: harmless, with the terminal cells it takes.
struct Glyphs {
  let text: String
  let width: Int

  /// Measures a text from anywhere and shows what it hides.
  ///
  /// Latin letters without controls are told by their bytes alone: nearly every cell of a large
  /// table is such a text, and it is neither copied nor walked character by character.
  init(_ text: String, _ caution: Caution) {
    if let width = Glyphs.latinWidth(text) {
      self.text = text
      self.width = width
    } else {
      self.text = Neutral.shown(text, caution)
      width = displayWidth(self.text)
    }
  }

  /// What is not known: the commonest text beyond Latin-1, measured once.
  static let missing = Glyphs(text: "–", width: 1)

  private init(text: String, width: Int) {
    self.text = text
    self.width = width
  }

  /// The width of a text of printable ASCII and Latin-1 letters; nil for any other.
  private static func latinWidth(_ text: String) -> Int? {
    text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      var width = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte >= 0x20, byte < 0x7F {
          index += 1
        } else if byte == 0xC3
          || (byte == 0xC2 && index + 1 < bytes.count
            && bytes[index + 1] >= 0xA0 && bytes[index + 1] != 0xAD)
        {
          index += 2
        } else {
          return nil
        }
        width += 1
      }
      return width
    } ?? nil
  }

  /// The text cut to so many cells, the cut shown as `…`.
  func shortened(to limit: Int) -> Glyphs {
    if width <= limit { return self }
    guard limit > 0 else { return Glyphs(text: "", width: 0) }
    var kept = ""
    var used = 0
    for character in text {
      let cells = displayWidth(String(character))
      if used + cells > limit - 1 { break }
      kept.append(character)
      used += cells
    }
    return Glyphs(text: kept + "…", width: used + 1)
  }
}

extension [UInt8] {
  mutating func write(_ text: String) { append(contentsOf: text.utf8) }

  mutating func blanks(_ count: Int) {
    if count > 0 { append(contentsOf: repeatElement(0x20, count: count)) }
  }

  mutating func newline() { append(0x0A) }
}
