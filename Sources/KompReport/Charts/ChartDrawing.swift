/// A picture on its way to a page.
enum ChartDrawing {
  /// Draws a picture; one that nothing can be drawn of is written as its table by the caller.
  static func write(_ chart: Chart, on page: Page, to output: inout [UInt8]) {
    let paper = ChartPaper(page)
    var notes = ChartNotes(paper)
    switch chart.kind {
    case .bar: BarChart(chart, paper).write(&notes, to: &output)
    case .column: ColumnChart(chart, paper).write(&notes, to: &output)
    case .line: LineChart(chart, paper).write(&notes, to: &output)
    case .heat: HeatChart(chart, paper).write(&notes, to: &output)
    case .stairs: StairChart(chart, paper).write(&notes, to: &output)
    }
    notes.write(to: &output)
  }

  /// Whether there is anything to draw.
  static func canDraw(_ chart: Chart) -> Bool { !chart.measures.isEmpty && chart.rowCount > 0 }
}
