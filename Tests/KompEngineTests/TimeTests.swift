import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompValues
import Testing

/// Leavers, second employments, late placements, own fields: over `Municipality.varied`.
@Suite struct TimeTests {
  static let lines: [Expected] = [
    Expected(
      "staff show id, unit, degree",
      ["A kommunrehab 75.0%", "C kommunrehab -", "E hemsjukvård 80.0%"]),
    Expected(
      "staff including former show id, unit",
      [
        "A kommunrehab", "B hemsjukvård", "C kommunrehab", "E hemsjukvård",
      ]),
    Expected("personal inklusive tidigare antal", ["4"]),
    Expected(
      "staff including former where left=2025 show id, left", ["B 2025-03-31", "E 2025-12-31"]),
    Expected("staff where left>=2025 show id", ["E"]),
    Expected(
      "staff as of 2015-06-30 show id, unit", ["A kommunrehab", "B kommunrehab", "C kommunrehab"]),
    Expected(
      "staff as of 2012 show id, unit", ["A hemsjukvård", "B kommunrehab", "C kommunrehab"]),
    Expected(
      "personal den 2024-12-31 visa id, enhet",
      [
        "A kommunrehab", "B hemsjukvård", "C kommunrehab", "E kommunrehab",
      ]),
    Expected("staff as of 2025-01-01 where unit=kommunrehab show id", ["A", "C"]),
    Expected("staff as of 2026 show id", ["A", "C", "D"]),
    Expected("staff show id, step", ["A 3", "C -", "E 1"]),
    Expected("staff as of 2020-01-01 show id, step", ["A 2", "B -", "C -"]),
    Expected("staff as of 2020 show id, step", ["A 2", "B 7", "C -"]),
    Expected("staff as of 2026-01-01 show id, step", ["A 4", "C -", "D -"]),
    Expected("staff show id, hired, tenure", ["A 2010-01-01 190m", "C - -", "E 2024-02-29 20m"]),
    Expected("staff show id, fte", ["A 1.00", "C -", "E 0.80"]),
    Expected("staff as of 2000-01-01 show id, age", ["C -"]),
    Expected("staff as of 2016 show id, age", ["A 46", "B 36", "C -"]),
    Expected("staff as of 2025-03-31 where hired=last 14 months show id", ["E"]),
    Expected("staff as of 2020 where hired<today - 10 years show id", ["A"]),
    Expected("staff as of 2020 where hired=this year", []),
    Expected("employments show id, person", ["E1 Anna", "E2 Anna", "E5 Cecilia", "E7 Elin"]),
    Expected("employments including former count", ["6"]),
    Expected("employments as of 2012 show id", ["E1", "E3", "E5"]),
    Expected("units where count(staff)>=2 show name", ["kommunrehab"]),
    Expected("units where count(staff where degree>=80%)=1 show name", ["hemsjukvård"]),
    Expected(
      "units show name, count(staff) as n sort n desc limit 2", ["kommunrehab 2", "hemsjukvård 1"]),
    Expected("units where any staff show name", ["kommunrehab", "hemsjukvård"]),
    Expected("units where no staff show name", ["Exempelby", "Socialnämnden", "Vård och omsorg"]),
    Expected("units where all staff (degree>=80%) show name", ["hemsjukvård"]),
    Expected("units where all employments (degree<.person.fte) show name", []),
    Expected("staff where any employments (unit=hemsjukvård) show id", ["A", "E"]),
    Expected("staff where any employments (degree<.staff.degree) show id", ["A"]),
    Expected("staff where all employments (form=permanent) show id", ["C", "E"]),
    Expected("staff where \"RACE DESC\"=y show id", ["A"]),
    Expected("staff by \"RACE DESC\"", ["y 1", "Y z 1", "- 1"]),
    Expected("staff where \"RACE DESC\"=\"y Z\" show id, \"RACE DESC\"", ["E Y z"]),
  ]

  @Test(arguments: lines)
  func `a line gives these cells on its day`(_ expected: Expected) {
    let outcome = World(Municipality.varied).ask(expected.line)
    #expect(outcome.codes.allSatisfy { $0.hasPrefix("W") })
    #expect(outcome.lines == expected.lines)
  }

