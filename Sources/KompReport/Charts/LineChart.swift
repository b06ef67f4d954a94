import KompLexicon
import KompValues

/// Points in order joined by a line; the highest and lowest numbers at the edge, every number below
/// its point where there is room.
struct LineChart {
  static let height = 10
  static let panels = 4

  private let chart: Chart
  private let paper: ChartPaper
  private let rows: [Int]
  private let keyless: [Int]

  /// Rows without a place in the order are told below instead.
  init(_ chart: Chart, _ paper: ChartPaper) {
    self.chart = chart
    self.paper = paper
    let all = 0..<chart.rowCount
    rows = all.filter { !chart.isKeyless($0) }
    keyless = all.filter(chart.isKeyless)
  }

  func write(_ notes: inout ChartNotes, to output: inout [UInt8]) {
    let series = Array(
      BarSeries.all(of: chart, rows: chart.rowCount, paper) { !chart.isKeyless($0) }.prefix(
        Self.panels)
    )
    .map { $0.narrowed(to: paper.width / 2, paper) }
    let margin = (series.map(\.width).max() ?? 0) + 3
    let numbers = (series.map(\.width).max() ?? 0) + 1
    let cells = max(1, paper.width - margin)
    let roomy = Slots.count(chart, rows) * numbers <= cells
    let slots = Slots(
      chart, rows, in: cells, least: roomy ? numbers : 1, isTimeline: true, paper)
    for (number, one) in series.enumerated() {
      if number > 0 { output.newline() }
      paper.heading(paper.name(of: one.title, in: chart), to: &output)
      let names = slots.showsNames ? slots.line(slots.rows.map(name)) : slots.sparseNames()
      var lines = picture(one, slots, margin)
      lines.append(String(repeating: " ", count: margin) + names)
      if roomy {
        let values = slots.line(slots.rows.map { one.texts[$0] })
        lines.append(String(repeating: " ", count: margin) + values)
      }
      for line in lines {
        output.write(trimmed(line))
        output.newline()
      }
      if !roomy { notes.add(extremes(one, slots)) }
      notes.addKeyless(keyless, of: chart, one.column)
    }
    notes.addTotal(of: chart, series.map(\.column))
    notes.addUnknown(series.flatMap { one in slots.rows.map { one.cells[$0] } })
    let gaps = slots.count - slots.rows.count
    if gaps > 0 { notes.add(Both("gaps, no row: \(gaps)", "luckor, ingen rad: \(gaps)")) }
    notes.addFurther(rows.count - slots.rows.count)
    notes.addUndrawn(chart.measures.dropFirst(series.count), of: chart)
  }

  private func name(_ row: Int) -> Glyphs { paper.label(chart, row, chart.keys) }

  /// The first, the last, the highest and the lowest, where not every number has room.
  private func extremes(_ one: BarSeries, _ slots: Slots) -> String {
    let known = slots.rows.filter { one.amounts[$0] != nil }
    guard let first = known.first, let last = known.last else { return "" }
    let high = known.max { (one.amounts[$0] ?? 0) < (one.amounts[$1] ?? 0) } ?? first
    let low = known.min { (one.amounts[$0] ?? 0) < (one.amounts[$1] ?? 0) } ?? first
    let words =
      paper.tongue == .swedish
      ? ["först", "sist", "högst", "lägst"] : ["first", "last", "highest", "lowest"]
    return zip(words, [first, last, high, low]).map { word, row in
      "\(word) \(one.texts[row].text) (\(name(row).text))"
    }.joined(separator: ", ")
  }

  private func picture(_ one: BarSeries, _ slots: Slots, _ margin: Int) -> [String] {
    let amounts = slots.rows.map { one.amounts[$0] }
    let known = amounts.indices.filter { amounts[$0] != nil }
    let high = known.max { (amounts[$0] ?? 0) < (amounts[$1] ?? 0) }
    let low = known.min { (amounts[$0] ?? 0) < (amounts[$1] ?? 0) }
    let top = high.flatMap { amounts[$0] } ?? 0
    let bottom = low.flatMap { amounts[$0] } ?? 0
    let rows = top > bottom ? Self.height : 1
    var grid = SignGrid(rows: rows, columns: slots.count * slots.width)
    func line(_ amount: Double) -> Int {
      guard top > bottom else { return 0 }
      let share = (top - amount) / (top - bottom)
      return share.isFinite ? Int((share * Double(rows - 1)).rounded()) : 0
    }
    let place = { (index: Int) in slots.places[index] * slots.width + max(0, slots.width - 1) / 2 }
    // Only neighbours are joined: over a year that is not there, or a number that is
    // not known, there is no line.
    for (before, after) in zip(amounts.indices, amounts.indices.dropFirst()) {
      guard let a = amounts[before], let b = amounts[after],
        slots.places[after] - slots.places[before] == 1
      else { continue }
      let (from, to) = (place(before), place(after))
      join(&grid, from, line(a), to, line(b))
    }
    for (index, amount) in amounts.enumerated() {
      if let amount { grid.put(paper.isASCII ? "*" : "●", line(amount), place(index)) }
    }
    let edge = paper.isASCII ? "|" : "┤"
    return grid.lines.enumerated().map { number, signs in
      let text =
        number == 0
        ? high.map { one.texts[slots.rows[$0]].right(in: margin - 3) }
        : number == rows - 1 ? low.map { one.texts[slots.rows[$0]].right(in: margin - 3) } : nil
      return (text ?? String(repeating: " ", count: margin - 3)) + " " + edge + " " + signs
    }
  }

  /// A line from one point to the next: along, up or down in the middle, along.
  private func join(
    _ grid: inout SignGrid, _ from: Int, _ start: Int, _ to: Int, _ end: Int
  ) {
    guard to - from > 1 else {
      // Side by side there is room for the height alone.
      for row in min(start, end)..<max(start, end) where row != start {
        grid.put(paper.isASCII ? "|" : "│", row, to)
      }
      return
    }
    let middle = (from + to) / 2
    let flat: Character = paper.isASCII ? "-" : "─"
    for column in from + 1..<to { grid.put(flat, column <= middle ? start : end, column) }
    guard start != end else { return }
    for row in min(start, end)...max(start, end) {
      grid.put(paper.isASCII ? "|" : "│", row, middle)
    }
    let rises = end < start
    let turns: (Character, Character) =
      paper.isASCII ? ("+", "+") : rises ? ("╯", "╭") : ("╮", "╰")
    grid.put(turns.0, start, middle)
    grid.put(turns.1, end, middle)
  }
}

extension Chart {
  /// Whether no key of a row is known.
  func isKeyless(_ row: Int) -> Bool {
    !keys.isEmpty && keys.allSatisfy { table.cell(row, $0) == .missing }
  }
}
