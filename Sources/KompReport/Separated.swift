/// How a file of separated cells is written: the mark between them, the line end, the quotes.
struct Separated {
  let separator: UInt8
  let lineEnd: [UInt8]
  /// On a terminal what it would obey is shown instead; in a file cells are exact.
  let isTerminal: Bool

  /// Writes a row; nil is a cell that is not known.
  ///
  /// A known but empty text is `""`, an unknown cell nothing at all. Where an unknown cell is the
  /// whole row it is `""` too: readers skip empty lines, and a row must not be lost.
  func row(_ cells: some Sequence<String?>, count: Int, to output: inout [UInt8]) {
    for (number, cell) in cells.enumerated() {
      if number > 0 { output.append(separator) }
      if let cell {
        field(cell, to: &output)
      } else if count == 1 {
        output.write("\"\"")
      }
    }
    output += lineEnd
  }

  private func field(_ text: String, to output: inout [UInt8]) {
    let text = isTerminal ? Glyphs(text, .quoted).text : text
    var quotes = text.isEmpty
    for byte in text.utf8 {
      if byte == 0x22 || byte == 0x0A || byte == 0x0D || byte == separator { quotes = true }
    }
    // Some readers trim blanks that stand without quotes.
    quotes = quotes || text.utf8.first == 0x20 || text.utf8.last == 0x20
    guard quotes else { return output.append(contentsOf: text.utf8) }
    output.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { output.append(0x22) }
      output.append(byte)
    }
    output.append(0x22)
  }
}
