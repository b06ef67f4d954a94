import KompValues

/// One column of numbers on its way to bars: texts, amounts, and the scale they are drawn to.
struct BarSeries {
  let column: Int
  let title: Glyphs
  let texts: [Glyphs]
  let amounts: [Double?]
  /// The cells the numbers take.
  let width: Int
  /// The largest amount above zero and the largest below, as the scale has them.
  let above: Double
  let below: Double
  let cells: [Cell]

  /// The measures of a picture; columns of one sort of number share a scale.
  ///
  /// Rows that are not drawn have no say in the scale.
  static func all(
    of chart: Chart, rows: Int, _ paper: ChartPaper, drawing isDrawn: (Int) -> Bool = { _ in true }
  ) -> [BarSeries] {
    let drawn = (0..<rows).filter(isDrawn)
    let cells = chart.measures.map { column in
      (0..<rows).map { chart.table.cell($0, column) }
    }
    let sorts = cells.map { cells in cells.lazy.compactMap(\.sort).first }
    return chart.measures.enumerated().map { number, column in
      var above = 0.0
      var below = 0.0
      for (other, sort) in sorts.enumerated()
      where other == number || (sort != nil && sort == sorts[number]) {
        for amount in drawn.lazy.compactMap({ cells[other][$0].amount }) {
          above = max(above, amount)
          below = max(below, -amount)
        }
      }
      return BarSeries(
        column, chart, cells[number], above: above, below: below, paper)
    }
  }

  private init(
    _ column: Int, _ chart: Chart, _ cells: [Cell], above: Double, below: Double,
    _ paper: ChartPaper
  ) {
    self.column = column
    title = paper.text(chart.table.headings[column].title)
    texts = cells.map(paper.text)
    amounts = cells.map(\.amount)
    width = texts.map(\.width).max() ?? 0
    self.above = above
    self.below = below
    self.cells = cells
  }

  private init(_ other: BarSeries, texts: [Glyphs]) {
    column = other.column
    title = other.title
    self.texts = texts
    amounts = other.amounts
    width = texts.map(\.width).max() ?? 0
    above = other.above
    below = other.below
    cells = other.cells
  }

  /// The same where numbers that take more cells are not shown.
  func narrowed(to limit: Int, _ paper: ChartPaper) -> BarSeries {
    width <= limit
      ? self : BarSeries(self, texts: texts.map { paper.number($0, in: limit) })
  }

  func text(_ row: Int, _ paper: ChartPaper) -> String { texts[row].right(in: width) }

  /// The bar of a row; where anything is below zero, bars go both ways from an axis.
  func bar(_ row: Int, in cells: Int, _ paper: ChartPaper) -> String {
    let strokes = Strokes(isASCII: paper.isASCII)
    guard below > 0, cells > 2 else {
      return strokes.rightward(strokes.count(amounts[row] ?? 0, of: above, in: cells))
    }
    let (left, right) = split(cells - 1)
    let axis = paper.isASCII ? "|" : "│"
    guard let amount = amounts[row] else { return String(repeating: " ", count: left) + axis }
    // One unit has one length on both sides.
    let perCell = max(below / Double(max(1, left)), above / Double(max(1, right)))
    let down = strokes.count(-amount, of: perCell * Double(left), in: left)
    let up = strokes.count(amount, of: perCell * Double(right), in: right)
    return strokes.leftward(down, in: left) + axis + strokes.rightward(up)
  }

  /// The cells on both sides of the axis.
  func split(_ cells: Int) -> (left: Int, right: Int) {
    guard above > 0 else { return (cells, 0) }
    let share = below / (below + above)
    let left = share.isFinite ? Int((Double(cells) * share).rounded()) : cells / 2
    let held = min(max(1, left), cells - 1)
    return (held, cells - held)
  }
}
