import KompValues

/// A line of source on terminal cells: tabs expanded, hidden characters shown, places measured.
struct RuledLine {
  /// A character as it is shown, at its first cell.
  private struct Glyph {
    let shown: String
    let cell: Int
    let width: Int
  }
  private static let tab = 8

  private let glyphs: [Glyph]
  /// The places in cells, in order; none is empty, so that an empty place has a caret too.
  private let places: [Range<Int>]
  /// Those that only explain, underlined; a caret on the same cell goes before.
  private let labels: [Range<Int>]
  /// The first cell after the line and all carets.
  let end: Int

  /// `from` is the cell the line begins at: tabs are counted from the edge of the screen.
  init(_ text: String, from: Int, marks: [Range<Int>], labels: [Range<Int>] = []) {
    var glyphs: [Glyph] = []
    var cell = 0
    for character in text {
      let glyph: Glyph
      if character == "\t" {
        let width = Self.tab - (from + cell) % Self.tab
        glyph = Glyph(shown: String(repeating: " ", count: width), cell: cell, width: width)
      } else {
        let shown = Neutral.shown(String(character), .terminal)
        glyph = Glyph(shown: shown, cell: cell, width: displayWidth(shown))
      }
      glyphs.append(glyph)
      cell += glyph.width
    }
    let width = cell
    func start(_ column: Int) -> Int {
      column < 0 ? 0 : column < glyphs.count ? glyphs[column].cell : width
    }
    places = marks.map { columns in
      let low = start(columns.lowerBound)
      return low..<max(low + 1, start(columns.upperBound))
    }
    .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    self.labels = labels.map { columns in
      start(columns.lowerBound)..<max(start(columns.lowerBound), start(columns.upperBound))
    }
    self.glyphs = glyphs
    end = max(width, places.map(\.upperBound).max() ?? 0)
  }

  /// The parts of the line to show so that every place begins in one of them.
  func windows(width: Int?) -> [Range<Int>] {
    guard let width, end > width else { return [0..<end] }
    var windows: [Range<Int>] = []
    for place in places {
      // A cell at each edge may be taken by the sign that the line goes on.
      if let last = windows.last, place.lowerBound < last.upperBound - 1 { continue }
      let low = max(0, min(place.lowerBound - width / 4, end - width))
      windows.append(low..<low + width)
    }
    return windows.isEmpty ? [0..<width] : windows
  }

  /// What stands in a part of the line; a cut edge is `…`, no blanks at the end.
  func text(in window: Range<Int>) -> String {
    let left = window.lowerBound > 0 ? 1 : 0
    let right = window.upperBound < end ? 1 : 0
    let low = window.lowerBound + left
    let high = window.upperBound - right
    var result = left == 1 ? "…" : ""
    var cell = low
    for glyph in glyphs where glyph.cell >= low && glyph.cell + glyph.width <= high {
      // A wide character that the edge cuts leaves a blank, and what follows keeps its place.
      result += String(repeating: " ", count: max(0, glyph.cell - cell)) + glyph.shown
      cell = glyph.cell + glyph.width
    }
    if right == 1 { return result + String(repeating: " ", count: max(0, high - cell)) + "…" }
    while result.last == " " { result.removeLast() }
    return result
  }

  /// The line below it: `˄` under every cell of a place.
  func carets(in window: Range<Int>) -> String {
    var cells = [Character](repeating: " ", count: window.count)
    for (places, sign) in [(labels, Character("-")), (self.places, "˄")] {
      for place in places {
        let part = place.clamped(to: window)
        for cell in part { cells[cell - window.lowerBound] = sign }
      }
    }
    while cells.last == " " { cells.removeLast() }
    return String(cells)
  }
}
