import KompModel
import KompValues

/// A value as the naive evaluator knows it.
enum Cell: Hashable {
  case missing
  case number(Exact)
  case text(String)
  case day(Day)
  case flag(Bool)

  var number: Exact? { if case .number(let number) = self { number } else { nil } }
  var day: Day? { if case .day(let day) = self { day } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
}

/// A row as the naive evaluator knows it: values by field, and the rows of another noun that belong to it.
struct NaiveRow {
  var cells: [String: Cell]
  var employments: [[String: Cell]] = []

  subscript(field: String) -> Cell { cells[field] ?? .missing }
}

/// A made-up municipality as plain rows, from which the model is built and the naive rows are worked out.
struct RandomTown {
  struct Person {
    var id: String
    var name: String?
    var born: Day?
    var sex: Int?
    var education: String?
  }
  struct Employment {
    var id: String
    var person: Int
    var unit: Int?
    var profession: Int?
    var form: Int?
    var percent: Int?
    var start: Day?
    var end: Day?
    var salary: Int?
  }
  struct Placement {
    var person: Int
    var step: Int
    var date: Day?
  }

  static let units = [
    ("Staden", 0, -1), ("Vård", 2, 0), ("Skola", 2, 0), ("Åvägen", 4, 1), ("ängen", 4, 1),
    ("Östra", 4, 1), ("Azalean", 4, 2), ("Zenit 10", 4, 2), ("Zenit 9", 4, 2),
  ]
  static let kinds = ["municipality", "committee", "department", "operation", "unit"]
  static let professions: [(String, Bool?)] = [
    ("läkare", true), ("administratör", false), ("Ambulanssjukvårdare", nil), ("öronläkare", true),
  ]
  static let educations = ["1", "5", "grund", "Åttaårig", "älst"]
  static let sexes = ["female", "male"]
  static let forms = ["permanent", "fixed-term", "substitute", "hourly"]

  let today = Day(year: 2025, month: 11, day: 1) ?? Day(number: 0)
  var people: [Person] = []
  var employments: [Employment] = []
  var placements: [Placement] = []

  init(_ dice: inout Dice) {
    for index in 0..<dice.roll(0...40) {
      people.append(
        Person(
          id: "p\(index)",
          name: dice.happens(10)
            ? nil : "\(dice.pick(["Åsa", "ärla", "Bo", "eva"])) \(dice.roll(1...30))",
          born: dice.happens(15) ? nil : Day(number: Int32(dice.roll(-5000...13000))),
          sex: dice.happens(20) ? nil : dice.roll(0...1),
          education: dice.happens(30) ? nil : dice.pick(RandomTown.educations)))
      for _ in 0..<dice.pick([0, 1, 1, 1, 2, 3]) {
        let start = dice.happens(10) ? nil : Day(number: Int32(dice.roll(10_000...20_700)))
        let end = dice.happens(60) ? nil : Day(number: Int32(dice.roll(19_000...20_800)))
        employments.append(
          Employment(
            id: "e\(employments.count)", person: index,
            unit: dice.happens(15) ? nil : dice.roll(1...8),
            profession: dice.happens(15) ? nil : dice.roll(0...3),
            form: dice.happens(15) ? nil : dice.roll(0...3),
            percent: dice.happens(15) ? nil : dice.pick([25, 50, 75, 75, 100, 100]),
            start: start, end: end, salary: dice.happens(30) ? nil : dice.roll(20_000...60_000)))
      }
      for _ in 0..<dice.pick([0, 1, 1, 2]) {
        placements.append(
          Placement(
            person: index, step: dice.roll(1...4),
            date: dice.happens(20) ? nil : Day(number: Int32(dice.roll(18_000...20_700)))))
      }
    }
  }

  /// The model that the engine is asked.
  var model: Model {
    var build = ModelBuilder()
    for (index, unit) in RandomTown.units.enumerated() {
      build.unit("u\(index)", unit.0, kind: Int64(unit.1), in: unit.2 < 0 ? nil : "u\(unit.2)")
    }
    for profession in RandomTown.professions {
      build.profession(profession.0, licensed: profession.1)
    }
    for person in people {
      build.person(
        person.id, name: person.name, born: person.born?.description,
        sex: person.sex.map(Int64.init), education: person.education)
    }
    for employment in employments {
      build.employ(
        people[employment.person].id, at: employment.unit.map { "u\($0)" },
        as: employment.profession.map { RandomTown.professions[$0].0 },
        degree: employment.percent.map(Int64.init), from: employment.start?.description,
        to: employment.end?.description, form: employment.form.map(Int64.init),
        id: employment.id, salary: employment.salary.map(Int64.init))
    }
    for placement in placements {
      build.place(
        people[placement.person].id, step: Int64(placement.step),
        from: placement.date?.description)
    }
    return build.model
  }