  @Test func `a query on a unit notes who else works there`() {
    let world = World(Municipality.varied)
    #expect(world.ask("staff where unit=hemsjukvård").facts.contains(.alsoWorkHere(1)))
    #expect(world.ask("staff where unit under \"Vård och omsorg\"").facts == [])
    #expect(
      world.ask("staff where unit in (hemsjukvård) and degree>0 by unit").facts.contains(
        .alsoWorkHere(1)))
    #expect(!world.ask("staff where unit=kommunrehab").facts.contains(.alsoWorkHere(1)))
    #expect(!world.ask("staff where unit!=kommunrehab").facts.contains(.alsoWorkHere(1)))
    #expect(world.ask("staff as of 2012 where unit=hemsjukvård").facts == [])
  }

  @Test func `steps of unlike ladders are compared with a warning`() {
    let world = World(Municipality.varied)
    #expect(world.ask("staff where step<3").codes == ["W0203"])
    #expect(world.ask("personal där nivå mellan 1 och 3").codes == ["W0203"])
    #expect(world.ask("staff where ladder=Fyrstegsmodell and step<3").codes == [])
    #expect(world.ask("staff where step=3").codes == [])
    #expect(World(Municipality.staff8).ask("staff where step<3").codes == [])
  }

  @Test func `leavers asked about among those who stay are warned of`() {
    let world = World(Municipality.varied)
    let outcome = world.ask("staff where left=2025")
    #expect(outcome.codes == ["W0202"])
    #expect(outcome.problems.first?.fixes.first?.edits.first?.text == " including former")
    #expect(
      world.ask("personal där slutade=2025").problems.first?.fixes.first?.edits.first?.text
        == " inklusive tidigare")
    #expect(world.ask("staff where left>2025-11-01").codes == [])
  }

  @Test func `missing is said, with how many are among the rows`() {
    let world = World(Municipality.varied)
    let degree = Both("degree", "sysselsättningsgrad")
    #expect(
      world.ask("staff where degree<80%").facts == [.missing(field: degree, count: 1, kept: 0)])
    #expect(
      world.ask("staff where degree!=80%").facts == [.missing(field: degree, count: 1, kept: 1)])
    #expect(world.ask("staff where degree is missing").facts == [])
    let emptied = world.ask("staff where age>100").facts
    #expect(emptied.contains { if case .emptied(_, 3) = $0 { true } else { false } })
    #expect(
      world.ask("staff as of 2027-01-01").facts.contains {
        if case .future = $0 { true } else { false }
      })
    let undated = world.ask("staff as of 2020 where \"RACE DESC\"=x").facts
    #expect(undated.contains { if case .undated = $0 { true } else { false } })
    #expect(
      world.ask("staff compute avg age").facts == [
        .skipped(measure: Both("avg_age", "medel_ålder"), used: 2, of: 3)
      ])
  }

  @Test func `the facts of a bracketed query are said, and its day is kept`() {
    let outcome = World(Municipality.varied).ask("(staff as of 2012 where degree<50%) show id")
    #expect(outcome.lines == ["A"])
    #expect(
      outcome.facts.contains(
        .missing(field: Both("degree", "sysselsättningsgrad"), count: 1, kept: 0)))
    #expect(outcome.answered?.day?.description == "2012-12-31")
    #expect(outcome.answered?.isDaySaid == true)
  }

  @Test func `a share says the unknown, or leaves them out`() {
    let model = Municipality.education
    let world = World(model)
    let outcome = world.ask("staff compute share (education in (4, 5, 6)) as high")
    #expect(outcome.lines == ["3/6"])
    #expect(
      outcome.facts.contains { if case .unknownInShare(_, 1, false) = $0 { true } else { false } })
    let known = world.ask("personal beräkna andel (utbildning i (4, 5, 6)) av kända")
    #expect(known.lines == ["3/5"])
    #expect(
      known.facts.contains { if case .unknownInShare(_, 1, true) = $0 { true } else { false } })
    // What is known decides: a woman is in either way.
    #expect(world.ask("staff compute share (education=5 or sex=female) of known").lines == ["6/6"])
  }

  @Test func `names given by let, param and define mean what they were given`() {
    var world = World(Municipality.varied)
    world.environment.queries["young"] = world.query("staff where age<40")
    #expect(world.ask("young show id").lines == ["E"])
    #expect(world.ask(":young show id").lines == ["E"])
    world.environment.values["where"] = .word("kommunrehab")
    #expect(world.ask("staff where unit=:where show id").lines == ["A", "C"])
    world.environment.values["where"] = .word("komunrehab")
    #expect(world.ask("staff where unit=:where show id").codes == ["E0104"])
    world.environment.queries["loop"] = world.query("loop where age<3")
    #expect(world.ask("loop").codes == ["E0102"])
    if case .condition(let condition)? = world.query("staff where age<40")?.stages[0].arguments {
      world.environment.conditions["junior"] = condition
    }
    #expect(world.ask("staff where junior show id").lines == ["E"])
    #expect(world.ask("staff where not junior show id").lines == ["A", "C"])
  }
}

extension Municipality {
  /// Six women whose education is 3, 5, 5, 4, 2 and not known.
  static let education: Model = {
    var build = ModelBuilder()
    build.unit("U", "enheten", kind: 4)
    for (index, level) in ["3", "5", "5", "4", "2", nil].enumerated() {
      build.person("p\(index)", name: nil, born: nil, sex: 0, education: level)
      build.employ("p\(index)", at: "U", as: nil, degree: 100, from: "2020-01-01")
    }
    build.profession("läkare", licensed: true)
    // The words that a level can be, so that each number is one.
    build.person("x", name: nil, born: nil, education: "6")
    return build.model
  }()
}
