import CEditline
import Glibc
import KompLexicon
import KompSession

// Colours, the hint and the menu.
//
// libedit has drawn the plain text and waits for a key: the same characters are written once more,
// with their looks, into the same cells, and the cursor is put back. What stands beyond the text is
// taken away before the key is handed on, so libedit never sees a screen it did not draw.
extension LineEditor {
  /// Draws what libedit cannot.
  func paint() {
    guard Terminal.understandsEscapes, !isSearching else { return }
    let state = state
    let size = Terminal.size
    let layout = Layout(prompt: promptScalars, text: state.text, columns: size.columns)
    guard let end = layout.cells.last, end.row < size.rows else { return }
    let cursor = layout.cells[min(state.cursor, layout.cells.count - 1)]
    var brush = Brush(at: cursor)
    let looks = Terminal.looks
    if looks != .plain, !state.text.isEmpty { tint(state, layout, looks, &brush) }
    hint = nil
    if looks != .plain, menu == nil, state.cursor == state.text.count {
      hint = hint(after: LineEditor.string(state.text))
      if let hint { showHint(hint, at: end, columns: size.columns, &brush) }
    }
    if let menu {
      let limit = min(9, size.rows - end.row - 1)
      let rows = menu.rows(columns: size.columns, limit: limit)
      brush.move(to: end)
      for row in rows { brush.below(row, looks) }
      isMenuShown = !rows.isEmpty
    }
    brush.move(to: cursor)
    if !brush.text.isEmpty { emit("\u{1B}[?25l" + brush.text + "\u{1B}[?25h") }
  }

  /// Takes away what stands beyond the text.
  func unpaint() {
    if isHintShown {
      isHintShown = false
      emit("\u{1B}[K")
    }
    guard isMenuShown else { return }
    isMenuShown = false
    let state = state
    let layout = Layout(prompt: promptScalars, text: state.text, columns: Terminal.size.columns)
    guard let end = layout.cells.last else { return }
    let cursor = layout.cells[min(state.cursor, layout.cells.count - 1)]
    var brush = Brush(at: cursor)
    brush.move(to: end)
    brush.text += "\r\n\u{1B}[J"
    brush.here = Layout.Cell(row: end.row + 1, column: 0)
    brush.move(to: cursor)
    emit(brush.text)
  }

  private func tint(
    _ state: Undo.State, _ layout: Layout, _ looks: Terminal.Looks, _ brush: inout Brush
  ) {
    let text = LineEditor.string(state.text)
    var offsets: [Int] = []
    offsets.reserveCapacity(state.text.count + 1)
    var offset = 0
    for scalar in state.text {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    let cursor = state.cursor < offsets.count ? offsets[state.cursor] : offset
    var index = 0
    for tint in advice?.tints(of: text, cursor: cursor) ?? [] {
      while index < offsets.count, offsets[index] < tint.place.lowerBound { index += 1 }
      var row = -1
      while index < offsets.count, offsets[index] < tint.place.upperBound {
        let scalar = state.text[index]
        // Controls are shown by two characters that are libedit's own.
        if scalar.value >= 0x20, scalar.value != 0x7F {
          let cell = layout.cells[index]
          if cell.row != row {
            brush.move(to: cell)
            brush.look(tint.kind.look(looks))
            row = cell.row
          }
          brush.text.unicodeScalars.append(scalar)
          let next = layout.cells[index + 1]
          brush.here = next
          if next.row != cell.row {
            // After the last cell of a row terminals differ in where the cursor is.
            brush.here = cell
            brush.forget()
          }
        } else {
          row = -1
        }
        index += 1
      }
      brush.look("")
    }
  }

  private func showHint(_ hint: String, at end: Layout.Cell, columns: Int, _ brush: inout Brush) {
    var line = String(hint.prefix { $0 != "\n" })
    if line.count < hint.count { line += " …" }
    let room = columns - end.column - 1
    guard room > 2, !line.isEmpty,
      !line.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
    else { return }
    brush.move(to: end)
    brush.look("2;3")
    brush.text += Menu.cut(line, to: room)
    brush.look("")
    brush.forget()
    isHintShown = true
  }

  /// The likeliest continuation: what was typed before, else the only one there is.
  ///
  /// On an empty line it is the mended form of the line that failed.
  private func hint(after text: String) -> String? {
    if text.isEmpty { return mended }
    for entry in history.entries.reversed()
    where entry.utf8.count > text.utf8.count && entry.hasPrefix(text) {
      return String(entry.dropFirst(text.count))
    }
    guard text.last?.isWhitespace == false, text.utf8.count < 2000,
      let found = advice?.completion(of: text, at: text.utf8.count)?.showable,
      found.candidates.count == 1, let only = found.candidates.first
    else { return nil }
    let typed = String(decoding: text.utf8.dropFirst(found.place.lowerBound), as: UTF8.self)
    guard only.text.hasPrefix(typed), only.text.count > typed.count else { return nil }
    return String(only.text.dropFirst(typed.count))
  }
}

/// Writes into cells that are drawn already and goes back where it came from.
private struct Brush {
  var text = ""
  var here: Layout.Cell
  private var isLost = false

  init(at cell: Layout.Cell) { here = cell }

  /// Moves by relative steps: where the window stands, nobody knows.
  mutating func move(to cell: Layout.Cell) {
    if cell.row < here.row { text += "\u{1B}[\(here.row - cell.row)A" }
    if cell.row > here.row { text += "\u{1B}[\(cell.row - here.row)B" }
    if cell != here || isLost { text += "\u{1B}[\(cell.column + 1)G" }
    isLost = false
    here = cell
  }

  /// The column is no longer known: something of another width was written.
  mutating func forget() { isLost = true }

  mutating func look(_ look: String) {
    text += look.isEmpty ? "\u{1B}[0m" : "\u{1B}[\(look)m"
  }

  /// A row of the menu below.
  mutating func below(_ row: Menu.Row, _ looks: Terminal.Looks) {
    text += "\r\n\u{1B}[K"
    if row.isChosen, looks != .plain { look("1") }
    text += row.text
    if row.isChosen, looks != .plain { look("") }
    if !row.summary.isEmpty {
      if looks != .plain { look("2") }
      text += row.summary
      if looks != .plain { look("") }
    }
    here = Layout.Cell(row: here.row + 1, column: 0)
    isLost = true
  }

}

extension Tint.Kind {
  /// The looks of a piece, readable on light and on dark; colour never says anything alone.
  fileprivate func look(_ looks: Terminal.Looks) -> String {
    switch self {
    case .keyword: return "1"
    case .comment: return "2"
    case .unknown: return looks == .coloured ? "4;31" : "4"
    case .noun: return looks == .coloured ? "36" : "0"
    case .value, .file: return looks == .coloured ? "32" : "0"
    case .number, .parameter: return looks == .coloured ? "35" : "0"
    case .field: return "0"
    }
  }
}
