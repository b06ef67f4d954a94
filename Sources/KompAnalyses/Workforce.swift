import KompEngine
import KompModel
import KompValues

/// The people an analysis counts, laid out by unit: what each of them weighs, and who has left by when.
struct Workforce {
  /// The staff on the day.
  let staff: Roster
  /// What they can.
  let standing: Standing
  private let layout: Layout

  /// The people counted, in order of their rows.
  var people: [Int32] { layout.people }
  /// For each person the unit of the main employment, −1 where there is none or the person is not counted.
  var unitOf: [Int32] { layout.unitOf }
  /// Full-time equivalents in ten-thousandths: the degree worked, the agreed one where that is unknown.
  var weights: [Int64] { layout.weights }
  /// How many have no known degree.
  var weightless: Int { layout.weightless }

  /// The people counted: those of the population who are there, or all.
  init?(_ asked: Asked) {
    guard let staff = asked.roster(.staff), let units = asked.roster(.units) else { return nil }
    self.staff = staff
    standing = Standing.of(staff)
    let unitCount = units.count
    layout =
      if let people = asked.people {
        Layout(people, staff, unitCount)
      } else {
        staff.keep("workforce") { Layout(nil, staff, unitCount) }
      }
  }

  /// The people counted whose main employment is in a unit, in order of their rows.
  func people(in unit: Int32) -> ArraySlice<Int32> {
    let heads = layout.heads
    guard unit >= 0, Int(unit) + 1 < heads.count else { return [] }
    return layout.byUnit[Int(heads[Int(unit)])..<Int(heads[Int(unit) + 1])]
  }
}

/// People by unit, and what each of them weighs: kept with the roster where everyone is counted.
private struct Layout {
  let people: [Int32]
  let unitOf: [Int32]
  let weights: [Int64]
  let weightless: Int
  let heads: [Int32]
  let byUnit: [Int32]

  init(_ among: [Int32]?, _ staff: Roster, _ unitCount: Int) {
    people = staff.there(among)
    let homes = staff.references("unit")
    var unitOf = [Int32](repeating: -1, count: staff.count)
    var heads = [Int32](repeating: 0, count: unitCount + 1)
    for person in people {
      let unit = homes[Int(person)]
      guard unit >= 0, Int(unit) < unitCount else { continue }
      unitOf[Int(person)] = unit
      heads[Int(unit) + 1] += 1
    }
    for unit in 0..<unitCount { heads[unit + 1] += heads[unit] }
    var fill = heads
    var byUnit = [Int32](repeating: 0, count: Int(heads[unitCount]))
    for person in people where unitOf[Int(person)] >= 0 {
      let unit = Int(unitOf[Int(person)])
      byUnit[Int(fill[unit])] = person
      fill[unit] += 1
    }
    let actual = staff.column("actual_degree").widened
    let agreed = staff.column("degree").widened
    var weightless = 0
    var weights = [Int64](repeating: 0, count: staff.count)
    for person in people {
      let row = Int(person)
      let degree = actual[row] != .min ? actual[row] : agreed[row]
      if degree == .min { weightless += 1 }
      weights[row] = degree == .min ? 0 : max(0, min(degree, Demand.most))
    }
    self.unitOf = unitOf
    self.heads = heads
    self.byUnit = byUnit
    self.weights = weights
    self.weightless = weightless
  }
}
