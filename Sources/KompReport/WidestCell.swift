import KompValues

/// The widest cell of a column, found without writing every number.
///
/// Of numbers with the same decimals, those between two that were measured are never wider than
/// both: only a number beyond all before it is written to be measured.
struct WidestCell {
  private let reader: ReaderCell
  private let caution: Caution
  private var counts: ClosedRange<Int>?
  private var numbers: ClosedRange<Exact>?
  private var places: Int?
  /// The terminal cells it takes.
  private(set) var width = 0

  init(_ reader: ReaderCell, _ caution: Caution) {
    self.reader = reader
    self.caution = caution
  }

  /// Takes in one more cell.
  mutating func take(_ cell: Cell) {
    switch cell {
    // No text takes more cells than it has bytes.
    case .text(let text) where text.utf8.count <= width: return
    case .missing, .suppressed:
      width = max(width, 1)
      return
    case .count(let count):
      if let seen = counts, seen.contains(count) { return }
      counts = min(counts?.lowerBound ?? count, count)...max(counts?.upperBound ?? count, count)
    case .number(let number, let decimals):
      if places != decimals { (places, numbers) = (decimals, nil) }
      if let seen = numbers, seen.contains(number) { return }
      numbers =
        min(numbers?.lowerBound ?? number, number)...max(numbers?.upperBound ?? number, number)
    case .text, .word, .flag, .digits, .share, .percent, .months, .day: break
    }
    width = max(width, Glyphs(reader.text(cell), caution).width)
  }
}
