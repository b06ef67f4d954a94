import KompValues

/// A count of calendar units: `12 months`, `2 years`.
public struct Span: Hashable, Sendable {
  /// How many.
  public var count: Int
  /// Of what.
  public var unit: Period.Kind

  /// A count of calendar units.
  public init(_ count: Int, _ unit: Period.Kind) {
    self.count = count
    self.unit = unit
  }
}

/// A time said by words, resolved against the day asked about.
public enum RelativeTime: Hashable, Sendable {
  /// `today`, `yesterday` (−1).
  case day(offset: Int)
  /// `last 3 months`: the rolling interval that ends on the day asked about.
  case last(Span)
  /// `next 90 days`: the rolling interval that begins on the day after.
  case next(Span)
  /// `previous quarter`, `this year`: whole calendar periods, so many from the present one.
  case calendar(Period.Kind, offset: Int)
}

/// A value as written, before a field has typed it.
public enum Literal: Hashable, Sendable {
  /// A bare word in a value's place: `kommunrehab`.
  case word(String)
  /// A quoted text; wildcards live here.
  case text(String)
  /// `3`, `0.75`: the digits as typed.
  case number(Exact)
  /// `75%`: the share 0.75.
  case percent(Exact)
  /// `2026-05-01`, `2026Q2`: with the text it was written as, for fields where `2026` is a number.
  case period(Period, written: String)
  /// `12 months`.
  case span(Span)
  /// `today`, `last 3 months`.
  case relative(RelativeTime)
  /// `:unit`.
  case parameter(String)
  /// `today - 2 years`: a day some calendar units away; the sign is the count's.
  indirect case shifted(Literal, Span)
}

extension Span {
  /// The day so far from another, before it where the count is below 0; nil beyond the calendar.
  public func day(from day: Day) -> Day? {
    let each =
      switch unit {
      case .day, .month, .span: 1
      case .week: 7
      case .quarter: 3
      case .tertial: 4
      case .halfYear: 6
      case .year: 12
      }
    let (distance, overflow) = count.multipliedReportingOverflow(by: each)
    guard !overflow else { return nil }
    switch unit {
    case .day, .span, .week: return day.adding(days: distance)
    case .month, .quarter, .tertial, .halfYear, .year: return day.adding(months: distance)
    }
  }
}
