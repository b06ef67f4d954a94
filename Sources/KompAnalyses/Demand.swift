import KompEngine
import KompLexicon
import KompModel
import KompValues

/// The needs with the people who meet them, on the day and at each horizon: what gap and vulnerability count.
///
/// Amounts are ten-thousandths, of people or of full-time equivalents, so that all of it is whole numbers.
struct Demand {
  /// One person, or one full-time equivalent.
  static let one: Int64 = 10_000
  /// No need and no degree is greater: sums of a million such numbers still fit.
  static let most: Int64 = 1_000_000_000_000

  /// What a need counts.
  enum Counted: Int64 {
    case heads, fte, share, everyone
  }

  /// A need as it stands.
  struct Need {
    let row: Int32
    let unit: Int32
    /// −1 where it is a condition.
    let competence: Int32
    let required: Int64
    let counted: Counted
    let amount: Int64
    /// The place of its condition among the conditions, −1 where it is a competence.
    let condition: Int
  }

  /// The people.
  let workforce: Workforce
  /// The horizons after the day itself.
  let horizons: [Horizon]
  /// The needs, in the order of the register.
  private(set) var needs: [Need] = []
  /// The conditions in needs, each once, with the people they hold for; nil where it cannot be read.
  private(set) var conditions: [(stored: String, mask: [UInt8]?)] = []
  /// What is needed, on the day first, then at each horizon; −1 where the need is not in force.
  private(set) var needed: [[Int64]] = []
  /// What there is of it.
  private(set) var held: [[Int64]] = []
  /// How many needs were left out since none of the population works in their unit.
  private(set) var elsewhere = 0
  /// The needs whose condition can no longer be read: they are left out, and that is said.
  private(set) var unreadable: [Int32] = []

  /// The needs of the units where the people work; with a population those of other units are left out.
  init?(_ asked: Asked, horizons: [Horizon] = []) {
    guard let workforce = Workforce(asked), let roster = asked.roster(.needs) else { return nil }
    self.workforce = workforce
    self.horizons = horizons
    let isThere = roster.present
    let later = horizons.map { asked.roster(.needs, on: $0.day)?.present }
    let units = roster.references("unit")
    let competences = roster.references("competence")
    let required = roster.column("required").widened
    let amounts = roster.column("needed").widened
    let counted = roster.column("counted").widened
    let stored = roster.stored("condition", of: "needs")
    var places: [String: Int] = [:]
    var inForce: [[Bool]] = Array(repeating: [], count: horizons.count + 1)
    needs.reserveCapacity(roster.count)
    for row in 0..<roster.count {
      let now = isThere?[row] ?? true
      let then = later.map { $0?[row] ?? true }
      guard now || then.contains(true) else { continue }
      let condition = competences[row] < 0 ? stored.text(row) : nil
      guard units[row] >= 0, competences[row] >= 0 || condition != nil else { continue }
      if asked.people != nil, workforce.people(in: units[row]).isEmpty {
        elsewhere += 1
        continue
      }
      var place = -1
      if let condition {
        place = places[condition] ?? conditions.count
        if place == conditions.count {
          places[condition] = place
          conditions.append((condition, asked.mask(of: condition, over: .staff)))
        }
        if conditions[place].mask == nil {
          unreadable.append(Int32(row))
          continue
        }
      }
      needs.append(
        Need(
          row: Int32(row), unit: units[row], competence: condition == nil ? competences[row] : -1,
          required: required[row] == .min ? 1 : required[row],
          counted: Counted(rawValue: counted[row]) ?? .heads,
          amount: max(0, min(amounts[row], Demand.most)), condition: place))
      inForce[0].append(now)
      for (at, there) in then.enumerated() { inForce[at + 1].append(there) }
    }
    held = count()
    for time in 0...horizons.count { needed.append(wanted(at: time, inForce[time])) }
  }

  /// What is needed of each need on the day (0) or at a horizon: a share is a part of those who are there.
  private func wanted(at time: Int, _ inForce: [Bool]) -> [Int64] {
    needs.indices.map { place in
      guard inForce[place] else { return -1 }
      let need = needs[place]
      switch need.counted {
      case .heads, .fte: return need.amount
      case .share: return Demand.part(need.amount, of: staffCount(need.unit, at: time))
      case .everyone: return Int64(staffCount(need.unit, at: time)) * Demand.one
      }
    }
  }

