import KompEngine
import KompLexicon
import KompModel
import KompValues

/// A day to come, and who will have left by its end.
///
/// Whoever has a known last day leaves then; with an age, whoever reaches it leaves at the end of that month.
struct Horizon {
  /// The last day of the period.
  let day: Day
  /// The age, where one is given.
  let age: Int?
  /// What follows a column's name: `2028`, `2028_at_65`.
  let suffix: Both
  /// How it is said: `by the end of 2028 at 67`.
  let said: Both
  /// How many of the people have no known birth date, where an age is given.
  let unborn: Int
  private let gone: [Bool]
  private let leaves: [Int64]

  /// The horizons that a period and ages ask for; none where neither is given.
  static func of(_ asked: Asked) -> [Horizon] {
    guard asked.period != nil || !asked.ages.isEmpty else { return [] }
    guard let staff = asked.roster(.staff) else { return [] }
    let ages: [Int?] = asked.ages.isEmpty ? [nil] : asked.ages.map { $0 }
    return ages.map { Horizon(asked, staff, age: $0, isOnly: ages.count == 1) }
  }

  private init(_ asked: Asked, _ staff: Roster, age: Int?, isOnly: Bool) {
    let day = asked.period?.last ?? asked.moment.day
    self.day = day
    self.age = age
    let period = asked.period.map(\.description)
    let name = period.map { Horizon.word($0) }
    let at = age.map { Both("at_\($0)", "vid_\($0)") }
    suffix =
      switch (name, isOnly ? nil : at) {
      case (let name?, let at?): Both(name + "_", name + "_") + at
      case (let name?, nil): Both(name, name)
      case (nil, _): at ?? age.map { Both("at_\($0)", "vid_\($0)") } ?? Both("then", "då")
      }
    let when = period ?? day.description
    said =
      Both("by the end of \(when)", "till slutet av \(when)")
      + (age.map { Both(" at \($0)", " vid \($0)") } ?? Both("", ""))
    let born = staff.column("born").widened
    let left = staff.column("left").widened
    var unborn = 0
    leaves = born.indices.map { row in
      var leave = left[row]
      if let age {
        if let end = Horizon.leave(born[row], at: age) {
          leave = leave == .min ? end : min(leave, end)
        } else if born[row] == .min, leave == .min {
          unborn += 1
        }
      }
      return leave
    }
    self.unborn = unborn
    gone = leaves.map { $0 != .min && $0 <= Int64(day.number) }
  }

  /// Whether a person has left by the end of the day.
  func hasLeft(_ person: Int) -> Bool { gone[person] }

  /// A person's last day; nil where none is known.
  func lastDay(_ person: Int) -> Day? {
    leaves[person] == .min ? nil : Day(number: Int32(clamping: leaves[person]))
  }

  /// The last day of the month in which somebody reaches an age.
  static func leave(_ born: Int64, at age: Int) -> Int64? {
    guard born != .min else { return nil }
    let (months, overflow) = age.multipliedReportingOverflow(by: 12)
    let first = Day(number: Int32(clamping: born)).civil
    guard !overflow, let start = Day(year: first.year, month: first.month, day: 1),
      let month = start.adding(months: months),
      let end = Day(
        year: month.year, month: month.month,
        day: Day.length(ofMonth: month.month, in: month.year))
    else { return nil }
    return Int64(end.number)
  }

  /// A period as a part of a name.
  private static func word(_ period: String) -> String {
    String(period.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }
}
