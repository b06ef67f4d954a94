import KompLexicon
import KompValues

/// The cells of a heat map: rows down, columns across, a cell of the table where they meet.
struct HeatGrid {
  /// The names of the rows and of the columns.
  let rows: [Glyphs]
  let columns: [Glyphs]
  /// What the rows and the columns are.
  let rowTitle: Glyphs
  let columnTitle: Glyphs
  /// The measures that make the map; the others are not drawn.
  let measures: [Int]
  /// The rows of the table that had a place another row had taken.
  let shared: Int
  private let cells: [[Cell?]]

  /// The cell of a row and a column; nil where the table has no row for it.
  func cell(_ row: Int, _ column: Int) -> Cell? { cells[row][column] }

  /// The columns of the table, or with two keys and one measure the values of the last key.
  init(_ chart: Chart, _ paper: ChartPaper) {
    let isLong = chart.keys.count > 1 && chart.measures.count == 1
    self = isLong ? HeatGrid(long: chart, paper) : HeatGrid(wide: chart, paper)
  }

  private init(wide chart: Chart, _ paper: ChartPaper) {
    let all = 0..<chart.rowCount
    // Numbers of another sort than the first would be shaded by a scale that is not theirs.
    let sorts = chart.measures.map { column in
      all.lazy.compactMap { chart.table.cell($0, column).sort }.first
    }
    let first = sorts.lazy.compactMap { $0 }.first
    measures = zip(chart.measures, sorts).filter { $1 == nil || $1 == first }.map(\.0)
    let drawn = measures
    rows = all.map { paper.label(chart, $0, chart.keys) }
    columns = measures.map { paper.text(chart.table.headings[$0].title) }
    rowTitle = paper.title(chart, chart.keys)
    columnTitle = Glyphs("", paper.caution)
    cells = all.map { row in drawn.map { chart.table.cell(row, $0) } }
    shared = 0
  }

  private init(long chart: Chart, _ paper: ChartPaper) {
    let across = chart.keys.suffix(1)
    let down = chart.keys.dropLast()
    var rows: [Glyphs] = []
    var columns: [Glyphs] = []
    var rowNumbers: [[Cell]: Int] = [:]
    var columnNumbers: [[Cell]: Int] = [:]
    var found: [(row: Int, column: Int, cell: Cell)] = []
    for line in 0..<chart.rowCount {
      let rowKey = down.map { chart.table.cell(line, $0) }
      let columnKey = across.map { chart.table.cell(line, $0) }
      if rowNumbers[rowKey] == nil {
        rowNumbers[rowKey] = rows.count
        rows.append(paper.label(chart, line, down))
      }
      if columnNumbers[columnKey] == nil {
        columnNumbers[columnKey] = columns.count
        columns.append(paper.label(chart, line, across))
      }
      guard let row = rowNumbers[rowKey], let column = columnNumbers[columnKey] else { continue }
      found.append((row, column, chart.table.cell(line, chart.measures[0])))
    }
    // The columns in the order of their values, which one row alone need not have.
    let order = HeatGrid.order(columnNumbers)
    var place = [Int](repeating: 0, count: order.count)
    for (now, before) in order.enumerated() { place[before] = now }
    var cells = rows.map { _ in [Cell?](repeating: nil, count: columns.count) }
    var shared = 0
    for entry in found {
      if cells[entry.row][place[entry.column]] == nil {
        cells[entry.row][place[entry.column]] = entry.cell
      } else {
        shared += 1
      }
    }
    self.rows = rows
    self.columns = order.map { columns[$0] }
    rowTitle = paper.title(chart, down)
    columnTitle = paper.title(chart, across)
    measures = chart.measures
    self.shared = shared
    self.cells = cells
  }

  /// Numbers and days in their order, the unknown last; anything else as it comes.
  private static func order(_ numbers: [[Cell]: Int]) -> [Int] {
    numbers.sorted { a, b in
      switch (a.key.first?.place, b.key.first?.place) {
      case (let x?, let y?): x < y
      case (nil, _?): a.key.first != .missing && a.value < b.value
      case (_?, nil): b.key.first == .missing || a.value < b.value
      case (nil, nil):
        (a.key.first == .missing) == (b.key.first == .missing)
          ? a.value < b.value : b.key.first == .missing
      }
    }.map(\.value)
  }
}

extension Cell {
  /// Where a key stands along an axis.
  fileprivate var place: Double? {
    if case .day(let day) = self { return Double(day.number) }
    return amount
  }
}
