import KompLexicon
import KompValues

/// What every picture needs: the width, the tongue, the signs that may be used.
struct ChartPaper {
  /// A picture in a file is drawn for a page of this width.
  static let usual = 80
  /// Rows of a picture on a screen; a file has room for all.
  static let rowLimit = 100

  let page: Page
  let caution: Caution
  private let reader: ReaderCell

  init(_ page: Page) {
    self.page = page
    caution = page.width == nil ? .breaks : .terminal
    reader = ReaderCell(page.tongue)
  }

  /// The cells there are; a picture narrower than this could show nothing.
  var width: Int { max(20, page.width ?? ChartPaper.usual) }
  var tongue: Tongue { page.tongue }
  var isASCII: Bool { page.isASCII }

  /// A cell as the tables show it.
  func text(_ cell: Cell) -> Glyphs {
    let text = reader.text(cell)
    return Glyphs(isASCII ? plain(cell, text) : text, caution)
  }

  func text(_ both: Both) -> Glyphs { Glyphs(both[tongue], caution) }

  /// The typographic signs of numbers; what the data holds is left as it is.
  private func plain(_ cell: Cell, _ text: String) -> String {
    switch cell {
    case .text, .word: return text
    default: break
    }
    var plain = ""
    for character in text {
      switch character {
      case "\u{A0}": plain.append(" ")
      case "\u{2212}", "–": plain.append("-")
      case "å": plain.append("a")
      default: plain.append(character)
      }
    }
    return plain
  }

  /// A text cut to so many cells.
  func fitted(_ glyphs: Glyphs, _ limit: Int) -> Glyphs {
    let cut = glyphs.shortened(to: limit)
    guard isASCII, cut.text.hasSuffix("…"), glyphs.width > limit else { return cut }
    return Glyphs(String(cut.text.dropLast()) + "~", caution)
  }

  /// A number in so many cells: one that does not fit is not shown with fewer digits.
  func number(_ glyphs: Glyphs, in limit: Int) -> Glyphs {
    glyphs.width <= limit ? glyphs : Glyphs(isASCII ? "~" : "…", caution)
  }

  /// The name of a row: its keys, one after another.
  func label(_ chart: Chart, _ row: Int, _ keys: some Sequence<Int>) -> Glyphs {
    let parts = keys.map { text(chart.table.cell(row, $0)) }
    if let only = parts.first, parts.count == 1 { return only }
    return Glyphs(parts.map(\.text).joined(separator: isASCII ? ", " : " · "), caution)
  }

  /// The heading of columns.
  func title(_ chart: Chart, _ columns: some Sequence<Int>) -> Glyphs {
    let parts = columns.map { text(chart.table.headings[$0].title).text }
    return Glyphs(parts.joined(separator: isASCII ? ", " : " · "), caution)
  }

  /// What a picture of one measure is called: `count by unit`.
  func name(of title: Glyphs, in chart: Chart) -> String {
    guard !chart.keys.isEmpty else { return fitted(title, width).text }
    let text = title.text + Both(" by ", " per ")[tongue] + self.title(chart, chart.keys).text
    return fitted(Glyphs(text, caution), width).text
  }

  /// A line in bold where colour may be used.
  func heading(_ line: String, to output: inout [UInt8]) {
    if page.colour { output.write("\u{1B}[1m") }
    output.write(line)
    if page.colour { output.write("\u{1B}[0m") }
    output.newline()
  }

  func rule(_ length: Int, to output: inout [UInt8]) {
    output.write(String(repeating: isASCII ? "-" : "─", count: max(0, length)))
    output.newline()
  }
}

extension Glyphs {
  /// The text with blanks before it.
  func right(in cells: Int, with fill: Character = " ") -> String {
    String(repeating: fill, count: max(0, cells - width)) + text
  }

  /// The text with blanks after it.
  func left(in cells: Int) -> String {
    text + String(repeating: " ", count: max(0, cells - width))
  }

  /// The text in the middle, one cell to the left of it where the middle is between two.
  func centred(in cells: Int, with fill: Character = " ") -> String {
    let before = max(0, cells - width) / 2
    return String(repeating: fill, count: before) + text
      + String(repeating: fill, count: max(0, cells - width - before))
  }
}

/// A line without blanks at its end.
func trimmed(_ line: String) -> String {
  var line = line[...]
  while line.utf8.last == 0x20 { line.removeLast() }
  return String(line)
}
