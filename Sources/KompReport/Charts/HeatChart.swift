import KompLexicon
import KompValues

/// A heat map: rows down, columns across, the number in a cell as dark as it is large.
///
/// Headings stand as they are where there is room, else turned, else as letters explained below.
struct HeatChart {
  /// Headings longer than this are not turned: nobody reads so far downward.
  static let longestTurned = 16
  static let widestCell = 14

  private enum Headings { case straight, turned, letters }

  private let chart: Chart
  private let paper: ChartPaper
  private let grid: HeatGrid
  private let shades: Shades
  private let rows: Int
  private let columns: Int
  private let labelWidth: Int
  private let numberWidth: Int
  private let cellWidth: Int
  private let headings: Headings

  init(_ chart: Chart, _ paper: ChartPaper) {
    let grid = HeatGrid(chart, paper)
    let isFile = paper.page.width == nil
    let rows = isFile ? grid.rows.count : min(grid.rows.count, ChartPaper.rowLimit)
    let natural = max(grid.rowTitle.width, grid.rows.prefix(rows).map(\.width).max() ?? 0)
    var number = 1
    for row in 0..<rows {
      for column in grid.columns.indices {
        number = max(number, Self.text(grid.cell(row, column), paper).width)
      }
    }
    let count = grid.columns.count
    number = isFile ? number : min(number, max(1, paper.width / 2 - 4))
    let title = grid.columns.map(\.width).max() ?? 0
    let least = max(number + 2, Codes.width(count))
    let label = isFile ? natural : min(natural, max(8, paper.width / 3))
    let room = isFile ? Int.max : max(0, paper.width - label - 1)
    let wish = max(least, min(title, Self.widestCell))
    func fit(_ cell: Int) -> Int { room / (cell + 1) }
    if title <= wish, fit(wish) >= count {
      headings = .straight
      cellWidth = wish
    } else {
      headings = title <= Self.longestTurned ? .turned : .letters
      cellWidth = least
    }
    self.chart = chart
    self.paper = paper
    self.grid = grid
    self.rows = rows
    columns = max(1, min(count, fit(cellWidth)))
    // What the cells leave, the names may have.
    let spare = isFile ? 0 : max(0, room - columns * (cellWidth + 1))
    labelWidth = min(natural, label + spare)
    numberWidth = number
    shades = Shades(grid, isASCII: paper.isASCII)
  }

  func write(_ notes: inout ChartNotes, to output: inout [UInt8]) {
    if grid.columnTitle.width > 0 {
      output.write(trimmed(String(repeating: " ", count: labelWidth + 2) + columnTitle))
      output.newline()
    }
    writeHeadings(&notes, to: &output)
    for row in 0..<rows {
      var line = paper.fitted(grid.rows[row], labelWidth).left(in: labelWidth) + " "
      for column in 0..<columns { line += " " + text(grid.cell(row, column)) }
      output.write(trimmed(line))
      output.newline()
    }
    addNotes(&notes)
  }

  private var columnTitle: String {
    paper.fitted(grid.columnTitle, max(1, paper.width - labelWidth - 2)).text
  }

  /// The number on its shade; the digits stand right under each other.
  private func text(_ cell: Cell?) -> String {
    let shade = cell?.amount.map { shades.sign(shades.depth($0)) } ?? " "
    let number = paper.number(Self.text(cell, paper), in: numberWidth)
      .right(in: numberWidth, with: shade)
    return Glyphs(number, paper.caution).centred(in: cellWidth, with: shade)
  }

  /// What no row tells is another thing than what a row says is not known.
  private static func text(_ cell: Cell?, _ paper: ChartPaper) -> Glyphs {
    cell.map(paper.text) ?? Glyphs(paper.isASCII ? "." : "·", paper.caution)
  }

  private func writeHeadings(_ notes: inout ChartNotes, to output: inout [UInt8]) {
    let shown = Array(grid.columns.prefix(columns))
    let corner = paper.fitted(grid.rowTitle, labelWidth).left(in: labelWidth) + " "
    func line(_ start: String, _ texts: [Glyphs]) -> String {
      trimmed(start + texts.map { " " + $0.centred(in: cellWidth) }.joined())
    }
    switch headings {
    case .straight: paper.heading(line(corner, shown), to: &output)
    case .letters:
      let signs = shown.indices.map { Glyphs(Codes.sign($0), paper.caution) }
      notes.addKey(zip(signs, shown).map { ($0.text, $1) })
      paper.heading(line(corner, signs), to: &output)
    case .turned:
      let letters = shown.map { $0.text.map { Glyphs(String($0), paper.caution) } }
      let height = letters.map(\.count).max() ?? 0
      let blank = Glyphs("", paper.caution)
      for level in 0..<height {
        // The last letter stands right above its cells.
        let signs = letters.map { letters in
          let index = level - (height - letters.count)
          return index < 0 ? blank : letters[index]
        }
        let start = level == height - 1 ? corner : String(repeating: " ", count: labelWidth + 1)
        paper.heading(line(start, signs), to: &output)
      }
    }
  }

  private func addNotes(_ notes: inout ChartNotes) {
    let legend = shades.legend(grid, paper)
    if !legend.isEmpty {
      let isNamed = grid.columnTitle.width > 0
      let title = paper.text(chart.table.headings[grid.measures[0]].title).text
      notes.add((isNamed ? title + ": " : "") + legend)
    }
    let cells = (0..<rows).flatMap { row in (0..<columns).map { grid.cell(row, $0) } }
    notes.addTotal(of: chart, grid.measures)
    notes.addUnknown(cells.compactMap { $0 })
    let absent = cells.count { $0 == nil }
    if absent > 0 {
      let dot = Self.text(nil, paper).text
      notes.add(Both("\(dot) no row: \(absent)", "\(dot) ingen rad: \(absent)"))
    }
    notes.addFurther(grid.rows.count - rows)
    if columns < grid.columns.count {
      let names = grid.columns.dropFirst(columns).map(\.text).joined(separator: ", ")
      let count = grid.columns.count - columns
      notes.add(
        Both(
          "\(count) \(count == 1 ? "column" : "columns") not drawn: \(names)",
          "\(count) \(count == 1 ? "kolumn" : "kolumner") ritas inte: \(names)"))
    }
    if grid.shared > 0 {
      notes.add(
        Both(
          "\(grid.shared) rows share a cell with an earlier one and are not drawn",
          "\(grid.shared) rader delar cell med en tidigare och ritas inte"))
    }
    notes.addUndrawn(chart.measures.filter { !grid.measures.contains($0) }, of: chart)
  }
}
