import KompValues

/// Prose broken into lines between words.
enum Wrapping {
  /// The width of prose on a page that has none.
  static let usual = 80

  /// The lines of a text, none wider than `width`; a word wider than that is cut where it must be.
  ///
  /// Only the ordinary blank is a place to break: `52 168` and `75 %` are held by another one.
  static func lines(_ text: String, width: Int) -> [String] {
    let width = max(1, width)
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { paragraph($0, width: width) }
  }

  private static func paragraph(_ text: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
      for (number, piece) in pieces(String(word), width: width).enumerated() {
        let blank = line.isEmpty || number > 0 ? 0 : 1
        if !line.isEmpty, number > 0 || used + blank + piece.width > width {
          lines.append(line)
          (line, used) = (piece.text, piece.width)
        } else {
          line += (blank == 1 ? " " : "") + piece.text
          used += blank + piece.width
        }
      }
    }
    return lines + [line]
  }

  private static func pieces(_ word: String, width: Int) -> [(text: String, width: Int)] {
    let whole = displayWidth(word)
    if whole <= width { return [(word, whole)] }
    var pieces: [(text: String, width: Int)] = [("", 0)]
    for character in word {
      let cells = displayWidth(String(character))
      let last = pieces.count - 1
      if pieces[last].width + cells > width, pieces[last].width > 0 {
        pieces.append((String(character), cells))
      } else {
        pieces[last].text.append(character)
        pieces[last].width += cells
      }
    }
    return pieces
  }
}
