import KompValues

/// A stair a row, each higher than the one before; on every stair its number and a bar as long as
/// the number is large.
struct StairChart {
  private let chart: Chart
  private let paper: ChartPaper

  init(_ chart: Chart, _ paper: ChartPaper) {
    self.chart = chart
    self.paper = paper
  }

  func write(_ notes: inout ChartNotes, to output: inout [UInt8]) {
    let all = 0..<chart.rowCount
    let rows = all.filter { !chart.isKeyless($0) }
    let series = BarSeries.all(of: chart, rows: chart.rowCount, paper) { !chart.isKeyless($0) }
    guard let one = series.first, !rows.isEmpty, one.below == 0,
      rows.count * max(4, one.width + 1) < paper.width
    else {
      // A number below zero has no stair to stand on, and too many stairs have no room.
      return BarChart(chart, paper).write(&notes, to: &output)
    }
    let names = rows.map { paper.label(chart, $0, chart.keys) }
    let widest = max(one.width, names.map(\.width).max() ?? 0)
    let width = min((paper.width - 1) / rows.count, max(12, min(widest + 2, 18)))
    paper.heading(paper.name(of: one.title, in: chart), to: &output)
    for line in lines(one, rows, width) {
      output.write(line)
      output.newline()
    }
    write(names, width, &notes, to: &output)
    notes.addKeyless(all.filter(chart.isKeyless), of: chart, one.column)
    notes.addTotal(of: chart, [one.column])
    notes.addUnknown(rows.map { one.cells[$0] })
    notes.addUndrawn(chart.measures.dropFirst(), of: chart)
  }

  private func lines(_ one: BarSeries, _ rows: [Int], _ width: Int) -> [String] {
    let strokes = Strokes(isASCII: paper.isASCII)
    // Two lines a stair: the number, and its bar standing on the tread of the stair below it.
    let height = 2 * rows.count + 1
    var grid = SignGrid(rows: height, columns: rows.count * width + 1)
    let isPlain = paper.isASCII
    for (stair, row) in rows.enumerated() {
      let left = stair * width
      let tread = height - 1 - 2 * stair
      grid.put(one.texts[row].text, tread - 2, left + 1)
      let count = strokes.count(one.amounts[row] ?? 0, of: one.above, in: width - 1)
      grid.put(strokes.rightward(count), tread - 1, left + 1)
      for column in left + 1...left + width { grid.put(isPlain ? "-" : "─", tread, column) }
      guard stair > 0 else {
        grid.put(isPlain ? "-" : "─", tread, 0)
        continue
      }
      grid.put(isPlain ? "+" : "┌", tread, left)
      grid.put(isPlain ? "|" : "│", tread + 1, left)
      grid.put(isPlain ? "+" : "┘", tread + 2, left)
    }
    return grid.lines
  }

  private func write(
    _ names: [Glyphs], _ width: Int, _ notes: inout ChartNotes, to output: inout [UInt8]
  ) {
    let fits = names.allSatisfy { $0.width < width }
    let shown = fits ? names : names.indices.map { Glyphs(Codes.sign($0), paper.caution) }
    if !fits { notes.addKey(zip(shown, names).map { ($0.text, $1) }) }
    output.write(trimmed(shown.map { " " + $0.left(in: width - 1) }.joined()))
    output.newline()
  }
}
