import KompLexicon

/// Comma-separated cells after RFC 4180, exact, for programs.
///
/// A heading line of English ids, canonical numbers, quotes only where needed, UTF-8 without mark.
/// Lines end with one newline: RFC 4180 names two characters, but every reader takes one, and the
/// tools a pipe leads to expect it. Cells are never guarded against spreadsheets: `SwedishCSV` is.
/// Several tables stand after one another with an empty line between.
package enum CSV: Ink {
  package static let words = Words("csv", "csv")
  package static let endings = ["csv"]
  package static let summary = Both(
    "comma-separated, exact, for programs", "kommaseparerat, exakt, för program")
  package static let isCanonical = true

  package static func write(
    _ report: Report, on page: Page, to output: inout [UInt8]
  ) -> [Remark] {
    let paper = Separated(separator: 0x2C, lineEnd: [0x0A], isTerminal: page.width != nil)
    for (number, table) in report.tables.enumerated() where !table.headings.isEmpty {
      if number > 0 { output.newline() }
      let columns = table.headings.indices
      paper.row(table.headings.map(\.id), count: columns.count, to: &output)
      for row in table.rows {
        let cells = columns.lazy.map { MachineCell.text(table.cell(row, $0)) }
        paper.row(cells, count: columns.count, to: &output)
      }
    }
    return []
  }
}
