/// What exports write in a cell that holds no value.
enum MissingWords {
  private static let words: [[UInt8]] = [
    "-", "–", "—", "..", "...", "na", "n/a", "#n/a", "null", "nan", "none", "saknas",
    "uppgift saknas",
    "missing", "(null)", "\\n",
  ].map { Array($0.utf8) }

  /// Whether a cell of a column that is not text holds no value, though something stands there.
  static func contains(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = cell.first, first < 0x30 || first > 0x39, cell.count <= 14 else {
      return false
    }
    return words.contains { word in
      guard word.count == cell.count else { return false }
      for index in word.indices {
        let byte = cell[index]
        let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        if lower != word[index] { return false }
      }
      return true
    }
  }
}
