import KompValues

/// A set of orders in which a date can be read.
struct OrderSet: OptionSet {
  let rawValue: UInt8
  static let ymd = OrderSet(rawValue: 1)
  static let dmy = OrderSet(rawValue: 2)
  static let mdy = OrderSet(rawValue: 4)
  static let all: OrderSet = [.ymd, .dmy, .mdy]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The set of one order.
  init(_ order: DateOrder) {
    self =
      switch order {
      case .ymd: .ymd
      case .dmy: .dmy
      case .mdy: .mdy
      }
  }

  /// The orders in the set.
  var orders: [DateOrder] { DateOrder.allCases.filter { contains(OrderSet($0)) } }
}

/// A date as it is written, before it is known which of its parts is which.
struct DayText {
  /// The clock that may stand behind it.
  enum Clock: UInt8 { case none, midnight, other }

  /// The three parts in the order they stand; all zero where it is no date.
  var parts = (0, 0, 0)
  /// How many digits they have.
  var lengths = (0, 0, 0)
  /// The mark between them; 0 where they are written together.
  var mark: UInt8 = 0
  var clock = Clock.none
  var isDate = false

  /// The date that a cell may hold.
  @inline(__always)
  init(_ cell: UnsafeBufferPointer<UInt8>) {
    guard let base = cell.baseAddress, cell.count >= 6, cell.count <= 40, base[0] &- 0x30 < 10
    else { return }
    var at = 0
    func number() -> (value: Int, length: Int) {
      var value = 0
      let start = at
      while at < cell.count, at - start < 9, base[at] &- 0x30 < 10 {
        value = value * 10 + Int(base[at] &- 0x30)
        at += 1
      }
      return (value, at - start)
    }
    let first = number()
    if first.length == 8 {
      parts = (first.value / 10_000, first.value / 100 % 100, first.value % 100)
      lengths = (4, 2, 2)
    } else if first.length == 6 {
      parts = (first.value / 10_000, first.value / 100 % 100, first.value % 100)
      lengths = (2, 2, 2)
    } else {
      guard at < cell.count, base[at] >= 0x2D, base[at] <= 0x2F else { return }
      mark = base[at]
      at += 1
      let second = number()
      guard at < cell.count, base[at] == mark else { return }
      at += 1
      let third = number()
      parts = (first.value, second.value, third.value)
      lengths = (first.length, second.length, third.length)
      let isYearFirst = first.length == 4 && third.length <= 2
      let isYearLast = first.length <= 2 && (third.length == 4 || third.length == 2)
      guard isYearFirst || isYearLast, (1...2).contains(second.length), first.length > 0,
        third.length > 0
      else { return }
    }
    isDate = true
    if at < cell.count { readClock(UnsafeBufferPointer(rebasing: cell[at...])) }
  }

  /// What follows the date: a clock, or it was no date.
  private mutating func readClock(_ rest: UnsafeBufferPointer<UInt8>) {
    isDate = false
    guard rest.count >= 5, rest[0] == 0x20 || rest[0] == 0x54 else { return }
    var digits = 0
    var colons = 0
    var isZero = true
    for (index, byte) in rest.dropFirst().enumerated() {
      switch byte {
      case 0x30...0x39:
        digits += 1
        if byte != 0x30 { isZero = false }
      case 0x3A: colons += 1
      case 0x2E, 0x2C, 0x2B, 0x5A: continue
      case 0x20 where index > 0: continue
      // An AM or PM clock: midnight is written 12:00 there, which is not told apart from noon here.
      case 0x41, 0x4D, 0x50, 0x61, 0x6D, 0x70: isZero = false
      default: return
      }
    }
    guard digits >= 3, colons >= 1 else { return }
    clock = isZero ? .midnight : .other
    isDate = true
  }

  /// The orders its shape allows, the calendar not asked.
  var shape: OrderSet {
    if lengths.0 == 4 { return .ymd }
    if lengths.2 == 4 { return [.dmy, .mdy] }
    return .all
  }

  /// The day in one order; nil where the calendar has none or the shape forbids the order.
  @inline(__always)
  func day(_ order: DateOrder, today: Day) -> Day? {
    guard shape.contains(OrderSet(order)) else { return nil }
    let (year, month, day, length) =
      switch order {
      case .ymd: (parts.0, parts.1, parts.2, lengths.0)
      case .dmy: (parts.2, parts.1, parts.0, lengths.2)
      case .mdy: (parts.2, parts.0, parts.1, lengths.2)
      }
    return Day(
      year: length == 4 ? year : DayText.full(year, today: today), month: month, day: day)
  }

  /// A two-digit year: this century's up to the present year, else the last one's.
  private static func full(_ year: Int, today: Day) -> Int {
    let now = today.year
    let century = now - now % 100
    return year > now % 100 ? century - 100 + year : century + year
  }

  /// The orders in which it is a day.
  func readings(today: Day) -> OrderSet {
    if lengths.0 == 4 { return day(.ymd, today: today) == nil ? [] : .ymd }
    var result: OrderSet = []
    for order in DateOrder.allCases where day(order, today: today) != nil {
      result.insert(OrderSet(order))
    }
    return result
  }
}
