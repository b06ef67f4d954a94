import KompValues

/// The latest placement of each person on a day.
public struct Placing: Sendable {
  /// The placement's row for each person.
  private let rows: RowLines

  /// The row of the latest placement for each person of a staff roster, −1 for none.
  public static func rows(of roster: Roster) -> [Int32] { of(roster).rows.list }

  /// The step of each person of the roster they are the placings of.
  func step(_ roster: Roster) -> Column { column("step", roster) }

  /// The ladder's name.
  func ladder(_ roster: Roster) -> Column { column("ladder", roster) }

  private func column(_ name: String, _ roster: Roster) -> Column {
    roster.model.waiting(name, of: "placements", on: roster.moment.day).gathered(rows)
  }

  /// The placings of a staff roster.
  ///
  /// An undated placement holds from the beginning; a later row wins a tie.
  static func of(_ roster: Roster) -> Placing {
    roster.keep("placing") { Placing(rows: latest(for: roster)) }
  }

  private static func latest(for roster: Roster) -> RowLines {
    let day = roster.moment.day
    let model = roster.model
    let dates = model.waiting("date", of: "placements", on: day)
    let register = model["placements"]
    let count = roster.count
    if register.removed.isEmpty, model.isCounting("person", of: "placements", on: day, to: count) {
      // Everybody has one, in the row of the same number.
      return RowLines.same(dates, upTo: day.number)
    }
    let owners = model.column("person", of: "placements", on: day).widened
    let days = dates.widened
    var latest = [Int32](repeating: -1, count: count)
    for row in owners.indices {
      guard owners[row] >= 0, owners[row] < count, register.has(row) else { continue }
      guard days[row] <= Int64(day.number) else { continue }
      let person = Int(owners[row])
      if latest[person] < 0 || days[row] >= days[Int(latest[person])] {
        latest[person] = Int32(row)
      }
    }
    return .rows(latest)
  }
}
