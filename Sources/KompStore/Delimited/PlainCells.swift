import KompValues

/// Cells that need no decision: digits alone, and ISO dates. They are read without looking for quotes or blanks.
extension ColumnCells {
  /// The value of a cell of nothing but one to eighteen digits, no zero before others; −1 where it is anything else.
  @inline(__always)
  func plainNumber(_ row: Int) -> Int64 {
    let (from, to) = bytes(row)
    let length = to - from
    if length < 1 || length > 18 || (base[from] == 0x30 && length > 1) { return -1 }
    var value: Int64 = 0
    var at = from
    while at < to {
      let digit = base[at] &- 0x30
      if digit > 9 { return -1 }
      value = value &* 10 &+ Int64(digit)
      at += 1
    }
    return value
  }

  /// The day of a cell such as `2026-05-01`; nil where it is anything else.
  @inline(__always)
  func plainDay(_ row: Int) -> Day? {
    let (from, to) = bytes(row)
    if to - from != 10 || base[from + 4] != 0x2D || base[from + 7] != 0x2D { return nil }
    var wrong: UInt8 = 0
    @inline(__always)
    func digit(_ at: Int) -> Int {
      let digit = base[from + at] &- 0x30
      wrong |= digit > 9 ? 1 : 0
      return Int(digit)
    }
    let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
    let month = digit(5) * 10 + digit(6)
    let day = digit(8) * 10 + digit(9)
    return wrong == 0 ? Day(year: year, month: month, day: day) : nil
  }

  /// Whether nothing stands in a cell, not even a blank.
  @inline(__always)
  func isVoid(_ row: Int) -> Bool {
    let (from, to) = bytes(row)
    return from >= to
  }
}
