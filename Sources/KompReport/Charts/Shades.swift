import KompLexicon

/// How dark a cell of a heat map is: small whole numbers as they are, others in four parts of the largest.
struct Shades {
  private static let blocks: [Character] = [" ", "░", "▒", "▓", "█"]
  private static let letters: [Character] = [" ", ".", ":", "+", "#"]

  let isASCII: Bool
  private let most: Double
  private let isLevel: Bool

  init(_ grid: HeatGrid, isASCII: Bool) {
    self.isASCII = isASCII
    var most = 0.0
    var isLevel = true
    for row in grid.rows.indices {
      for column in grid.columns.indices {
        guard let amount = grid.cell(row, column)?.amount else { continue }
        most = max(most, amount.magnitude)
        isLevel = isLevel && amount >= 0 && amount <= 4 && amount == amount.rounded()
      }
    }
    self.most = most
    self.isLevel = isLevel
  }

  /// From 0 for nothing to 4 for the largest; the sign stands in the figure.
  func depth(_ amount: Double) -> Int {
    let size = amount.magnitude
    guard size > 0, most > 0 else { return 0 }
    if isLevel { return Int(size) }
    let part = (size / most * 4).rounded(.up)
    return part.isFinite ? max(1, min(4, Int(part))) : 4
  }

  /// The sign of a depth.
  func sign(_ depth: Int) -> Character { (isASCII ? Shades.letters : Shades.blocks)[depth] }

  /// Each shade with the lowest and the highest number that has it.
  func legend(_ grid: HeatGrid, _ paper: ChartPaper) -> String {
    var ranges: [(low: (Double, Cell), high: (Double, Cell))?] = Array(repeating: nil, count: 5)
    for row in grid.rows.indices {
      for column in grid.columns.indices {
        guard let cell = grid.cell(row, column), let amount = cell.amount else { continue }
        let depth = depth(amount)
        let here = (amount, cell)
        guard let range = ranges[depth] else {
          ranges[depth] = (here, here)
          continue
        }
        if amount < range.low.0 { ranges[depth]?.low = here }
        if amount > range.high.0 { ranges[depth]?.high = here }
      }
    }
    return ranges.enumerated().dropFirst().compactMap { depth, range in
      guard let range else { return nil }
      let sign = String(repeating: sign(depth), count: 2)
      let low = paper.text(range.low.1).text
      let high = paper.text(range.high.1).text
      let dash = isASCII ? "-" : "–"
      return sign + " " + (low == high ? low : low + dash + high)
    }.joined(separator: "  ")
  }
}
