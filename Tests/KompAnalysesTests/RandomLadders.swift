import KompModel

/// A small random municipality with professions, ladders, placements, criteria, targets and roles,
/// with people who have left and facts of days to come.
struct RandomLadders {
  var town: TownBuilder
  private var dice: Dice

  init(_ seed: Int) {
    let unit = RandomUnit(seed)
    (town, dice) = (unit.town, unit.dice)
    for profession in 0..<3 { town.profession("pr\(profession)") }
    for person in 0..<unit.people {
      town.model["employments"]["profession", person] =
        dice.roll(4) == 0 ? nil : Int64(dice.roll(3))
      town.model["employments"]["start_date", person] = TownBuilder.day(
        "20\(10 + dice.roll(16))-0\(1 + dice.roll(9))-01")
      if dice.roll(8) == 0 {
        town.model["employments"]["end_date", person] = TownBuilder.day("2025-06-30")
      }
    }
    climb(unit.people)
    for _ in 0..<dice.roll(5) { require("pr\(dice.roll(4))", Int64(dice.roll(4))) }
    for _ in 0..<dice.roll(3) {
      town.assess(
        "p\(dice.roll(unit.people))", "c\(dice.roll(4))", 4, on: "2026-03-01",
        source: Int64(dice.roll(2)))
    }
    if dice.roll(3) == 0 { remove("assessments") }
    if dice.roll(3) == 0 { remove("needs") }
    if dice.roll(3) == 0 { remove("placements") }
  }

  private mutating func climb(_ people: Int) {
    let ladders = ["la": Int64(4), "lb": Int64(2 + dice.roll(6))]
    for (ladder, steps) in ladders.sorted(by: { $0.key < $1.key }) {
      if dice.roll(5) > 0 { town.ladder(ladder, steps: steps) }
      for step in 1...steps {
        for _ in 0..<dice.roll(4) {
          let condition =
            switch dice.roll(9) {
            case 0: "unreadable"
            case 1, 2: "tenure >= \(12 * dice.roll(9)) months"
            default: "has c\(dice.roll(4)) >= \(dice.roll(5))"
            }
          town.criterion(ladder, step, condition, must: dice.roll(3) == 0)
        }
      }
      for unit in 0..<3 where dice.roll(2) == 0 {
        town.target(
          "u\(unit)", on: dice.roll(3) == 0 ? nil : ladder,
          (0..<steps).map { _ in Int64(dice.roll(3)) })
      }
    }
    for person in 0..<people {
      for _ in 0..<dice.roll(4) {
        town.place(
          "p\(person)", step: dice.roll(9) == 0 ? nil : Int64(1 + dice.roll(4)),
          on: dice.roll(2) == 0 ? "la" : "lb")
        let row = town.model["placements"].count - 1
        town.model["placements"]["date", row] =
          dice.roll(3) == 0
          ? nil : TownBuilder.day("202\(3 + dice.roll(4))-0\(1 + dice.roll(9))-01")
      }
    }
  }

  private mutating func require(_ role: String, _ competence: Int64) {
    let row = town.model["roles"].addRows()
    town.model["roles"].setText("role", row, role)
    town.model["roles"]["competence", row] = competence
    town.model["roles"]["required", row] = 1
  }

  private mutating func remove(_ register: String) {
    let count = town.model[register].count
    guard count > 0 else { return }
    town.model[register].removed.insert(Int32(dice.roll(count)))
  }
}
