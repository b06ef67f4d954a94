import KompLexicon
import KompValues

/// A CSV file that Excel with Swedish settings opens right by a double click.
///
/// Semicolons, a byte order mark, CRLF, decimal comma without blanks between thousands, percent as
/// `7,5%` (with a blank before the mark Excel would take it for a text), headings and words in the
/// tongue of the page. Shares keep up to four decimals of percent.
///
/// A text that begins with `= + - @`, a tab or a line end gets an apostrophe before it: otherwise
/// Excel would run it as a formula, and the text may have come from anyone. For exact texts there
/// is `csv`.
package enum SwedishCSV: Ink {
  package static let words = Words("excel-csv", "excel-csv")
  package static let endings: [String] = []
  package static let summary = Both(
    "a CSV that Swedish Excel opens right", "en CSV som svenska Excel öppnar rätt")
  package static let isCanonical = false

  package static func write(
    _ report: Report, on page: Page, to output: inout [UInt8]
  ) -> [Remark] {
    let paper = Separated(separator: 0x3B, lineEnd: [0x0D, 0x0A], isTerminal: page.width != nil)
    if page.width == nil { output += [0xEF, 0xBB, 0xBF] }
    for (number, table) in report.tables.enumerated() where !table.headings.isEmpty {
      if number > 0 { output += paper.lineEnd }
      let columns = table.headings.indices
      paper.row(
        table.headings.map { guarded($0.title[page.tongue]) }, count: columns.count, to: &output)
      for row in table.rows {
        let cells = columns.lazy.map { text(table.cell(row, $0), page.tongue) }
        paper.row(cells, count: columns.count, to: &output)
      }
    }
    return []
  }

  private static func text(_ cell: Cell, _ tongue: Tongue) -> String? {
    switch cell {
    case .missing: nil
    case .text(let text): guarded(text)
    case .word(let word): guarded(word[tongue])
    case .flag: ReaderCell(tongue).text(cell)
    case .number(let number, _): comma(MachineCell.digits(number))
    case .share(let above, let below):
      below.numerator == 0 ? "." : CellShare.quotient(above, below).flatMap(percent)
    case .percent(let share): percent(share)
    case .count, .digits, .months, .day, .suppressed: MachineCell.text(cell)
    }
  }

  private static func percent(_ share: Exact) -> String? {
    guard let hundredfold = share.times(Exact(100)) else { return nil }
    let places = min(4, hundredfold.exactPlaces(limit: 4) ?? 4)
    return comma(Numeral.write(hundredfold, places: places, style: .canonical)) + "%"
  }

  private static func comma(_ digits: String) -> String {
    String(decoding: digits.utf8.map { $0 == 0x2E ? 0x2C : $0 }, as: UTF8.self)
  }

  private static func guarded(_ text: String) -> String {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n": "'" + text
    default: text
    }
  }
}
