import KompValues

/// The latest placement of each person on a day.
public struct Placing: Sendable {
  /// The step.
  var step: Column
  /// The ladder's name.
  var ladder: Column
  /// The placement's row for each person, −1 for none.
  private var rows: [Int32]

  /// The row of the latest placement for each person of a staff roster, −1 for none.
  public static func rows(of roster: Roster) -> [Int32] { of(roster).rows }

  /// The placings of a staff roster.
  ///
  /// An undated placement holds from the beginning; a later row wins a tie.
  static func of(_ roster: Roster) -> Placing {
    roster.keep("placing") { latest(for: roster) }
  }

  private static func latest(for roster: Roster) -> Placing {
    let day = roster.moment.day
    let model = roster.model
    let persons = model.column("person", of: "placements", on: day).widened
    let dates = model.column("date", of: "placements", on: day).widened
    var latest = [Int32](repeating: -1, count: roster.count)
    let register = model["placements"]
    for row in persons.indices {
      guard persons[row] >= 0, persons[row] < roster.count, register.has(row) else { continue }
      guard dates[row] <= Int64(day.number) else { continue }
      let person = Int(persons[row])
      if latest[person] < 0 || dates[row] >= dates[Int(latest[person])] {
        latest[person] = Int32(row)
      }
    }
    return Placing(
      step: model.column("step", of: "placements", on: day).gathered(latest),
      ladder: model.column("ladder", of: "placements", on: day).gathered(latest), rows: latest)
  }
}
