import KompModel
import KompValues

/// What the registers say of one person, looked up row by row.
struct NaiveModel {
  let model: Model
  let day: Int64

  /// The rows of a register that were not taken away.
  func rows(_ register: String) -> [Int] {
    (0..<model[register].count).filter { !model[register].removed.contains(Int32($0)) }
  }

  /// Those employed on the day; each has one employment, of the same number.
  var people: [Int] {
    (0..<model["people"].count).filter { (model["employments"]["end_date", $0] ?? .max) >= day }
  }

  func unit(_ person: Int) -> Int64? { model["employments"]["unit", person] }

  /// The later of two rows by date, an undated one first of all; of one date the later row.
  private func latest(_ register: String, where isMeant: (Int) -> Bool) -> Int? {
    var best: Int?
    for row in rows(register) where isMeant(row) {
      let date = model[register]["date", row] ?? .min
      if date > day { continue }
      if let found = best, (model[register]["date", found] ?? .min) > date { continue }
      best = row
    }
    return best
  }

  /// The assessment that tells a level, and whether it still does.
  func assessment(_ person: Int, _ competence: Int64) -> (row: Int, isExpired: Bool)? {
    let register = model["assessments"]
    let found = latest("assessments") {
      register["person", $0] == Int64(person) && register["competence", $0] == competence
    }
    guard let row = found else { return nil }
    var isExpired = false
    if let months = model["competences"]["validity", Int(competence)],
      let date = register["date", row],
      let end = Day(number: Int32(date)).adding(months: Int(months))
    {
      isExpired = Int64(end.number) <= day
    }
    return (row, isExpired)
  }

  func level(_ person: Int, _ competence: Int64) -> Int64? {
    guard let found = assessment(person, competence), !found.isExpired else { return nil }
    return model["assessments"]["level", found.row]
  }

  /// The latest level by one source, 0 self, 1 manager, whether it still holds or not.
  func level(_ person: Int, _ competence: Int64, by source: Int64) -> Int64? {
    let register = model["assessments"]
    return latest("assessments") {
      register["person", $0] == Int64(person) && register["competence", $0] == competence
        && register["source", $0] == source
    }.flatMap { register["level", $0] }
  }

  /// The ladder and step of the latest placement; nil where there is none or it names no step.
  func placed(_ person: Int) -> (ladder: String, step: Int64)? {
    let register = model["placements"]
    guard let row = latest("placements", where: { register["person", $0] == Int64(person) }),
      let ladder = register.text("ladder", row), let step = register["step", row]
    else { return nil }
    return (ladder, step)
  }

  /// The steps that the ladder's own rows and its criteria name, lowest first.
  func steps(of ladder: String, withCriteria: Bool) -> [Int64] {
    var found: Set<Int64> = []
    for register in withCriteria ? ["ladders", "criteria"] : ["ladders"] {
      for row in rows(register) where model[register].text("ladder", row) == ladder {
        if let step = model[register]["step", row] { found.insert(step) }
      }
    }
    return found.sorted()
  }

  /// The criteria of a step, in their order.
  func criteria(_ ladder: String, _ step: Int64) -> [Int] {
    let register = model["criteria"]
    return rows("criteria").filter {
      register.text("ladder", $0) == ladder && register["step", $0] == step
    }
  }

  /// Whether a person meets a criterion of the shapes that the random towns have.
  func meets(_ person: Int, _ criterion: Int) -> Bool {
    let words = (model["criteria"].text("condition", criterion) ?? "").split(separator: " ")
    switch words.first {
    case "tenure":
      guard let hired = model["employments"]["start_date", person],
        let months = words.dropFirst(2).first.flatMap({ Int($0) })
      else { return false }
      return Day(number: Int32(hired)).fullMonths(to: Day(number: Int32(day))) >= months
    case "has":
      let name = words.dropFirst().first.map(String.init)
      let competence = rows("competences").first {
        model["competences"].text("name", $0) == name
      }
      guard let competence, let wanted = words.last.flatMap({ Int64($0) }),
        let level = level(person, Int64(competence))
      else { return false }
      return level >= wanted
    default: return false
    }
  }

  /// The needs in force on the day.
  var needs: [Int] {
    rows("needs").filter {
      (model["needs"]["start_date", $0] ?? .min) <= day
        && (model["needs"]["end_date", $0] ?? .max) >= day
    }
  }

  /// What a unit's needs and the role called like the profession expect of a person.
  func expected(_ person: Int) -> [Int64] {
    var found: Set<Int64> = []
    for need in needs {
      if let home = unit(person), model["needs"]["unit", need] == home,
        let competence = model["needs"]["competence", need]
      {
        found.insert(competence)
      }
    }
    let profession = model["employments"]["profession", person].flatMap {
      model["professions"].text("name", Int($0))
    }
    for row in rows("roles") where model["roles"].text("role", row) == profession {
      if let competence = model["roles"]["competence", row] { found.insert(competence) }
    }
    return found.sorted()
  }
}

extension NaiveModel {
  /// The ladder of the latest placement, whether it names a step or not.
  func ladder(_ person: Int) -> String? {
    let register = model["placements"]
    return latest("placements", where: { register["person", $0] == Int64(person) })
      .flatMap { register.text("ladder", $0) }
  }
}
