import KompModel

/// The rows whose ids are whole numbers, by the number: ids most often are, and lie close together, so that a
/// look needs no search.
///
/// A number has one way of being written, without zeros before it: an id that is not here is no row's.
struct NumberedRows: Sendable {
  private let rows: [Int32]

  /// The rows of these ids, one for each of the texts; nil where the numbers lie so far apart that the room
  /// would be mostly empty.
  init?(_ ids: TextPool, rows: [Int32]) {
    guard ids.count == rows.count else { return nil }
    var most = -1
    NumberedRows.each(of: ids) { _, number in most = max(most, number) }
    guard most >= 0, most < 4 * ids.count + 1_024 else { return nil }
    var found = [Int32](repeating: -1, count: most + 1)
    found.withUnsafeMutableBufferPointer { found in
      NumberedRows.each(of: ids) { code, number in found[number] = rows[code] }
    }
    self.rows = found
  }

  /// The row of a number, −1 where none has it.
  subscript(number: Int) -> Int32 { number < rows.count ? rows[number] : -1 }

  private static func each(of ids: TextPool, _ take: (_ code: Int, _ number: Int) -> Void) {
    ids.withBytes { bytes, ends in
      var start = 0
      for code in 0..<ends.count {
        let text = UnsafeBufferPointer(rebasing: bytes[start..<ends[code]])
        if let number = number(text) { take(code, number) }
        start = ends[code]
      }
    }
  }

  /// The number a text is: one to nine digits, no zero before others.
  static func number(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard (1...9).contains(text.count), text[0] != 0x30 || text.count == 1 else { return nil }
    var number = 0
    for byte in text {
      let digit = Int(byte) &- 0x30
      if digit < 0 || digit > 9 { return nil }
      number = number &* 10 &+ digit
    }
    return number
  }
}
