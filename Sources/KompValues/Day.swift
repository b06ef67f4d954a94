/// A civil day in the Gregorian calendar, without clock or time zone.
///
/// Stored as days since 1970-01-01. The two conversions are the era arithmetic of
/// Howard Hinnant, "chrono-compatible low-level date algorithms": exact for every `Int32`.
public struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01; negative before it.
  public let number: Int32

  /// The day that lies this many days after 1970-01-01.
  public init(number: Int32) { self.number = number }

  /// The day of a calendar date, or nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard day >= 1, day <= Day.length(ofMonth: month, in: year) else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month and day of month.
  public var civil: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The calendar year.
  public var year: Int { civil.year }
  /// The month, 1 to 12.
  public var month: Int { civil.month }
  /// The day of the month, from 1.
  public var day: Int { civil.day }

  /// Whether February of the year has 29 days.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days in a month.
  public static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The day so many days later; nil outside the years 1 to 9999.
  public func adding(days: Int) -> Day? {
    let (sum, overflow) = Int(number).addingReportingOverflow(days)
    guard !overflow, sum >= -719_162, sum <= 2_932_896 else { return nil }
    return Day(number: Int32(sum))
  }

  /// The same day of the month so many months later, or that month's last day where it is shorter.
  public func adding(months: Int) -> Day? {
    let (y, m, d) = civil
    let (sum, overflow) = (y * 12 + m - 1).addingReportingOverflow(months)
    guard !overflow, sum >= 12 else { return nil }
    let (year, month) = (sum / 12, sum % 12 + 1)
    return Day(year: year, month: month, day: min(d, Day.length(ofMonth: month, in: year)))
  }

  /// Whole months from this day to another: a month is full on the same day of the month.
  ///
  /// Negative where `other` comes before. 2019-01-07 to 2025-11-01 is 81.
  public func fullMonths(to other: Day) -> Int {
    if other < self { return -other.fullMonths(to: self) }
    let (a, b) = (civil, other.civil)
    let months = (b.year - a.year) * 12 + b.month - a.month
    // A month that is too short for the day is full on its last day: 31 January to 28 February is one.
    let due = min(a.day, Day.length(ofMonth: b.month, in: b.year))
    return b.day >= due ? months : months - 1
  }

  /// Whole years from this day to another: age, where this is a birthday.
  ///
  /// Born on 29 February, one is a year older on 1 March in a common year.
  public func fullYears(to other: Day) -> Int {
    let (a, b) = (civil, other.civil)
    return b.year - a.year - ((b.month, b.day) < (a.month, a.day) ? 1 : 0)
  }

  /// The day of the week, Monday 1 to Sunday 7.
  public var weekday: Int { ((Int(number) + 3) % 7 + 7) % 7 + 1 }

  /// The ISO 8601 week and the year it belongs to.
  public var isoWeek: (year: Int, week: Int) {
    let thursday = Day(number: Int32(clamping: Int(number) - weekday + 4))
    let year = thursday.year
    let first = Day(year: year, month: 1, day: 1)?.number ?? thursday.number
    return (year, Int(thursday.number - first) / 7 + 1)
  }

  /// The day as `2026-05-01`.
  public var description: String {
    let (y, m, d) = civil
    // Beyond the calendar's years there is nothing to pad.
    guard (0...9999).contains(y) else { return "\(y)-\(m)-\(d)" }
    return String(unsafeUninitializedCapacity: 10) { out in
      func put(_ number: Int, _ places: ClosedRange<Int>) {
        var left = number
        for place in places.reversed() {
          out[place] = 0x30 + UInt8(truncatingIfNeeded: left % 10)
          left /= 10
        }
      }
      put(y, 0...3)
      out[4] = 0x2D
      put(m, 5...6)
      out[7] = 0x2D
      put(d, 8...9)
      return 10
    }
  }

  /// Whether one day comes before another.
  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }
}
