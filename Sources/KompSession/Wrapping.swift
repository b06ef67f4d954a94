import KompValues

/// Long remarks over several lines.
enum Wrapping {
  /// A text broken at blanks, its further lines indented four cells deeper than its first.
  static func wrap(_ text: String, to width: Int) -> String {
    guard displayWidth(text) > width else { return text }
    let indent = String(text.prefix { $0 == " " })
    var lines: [String] = []
    var line = indent
    var isFresh = true
    for word in text.dropFirst(indent.count).split(separator: " ", omittingEmptySubsequences: false)
    {
      if !isFresh, displayWidth(line) + 1 + displayWidth(String(word)) > width {
        lines.append(line)
        line = indent + "    "
        isFresh = true
      }
      line += isFresh ? String(word) : " " + word
      isFresh = false
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
