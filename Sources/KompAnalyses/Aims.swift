import KompEngine
import KompModel

/// The targets by unit and ladder, and the steps each ladder has.
struct Aims {
  /// A target for a step.
  struct Aim {
    let row: Int32
    let unit: Int32
    let ladder: String
    let step: Int64
  }

  /// All of them, in the order of the register.
  private(set) var all: [Aim] = []
  /// The steps of each ladder, lowest first.
  private(set) var steps: [String: [Int64]] = [:]
  private var pairs: [Int32: Set<String>] = [:]

  /// A target that names no ladder is for the model's only one, else for the one most of the unit's people
  /// stand on.
  init(_ asked: Asked, _ targets: Roster, _ staff: Roster, _ people: [Int32]) {
    var found: [String: Set<Int64>] = [:]
    if let ladders = asked.roster(.ladders) {
      let (name, step) = (ladders.column("ladder"), ladders.column("step"))
      for row in ladders.there(nil) {
        guard let ladder = name.text(Int(row)), let step = step[Int(row)] else { continue }
        found[ladder, default: []].insert(step)
      }
    }
    steps = found.mapValues { $0.sorted() }
    let standing = Aims.commonest(staff, people)
    let (unit, name) = (targets.references("unit"), targets.column("ladder"))
    let step = targets.column("step")
    for row in targets.there(nil) {
      guard unit[Int(row)] >= 0, let step = step[Int(row)] else { continue }
      let only = steps.count == 1 ? steps.keys.first : nil
      guard let ladder = name.text(Int(row)) ?? only ?? standing[unit[Int(row)]] else { continue }
      all.append(Aim(row: row, unit: unit[Int(row)], ladder: ladder, step: step))
      pairs[unit[Int(row)], default: []].insert(ladder)
    }
  }

  /// Whether a unit aims at anything on a ladder.
  func isSet(_ unit: Int32, _ ladder: String) -> Bool { pairs[unit]?.contains(ladder) ?? false }

  /// The ladder that most of each unit's people stand on, the first by name of those equally common.
  private static func commonest(_ staff: Roster, _ people: [Int32]) -> [Int32: String] {
    let (units, ladders) = (staff.references("unit"), staff.column("ladder"))
    var counts: [Int32: [String: Int]] = [:]
    for person in people {
      guard let ladder = ladders.text(Int(person)), units[Int(person)] >= 0 else { continue }
      counts[units[Int(person)], default: [:]][ladder, default: 0] += 1
    }
    return counts.compactMapValues { counts in
      counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }
  }
}
