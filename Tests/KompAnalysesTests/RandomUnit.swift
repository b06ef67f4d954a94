import KompEngine
import KompModel
import KompValues

/// A pseudo-random stream, the same for a seed.
struct Dice {
  private var state: UInt64
  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9e37_79b9_7f4a_7c15 &+ 1 }
  mutating func roll(_ sides: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(sides, 1)))
  }
}

/// A small random municipality with needs of every kind.
struct RandomUnit {
  var town = TownBuilder()
  var dice: Dice
  let people: Int

  init(_ seed: Int) {
    dice = Dice(seed)
    people = 2 + dice.roll(9)
    for unit in 0..<3 { town.unit("u\(unit)") }
    for competence in 0..<4 {
      town.competence("c\(competence)", validity: dice.roll(3) == 0 ? 12 : nil)
    }
    for person in 0..<people {
      town.person(
        "p\(person)", in: dice.roll(9) == 0 ? nil : "u\(dice.roll(3))",
        born: dice.roll(6) == 0 ? nil : "19\(55 + dice.roll(40))-0\(1 + dice.roll(9))-15",
        degree: dice.roll(7) == 0 ? nil : Int64(25 * (1 + dice.roll(4))), from: "2001-01-01")
      for competence in 0..<4 where dice.roll(3) > 0 {
        for _ in 0...dice.roll(2) {
          town.assess(
            "p\(person)", "c\(competence)", Int64(dice.roll(5)),
            on: dice.roll(4) == 0 ? nil : "202\(3 + dice.roll(3))-0\(1 + dice.roll(9))-01",
            source: Int64(dice.roll(5)))
        }
      }
    }
    for _ in 0..<(1 + dice.roll(8)) {
      let counted = dice.roll(4)
      let amount: Int64 =
        counted == 2
        ? Int64(dice.roll(11)) * 1_000
        : counted == 1 ? Int64(dice.roll(9)) * 5_000 : Int64(dice.roll(5)) * 10_000
      town.need(
        "u\(dice.roll(3))", "c\(dice.roll(4))", dice.roll(5) == 0 ? nil : Int64(dice.roll(5)),
        amount: amount, counted: Int64(counted), from: dice.roll(5) == 0 ? "2027-01-01" : nil,
        until: dice.roll(5) == 0 ? "2027-12-31" : nil)
    }
  }
}

/// Gap written out the slow way, row by row from the registers.
struct NaiveGap {
  let model: Model
  let day: Int64
  var leavers: Set<Int> = []

  func level(_ person: Int, _ competence: Int64) -> Int64? {
    let register = model["assessments"]
    var best: (date: Int64, level: Int64)?
    for row in 0..<register.count {
      guard register["person", row] == Int64(person), register["competence", row] == competence
      else { continue }
      let date = register["date", row] ?? Int64.min
      if date > day { continue }
      if best == nil || date >= (best?.date ?? .min) {
        best = (date, register["level", row] ?? 0)
      }
    }
    guard let best else { return nil }
    if let months = model["competences"]["validity", Int(competence)], best.date != .min {
      let since = Day(number: Int32(best.date))
      guard let end = since.adding(months: Int(months)) else { return nil }
      if Int64(end.number) <= day { return nil }
    }
    return best.level
  }

  func staff(of unit: Int64) -> [Int] {
    (0..<model["people"].count).filter {
      model["employments"]["unit", $0] == unit && !leavers.contains($0)
        && (model["employments"]["end_date", $0] ?? .max) >= day
    }
  }

  func needed(_ need: Int) -> Int64 {
    let amount = model["needs"]["needed", need] ?? 0
    let count = Int64(staff(of: model["needs"]["unit", need] ?? -1).count)
    switch model["needs"]["counted", need] ?? 0 {
    case 2:
      let exact = amount * count
      return exact % 10_000 == 0 ? exact : (exact / 10_000 + 1) * 10_000
    case 3: return count * 10_000
    default: return amount
    }
  }

  func holders(_ need: Int) -> [Int] {
    let competence = model["needs"]["competence", need] ?? -1
    let required = model["needs"]["required", need] ?? 1
    return staff(of: model["needs"]["unit", need] ?? -1).filter {
      (level($0, competence) ?? -1) >= required
    }
  }

  func held(_ need: Int) -> Int64 {
    let isFTE = model["needs"]["counted", need] == 1
    return holders(need).reduce(0) {
      $0 + (isFTE ? model["employments"]["degree", $1] ?? 0 : 10_000)
    }
  }

  func inForce(on day: Int64) -> [Int] {
    (0..<model["needs"].count).filter {
      (model["needs"]["start_date", $0] ?? .min) <= day
        && (model["needs"]["end_date", $0] ?? .max) >= day
    }
  }

  /// Everybody who has left by the end of a year at an age.
  func left(by year: Int, at age: Int) -> Set<Int> {
    Set(
      (0..<model["people"].count).filter { person in
        guard let born = model["people"]["born", person] else { return false }
        return Day(number: Int32(born)).year + age <= year
      })
  }
}
