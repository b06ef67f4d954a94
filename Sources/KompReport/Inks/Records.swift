import KompLexicon

/// Every row as a record, a line a column: whole however many columns there are.
///
/// Nothing is shortened or left out; on a terminal hidden characters are shown as visible ones. What
/// is no table is written as the table ink writes it.
package enum Records: Ink {
  package static let words = Words("records", "poster")
  package static let endings: [String] = []
  package static let summary = Both(
    "a line for each column of each row", "en rad för varje kolumn i varje rad")
  package static let isCanonical = false

  package static func write(
    _ report: Report, on page: Page, to output: inout [UInt8]
  ) -> [Remark] {
    var remarks: [Remark] = []
    for (number, block) in report.blocks.enumerated() {
      if number > 0 { output.newline() }
      switch block {
      case .table(let table): write(table, page, to: &output)
      case .figure(let table) where table.onlyCell == nil: write(table, page, to: &output)
      case .chart(let chart): write(chart.table, page, to: &output)
      case .heading, .paragraph, .sample, .glossary, .figure:
        remarks += TerminalTable.write(Report([block]), on: page, to: &output)
      }
    }
    return remarks
  }

  private static func write(_ table: Table, _ page: Page, to output: inout [UInt8]) {
    let caution: Caution = page.width == nil ? .breaks : .terminal
    let reader = ReaderCell(page.tongue)
    let titles = table.headings.map { Glyphs($0.title[page.tongue], caution) }
    let widest = titles.map(\.width).max() ?? 0
    for row in table.rows {
      if row > 0 { output.newline() }
      for (column, title) in titles.enumerated() {
        if page.colour { output.write("\u{1B}[1m") }
        output.write(title.text)
        if page.colour { output.write("\u{1B}[0m") }
        let value = Glyphs(reader.text(table.cell(row, column)), caution).text
        // No blanks at the end of a line.
        if !value.isEmpty { output.blanks(widest - title.width + ColumnFit.gap) }
        output.write(value)
        output.newline()
      }
    }
  }
}
