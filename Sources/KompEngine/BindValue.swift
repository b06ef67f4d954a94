import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Binder {
  /// A literal with its parameter looked up.
  func resolved(_ literal: Literal) -> Literal {
    guard case .parameter(let name) = literal, let value = environment.values[folded(name)] else {
      return literal
    }
    return value
  }

  /// The literal of an operand that is a plain value.
  func literal(_ operand: Operand) -> (Literal, Place)? {
    guard case .expression(.literal(let literal, let place)) = operand else { return nil }
    return (resolved(literal), place)
  }

  /// A literal as typed, for a message.
  func written(_ literal: Literal) -> String {
    switch literal {
    case .word(let word), .text(let word): word
    case .number(let number):
      Numeral.write(number, places: number.exactPlaces() ?? 6, style: .canonical)
    case .percent(let number):
      written(.number(number.times(Exact(100)) ?? number)) + "%"
    case .period(_, let written): written
    case .span(let span): "\(span.count)"
    case .relative: "…"
    case .parameter(let name): ":" + name
    case .shifted: "…"
    }
  }

  // MARK: Days

  /// The days a literal covers, where it is a day, a period or a relative time.
  ///
  /// `last 3 months` counts from the day asked about; `today` is today whatever day is asked about.
  mutating func period(_ literal: Literal, at place: Place, in scope: Scope) -> Period? {
    switch literal {
    case .period(let period, _): return period
    case .relative(.day(let offset)):
      return RelativeTime.day(offset: offset).period(on: environment.today)
    case .relative(let relative): return relative.period(on: scope.day)
    case .shifted(let day, let span):
      return period(resolved(day), at: place, in: scope).flatMap { span.day(from: $0.last) }
        .map { Period.containing($0, kind: .day) }
    case .number(let number):
      if number.denominator == 1, let period = Period(String(number.numerator)) { return period }
      return nil
    default: return nil
    }
  }

  // MARK: Ranges

  /// A member of classes: the stored integers from and to, both included, and how it is written.
  mutating func range(_ operand: Operand, for typed: Typed, in scope: Scope)
    -> (low: Int64, high: Int64, label: String)?
  {
    func bound(_ expression: Expression?, upper: Bool) -> Int64?? {
      guard let expression else { return .some(nil) }
      guard case .literal(let raw, let place) = expression else { return nil }
      let literal = resolved(raw)
      if typed.type == .day {
        guard let period = period(literal, at: place, in: scope) else { return nil }
        return Int64((upper ? period.last : period.first).number)
      }
      guard let number = amount(literal, at: place, for: typed) else { return nil }
      guard let scaled = number.times(Exact(Int(Exact.power(typed.type.scale)))) else { return nil }
      return upper ? scaled.floor : scaled.ceiling
    }
    // What is wrong with one value has been said where it was read.
    let said = problems.count
    switch operand {
    case .range(let low, let high, _):
      guard let from = bound(low, upper: false), let to = bound(high, upper: true) else {
        if problems.count > said { return nil }
        return refuse(
          .wrongType("..", field: typed.name, wanted: typed.type.title), at: operand.place)
      }
      let label = "\(low.map(label) ?? "")..\(high.map(label) ?? "")"
      return (from ?? .min + 1, to ?? .max, label)
    case .expression(let expression):
      guard let from = bound(expression, upper: false) ?? nil,
        let to = bound(expression, upper: true) ?? nil
      else {
        if problems.count > said { return nil }
        return refuse(
          .wrongType("…", field: typed.name, wanted: typed.type.title), at: operand.place)
      }
      return (from, to, label(expression))
    }
  }

  private func label(_ expression: Expression) -> String {
    guard case .literal(let literal, _) = expression else { return "…" }
    return written(resolved(literal))
  }

  /// The number a literal means for an amount; a problem where it needs its unit.
  mutating func amount(_ literal: Literal, at place: Place, for typed: Typed) -> Exact? {
    switch (literal, typed.type) {
    case (.span(let span), .months):
      guard let months = span.months else { break }
      return Exact(months)
    case (.number(let number), .months):
      let text = written(.number(number))
      return refuse(
        .bareMonths(text), at: place,
        fixes: (typed.isSaidInSwedish ? ["månader", "år"] : ["months", "years"]).map {
          Fix(place, text + " " + $0)
        })
    case (.percent(let number), .share):
      return number
    case (.percent(let number), .number):
      // A plain number is no share: 60% of nothing would silently be 0.6.
      let text = written(.number(number.times(Exact(100)) ?? number))
      return refuse(
        .wrongType(written(literal), field: typed.name, wanted: typed.type.title), at: place,
        fixes: [Fix(place, text)])
    case (.number(let number), .share):
      if number > Exact(1) {
        let text = written(.number(number))
        return refuse(.bareDegree(text), at: place, fixes: [Fix(place, text + "%")])
      }
      return number
    case (.number(let number), .number):
      return number
    case (.period(_, let text), .number):
      if let number = Exact(decimal: text) { return number }
    case (.parameter(let name), _):
      return refuse(
        .unknownName(name), at: place,
        fixes: Nearest.words(to: name, among: environment.values.keys).map { Fix(place, ":" + $0) })
    default: break
    }
    return wrongType(literal, at: place, for: typed)
  }
}

extension Literal {
  /// Whether it stood in quotes.
  var isQuoted: Bool { if case .text = self { true } else { false } }
}

extension RelativeTime {
  /// The days it covers, seen from a day.
  func period(on day: Day) -> Period? {
    func moved(_ count: Int, _ unit: Period.Kind) -> Day? {
      switch unit {
      case .day, .span: return day.adding(days: count)
      case .week:
        let (days, overflow) = count.multipliedReportingOverflow(by: 7)
        return overflow ? nil : day.adding(days: days)
      default:
        guard let months = Span(count, unit).months else { return nil }
        return day.adding(months: months)
      }
    }
    switch self {
    case .day(let offset):
      return day.adding(days: offset).map { Period(first: $0, last: $0, kind: .day) }
    case .last(let span):
      // `last 3 months` ends today: it begins the day after the same day three months ago.
      return moved(-span.count, span.unit)?.adding(days: 1).map { Period(first: $0, last: day) }
    case .next(let span):
      guard let last = moved(span.count, span.unit), let first = day.adding(days: 1) else {
        return nil
      }
      return Period(first: first, last: last)
    case .calendar(let kind, let offset):
      return Period.containing(day, kind: kind).moved(by: offset)
    }
  }
}

extension Exact {
  /// The largest whole number not above it; nil where it does not fit 64 bits.
  var floor: Int64? {
    let (q, r) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Int64(exactly: r < 0 ? q - 1 : q)
  }

  /// The smallest whole number not below it; nil where it does not fit 64 bits.
  var ceiling: Int64? {
    let (q, r) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Int64(exactly: r > 0 ? q + 1 : q)
  }
}
