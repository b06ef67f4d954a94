import KompValues

/// Each person's employments on a day, brought together: the main one, and whether one is in force.
enum StaffLines {
  /// The main employment's row for each person of a staff roster, −1 for a person without any.
  static func main(_ roster: Roster) -> RowLines {
    roster.keep("main employments") {
      guard roster.hasOneEmploymentEach else { return .rows(StaffTies.of(roster).main) }
      // In the row of the same number, for whoever has begun.
      return RowLines.same(days("start_date", roster), upTo: roster.moment.day.number)
    }
  }

  /// For each person whether an employment is in force on the day.
  static func employed(_ roster: Roster) -> [Bool] {
    roster.keep("employed") {
      guard roster.hasOneEmploymentEach else { return StaffTies.of(roster).employed }
      let today = roster.moment.day.number
      let count = roster.count
      let ends = days("end_date", roster)
      if case .same = main(roster), ends.count == count {
        // Everybody has begun: the last days alone decide.
        return ends.missing(orFrom: Int64(today))
      }
      return [Bool](unsafeUninitializedCapacity: count) { employed, made in
        days("start_date", roster).read(with: ends) { row, start, end in
          employed[row] = start <= today && (end == .min || end >= today)
        }
        made = count
      }
    }
  }

  private static func days(_ name: String, _ roster: Roster) -> Column {
    roster.model.waiting(name, of: "employments", on: roster.moment.day)
  }
}

/// The days and degrees of each person's employments on a day, as columns.
enum StaffTimes {
  /// First day of the oldest employment in force (or, for a leaver, of the latest one); missing unknown.
  static func hired(_ roster: Roster) -> Column {
    guard roster.hasOneEmploymentEach else { return Column(StaffTies.of(roster).hired) }
    return column("start_date", roster).gathered(StaffLines.main(roster))
  }

  /// The last day: missing while some employment has no end.
  static func left(_ roster: Roster) -> Column {
    guard roster.hasOneEmploymentEach else { return Column(StaffTies.of(roster).left) }
    return column("end_date", roster).gathered(StaffLines.main(roster))
  }

  /// Agreed degrees in force, in units of 10^-4; missing where none is known.
  static func fte(_ roster: Roster) -> Column {
    guard roster.hasOneEmploymentEach else { return Column(StaffTies.of(roster).fte) }
    // Whoever is employed has the employment in the row of the same number.
    return column("degree", roster).known(where: StaffLines.employed(roster))
  }

  /// The same where all who are there are employed, of whoever is not there anything.
  static func fteAmongPresent(_ roster: Roster) -> Column? {
    guard roster.hasOneEmploymentEach, !roster.moment.includingFormer else { return nil }
    return column("degree", roster)
  }

  private static func column(_ name: String, _ roster: Roster) -> Column {
    roster.model.waiting(name, of: "employments", on: roster.moment.day)
  }
}

extension Roster {
  /// Whether everybody has one employment, in the row of the same number, and none was taken away: what an
  /// import of people with one employment each makes.
  var hasOneEmploymentEach: Bool {
    keep("one employment each") {
      let employments = model["employments"]
      return nounOfRows.id == .staff && employments.removed.isEmpty
        && model.isCounting("person", of: "employments", on: moment.day, to: count)
    }
  }
}

/// Each person's employments on a day as they are found row by row, whoever has how many.
struct StaffTies {
  /// The main employment's row, −1 for a person without any.
  private(set) var main: [Int32]
  /// Whether an employment is in force on the day.
  private(set) var employed: [Bool]
  /// First day of the oldest employment in force (or, for a leaver, of the latest one); missing unknown.
  private(set) var hired: [Int64]
  /// The last day: missing while some employment has no end.
  private(set) var left: [Int64]
  /// Agreed degrees in force, in units of 10^-4; missing where none is known.
  private(set) var fte: [Int64]

  /// The employments of a staff roster.
  static func of(_ roster: Roster) -> StaffTies {
    roster.keep("staff ties") { StaffTies(roster) }
  }

  private init(_ roster: Roster) {
    let day = roster.moment.day
    let today = Int64(day.number)
    let model = roster.model
    let persons = model.column("person", of: "employments", on: day).widened
    let degrees = model.column("degree", of: "employments", on: day).widened
    let starts = model.column("start_date", of: "employments", on: day).widened
    let ends = model.column("end_date", of: "employments", on: day).widened
    let ids = model["employments"].columns["id"]
    let count = roster.count
    var main = [Int32](repeating: -1, count: count)
    var employed = [Bool](repeating: false, count: count)
    var hired = [Int64](repeating: .min, count: count)
    var left = hired
    var fte = hired
    var isOpen = [Bool](repeating: false, count: count)
    let register = model["employments"]
    for row in persons.indices {
      guard persons[row] >= 0, persons[row] < count, register.has(row) else { continue }
      let person = Int(persons[row])
      // An employment that has not begun on the day is not known of yet.
      guard starts[row] <= today else { continue }
      if ends[row] == .min { isOpen[person] = true }
      left[person] = max(left[person], ends[row])
      let held = main[person]
      if ends[row] == .min || ends[row] >= today {
        if degrees[row] != .min {
          let (sum, overflow) = max(fte[person], 0).addingReportingOverflow(degrees[row])
          fte[person] = overflow ? .max : sum
        }
        hired[person] = employed[person] ? min(hired[person], starts[row]) : starts[row]
        if !employed[person]
          || StaffTies.outranks(row, Int(held), degrees: degrees, starts: starts, ids: ids)
        {
          main[person] = Int32(row)
        }
        employed[person] = true
      } else if !employed[person], held < 0 || ends[row] > ends[Int(held)] {
        main[person] = Int32(row)
        hired[person] = starts[row]
      }
    }
    for person in 0..<count where isOpen[person] { left[person] = .min }
    (self.main, self.employed, self.hired, self.left, self.fte) = (main, employed, hired, left, fte)
  }

  /// Largest agreed degree, then earliest, then the lower id, so that the order of the rows in a file
  /// decides nothing.
  private static func outranks(
    _ a: Int, _ b: Int, degrees: [Int64], starts: [Int64], ids: Column?
  ) -> Bool {
    if degrees[a] != degrees[b] { return degrees[a] > degrees[b] }
    if starts[a] != starts[b] { return starts[a] < starts[b] }
    guard let x = ids?.text(a), let y = ids?.text(b) else { return false }
    return SwedishOrder.precedes(x, y)
  }
}
