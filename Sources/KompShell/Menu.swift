import KompSession
import KompValues

/// The candidates shown below the line while one of them is chosen.
struct Menu {
  /// A row of it as it is drawn.
  struct Row: Hashable {
    var text: String
    var summary = ""
    var isChosen = false
  }

  private let items: [Completion.Candidate]
  /// What is said below where there is nothing to choose.
  private let notes: [String]
  /// The text before any candidate was put in.
  let base: Undo.State
  /// Where candidates go, in characters of the base.
  private let start: Int
  private(set) var chosen: Int?

  init(
    _ items: [Completion.Candidate], notes: [String] = [], over base: Undo.State, from start: Int
  ) {
    self.items = items
    self.notes = notes
    self.base = base
    self.start = start
  }

  /// Chooses the next candidate or the one before; beyond either end nothing is chosen, and the
  /// text is as it was typed.
  mutating func move(_ step: Int) {
    guard !items.isEmpty else { return }
    switch chosen {
    case nil: chosen = step > 0 ? 0 : items.count - 1
    case let now?:
      let next = now + step
      chosen = items.indices.contains(next) ? next : nil
    }
  }

  /// The text with what is chosen put in.
  var state: Undo.State {
    guard let chosen else { return base }
    return Menu.state(putting: items[chosen], over: base, from: start, finished: false)
  }

  /// The text with a candidate put in; words of the grammar want a blank after them.
  static func state(
    putting candidate: Completion.Candidate, over base: Undo.State, from start: Int, finished: Bool
  ) -> Undo.State {
    let tail = Array(base.text[base.cursor...])
    var text = candidate.text
    let takesBlank: Bool =
      switch candidate.kind {
      case .noun, .stage, .command, .keyword: text.last != "("
      default: false
      }
    if finished, takesBlank, tail.first != " " { text += " " }
    let middle = Array(text.unicodeScalars)
    return Undo.State(
      text: Array(base.text[..<start]) + middle + tail, cursor: start + middle.count)
  }

  /// The rows to draw in a window: at most so many, around what is chosen, each on one line.
  func rows(columns: Int, limit: Int) -> [Row] {
    let room = max(8, columns - 1)
    guard !items.isEmpty else {
      return notes.prefix(limit).map { Row(text: Menu.cut("  " + $0, to: room)) }
    }
    guard limit > 1 else { return [] }
    let visible = items.count <= limit ? items.count : limit - 1
    let first = min(max(0, (chosen ?? 0) - visible + 1), items.count - visible)
    let shown = items[first..<(first + visible)]
    let widest = shown.map { displayWidth($0.text) }.max() ?? 0
    let column = min(widest, shown.contains { !$0.summary.isEmpty } ? max(12, room / 2) : room)
    var rows = shown.enumerated().map { index, item in
      let isChosen = first + index == chosen
      let mark = isChosen ? "> " : "  "
      let word = Menu.cut(
        item.text.first == " " ? String(item.text.dropFirst()) : item.text, to: column)
      let blank = String(repeating: " ", count: max(0, column - displayWidth(word)))
      let left = room - column - 4
      return Row(
        text: mark + word + (item.summary.isEmpty ? "" : blank + "  "),
        summary: left > 3 ? Menu.cut(item.summary, to: left) : "", isChosen: isChosen)
    }
    if visible < items.count { rows.append(Row(text: "  … \(items.count - visible)")) }
    return rows
  }

  /// A text cut to so many cells, its missing end shown by a mark.
  static func cut(_ text: String, to width: Int) -> String {
    guard displayWidth(text) > width else { return text }
    var short = ""
    var used = 0
    for character in text {
      let cells = displayWidth(String(character))
      guard used + cells < width else { break }
      short.append(character)
      used += cells
    }
    return short + "…"
  }
}
