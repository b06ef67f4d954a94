import KompValues

/// An employment in force that is not its person's main one.
public struct FurtherEmployment: Sendable {
  /// The person's row.
  public let person: Int
  /// The unit's row.
  public let unit: Int
}

extension Roster {
  /// The employments in force on the day beside people's main ones; empty for a noun other than staff.
  public var furtherEmployments: [FurtherEmployment] {
    keep("further employments") {
      guard nounOfRows.id == .staff, !hasOneEmploymentEach,
        let employments = roster(.employments)
      else { return [] }
      let main = lines("employments")
      let persons = employments.column("person").widened
      let units = employments.column("unit").widened
      let inForce = employments.inForce
      var result: [FurtherEmployment] = []
      for row in persons.indices where inForce[row] && units[row] >= 0 {
        guard persons[row] >= 0, persons[row] < main.count else { continue }
        let person = Int(persons[row])
        guard main[person] != Int32(row) else { continue }
        result.append(FurtherEmployment(person: person, unit: Int(units[row])))
      }
      return result
    }
  }

  /// Whether people stand on ladders with different numbers of steps, so that a step says nothing
  /// without its ladder.
  public var hasUnlikeLadders: Bool {
    keep("unlike ladders") {
      var heights: [String: Int64] = [:]
      for register in ["placements", "ladders"]
      where !model.isKnown(.missing, "ladder", of: register) {
        let steps = model.column("step", of: register, on: moment.day)
        let ladders = model.column("ladder", of: register, on: moment.day)
        // Where nobody's ladder is named there are no texts to read.
        guard ladders.parts.contains(where: { $0.greatest != nil }), let pool = ladders.pool,
          steps.count == ladders.count
        else { continue }
        var highest = [Int64](repeating: .min, count: pool.count)
        let known = model[register]
        let (names, numbers) = (ladders.widened, steps.widened)
        for row in names.indices where names[row] >= 0 && known.has(row) {
          let ladder = Int(names[row])
          highest[ladder] = max(highest[ladder], numbers[row])
        }
        for code in highest.indices where highest[code] != .min {
          let name = pool[code]
          // A declared ladder may be higher than anybody has climbed; it counts where somebody stands.
          if register == "ladders", heights[name] == nil { continue }
          heights[name] = max(heights[name] ?? .min, highest[code])
        }
      }
      return Set(heights.values).count > 1
    }
  }
}
