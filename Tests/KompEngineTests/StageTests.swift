import KompEngine
import Testing

/// A line and the cells it gives, a text a row.
struct Expected: CustomTestStringConvertible, Sendable {
  let line: String
  let lines: [String]

  init(_ line: String, _ lines: [String]) {
    self.line = line
    self.lines = lines
  }

  var testDescription: String { line }
}

@Suite struct StageTests {
  static let people: [Expected] = [
    Expected("staff where level<3 and unit=kommunrehab show id", ["P01", "P02", "P04"]),
    Expected("personal där nivå<3 och enhet=kommunrehab visa id", ["P01", "P02", "P04"]),
    Expected(
      "staff show id, age",
      ["P01 26", "P02 34", "P03 64", "P04 37", "P05 61", "P06 25", "P07 46", "P08 66"]),
    Expected(
      "medarbetare visa id, ålder",
      ["P01 26", "P02 34", "P03 64", "P04 37", "P05 61", "P06 25", "P07 46", "P08 66"]),
    Expected(
      "staff show tenure",
      ["14m", "81m", "374m", "117m", "295m", "9m", "205m", "430m"]),
    Expected("staff compute sum fte", ["7.05"]),
    Expected("staff compute sum degree, sum actual_degree", ["7.05 6.85"]),
    Expected("personal beräkna summa årsarbetare", ["7.05"]),
    Expected("staff by step", ["1 2", "2 2", "3 2", "4 2"]),
    Expected("staff by step + 1", ["2 2", "3 2", "4 2", "5 2"]),
    Expected(
      "staff by 10 + step: count, sum fte", ["11 2 2.00", "12 2 2.00", "13 2 1.80", "14 2 1.25"]),
    Expected("staff by 10 - step", ["6 2", "7 2", "8 2", "9 2"]),
    Expected("staff by step - 0.5: max age", ["0.5 26", "1.5 37", "2.5 61", "3.5 66"]),
    Expected(
      "staff where unit=kommunrehab by step", ["1 1", "2 2", "3 1", "4 1"]),
    Expected("staff where unit=hemsjukvård by level: count", ["1 1", "3 1", "4 1"]),
    Expected("count staff", ["8"]),
    Expected("staff count", ["8"]),
    Expected("antal personal", ["8"]),
    Expected("staff where age>=60 count", ["3"]),
    Expected("show staff where age>=65 show id, born", ["P08 1959-02-28"]),
    Expected("staff where unit=kommunrehab hide name, age show id limit 2", ["P01", "P02"]),
    Expected(
      "staff sort name show name",
      [
        "Ann Björk", "Bo Ask", "Eva 10 Tall", "Eva Gran", "Zara Lind", "Åsa Ek", "Ärla Rönn",
        "Örjan Al",
      ]),
    Expected(
      "staff sort education desc, id show id, education",
      [
        "P07 6", "P02 5", "P03 5", "P04 4", "P01 3", "P05 2", "P06 -", "P08 -",
      ]),
    Expected(
      "staff sort education, age desc show id, education limit 3",
      [
        "P05 2", "P01 3", "P04 4",
      ]),
    Expected("staff top 3 by age show id, age", ["P08 66", "P03 64", "P05 61"]),
    Expected("personal topp 2 efter ålder visa id", ["P08", "P03"]),
    Expected("staff top 2 show id", ["P01", "P02"]),
    Expected("staff limit 0 show id", []),
    Expected("staff distinct profession", ["arbetsterapeut", "fysioterapeut", "sjuksköterska"]),
    Expected(
      "personal unika yrke, enhet",
      [
        "arbetsterapeut kommunrehab", "fysioterapeut kommunrehab", "sjuksköterska hemsjukvård",
      ]),
    Expected(
      "staff show step, unit distinct",
      [
        "1 hemsjukvård", "1 kommunrehab", "2 kommunrehab", "3 hemsjukvård", "3 kommunrehab",
        "4 hemsjukvård", "4 kommunrehab",
      ]),
    Expected(
      "staff by unit: count, avg age with total",
      [
        "hemsjukvård 3 45.67", "kommunrehab 5 44.40", "total 8 44.88",
      ]),
    Expected(
      "personal per enhet: antal, medel ålder med totalrad",
      [
        "hemsjukvård 3 45.67", "kommunrehab 5 44.40", "total 8 44.88",
      ]),
    Expected(
      "staff by unit: count, share with total",
      [
        "hemsjukvård 3 3/8", "kommunrehab 5 5/8", "total 8 8/8",
      ]),
    Expected(
      "staff by unit: share (degree<100%) with total",
      [
        "hemsjukvård 2/3", "kommunrehab 1/5", "total 3/8",
      ]),
    Expected(
      "staff by unit: count (step>=3), min age, max age, median age with total",
      [
        "hemsjukvård 2 25 66 46.00", "kommunrehab 2 26 64 37.00", "total 4 25 66 41.50",
      ]),
    Expected("staff by unit: count where count>=4", ["kommunrehab 5"]),
    Expected("staff by unit: avg age where avg_age > 45 show unit", ["hemsjukvård"]),
    Expected("personal per enhet: medel ålder där medel_ålder > 45 visa enhet", ["hemsjukvård"]),
    Expected("staff by unit: count sort count desc", ["kommunrehab 5", "hemsjukvård 3"]),
    Expected("staff by unit: count where unit=hemsjukvård", ["hemsjukvård 3"]),
    Expected("staff by unit: count as n sort n desc limit 1", ["kommunrehab 5"]),
    Expected(
      "staff by unit across step",
      [
        "hemsjukvård 1 0 1 1", "kommunrehab 1 2 1 1",
      ]),
    Expected(
      "staff by unit across step with total",
      [
        "hemsjukvård 1 0 1 1", "kommunrehab 1 2 1 1", "total 2 2 2 2",
      ]),
    Expected(
      "staff where step in (1, 2) by unit across step: avg age",
      [
        "hemsjukvård 25.00 -", "kommunrehab 26.00 35.50",
      ]),
    Expected("staff by sex across unit", ["female 3 4", "male 0 1"]),
    Expected("staff by age in (..34, 35..54, 55..)", ["..34 3", "35..54 2", "55.. 3"]),
    Expected("staff by age in (..34, 40..54): count", ["..34 3", "40..54 1", "- 4"]),
    Expected(
      "staff by year(hired) as y: count where y>=2016",
      [
        "2016 1", "2019 1", "2024 1", "2025 1",
      ]),
    Expected("staff compute count, avg age, median tenure", ["8 44.88 161.00"]),
    Expected("staff compute stdev age", ["16.92"]),
    Expected("staff compute count distinct profession", ["3"]),
    Expected(
      "staff by unit: list profession",
      [
        "hemsjukvård sjuksköterska", "kommunrehab arbetsterapeut, fysioterapeut",
      ]),
    Expected(
      "staff by unit: list profession where list_profession contains fysio show unit",
      [
        "kommunrehab"
      ]),
    Expected("staff where age>100 compute count, avg age, share (step=1)", ["0 - 0/0"]),
    Expected("staff where age>100 by unit: count with total", ["total 0"]),
    Expected("staff by unit: count by count: count as n", ["3 1", "5 1"]),
    Expected("(staff sort age desc limit 3) show id", ["P08", "P03", "P05"]),
    Expected("(staff by unit: avg age) where avg_age>45", ["hemsjukvård 45.67"]),
    Expected(
      "(staff where unit=kommunrehab) by profession",
      [
        "arbetsterapeut 3", "fysioterapeut 2",
      ]),
    Expected("staff show age as years sort years desc limit 2", ["66", "64"]),
    Expected("staff by unit.parent: count sort unit.parent", ["Vård och omsorg 8"]),
    Expected("staff that any employments (degree<60%) show id", ["P08"]),
    Expected("staff by unit: count to csv", ["hemsjukvård 3", "kommunrehab 5"]),
  ]

