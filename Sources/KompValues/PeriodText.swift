extension Period {
  /// Reads `2026-05-01`, `2026-05`, `2026Q2`, `2026w12`/`2026v12`, `2026T2`, `2026H1`, `2026`; nil for anything else.
  ///
  /// The letters in either case; a week also with one digit.
  public init?(_ literal: some StringProtocol) {
    if let day = Day(iso: literal) {
      self.init(first: day, last: day, kind: .day)
      return
    }
    guard let period = withBytes(of: literal, Period.read) else { return nil }
    self = period
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Period? {
    guard (4...7).contains(bytes.count), let year = bytes.whole(0..<4) else { return nil }
    if bytes.count == 4 {
      return year >= 1000 ? Period(part: 0, of: year, kind: .year) : nil
    }
    guard let number = bytes.whole(5..<bytes.count), number > 0 else { return nil }
    let digits = bytes.count - 5
    switch (bytes[4], digits) {
    case (UInt8(ascii: "-"), 2): return Period(part: number - 1, of: year, kind: .month)
    case (UInt8(ascii: "Q"), 1), (UInt8(ascii: "q"), 1):
      return Period(part: number - 1, of: year, kind: .quarter)
    case (UInt8(ascii: "T"), 1), (UInt8(ascii: "t"), 1):
      return Period(part: number - 1, of: year, kind: .tertial)
    case (UInt8(ascii: "H"), 1), (UInt8(ascii: "h"), 1):
      return Period(part: number - 1, of: year, kind: .halfYear)
    case (UInt8(ascii: "W"), _), (UInt8(ascii: "w"), _), (UInt8(ascii: "V"), _),
      (UInt8(ascii: "v"), _):
      return Period(week: number, of: year)
    default: return nil
    }
  }

  /// The part of a year, counted from 0, among equal parts of whole months.
  init?(part: Int, of year: Int, kind: Kind) {
    let length = kind.months
    guard length > 0, (0..<12 / length).contains(part) else { return nil }
    let month = part * length + 1
    let end = month + length - 1
    guard let first = Day(year: year, month: month, day: 1),
      let last = Day(year: year, month: end, day: Day.length(ofMonth: end, in: year))
    else { return nil }
    self.init(first: first, last: last, kind: kind)
  }

  /// The ISO week of a year; nil where the year has no such week.
  ///
  /// The last week of 9999 ends with the calendar, two days early.
  init?(week: Int, of year: Int) {
    guard (1...53).contains(week), let fourth = Day(year: year, month: 1, day: 4) else {
      return nil
    }
    let days = (week - 1) * 7 - (fourth.weekday - 1)
    guard let first = fourth.adding(days: days), first.isoWeek == (year, week) else { return nil }
    let last = first.adding(days: 6) ?? Day(year: 9999, month: 12, day: 31) ?? first
    self.init(first: first, last: last, kind: .week)
  }
}
