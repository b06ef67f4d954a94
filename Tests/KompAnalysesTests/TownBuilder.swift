import KompEngine
import KompLexicon
import KompModel
import KompValues

/// Fills a model by names.
struct TownBuilder {
  var model = Model()
  private(set) var units: [String: Int64] = [:]
  private(set) var professions: [String: Int64] = [:]
  private(set) var people: [String: Int64] = [:]
  private(set) var competences: [String: Int64] = [:]

  static func day(_ text: String) -> Int64? { Period(text).map { Int64($0.first.number) } }

  mutating func unit(_ name: String, kind: Int64 = 4, in parent: String? = nil) {
    let row = model["units"].addRows()
    model["units"].setText("id", row, "U\(row + 1)")
    model["units"].setText("name", row, name)
    model["units"]["kind", row] = kind
    model["units"]["parent", row] = parent.flatMap { units[$0] }
    units[name] = Int64(row)
  }

  mutating func profession(_ name: String, ladder: String? = nil) {
    let row = model["professions"].addRows()
    model["professions"].setText("name", row, name)
    model["professions"].setText("ladder", row, ladder)
    professions[name] = Int64(row)
  }

  /// A person with one employment; degrees in percent.
  mutating func person(
    _ id: String, name: String? = nil, in unit: String?, as profession: String? = nil,
    born: String? = nil, degree: Int64? = 100, actual: Int64? = nil, from: String? = nil,
    to: String? = nil
  ) {
    let row = model["people"].addRows()
    model["people"].setText("id", row, id)
    model["people"].setText("name", row, name)
    model["people"]["born", row] = born.flatMap(TownBuilder.day)
    people[id] = Int64(row)
    let job = model["employments"].addRows()
    model["employments"].setText("id", job, "E\(job + 1)")
    model["employments"]["person", job] = Int64(row)
    model["employments"]["unit", job] = unit.flatMap { units[$0] }
    model["employments"]["profession", job] = profession.flatMap { professions[$0] }
    model["employments"]["degree", job] = degree.map { $0 * 100 }
    model["employments"]["actual_degree", job] = (actual ?? degree).map { $0 * 100 }
    model["employments"]["start_date", job] = from.flatMap(TownBuilder.day)
    model["employments"]["end_date", job] = to.flatMap(TownBuilder.day)
  }

  mutating func competence(_ name: String, validity: Int64? = nil, kind: Int64 = 1) {
    let row = model["competences"].addRows()
    model["competences"].setText("name", row, name)
    model["competences"]["validity", row] = validity
    model["competences"]["kind", row] = kind
    competences[name] = Int64(row)
  }

  /// An assessment; the source by its place in the list, 0 self, 1 manager.
  mutating func assess(
    _ person: String, _ competence: String, _ level: Int64, on date: String? = nil,
    source: Int64 = 2
  ) {
    let row = model["assessments"].addRows()
    model["assessments"]["person", row] = people[person]
    model["assessments"]["competence", row] = competences[competence]
    model["assessments"]["level", row] = level
    model["assessments"]["date", row] = date.flatMap(TownBuilder.day)
    model["assessments"]["source", row] = source
  }

  /// A need; the amount in ten-thousandths, counted 0 heads, 1 full-time equivalents, 2 share, 3 everyone.
  mutating func need(
    _ unit: String, _ competence: String?, _ required: Int64? = nil, amount: Int64?,
    counted: Int64? = nil, condition: String? = nil, from: String? = nil, until: String? = nil
  ) {
    let row = model["needs"].addRows()
    model["needs"]["unit", row] = units[unit]
    model["needs"]["competence", row] = competence.flatMap { competences[$0] }
    model["needs"]["required", row] = required
    model["needs"]["needed", row] = amount
    model["needs"]["counted", row] = counted
    model["needs"].setText("condition", row, condition)
    model["needs"]["start_date", row] = from.flatMap(TownBuilder.day)
    model["needs"]["end_date", row] = until.flatMap(TownBuilder.day)
  }

  mutating func place(_ person: String, step: Int64?, on ladder: String) {
    let row = model["placements"].addRows()
    model["placements"]["person", row] = people[person]
    model["placements"].setText("ladder", row, ladder)
    model["placements"]["step", row] = step
  }

  mutating func ladder(_ name: String, steps: Int64) {
    for step in 1...steps {
      let row = model["ladders"].addRows()
      model["ladders"].setText("ladder", row, name)
      model["ladders"]["step", row] = step
    }
  }

  mutating func criterion(_ ladder: String, _ step: Int64, _ condition: String, must: Bool = false)
  {
    let row = model["criteria"].addRows()
    model["criteria"].setText("ladder", row, ladder)
    model["criteria"]["step", row] = step
    model["criteria"]["number", row] = Int64(row)
    model["criteria"]["must", row] = must ? 1 : 0
    model["criteria"].setText("condition", row, condition)
  }

  mutating func target(_ unit: String, on ladder: String?, _ counts: [Int64]) {
    for (place, count) in counts.enumerated() {
      let row = model["targets"].addRows()
      model["targets"]["unit", row] = units[unit]
      model["targets"].setText("ladder", row, ladder)
      model["targets"]["step", row] = Int64(place + 1)
      model["targets"]["target", row] = count
    }
  }
}
