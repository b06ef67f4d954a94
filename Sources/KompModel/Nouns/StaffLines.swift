import KompValues

/// Each person's employments on a day, brought together: the main one, the summed degree, first and last day.
struct StaffLines {
  /// The main employment's row, −1 for a person without any.
  var main: [Int32]
  /// Whether an employment is in force on the day.
  var employed: [Bool]
  /// First day of the oldest employment in force (or, for a leaver, of the latest one); missing unknown.
  var hired: [Int64]
  /// The last day: missing while some employment has no end.
  var left: [Int64]
  /// Agreed degrees in force, in units of 10^-4; missing where none is known.
  var fte: [Int64]

  /// The lines of a staff roster.
  static func of(_ roster: Roster) -> StaffLines {
    roster.keep("staff lines") { gathered(for: roster) }
  }

  private static func gathered(for roster: Roster) -> StaffLines {
    let day = roster.moment.day
    let today = Int64(day.number)
    let model = roster.model
    let persons = model.column("person", of: "employments", on: day).widened
    let degrees = model.column("degree", of: "employments", on: day).widened
    let starts = model.column("start_date", of: "employments", on: day).widened
    let ends = model.column("end_date", of: "employments", on: day).widened
    let ids = model["employments"].columns["id"]
    let count = roster.count
    var lines = StaffLines(
      main: [Int32](repeating: -1, count: count),
      employed: [Bool](repeating: false, count: count),
      hired: [Int64](repeating: .min, count: count),
      left: [Int64](repeating: .min, count: count),
      fte: [Int64](repeating: .min, count: count))
    var isOpen = [Bool](repeating: false, count: count)
    let register = model["employments"]
    for row in persons.indices {
      guard persons[row] >= 0, persons[row] < count, register.has(row) else { continue }
      let person = Int(persons[row])
      // An employment that has not begun on the day is not known of yet.
      guard starts[row] <= today else { continue }
      if ends[row] == .min { isOpen[person] = true }
      lines.left[person] = max(lines.left[person], ends[row])
      let held = lines.main[person]
      if ends[row] == .min || ends[row] >= today {
        if degrees[row] != .min {
          let (sum, overflow) = max(lines.fte[person], 0).addingReportingOverflow(degrees[row])
          lines.fte[person] = overflow ? .max : sum
        }
        if !lines.employed[person] {
          lines.hired[person] = starts[row]
        } else {
          lines.hired[person] = min(lines.hired[person], starts[row])
        }
        if !lines.employed[person]
          || outranks(row, Int(held), degrees: degrees, starts: starts, ids: ids)
        {
          lines.main[person] = Int32(row)
        }
        lines.employed[person] = true
      } else if !lines.employed[person] {
        if held < 0 || ends[row] > ends[Int(held)] {
          lines.main[person] = Int32(row)
          lines.hired[person] = starts[row]
        }
      }
    }
    for person in 0..<count where isOpen[person] { lines.left[person] = .min }
    return lines
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