  /// The rows of staff on the day, worked out one person at a time.
  func rows(includingFormer: Bool) -> [NaiveRow] {
    people.indices.compactMap { row(of: $0, includingFormer: includingFormer) }
  }

  func row(of index: Int, includingFormer: Bool) -> NaiveRow? {
    let begun = employments.filter { $0.person == index && ($0.start.map { $0 <= today } ?? true) }
    let current = begun.filter { $0.end.map { $0 >= today } ?? true }
    guard includingFormer ? !begun.isEmpty : !current.isEmpty else { return nil }
    let main: Employment?
    if current.isEmpty {
      // The latest that ended; of several the first.
      let last = begun.compactMap(\.end).max()
      main = begun.first { $0.end == last }
    } else {
      main = current.min { a, b in
        if a.percent != b.percent { return (a.percent ?? -1) > (b.percent ?? -1) }
        if a.start != b.start {
          guard let x = a.start else { return true }
          guard let y = b.start else { return false }
          return x < y
        }
        return SwedishOrder.precedes(a.id, b.id)
      }
    }
    guard let main else { return nil }
    let person = people[index]
    var cells: [String: Cell] = ["id": .text(person.id)]
    cells["name"] = person.name.map { .text($0) }
    cells["education"] = person.education.map { .text($0) }
    cells["sex"] = person.sex.map { .text(RandomTown.sexes[$0]) }
    cells["born"] = person.born.map { .day($0) }
    cells["age"] = person.born.flatMap(years).map { .number(Exact($0)) }
    cells["unit"] = main.unit.map { .text(RandomTown.units[$0].0) }
    cells["department"] = main.unit.flatMap(department).map { .text(RandomTown.units[$0].0) }
    cells["profession"] = main.profession.map { .text(RandomTown.professions[$0].0) }
    cells["profession.licensed"] = main.profession.flatMap { RandomTown.professions[$0].1 }
      .map { .flag($0) }
    cells["unit.kind"] = main.unit.map { .text(RandomTown.kinds[RandomTown.units[$0].1]) }
    cells["form"] = main.form.map { .text(RandomTown.forms[$0]) }
    cells["degree"] = main.percent.flatMap { Exact(Int128($0), over: 100) }.map { .number($0) }
    cells["salary"] = main.salary.flatMap { Exact(Int128($0), over: 100) }.map { .number($0) }
    let degrees = current.compactMap(\.percent)
    if !degrees.isEmpty {
      cells["fte"] = Exact(Int128(degrees.reduce(0, +)), over: 100).map { .number($0) }
    }
    let starts = current.isEmpty ? [main.start] : current.map(\.start)
    if !starts.contains(nil), let first = starts.compactMap({ $0 }).min() {
      cells["hired"] = .day(first)
      cells["tenure"] = .number(Exact(months(from: first)))
    }
    if !begun.contains(where: { $0.end == nil }), let last = begun.compactMap(\.end).max() {
      cells["left"] = .day(last)
    }
    let placed = placements.filter { $0.person == index && ($0.date.map { $0 <= today } ?? true) }
    var latest: Placement?
    for placement in placed {
      let isEarlier =
        if let held = latest?.date { placement.date.map { $0 < held } ?? true } else { false }
      if !isEarlier { latest = placement }
    }
    cells["step"] = latest.map { .number(Exact($0.step)) }
    var row = NaiveRow(cells: cells)
    row.employments = (includingFormer ? begun : current).map { employment in
      var cells: [String: Cell] = [:]
      cells["degree"] = employment.percent.flatMap { Exact(Int128($0), over: 100) }
        .map { .number($0) }
      cells["form"] = employment.form.map { .text(RandomTown.forms[$0]) }
      return cells
    }
    return row
  }

  private func department(of unit: Int) -> Int? {
    var here = unit
    while here >= 0 {
      if RandomTown.units[here].1 == 2 { return here }
      here = RandomTown.units[here].2
    }
    return nil
  }

  /// The birthdays there have been; none for someone not born yet.
  private func years(since born: Day) -> Int? {
    guard born <= today else { return nil }
    var years = 0
    while true {
      let next = born.civil.year + years + 1
      let isLeapling = born.civil.month == 2 && born.civil.day == 29 && !Day.isLeap(next)
      let birthday =
        isLeapling
        ? Day(year: next, month: 3, day: 1)
        : Day(year: next, month: born.civil.month, day: born.civil.day)
      guard let birthday, birthday <= today else { return years }
      years += 1
    }
  }

  private func months(from first: Day) -> Int {
    var months = 0
    while let next = first.adding(months: months + 1), next <= today { months += 1 }
    return months
  }
}
