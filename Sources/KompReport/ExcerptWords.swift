import KompLexicon
import KompValues

/// What is said about one place, laid out below the carets.
struct ExcerptWords {
  private let page: Page
  private let lead: String
  private let kind: Remark.Kind
  private let lines: [String]
  private let suggestions: String
  /// The width of the first line up to the suggestions.
  let firstWidth: Int

  init(_ message: Excerpt.Message, at place: String, _ page: Page) {
    self.page = page
    kind = message.kind
    let code = message.code.isEmpty ? "" : " " + message.code
    lead = place + Self.word(message.kind)[page.tongue] + code + ": "
    lines = message.lines.map { Neutral.shown($0, .terminal) }
    suggestions = message.suggestions.map { Neutral.shown($0, .terminal) }
      .joined(separator: ", ")
    firstWidth = displayWidth(lead) + displayWidth(lines.first ?? "")
  }

  private static func word(_ kind: Remark.Kind) -> Both {
    switch kind {
    case .error: Both("error", "fel")
    case .warning: Both("warning", "varning")
    case .note, .footer: Both("note", "anmärkning")
    }
  }

  /// Suggestions stand in one column to the right; where the page is too narrow, below.
  func write(arrowAt column: Int, to output: inout [UInt8]) {
    let arrow = "→ " + suggestions
    let room = page.width ?? Int.max
    var first = lead + (lines.first ?? "")
    var below = Array(lines.dropFirst())
    if !suggestions.isEmpty {
      let tail = displayWidth(arrow) + 2
      if column + tail <= room {
        first += String(repeating: " ", count: max(0, column - firstWidth) + 2) + arrow
      } else if firstWidth + tail <= room {
        first += "  " + arrow
      } else {
        below.insert(arrow, at: 0)
      }
    }
    write(wrapped: first, indent: 0, bold: true, to: &output)
    for line in below { write(wrapped: line, indent: 2, bold: false, to: &output) }
  }

  /// A line that fits is kept as it is; wrapping would close up its blanks.
  private func write(wrapped text: String, indent: Int, bold: Bool, to output: inout [UInt8]) {
    let width = page.width ?? Int.max
    let whole = displayWidth(text) <= width - indent
    let lines = whole ? [text] : Wrapping.lines(text, width: width - 2)
    for (number, line) in lines.enumerated() {
      output.blanks(number == 0 ? indent : 2)
      if bold, number == 0, page.colour, line.hasPrefix(lead) {
        let sgr = kind == .error ? "31" : kind == .warning ? "33" : "36"
        output.write("\u{1B}[1;\(sgr)m\(lead)\u{1B}[0m")
        output.append(contentsOf: line.utf8.dropFirst(lead.utf8.count))
      } else {
        output.write(line)
      }
      output.newline()
    }
  }
}
