/// Which columns of a table a page has room for, and how wide each becomes.
struct ColumnFit {
  /// The blanks between two columns.
  static let gap = 2
  /// The cells below which a text is not cut.
  static let least = 8

  /// The widths of the columns shown, from the left; those after them are hidden.
  let widths: [Int]

  /// A column before it is fitted.
  struct Column {
    let title: Int
    let widest: Int
    let isNumeric: Bool

    /// What the column wants.
    var natural: Int { max(title, widest) }
    /// How narrow it may become: a number is never cut, only its heading.
    var floor: Int { isNumeric ? max(widest, min(title, least)) : min(natural, least) }
  }

  /// The widest columns give way first, all to one cap; then columns from the right are hidden.
  init(_ columns: [Column], width: Int?) {
    guard let width else {
      widths = columns.map(\.natural)
      return
    }
    var shown = columns.count
    while shown > 1, Self.total(columns[..<shown].map(\.floor)) > width { shown -= 1 }
    let kept = columns[..<shown]
    if let only = kept.first, shown == 1, only.floor > width {
      widths = [max(1, width)]
      return
    }
    // The largest cap that fits: the floors do, so the search has an answer.
    var low = 0
    var high = kept.map(\.natural).max() ?? 0
    while low < high {
      let cap = low + (high - low + 1) / 2
      if Self.total(Self.capped(kept, cap)) <= width { low = cap } else { high = cap - 1 }
    }
    widths = Self.capped(kept, low)
  }

  private static func capped(_ columns: ArraySlice<Column>, _ cap: Int) -> [Int] {
    columns.map { max($0.floor, min($0.natural, cap)) }
  }

  private static func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + gap * max(0, widths.count - 1)
  }
}
