import KompLexicon
import KompValues

/// What a picture leaves out, and what its signs mean: lines below it.
struct ChartNotes {
  private let paper: ChartPaper
  private var lines: [String] = []

  init(_ paper: ChartPaper) { self.paper = paper }

  mutating func add(_ both: Both) { lines.append(both[paper.tongue]) }
  mutating func add(_ line: String) { lines.append(line) }

  /// How many of the cells drawn are not known, and how many are withheld.
  mutating func addUnknown(_ cells: [Cell]) {
    let suppressed = cells.count { $0 == .suppressed }
    let missing = cells.count { $0.amount == nil } - suppressed
    let dash = paper.isASCII ? "-" : "–"
    if missing > 0 { add(Both("\(dash) not known: \(missing)", "\(dash) okänt: \(missing)")) }
    if suppressed > 0 {
      add(Both("U withheld to protect people: \(suppressed)", "U skyddat: \(suppressed)"))
    }
  }

  /// Columns of numbers that the picture has no room for, or no use of.
  mutating func addUndrawn(_ columns: some Sequence<Int>, of chart: Chart) {
    let names = columns.map { paper.text(chart.table.headings[$0].title).text }
    guard !names.isEmpty else { return }
    let list = names.joined(separator: ", ")
    add(Both("not drawn: \(list)", "inte ritat: \(list)"))
  }

  /// Rows there is no room for.
  mutating func addFurther(_ count: Int) {
    guard count > 0 else { return }
    add(
      Both(
        "\(count) more \(count == 1 ? "row" : "rows") not drawn: \"sort\" and \"top\" choose",
        "\(count) \(count == 1 ? "rad" : "rader") till ritas inte: \"sortera\" och \"topp\" väljer")
    )
  }

  /// Rows whose key is not known have no place along an axis.
  mutating func addKeyless(_ rows: [Int], of chart: Chart, _ measure: Int) {
    guard !rows.isEmpty else { return }
    let key = paper.title(chart, chart.keys).text
    let values =
      rows.prefix(5).map { paper.text(chart.table.cell($0, measure)).text }
      .joined(separator: ", ") + (rows.count > 5 ? " …" : "")
    add(Both("without \(key), not drawn: \(values)", "utan \(key), inte ritat: \(values)"))
  }

  /// The line of the whole, which is not drawn to scale with its parts.
  mutating func addTotal(of chart: Chart, _ measures: some Sequence<Int>) {
    guard chart.table.hasTotal, chart.table.rowCount > 0 else { return }
    let row = chart.table.rowCount - 1
    let parts = measures.map { column in
      paper.text(chart.table.headings[column].title).text + " "
        + paper.text(chart.table.cell(row, column)).text
    }
    let list = parts.joined(separator: ", ")
    add(Both("total: \(list)", "totalt: \(list)"))
  }

  /// What short signs stand for, several a line.
  mutating func addKey(_ entries: [(sign: String, meaning: Glyphs)]) {
    guard !entries.isEmpty else { return }
    let signs = entries.map { displayWidth($0.sign) }.max() ?? 0
    let room = max(1, paper.width - signs - 1)
    let widest = min(room, entries.map(\.meaning.width).max() ?? 0)
    let column = signs + 1 + widest
    let across = max(1, (paper.width + 2) / (column + 2))
    let down = (entries.count + across - 1) / across
    for line in 0..<down {
      var text = ""
      for place in 0..<across {
        let index = place * down + line
        guard entries.indices.contains(index) else { continue }
        let entry = entries[index]
        if place > 0 { text += "  " }
        text += Glyphs(entry.sign, paper.caution).left(in: signs) + " "
        text += paper.fitted(entry.meaning, widest).left(in: widest)
      }
      lines.append(trimmed(text))
    }
  }

  /// Writes the lines, wrapped to the page.
  func write(to output: inout [UInt8]) {
    for line in lines {
      let wrapped =
        displayWidth(line) <= paper.width ? [line] : Wrapping.lines(line, width: paper.width)
      for line in wrapped {
        output.write(line)
        output.newline()
      }
    }
  }
}
