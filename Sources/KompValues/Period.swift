/// A whole interval of days, both ends included: a day, week, month, quarter, tertial, half-year or year.
public struct Period: Hashable, Sendable, CustomStringConvertible {
  /// What kind of calendar period it is; decides how it is written.
  public enum Kind: Hashable, Sendable {
    case day, week, month, quarter, tertial, halfYear, year, span
  }

  /// The first day.
  public let first: Day
  /// The last day.
  public let last: Day
  /// The kind of period.
  public let kind: Kind

  /// An interval between two days.
  public init(first: Day, last: Day, kind: Kind = .span) {
    self.first = first
    self.last = last
    self.kind = kind
  }

  /// Whether a day lies in the period.
  public func contains(_ day: Day) -> Bool { first <= day && day <= last }

  /// The calendar period of a kind that a day lies in; for a span, which no calendar has, the day itself.
  public static func containing(_ day: Day, kind: Kind) -> Period {
    let single = Period(first: day, last: day, kind: .day)
    switch kind {
    case .day, .span: return single
    case .week:
      let (year, week) = day.isoWeek
      return Period(week: week, of: year) ?? single
    case .month, .quarter, .tertial, .halfYear, .year:
      let (year, month, _) = day.civil
      return Period(part: (month - 1) / kind.months, of: year, kind: kind) ?? single
    }
  }

  /// The period of the same kind so many periods later (or earlier, where negative).
  ///
  /// A span moves by its own length. Nil where the calendar ends.
  public func moved(by count: Int) -> Period? {
    switch kind {
    case .day, .week, .span:
      let length = kind == .week ? 7 : max(1, Int(last.number) - Int(first.number) + 1)
      let (days, overflow) = count.multipliedReportingOverflow(by: length)
      guard !overflow, let moved = first.adding(days: days) else { return nil }
      if kind != .span { return .containing(moved, kind: kind) }
      return last.adding(days: days).map { Period(first: moved, last: $0) }
    case .month, .quarter, .tertial, .halfYear, .year:
      let (months, overflow) = count.multipliedReportingOverflow(by: kind.months)
      guard !overflow else { return nil }
      return first.adding(months: months).map { .containing($0, kind: kind) }
    }
  }

  /// The literal that reads back as this period; `2026-01-01..2026-02-15` for a span.
  public var description: String {
    literal ?? "\(first)..\(last)"
  }

  /// The literal, where this is a period of the calendar.
  private var literal: String? {
    guard kind != .span, Period.containing(first, kind: kind) == self else { return nil }
    let day = first.description
    let year = day.prefix(4)
    let month = first.month - 1
    switch kind {
    case .day: return day
    case .week:
      let (year, week) = first.isoWeek
      let start = Day(year: year, month: 1, day: 1)?.description.prefix(4) ?? ""
      return start + (week < 10 ? "w0" : "w") + String(week)
    case .month: return String(day.prefix(7))
    case .quarter: return year + "Q\(month / 3 + 1)"
    case .tertial: return year + "T\(month / 4 + 1)"
    case .halfYear: return year + "H\(month / 6 + 1)"
    // Four digits are a year from 1000 on: `0012` is somebody's number.
    case .year: return first.year >= 1000 ? String(year) : nil
    case .span: return nil
    }
  }
}

extension Period.Kind {
  /// How many months a period of this kind has; 0 for those not made of months.
  var months: Int {
    switch self {
    case .day, .week, .span: 0
    case .month: 1
    case .quarter: 3
    case .tertial: 4
    case .halfYear: 6
    case .year: 12
    }
  }
}
