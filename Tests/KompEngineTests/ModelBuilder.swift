import KompModel
import KompValues

/// Fills a model row by row, with names for references.
struct ModelBuilder {
  var model = Model()
  private var units: [String: Int64] = [:]
  private var professions: [String: Int64] = [:]
  private var people: [String: Int64] = [:]

  static func day(_ text: String) -> Int64? { Period(text).map { Int64($0.first.number) } }

  /// A unit; its key in this builder is the id, its kind an index in the closed list.
  mutating func unit(_ id: String, _ name: String, kind: Int64?, in parent: String? = nil) {
    let row = model["units"].addRows()
    model["units"].setText("id", row, id)
    model["units"].setText("name", row, name)
    model["units"]["kind", row] = kind
    model["units"]["parent", row] = parent.flatMap { units[$0] }
    units[id] = Int64(row)
  }

  mutating func lead(_ unit: String, by person: String) {
    guard let row = units[unit] else { return }
    model["units"]["manager", Int(row)] = people[person]
  }

  mutating func profession(_ name: String, licensed: Bool?, ssyk: String? = nil) {
    let row = model["professions"].addRows()
    model["professions"].setText("name", row, name)
    model["professions"]["licensed", row] = licensed.map { $0 ? 1 : 0 }
    model["professions"].setText("ssyk", row, ssyk)
    professions[name] = Int64(row)
  }

  mutating func person(
    _ id: String, name: String?, born: String?, sex: Int64? = nil, education: String? = nil
  ) {
    let row = model["people"].addRows()
    model["people"].setText("id", row, id)
    model["people"].setText("name", row, name)
    model["people"]["born", row] = born.flatMap(ModelBuilder.day)
    model["people"]["sex", row] = sex
    model["people"].setText("education", row, education)
    people[id] = Int64(row)
  }

  /// An employment; degrees in percent.
  @discardableResult
  mutating func employ(
    _ person: String, at unit: String?, as profession: String?, degree: Int64?,
    actual: Int64? = nil, from: String?, to: String? = nil, form: Int64? = 0, id: String? = nil,
    salary: Int64? = nil
  ) -> Int {
    let row = model["employments"].addRows()
    model["employments"].setText("id", row, id ?? "E\(row + 1)")
    model["employments"]["person", row] = people[person]
    model["employments"]["unit", row] = unit.flatMap { units[$0] }
    model["employments"]["profession", row] = profession.flatMap { professions[$0] }
    model["employments"]["degree", row] = degree.map { $0 * 100 }
    model["employments"]["actual_degree", row] = actual.map { $0 * 100 }
    model["employments"]["start_date", row] = from.flatMap(ModelBuilder.day)
    model["employments"]["end_date", row] = to.flatMap(ModelBuilder.day)
    model["employments"]["form", row] = form
    model["employments"]["salary", row] = salary
    return row
  }

  mutating func place(
    _ person: String, step: Int64, on ladder: String = "Fyrstegsmodell", from: String? = nil
  ) {
    let row = model["placements"].addRows()
    model["placements"]["person", row] = people[person]
    model["placements"].setText("ladder", row, ladder)
    model["placements"]["step", row] = step
    model["placements"]["date", row] = from.flatMap(ModelBuilder.day)
  }

  func unitRow(_ id: String) -> Int64? { units[id] }
  func personRow(_ id: String) -> Int64? { people[id] }
}

