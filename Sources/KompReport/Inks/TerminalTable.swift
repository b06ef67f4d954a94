import KompLexicon

/// The light table a reader sees: a heading, a rule, rows; two blanks between columns.
///
/// On a terminal it fits the width and shows hidden characters as visible ones. In a file or a pipe
/// nothing is cut or left out, and only line ends and tabs inside a cell are shown as symbols.
package enum TerminalTable: Ink {
  package static let words = Words("table", "tabell")
  package static let endings = ["txt"]
  package static let summary = Both(
    "a table to read, fitted to the terminal", "en tabell att läsa, anpassad till terminalen")
  package static let isCanonical = false

  package static func write(
    _ report: Report, on page: Page, to output: inout [UInt8]
  ) -> [Remark] {
    var remarks: [Remark] = []
    for (number, block) in report.blocks.enumerated() {
      if number > 0 { output.newline() }
      switch block {
      case .heading, .paragraph, .sample, .glossary:
        TerminalProse(page: page).write(block, to: &output)
      case .table(let table):
        remarks += TableOnPage(table, page).write(to: &output)
      case .chart(let chart):
        if ChartDrawing.canDraw(chart) {
          ChartDrawing.write(chart, on: page, to: &output)
        } else {
          remarks += TableOnPage(chart.table, page).write(to: &output)
        }
      case .figure(let table):
        if let cell = table.onlyCell {
          let caution: Caution = page.width == nil ? .breaks : .terminal
          output.write(Glyphs(ReaderCell(page.tongue).text(cell), caution).text)
          output.newline()
        } else {
          remarks += TableOnPage(table, page).write(to: &output)
        }
      }
    }
    return remarks
  }
}

/// One table on its way to a page.
private struct TableOnPage {
  let table: Table
  let page: Page
  let reader: ReaderCell
  let caution: Caution
  let titles: [Glyphs]

  init(_ table: Table, _ page: Page) {
    self.table = table
    self.page = page
    reader = ReaderCell(page.tongue)
    let caution: Caution = page.width == nil ? .breaks : .terminal
    self.caution = caution
    titles = table.headings.map { Glyphs($0.title[page.tongue], caution) }
  }

  func write(to output: inout [UInt8]) -> [Remark] {
    guard !table.headings.isEmpty else { return [] }
    let widths = ColumnFit(columns, width: page.width).widths
    let line = widths.reduce(0, +) + ColumnFit.gap * widths.count
    output.reserveCapacity(output.count + line * (min(table.rowCount, 1 << 24) + 3))
    if page.colour { output.write("\u{1B}[1m") }
    writeLine(widths, to: &output) { titles[$0].shortened(to: widths[$0]) }
    if page.colour { output.write("\u{1B}[0m") }
    output.newline()
    writeRule(widths, to: &output)
    for row in table.rows {
      if table.hasTotal, row == table.rowCount - 1, row > 0 { writeRule(widths, to: &output) }
      writeLine(widths, to: &output) { column in
        let glyphs = glyphs(row, column)
        // A number without its last digits is another number.
        return table.headings[column].isNumeric && glyphs.width > widths[column]
          ? Glyphs("…", caution) : glyphs.shortened(to: widths[column])
      }
      output.newline()
    }
    return hidden(from: widths.count)
  }

  private func glyphs(_ row: Int, _ column: Int) -> Glyphs {
    let cell = table.cell(row, column)
    if case .missing = cell { return Glyphs.missing }
    return Glyphs(reader.text(cell), caution)
  }

  /// Every cell is measured before any is written, and written again then: none is kept.
  private var columns: [ColumnFit.Column] {
    table.headings.indices.map { column in
      var widest = WidestCell(reader, caution)
      for row in table.rows { widest.take(table.cell(row, column)) }
      return ColumnFit.Column(
        title: titles[column].width, widest: widest.width,
        isNumeric: table.headings[column].isNumeric)
    }
  }

  private func writeLine(
    _ widths: [Int], to output: inout [UInt8], _ glyphs: (_ column: Int) -> Glyphs
  ) {
    for (column, width) in widths.enumerated() {
      let isNumeric = table.headings[column].isNumeric
      let shown = glyphs(column)
      if column > 0 { output.blanks(ColumnFit.gap) }
      if isNumeric { output.blanks(width - shown.width) }
      output.write(shown.text)
      // No blanks at the end of a line.
      if !isNumeric, column < widths.count - 1 { output.blanks(width - shown.width) }
    }
  }

  private func writeRule(_ widths: [Int], to output: inout [UInt8]) {
    for (column, width) in widths.enumerated() {
      if column > 0 { output.blanks(ColumnFit.gap) }
      for _ in 0..<width { output.write("─") }
    }
    output.newline()
  }

  /// A column that is not there must be missed: the footer names it.
  private func hidden(from first: Int) -> [Remark] {
    let headings = table.headings.dropFirst(first)
    guard !headings.isEmpty else { return [] }
    func names(_ tongue: Tongue) -> String {
      headings.map { Neutral.shown($0.title[tongue], caution) }.joined(separator: ", ")
    }
    let (count, isOne) = (headings.count, headings.count == 1)
    let text = Both(
      "\(count) \(isOne ? "column" : "columns") hidden: \(names(.english))",
      "\(count) \(isOne ? "kolumn dold" : "kolumner dolda"): \(names(.swedish))")
    return [Remark(.footer, text)]
  }
}
