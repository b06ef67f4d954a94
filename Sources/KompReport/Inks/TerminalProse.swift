import KompLexicon
import KompValues

/// The parts of an answer that are not tables, as a reader sees them.
struct TerminalProse {
  let page: Page

  private var width: Int { page.width ?? Wrapping.usual }

  /// Prose keeps its own line ends; everything else a terminal obeys is shown.
  private func safe(_ text: String) -> String {
    page.width == nil ? text : Neutral.shown(text, .quoted)
  }

  func write(_ block: Block, to output: inout [UInt8]) {
    switch block {
    case .heading(let text):
      if page.colour { output.write("\u{1B}[1m") }
      write(text, to: &output)
      if page.colour { output.write("\u{1B}[0m") }
    case .paragraph(let text): write(text, to: &output)
    case .sample(let lines):
      for line in lines {
        output.write("  " + safe(line))
        output.newline()
      }
    case .glossary(let entries):
      let caution: Caution = page.width == nil ? .breaks : .terminal
      let shown = entries.map { entry in
        (
          term: Neutral.shown(entry.term[page.tongue], caution),
          meaning: safe(entry.meaning[page.tongue])
        )
      }
      write(shown, to: &output)
    case .table, .figure, .chart: break
    }
  }

  private func write(_ text: Both, to output: inout [UInt8]) {
    for line in Wrapping.lines(safe(text[page.tongue]), width: width) {
      output.write(line)
      output.newline()
    }
  }

  /// Terms to the left, meanings wrapped beside them; a long term stands on a line of its own.
  private func write(_ entries: [(term: String, meaning: String)], to output: inout [UInt8]) {
    let limit = max(4, min(28, width / 2 - 4))
    let widths = entries.map { displayWidth($0.term) }
    let column = widths.filter { $0 <= limit }.max() ?? 0
    for (entry, termWidth) in zip(entries, widths) {
      output.blanks(2)
      var used = termWidth
      if termWidth > column {
        for line in Wrapping.lines(entry.term, width: width - 2) {
          output.write(line)
          output.newline()
          output.blanks(2)
        }
        used = 0
      } else {
        output.write(entry.term)
      }
      let lines = Wrapping.lines(entry.meaning, width: max(8, width - column - 4))
      for (number, line) in lines.enumerated() {
        if number > 0 { output.blanks(2) }
        if !line.isEmpty { output.blanks(column - (number == 0 ? used : 0) + 2) }
        output.write(line)
        output.newline()
      }
    }
  }
}
