import KompLexicon
import KompValues

/// A cell as a machine reads it: English words, canonical digits, never an exponent.
enum MachineCell {
  /// The decimals beyond which a number is rounded half-up.
  static let places = 6

  /// The text of a cell; nil where there is nothing to write: missing, and a share of nothing.
  static func text(_ cell: Cell) -> String? {
    switch cell {
    case .missing: nil
    case .text(let text): text
    case .word(let word): word.english
    case .flag(let yes): yes ? "yes" : "no"
    case .count(let number), .digits(let number): String(number)
    case .number(let number, _): digits(number)
    case .share(let above, let below): CellShare.quotient(above, below).map(digits)
    case .percent(let share): digits(share)
    case .months(let months): String(months)
    case .day(let day): CellDay.text(day)
    case .suppressed: "U"
    }
  }

  /// A number exactly where six decimals hold it, else rounded to six; no zeros at the end.
  static func digits(_ number: Exact) -> String {
    if number.denominator == 1 { return String(number.numerator) }
    if let places = number.exactPlaces(limit: places) {
      return Numeral.write(number, places: places, style: .canonical)
    }
    return trimmed(Numeral.write(number, places: places, style: .canonical))
  }

  private static func trimmed(_ digits: String) -> String {
    guard digits.utf8.contains(0x2E) else { return digits }
    var kept = digits[...]
    while kept.utf8.last == 0x30 { kept.removeLast() }
    if kept.utf8.last == 0x2E { kept.removeLast() }
    return kept == "-0" ? "0" : String(kept)
  }
}