  /// The least number of whole people that is a share of so many.
  static func part(_ share: Int64, of people: Int) -> Int64 {
    let (product, overflow) = share.multipliedReportingOverflow(by: Int64(people))
    if overflow { return most }
    return (product + one - 1) / one * one
  }

  /// How many of a unit are there on the day (0) or at a horizon.
  func staffCount(_ unit: Int32, at time: Int) -> Int {
    let people = workforce.people(in: unit)
    if time == 0 { return people.count }
    return people.reduce(0) { $0 + (horizons[time - 1].hasLeft(Int($1)) ? 0 : 1) }
  }

  /// What a person adds to a need.
  func worth(_ person: Int32, to need: Need) -> Int64 {
    need.counted == .fte ? workforce.weights[Int(person)] : Demand.one
  }

  /// Whether a person on the day meets a need, wherever the person works.
  func meets(_ person: Int32, _ need: Need) -> Bool {
    if need.condition >= 0 {
      guard let mask = conditions[need.condition].mask else { return false }
      return Int(person) < mask.count && mask[Int(person)] == 1
    }
    guard let held = workforce.standing.of(person: Int(person), in: Int(need.competence)) else {
      return false
    }
    return !held.isExpired && Int64(held.level) >= need.required
  }

  /// The people who meet a need on the day (0) or at a horizon, in order of their rows.
  func holders(_ place: Int, at time: Int = 0) -> [Int32] {
    let need = needs[place]
    return workforce.people(in: need.unit).filter {
      meets($0, need) && (time == 0 || !horizons[time - 1].hasLeft(Int($0)))
    }
  }

  /// One pass over the people of the units that need something, half of the units on a thread of their own
  /// where the people are many.
  private func count() -> [[Int64]] {
    // The needs of each unit, chained in order.
    var last: [Int32: Int] = [:]
    var next = [Int](repeating: -1, count: needs.count)
    for place in needs.indices.reversed() {
      next[place] = last[needs[place].unit] ?? -1
      last[needs[place].unit] = place
    }
    let units = last.map { (unit: $0.key, first: $0.value) }
    let middle = units.count / 2
    func low() -> [[Int64]] { count(units[..<middle], next) }
    func high() -> [[Int64]] { count(units[middle...], next) }
    let isMuch = workforce.people.count > SideBySide.worthwhile
    let (some, others) = isMuch ? SideBySide.run(low, high) : (low(), high())
    // A need is of one unit: where one half counts anything the other counts nothing.
    return zip(some, others).map { zip($0, $1).map { $0 + $1 } }
  }

  /// Counts for the needs of some units; `next` is the need of the same unit after each.
  private func count(_ units: ArraySlice<(unit: Int32, first: Int)>, _ next: [Int]) -> [[Int64]] {
    let times = horizons.count + 1
    var held = Array(repeating: [Int64](repeating: 0, count: needs.count), count: times)
    func add(_ person: Int32, to place: Int) {
      let worth = worth(person, to: needs[place])
      held[0][place] += worth
      for time in 1..<times where !horizons[time - 1].hasLeft(Int(person)) {
        held[time][place] += worth
      }
    }
    // Within a unit the needs of each competence.
    let competenceCount = workforce.staff.model["competences"].count
    var head = [Int32](repeating: -1, count: competenceCount)
    var following = [Int32](repeating: -1, count: needs.count)
    for (unit, first) in units {
      let people = workforce.people(in: unit)
      var place = first
      while place >= 0 {
        let need = needs[place]
        if need.condition >= 0 {
          for person in people where meets(person, need) { add(person, to: place) }
        } else if Int(need.competence) < competenceCount {
          following[place] = head[Int(need.competence)]
          head[Int(need.competence)] = Int32(place)
        }
        place = next[place]
      }
      for person in people {
        workforce.standing.held.withUnsafeBufferPointer { all in
          for at in workforce.standing.places(ofPerson: Int(person)) {
            let one = all[at]
            var place = head[Int(one.competence)]
            if place < 0 || one.isExpired { continue }
            while place >= 0 {
              if Int64(one.level) >= needs[Int(place)].required { add(person, to: Int(place)) }
              place = following[Int(place)]
            }
          }
        }
      }
      place = first
      while place >= 0 {
        if needs[place].competence >= 0 { head[Int(needs[place].competence)] = -1 }
        place = next[place]
      }
    }
    return held
  }
}