  @Test(arguments: people)
  func `a line gives these cells`(_ expected: Expected) {
    let outcome = World(Municipality.staff8).ask(expected.line)
    #expect(outcome.codes == [])
    #expect(outcome.lines == expected.lines)
  }

  @Test func `show star gives every field`() {
    let outcome = World(Municipality.staff8).ask("staff show *")
    #expect(outcome.headings.contains("tenure"))
    #expect(outcome.headings.contains("department"))
  }

  @Test func `a bare query leaves out fields that nobody has`() {
    let outcome = World(Municipality.staff8).ask("staff")
    #expect(
      outcome.headings == ["id", "name", "unit", "profession", "step", "age", "hired", "degree"])
  }

  @Test func `hide leaves out a column after across that is not there`() {
    let outcome = World(Municipality.staff8).ask("staff where step=1 by unit across step hide unit")
    #expect(outcome.headings == ["1"])
    #expect(outcome.lines == ["1", "1"])
  }

  @Test func `it keeps the rows last shown, whole and in order`() {
    var world = World(Municipality.staff8)
    #expect(world.ask("it").codes == ["E0103"])
    world.environment.last = world.ask("staff sort age desc limit 2 show id").answered
    #expect(world.ask("it show name, age").lines == ["Eva 10 Tall 66", "Ann Björk 64"])
    #expect(world.ask("where age<66 show id").lines == ["P03"])
    world.environment.last = world.ask("staff by unit: avg age with total").answered
    #expect(world.ask("it sort avg_age").lines == ["kommunrehab 44.40", "hemsjukvård 45.67"])
    #expect(world.ask("it as of 2020-01-01").codes == ["E0116"])
  }
}
