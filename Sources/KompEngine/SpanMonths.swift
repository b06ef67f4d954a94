import KompLanguage
import KompValues

extension Span {
  /// The months of a span of months, quarters, tertials, half-years or years; nil for days and weeks.
  var months: Int? {
    let each: Int? =
      switch unit {
      case .month: 1
      case .quarter: 3
      case .tertial: 4
      case .halfYear: 6
      case .year: 12
      case .day, .week, .span: nil
      }
    guard let each else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: each)
    return overflow ? nil : product
  }
}
