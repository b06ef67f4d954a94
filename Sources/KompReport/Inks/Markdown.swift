import KompLexicon

/// Markdown with tables as GitHub reads them, numbers and words in the tongue of the page.
///
/// Whatever a cell holds is shown as it is: marks of Markdown are escaped, a line end is `<br>`.
package enum Markdown: Ink {
  package static let words = Words("markdown", "markdown", also: ["md"], accepted: ["md"])
  package static let endings = ["md", "markdown"]
  package static let summary = Both("a table for a document", "en tabell för ett dokument")
  package static let isCanonical = false

  package static func write(
    _ report: Report, on page: Page, to output: inout [UInt8]
  ) -> [Remark] {
    for (number, block) in report.blocks.enumerated() {
      if number > 0 { output.newline() }
      switch block {
      case .heading(let text): output.write("## " + escaped(text[page.tongue], page) + "\n")
      case .paragraph(let text): output.write(escaped(text[page.tongue], page) + "\n")
      case .sample(let lines): write(sample: lines, page, to: &output)
      case .glossary(let entries):
        for entry in entries {
          let (term, meaning) = (entry.term[page.tongue], entry.meaning[page.tongue])
          output.write("- **\(escaped(term, page))**: \(escaped(meaning, page))\n")
        }
      case .table(let table): write(table, page, to: &output)
      case .chart(let chart): write(chart.table, page, to: &output)
      case .figure(let table):
        if let cell = table.onlyCell {
          output.write(escaped(ReaderCell(page.tongue).text(cell), page) + "\n")
        } else {
          write(table, page, to: &output)
        }
      }
    }
    return []
  }

  private static func write(_ table: Table, _ page: Page, to output: inout [UInt8]) {
    guard !table.headings.isEmpty else { return }
    for heading in table.headings {
      output.write("| " + escaped(heading.title[page.tongue], page) + " ")
    }
    output.write("|\n")
    for heading in table.headings { output.write(heading.isNumeric ? "| ---: " : "| --- ") }
    output.write("|\n")
    let reader = ReaderCell(page.tongue)
    for row in table.rows {
      let mark = table.hasTotal && row == table.rowCount - 1 ? "**" : ""
      for column in table.headings.indices {
        let text = escaped(reader.text(table.cell(row, column)), page)
        output.write(text.isEmpty ? "| " : "| \(mark)\(text)\(mark) ")
      }
      output.write("|\n")
    }
  }

  /// A fence must be longer than any run of backticks inside it.
  private static func write(sample lines: [String], _ page: Page, to output: inout [UInt8]) {
    var longest = 2
    for line in lines {
      var run = 0
      for byte in line.utf8 {
        run = byte == 0x60 ? run + 1 : 0
        longest = max(longest, run)
      }
    }
    let fence = String(repeating: "`", count: longest + 1)
    output.write(fence + "\n")
    for line in lines {
      output.write((page.width == nil ? line : Neutral.shown(line, .quoted)) + "\n")
    }
    output.write(fence + "\n")
  }

  private static func escaped(_ text: String, _ page: Page) -> String {
    let text = page.width == nil ? text : Neutral.shown(text, .quoted)
    guard text.utf8.contains(where: isMark) else { return text }
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    for (index, byte) in source.enumerated() {
      switch byte {
      case 0x0A: bytes.write("<br>")
      case 0x0D:
        // A return before a newline is the same line end.
        if index + 1 == source.count || source[index + 1] != 0x0A { bytes.write("<br>") }
      case 0x5F where isInsideWord(source, index): bytes.append(byte)
      case _ where isMark(byte): bytes += [0x5C, byte]
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    // Line ends, & * < [ \ ] _ ` | ~
    case 0x0A, 0x0D, 0x26, 0x2A, 0x3C, 0x5B, 0x5C, 0x5D, 0x5F, 0x60, 0x7C, 0x7E: true
    default: false
    }
  }

  /// `avg_age` has no emphasis in it and stays readable.
  private static func isInsideWord(_ source: [UInt8], _ index: Int) -> Bool {
    func isLetter(_ index: Int) -> Bool {
      guard source.indices.contains(index) else { return false }
      let byte = source[index]
      // A byte above ASCII is a part of a letter such as å.
      return (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80
    }
    return isLetter(index - 1) && isLetter(index + 1)
  }
}
