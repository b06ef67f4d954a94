import KompLexicon
import KompValues

/// Rows at the end of a file that are sums of those above.
enum TotalRows {
  /// What such a row begins with, folded.
  private static let words: Set<String> = [
    "summa", "summa totalt", "totalsumma", "totalt", "total", "totals", "grand total", "sum",
    "antal", "count", "s:a", "summering",
  ]

  /// The records at the end that are totals, the first of them first.
  static func find(_ index: CellIndex, _ text: DecodedText, columns: Int, from first: Int) -> [Int]
  {
    var found: [Int] = []
    var record = index.records - 1
    // A file of nothing but totals is a table of totals.
    while record > first, isTotal(index, text, record, columns) {
      found.append(record)
      record -= 1
    }
    return found.reversed()
  }

  private static func isTotal(
    _ index: CellIndex, _ text: DecodedText, _ record: Int, _ columns: Int
  ) -> Bool {
    var held: [String] = []
    for column in 0..<columns {
      let slice = CellBytes.trimmed(
        text.bytes.base, index.bound(record, column), index.bound(record, column + 1) - 1)
      if !slice.isEmpty { held.append(String(decoding: slice, as: UTF8.self)) }
      // Two texts that are not words of a total make it an ordinary row; no need to read on.
      if held.count > 1 && !isWord(held[0]) { return false }
    }
    guard let start = held.first else { return false }
    if isWord(start) { return true }
    return columns >= 3 && held.count == 1 && isNumber(start)
  }

  private static func isWord(_ text: String) -> Bool {
    var word = folded(text)
    while let last = word.last, last == ":" || last == "." { word.removeLast() }
    return words.contains(word)
  }

  private static func isNumber(_ text: String) -> Bool {
    text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
      && text.unicodeScalars.allSatisfy {
        ("0"..."9").contains($0)
          || [" ", ",", ".", "-", "\u{A0}", "\u{202F}", "\u{2212}"].contains($0)
      }
  }
}
