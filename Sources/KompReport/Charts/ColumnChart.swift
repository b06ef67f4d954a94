import KompValues

/// Bars that stand, their numbers above them; a measure a picture, one below the other.
struct ColumnChart {
  static let height = 10
  static let panels = 4
  static let widestBar = 8

  private let chart: Chart
  private let paper: ChartPaper

  init(_ chart: Chart, _ paper: ChartPaper) {
    self.chart = chart
    self.paper = paper
  }

  func write(_ notes: inout ChartNotes, to output: inout [UInt8]) {
    let all = Array(0..<chart.rowCount)
    let drawn = Array(BarSeries.all(of: chart, rows: all.count, paper).prefix(Self.panels))
      .map { $0.narrowed(to: paper.width - 1, paper) }
    let least = (drawn.map(\.width).max() ?? 0) + 1
    let isTimeline = Slots.isRising(chart, all)
    let slots = Slots(
      chart, all, in: paper.width, least: least, isTimeline: isTimeline, paper)
    for (number, series) in drawn.enumerated() {
      if number > 0 { output.newline() }
      paper.heading(paper.name(of: series.title, in: chart), to: &output)
      for line in lines(series, slots) {
        output.write(line)
        output.newline()
      }
      output.write(names(slots, isTimeline, number == 0, &notes))
      output.newline()
    }
    notes.addTotal(of: chart, drawn.map(\.column))
    notes.addUnknown(drawn.flatMap { one in slots.rows.map { one.cells[$0] } })
    notes.addFurther(all.count - slots.rows.count)
    notes.addUndrawn(chart.measures.dropFirst(drawn.count), of: chart)
  }

  /// Years are in order, so that some of them tell the others; other names have signs, explained once.
  private func names(
    _ slots: Slots, _ isTimeline: Bool, _ isFirst: Bool, _ notes: inout ChartNotes
  ) -> String {
    if isTimeline, !slots.showsNames { return slots.sparseNames() }
    var unsaid = ChartNotes(paper)
    return isFirst ? slots.names(&notes) : slots.names(&unsaid)
  }

  private func lines(_ series: BarSeries, _ slots: Slots) -> [String] {
    let strokes = Strokes(isASCII: paper.isASCII)
    let (down, up) =
      series.below > 0
      ? series.split(Self.height) : (left: 0, right: Self.height)
    let perCell = max(
      series.below / Double(max(1, down)), series.above / Double(max(1, up)))
    // Above the highest bar, and below the lowest, there is a line for its number.
    let axis = up + 1
    var grid = SignGrid(
      rows: axis + 1 + (down > 0 ? down + 1 : 0), columns: slots.count * slots.width)
    for column in 0..<slots.count * slots.width - 1 {
      grid.put(paper.isASCII ? "-" : "─", axis, column)
    }
    for (place, row) in zip(slots.places, slots.rows) {
      let start = place * slots.width
      let width = max(1, min(slots.width - 1, Self.widestBar))
      let left = start + (slots.width - 1 - width) / 2
      let amount = series.amounts[row]
      let high = strokes.count(amount ?? 0, of: perCell * Double(up), in: up)
      let low = strokes.count(-(amount ?? 0), of: perCell * Double(down), in: down)
      for cell in 0..<up {
        guard let sign = strokes.upward(high, at: cell) else { continue }
        for column in left..<left + width { grid.put(sign, axis - 1 - cell, column) }
      }
      for cell in 0..<down {
        guard let sign = strokes.downward(low, at: cell) else { continue }
        for column in left..<left + width { grid.put(sign, axis + 1 + cell, column) }
      }
      let cells = { (count: Int) in (count + strokes.perCell - 1) / strokes.perCell }
      let line = low > 0 ? axis + 1 + cells(low) : axis - 1 - cells(high)
      grid.put(series.texts[row].centred(in: slots.width - 1), line, start)
    }
    var lines = grid.lines
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
