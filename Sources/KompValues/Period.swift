/// A whole interval of days, both ends included: a day, week, month, quarter, tertial, half-year or year.
public struct Period: Hashable, Sendable {
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

  /// Reads `2026-05-01`, `2026-05`, `2026Q2`, `2026w12`/`2026v12`, `2026T2`, `2026H1`, `2026`; nil for anything else.
  public init?(_ literal: some StringProtocol) {
    return nil
  }

  /// The calendar period of a kind that a day lies in.
  public static func containing(_ day: Day, kind: Kind) -> Period {
    Period(first: day, last: day, kind: .day)
  }

  /// The period of the same kind so many periods later (or earlier, where negative).
  public func moved(by count: Int) -> Period? { nil }

  /// The literal that reads back as this period; `2026-01-01..2026-02-15` for a span.
  public var description: String { "\(first)..\(last)" }
}
