import KompLexicon
import KompModel
import KompValues

/// What all the dates of a column say about the order of their parts.
///
/// Dates with different marks do not vouch for each other: a column that went through a spreadsheet has some
/// in one order and some in the other.
struct DaySurvey {
  var count = 0
  /// The values, where every one of them is an ISO date: the column is read already.
  var plain: Column?
  var missingWords = 0
  var clocks = 0
  /// The orders that every date with a mark allows, by the mark: none, `-`, `.`, `/`.
  private var viable: [OrderSet] = [.all, .all, .all, .all]
  /// Whether dates with the mark have their year last or in two digits.
  private var isOpen = [false, false, false, false]
  /// Cells that are no date, or no day in any order.
  var invalid = 0
  /// Whether there are dates with a year of two digits joined by points or nothing: codes often look so.
  var hasCodeLooks = false
  let order: DateOrder?
  let today: Day

  init(order: DateOrder?, today: Day) {
    self.order = order
    self.today = today
  }

  private static func slot(_ mark: UInt8) -> Int { mark == 0 ? 0 : Int(mark) - 0x2C }

  /// Counts ISO dates in and keeps them, where every cell is one.
  mutating func takePlain(_ found: PlainParts) -> Bool {
    guard found.stop == nil else { return false }
    count = found.known
    plain = found.column
    return true
  }

  /// Counts a date in.
  mutating func take(_ text: DayText) {
    count += 1
    if text.clock == .other { clocks += 1 }
    let readings = text.readings(today: today)
    if readings.isEmpty {
      invalid += 1
      return
    }
    if text.lengths.0 == 4 { return }
    let slot = DaySurvey.slot(text.mark)
    isOpen[slot] = true
    viable[slot].formIntersection(readings)
    if text.lengths.2 == 2 && (text.mark == 0 || text.mark == 0x2E) { hasCodeLooks = true }
  }

  /// What a date turned out to be.
  enum Verdict {
    case day(Day)
    case noDay
    case clock
    /// Two readings that the column does not tell apart.
    case open(Day, Day)
  }

  /// The day of a date in this column.
  @inline(__always)
  func verdict(_ text: DayText) -> Verdict {
    if text.clock == .other { return .clock }
    if text.lengths.0 == 4 {
      return text.day(.ymd, today: today).map { .day($0) } ?? .noDay
    }
    if let order { return text.day(order, today: today).map { .day($0) } ?? .noDay }
    let agreed = viable[DaySurvey.slot(text.mark)]
    // Where no order fits all, a date that has one reading only is still certain.
    let allowed = agreed.isEmpty ? text.readings(today: today) : agreed
    var found: Day?
    for order in DateOrder.allCases where allowed.contains(OrderSet(order)) {
      guard let day = text.day(order, today: today) else { continue }
      if let found, found != day { return .open(found, day) }
      found = day
    }
    return found.map { .day($0) } ?? .noDay
  }

  /// What was decided about the order by the values themselves; nil where it was plain or given.
  var sentence: Both? {
    guard order == nil else { return nil }
    var orders: [DateOrder] = []
    for slot in viable.indices where isOpen[slot] && viable[slot].orders.count == 1 {
      orders += viable[slot].orders
    }
    guard let first = orders.first, orders.allSatisfy({ $0 == first }) else { return nil }
    return switch first {
    case .ymd: Both("dates read as year, month, day", "datum lästa som år, månad, dag")
    case .dmy: Both("dates read as day, month, year", "datum lästa som dag, månad, år")
    case .mdy: Both("dates read as month, day, year", "datum lästa som månad, dag, år")
    }
  }
}
