import KompValues

/// Bars that lie down: a row of the table a line, its numbers beside their bars.
struct BarChart {
  /// Bars shorter than this tell too little: a further measure is left out instead.
  static let least = 8
  static let longest = 60

  private let chart: Chart
  private let paper: ChartPaper
  private let rows: Int
  private let labels: [Glyphs]
  private let labelWidth: Int
  private let series: [BarSeries]
  private let barWidth: Int

  init(_ chart: Chart, _ paper: ChartPaper) {
    self.chart = chart
    self.paper = paper
    let rows = paper.page.width == nil ? chart.rowCount : min(chart.rowCount, ChartPaper.rowLimit)
    self.rows = rows
    let names = (0..<rows).map { paper.label(chart, $0, chart.keys) }
    let title = paper.title(chart, chart.keys)
    let natural = max(title.width, names.map(\.width).max() ?? 0)
    let width = paper.width
    let all = BarSeries.all(of: chart, rows: rows, paper)
    // The first measure is always drawn, the next as long as every bar keeps a length that tells.
    let least = min(natural, max(6, min(natural, width / 3)))
    var taken = 1
    while taken < all.count, Self.room(all.prefix(taken + 1), least, width) >= Self.least {
      taken += 1
    }
    let narrow = all.prefix(1).map { $0.narrowed(to: max(4, width - least - 7), paper) }
    let series = taken == 1 ? narrow : Array(all.prefix(taken))
    let bar = max(1, min(Self.longest, Self.room(series[...], least, width)))
    // What the bars leave, the names may have.
    let spare = max(0, Self.room(series[...], least, width) - bar) * series.count
    labels = names
    labelWidth = min(natural, least + spare)
    self.series = series
    barWidth = bar
  }

  /// The cells each bar gets beside names of a width.
  private static func room(_ series: ArraySlice<BarSeries>, _ label: Int, _ width: Int) -> Int {
    let taken = series.reduce(label) { $0 + (label == 0 && $0 == 0 ? 0 : 2) + $1.width + 1 }
    return (width - taken) / max(1, series.count)
  }

  func write(_ notes: inout ChartNotes, to output: inout [UInt8]) {
    let gap = labelWidth == 0 ? "" : "  "
    var head = paper.fitted(paper.title(chart, chart.keys), labelWidth).left(in: labelWidth)
    for (number, one) in series.enumerated() {
      let cells = one.width + 1 + barWidth
      head += (number == 0 ? gap : "  ") + paper.fitted(one.title, cells).left(in: cells)
    }
    paper.heading(trimmed(head), to: &output)
    let cells = series.reduce(0) { $0 + 2 + $1.width + 1 + barWidth } - (gap.isEmpty ? 2 : 0)
    paper.rule(labelWidth + cells, to: &output)
    for row in 0..<rows {
      var line = paper.fitted(labels[row], labelWidth).left(in: labelWidth)
      for (number, one) in series.enumerated() {
        line += (number == 0 ? gap : "  ") + one.text(row, paper) + " "
        let bar = one.bar(row, in: barWidth, paper)
        line += number == series.count - 1 ? bar : Glyphs(bar, paper.caution).left(in: barWidth)
      }
      output.write(trimmed(line))
      output.newline()
    }
    notes.addTotal(of: chart, series.map(\.column))
    notes.addUnknown(series.flatMap(\.cells))
    notes.addFurther(chart.rowCount - rows)
    notes.addUndrawn(chart.measures.dropFirst(series.count), of: chart)
  }
}
