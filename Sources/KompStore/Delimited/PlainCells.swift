import KompValues

/// Cells that need no decision: digits alone, and ISO dates. They are read without looking for quotes or blanks.
extension ColumnCells {
  /// The value of a cell of nothing but one to eighteen digits, no zero before others; −1 where it is anything else.
  @inline(__always)
  func plainNumber(_ row: Int) -> Int64 {
    let (from, to) = bytes(row)
    return plainNumber(from, to)
  }

  /// The value of the digits between two offsets, as `plainNumber` of a row.
  @inline(__always)
  func plainNumber(_ from: Int, _ to: Int) -> Int64 {
    let length = to - from
    if length < 1 || length > 18 || (base[from] == 0x30 && length > 1) { return -1 }
    if length <= 8 {
      // The digits of one load, moved up so that zeros stand before them.
      let raw = UnsafeRawPointer(base + from).loadUnaligned(as: UInt64.self)
      let word = (UInt64(littleEndian: raw) ^ 0x3030_3030_3030_3030) << UInt64((8 - length) * 8)
      if (word &+ 0x7676_7676_7676_7676 | word) & 0x8080_8080_8080_8080 != 0 { return -1 }
      // Two, then four, then eight digits are joined by one product each.
      let pairs = (word &* 2561) >> 8 & 0x00FF_00FF_00FF_00FF
      let fours = (pairs &* 6_553_601) >> 16 & 0x0000_FFFF_0000_FFFF
      return Int64(truncatingIfNeeded: (fours &* 42_949_672_960_001) >> 32)
    }
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

  /// What a column of plain numbers holds in a row, missing where the cell is empty.
  @inline(__always)
  func plainValue(_ row: Int) -> Int64 {
    let (from, to) = bytes(row)
    if from >= to { return .min }
    let value = plainNumber(from, to)
    return value < 0 ? PlainParts.notPlain : value
  }

  /// What a column of plain days holds in a row, missing where the cell is empty.
  @inline(__always)
  func plainDayValue(_ row: Int, _ begins: UnsafePointer<Int32>) -> Int64 {
    let (from, to) = bytes(row)
    if from >= to { return .min }
    guard let day = plainDay(from, to, begins) else { return PlainParts.notPlain }
    return Int64(day.number)
  }

  /// The day of bytes such as `2026-05-01`; nil where they are anything else.
  @inline(__always)
  func plainDay(_ from: Int, _ to: Int, _ begins: UnsafePointer<Int32>) -> Day? {
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
    return PlainMonths.day(year, month, Int(tens) * 10 + Int(ones), begins)
  }
}

/// The months that days of work lie in: when each begins, worked out once.
enum PlainMonths {
  private static let firstYear = 1900
  private static let begins: [Int32] = (0...200 * 12).map { month in
    Day(year: firstYear + month / 12, month: month % 12 + 1, day: 1)?.number ?? 0
  }

  /// Runs with the table of months at hand, so that a loop over cells need not fetch it.
  static func withBegins<Result>(_ body: (UnsafePointer<Int32>) -> Result) -> Result {
    begins.withUnsafeBufferPointer { begins in
      guard let base = begins.baseAddress else {
        var none: Int32 = 0
        return body(&none)
      }
      return body(base)
    }
  }

  /// The day of a date; nil where the calendar has no such day.
  @inline(__always)
  static func day(_ year: Int, _ month: Int, _ day: Int, _ begins: UnsafePointer<Int32>) -> Day? {
    let at = (year - firstYear) * 12 + month - 1
    guard year >= firstYear, year < firstYear + 200, month >= 1, month <= 12 else {
      return Day(year: year, month: month, day: day)
    }
    let number = begins[at] + Int32(truncatingIfNeeded: day) - 1
    return day >= 1 && number < begins[at + 1] ? Day(number: number) : nil
  }
}