/// The eight people of the written-out example, in a municipality with a tree of four levels.
enum Municipality {
  static let staff8: Model = {
    var build = ModelBuilder()
    build.unit("K", "Exempelby", kind: 0)
    build.unit("N1", "Socialnämnden", kind: 1, in: "K")
    build.unit("F1", "Vård och omsorg", kind: 2, in: "N1")
    build.unit("U1", "kommunrehab", kind: 4, in: "F1")
    build.unit("U2", "hemsjukvård", kind: 4, in: "F1")
    build.unit("A1", "Administration", kind: 4, in: "F1")
    build.unit("N2", "Barn- och utbildningsnämnden", kind: 1, in: "K")
    build.unit("F2", "Skola", kind: 2, in: "N2")
    build.unit("A2", "Administration", kind: 4, in: "F2")
    build.profession("arbetsterapeut", licensed: true, ssyk: "2272")
    build.profession("fysioterapeut", licensed: true, ssyk: "2273")
    build.profession("sjuksköterska", licensed: true, ssyk: "2221")
    build.profession("administratör", licensed: false, ssyk: "0110")
    let at = "arbetsterapeut"
    let ft = "fysioterapeut"
    let ssk = "sjuksköterska"
    let rows: [(String, String, String, String, Int64, String, Int64, Int64, String, Int64)] = [
      ("P01", "Åsa Ek", "U1", at, 1, "1999-03-14", 100, 100, "2024-08-19", 0),
      ("P02", "Örjan Al", "U1", at, 2, "1990-11-02", 100, 80, "2019-01-07", 0),
      ("P03", "Ann Björk", "U1", at, 4, "1961-05-20", 75, 75, "1994-09-01", 0),
      ("P04", "Bo Ask", "U1", ft, 2, "1988-07-30", 100, 100, "2016-02-01", 1),
      ("P05", "Zara Lind", "U1", ft, 3, "1963-12-31", 100, 100, "2001-03-12", 0),
      ("P06", "Ärla Rönn", "U2", ssk, 1, "2000-01-09", 100, 100, "2025-01-13", 0),
      ("P07", "Eva Gran", "U2", ssk, 3, "1979-04-04", 80, 80, "2008-10-01", 0),
      ("P08", "Eva 10 Tall", "U2", ssk, 4, "1959-02-28", 50, 50, "1990-01-01", 0),
    ]
    let education = ["3", "5", "5", "4", "2", nil, "6", nil]
    for (index, row) in rows.enumerated() {
      build.person(
        row.0, name: row.1, born: row.5, sex: row.9, education: education[index])
      build.employ(
        row.0, at: row.2, as: row.3, degree: row.6, actual: row.7, from: row.8)
      build.place(row.0, step: row.4)
    }
    build.lead("U1", by: "P05")
    build.lead("U2", by: "P07")
    return build.model
  }()

  /// The same with leavers, second employments, late placements and gaps in the data.
  static let varied: Model = {
    var build = ModelBuilder()
    build.unit("K", "Exempelby", kind: 0)
    build.unit("N1", "Socialnämnden", kind: 1, in: "K")
    build.unit("F1", "Vård och omsorg", kind: 2, in: "N1")
    build.unit("U1", "kommunrehab", kind: 4, in: "F1")
    build.unit("U2", "hemsjukvård", kind: 4, in: "F1")
    build.profession("arbetsterapeut", licensed: true)
    build.profession("undersköterska", licensed: nil)
    for (id, name, born) in [
      ("A", "Anna", "1970-01-01"), ("B", "Bertil", "1980-02-29"), ("C", "Cecilia", nil),
      ("D", "David", "1990-06-06"), ("E", "Elin", "1995-05-05"),
    ] {
      build.person(id, name: name, born: born)
    }
    // Anna has two employments: the larger degree is the main one.
    build.employ("A", at: "U2", as: "arbetsterapeut", degree: 25, from: "2010-01-01", form: 3)
    build.employ("A", at: "U1", as: "arbetsterapeut", degree: 75, from: "2015-01-01")
    // Bertil has left, and has been somewhere else before.
    build.employ(
      "B", at: "U1", as: "undersköterska", degree: 100, from: "2010-01-01", to: "2015-12-31")
    build.employ(
      "B", at: "U2", as: "undersköterska", degree: 100, from: "2016-01-01", to: "2025-03-31")
    // Cecilia: nothing known but the unit.
    build.employ("C", at: "U1", as: nil, degree: nil, from: nil)
    // David begins next year.
    build.employ("D", at: "U1", as: "arbetsterapeut", degree: 100, from: "2026-01-01")
    // Elin ends at the new year.
    build.employ(
      "E", at: "U2", as: "undersköterska", degree: 80, from: "2024-02-29", to: "2025-12-31")
    build.place("A", step: 2, from: "2016-01-01")
    build.place("A", step: 3, from: "2024-06-01")
    build.place("A", step: 4, from: "2026-01-01")
    build.place("E", step: 1, on: "Sjustegsmodell", from: "2024-03-01")
    build.place("B", step: 7, on: "Sjustegsmodell", from: "2020-03-01")
    var model = build.model
    // Elin worked in kommunrehab until the end of 2024.
    if let unit = build.unitRow("U1") {
      model["employments"].past.append(
        Past(
          column: "unit", row: 6, until: Day(number: Int32(ModelBuilder.day("2024-12-31") ?? 0)),
          value: unit))
    }
    model["employments"].addOwn("race", heading: "RACE DESC", type: .text)
    for (row, text) in ["x", "y", "y", "x", nil, "x", "Y z"].enumerated() {
      model["employments"].setText("race", row, text)
    }
    return model
  }()
}
