import KompLexicon

/// Cells between tabs, for programs: one row is always one line.
///
/// Nothing is quoted. A tab, newline, return or backslash inside a cell is written `\t`, `\n`, `\r`,
/// `\\`. English ids and canonical numbers as in `csv`; an unknown cell and an empty text are alike.
package enum TSV: Ink {
  package static let words = Words("tsv", "tsv")
  package static let endings = ["tsv", "tab"]
  package static let summary = Both(
    "tab-separated, one row a line, for programs", "tabbseparerat, en rad per post, för program")
  package static let isCanonical = true

  package static func write(
    _ report: Report, on page: Page, to output: inout [UInt8]
  ) -> [Remark] {
    let isTerminal = page.width != nil
    for (number, table) in report.tables.enumerated() where !table.headings.isEmpty {
      if number > 0 { output.newline() }
      let columns = table.headings.indices
      for column in columns {
        if column > 0 { output.append(0x09) }
        write(table.headings[column].id, isTerminal, to: &output)
      }
      output.newline()
      for row in table.rows {
        for column in columns {
          if column > 0 { output.append(0x09) }
          if let text = MachineCell.text(table.cell(row, column)) {
            write(text, isTerminal, to: &output)
          }
        }
        output.newline()
      }
    }
    return []
  }

  private static func write(_ text: String, _ isTerminal: Bool, to output: inout [UInt8]) {
    for byte in (isTerminal ? Neutral.shown(text, .quoted) : text).utf8 {
      switch byte {
      case 0x09: output.write("\\t")
      case 0x0A: output.write("\\n")
      case 0x0D: output.write("\\r")
      case 0x5C: output.write("\\\\")
      default: output.append(byte)
      }
    }
  }
}
