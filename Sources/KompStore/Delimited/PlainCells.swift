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
    if to - from != 10 { return nil }
    // Year, month and their marks in one load: digits become 0 to 9, marks 0, anything else more.
    let raw = UnsafeRawPointer(base + from)
    let word =
      UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)) ^ 0x2D30_302D_3030_3030
    let (tens, ones) = (base[from + 8] &- 0x30, base[from + 9] &- 0x30)
    let wrong = ((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676 | word)
    if wrong & 0x8080_8080_8080_8080 != 0 || word & 0xFF00_00FF_0000_0000 != 0 || tens > 9
      || ones > 9
    {
      return nil
    }
    @inline(__always)
    func digit(_ at: UInt64) -> Int { Int(truncatingIfNeeded: word >> (at * 8) & 0xF) }
    let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
    let month = digit(5) * 10 + digit(6)
    return PlainMonths.day(year, month, Int(tens) * 10 + Int(ones))
  }

  /// Whether nothing stands in a cell, not even a blank.
  @inline(__always)
  func isVoid(_ row: Int) -> Bool {
    let (from, to) = bytes(row)
    return from >= to
  }
}

/// The months that days of work lie in: when each begins, worked out once.
enum PlainMonths {
  private static let firstYear = 1900
  private static let begins: [Int32] = (0...200 * 12).map { month in
    Day(year: firstYear + month / 12, month: month % 12 + 1, day: 1)?.number ?? 0
  }

  /// The day of a date; nil where the calendar has no such day.
  @inline(__always)
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    let at = (year - firstYear) * 12 + month - 1
    guard year >= firstYear, year < firstYear + 200, month >= 1, month <= 12 else {
      return Day(year: year, month: month, day: day)
    }
    return begins.withUnsafeBufferPointer { begins in
      let number = begins[at] + Int32(truncatingIfNeeded: day) - 1
      return day >= 1 && number < begins[at + 1] ? Day(number: number) : nil
    }
  }
}
