import KompLexicon
import KompValues

/// A cell as a reader sees it, in the tongue and the number style of the page.
struct ReaderCell {
  let tongue: Tongue
  private let style: NumeralStyle

  init(_ tongue: Tongue) {
    self.tongue = tongue
    style = tongue == .swedish ? .swedish : .english
  }

  /// The text of a cell; only a `.text` can hold what must be neutralised or escaped.
  func text(_ cell: Cell) -> String {
    switch cell {
    case .missing: "–"
    case .text(let text): text
    case .word(let word): word[tongue]
    case .flag(let yes): (yes ? Both("yes", "ja") : Both("no", "nej"))[tongue]
    case .digits(let number): Numeral.digits(number)
    case .count(let count): whole(count)
    case .number(let number, let places): Numeral.write(number, places: places, style: style)
    case .share(let above, let below):
      if below.numerator == 0 {
        "."
      } else if let share = CellShare.quotient(above, below) {
        Numeral.percent(share, places: 1, style: style)
      } else {
        "–"
      }
    case .percent(let share):
      Numeral.percent(share, places: CellShare.percentPlaces(share), style: style)
    case .months(let months): whole(months) + Both(" mo", " mån")[tongue]
    case .day(let day): CellDay.text(day)
    case .suppressed: "U"
    }
  }

  /// Below a thousand there is nothing to group, so the style does not matter.
  private func whole(_ number: Int) -> String {
    (0..<1000).contains(number) ? String(number) : Numeral.write(number, style: style)
  }
}

/// Shares of cells: the quotient and the decimals it needs.
enum CellShare {
  /// The share as one number; nil for 0 of 0 and where it does not fit.
  static func quotient(_ above: Exact, _ below: Exact) -> Exact? {
    below.inverse.flatMap { above.times($0) }
  }

  /// The decimals a degree needs as percent; one where no number of them is exact.
  static func percentPlaces(_ share: Exact, limit: Int = 4) -> Int {
    share.exactPlaces(limit: limit + 2).map { max(0, $0 - 2) } ?? 1
  }
}

/// Days of cells, written at once: `Day.description` is too slow for every row of a large table.
enum CellDay {
  static func text(_ day: Day) -> String {
    let (year, month, date) = day.civil
    guard (1...9999).contains(year) else { return day.description }
    return String(unsafeUninitializedCapacity: 10) { bytes in
      func put(_ number: Int, at end: Int, digits: Int) {
        var rest = number
        for place in 0..<digits {
          bytes[end - place] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
          rest /= 10
        }
      }
      put(year, at: 3, digits: 4)
      bytes[4] = 0x2D
      put(month, at: 6, digits: 2)
      bytes[7] = 0x2D
      put(date, at: 9, digits: 2)
      return 10
    }
  }
}
