import KompAnalyses
import KompEngine
import KompLexicon
import KompModel
import KompValues
import Testing

@Suite struct GapTests {
  @Test func `table A1 comes out figure for figure`() throws {
    let table = try Gap.table(Question(Staff8.builder).asked("2028", at: [67]))
    #expect(
      table.cells("unit")
        == ["kommunrehab", "kommunrehab", "kommunrehab", "hemsjukvård", "hemsjukvård"])
    #expect(
      table.cells("competence")
        == ["hjälpmedel", "rehabplan", "handledning", "palliativ", "sårvård"])
    #expect(table.cells("required") == ["3", "2", "3", "3", "2"])
    #expect(table.cells("needed") == ["2", "3", "1", "2", "2"])
    #expect(table.cells("holders") == ["2", "2", "1", "2", "1"])
    #expect(table.cells("gap") == ["0", "-1", "0", "0", "-1"])
    #expect(table.cells("short") == ["0", "1", "0", "0", "1"])
    #expect(table.cells("cover") == ["100.0%", "66.7%", "100.0%", "100.0%", "50.0%"])
    #expect(table.cells("holders_2028") == ["1", "2", "0", "1", "1"])
    #expect(table.cells("gap_2028") == ["-1", "-1", "-1", "-1", "-1"])
    #expect(table.cells("cover_2028") == ["50.0%", "66.7%", "0.0%", "50.0%", "50.0%"])
    #expect(table.total("needed") == "10")
    #expect(table.total("holders") == "8")
    #expect(table.total("cover") == "80.0%")
    #expect(table.total("holders_2028") == "5")
    #expect(table.total("cover_2028") == "50.0%")
    #expect(table.total("gap") == "–")
  }

  @Test func `the horizon's columns are called after the period in both tongues`() throws {
    let one = try Gap.table(Question(Staff8.builder).asked("2028", at: [67]))
    let names = one.fields.map { $0.words.main(in: .swedish) }
    #expect(names.contains("innehavare_2028"))
    let two = try Gap.table(Question(Staff8.builder).asked("2028-06", at: [65, 67]))
    #expect(two.fields.contains { $0.id == "holders_2028_06_at_65" })
    #expect(two.fields.contains { $0.words.main(in: .swedish) == "täckning_2028_06_vid_67" })
    #expect(two.cells("holders_2028_06_at_65") == ["1", "2", "0", "1", "1"])
  }

  @Test func `keys sum each need's own places`() throws {
    let units = try Gap.table(Question(Staff8.builder).asked(by: ["unit"]))
    #expect(units.cells("unit") == ["kommunrehab", "hemsjukvård"])
    #expect(units.cells("needed") == ["6", "4"])
    #expect(units.cells("holders") == ["5", "3"])
    #expect(units.cells("gap") == ["-1", "-1"])
    #expect(units.cells("cover") == ["83.3%", "75.0%"])
    let all = try Gap.table(Question(Staff8.builder).asked(by: ["department"]))
    #expect(all.cells("cover") == ["80.0%"])
  }

  @Test func `a population decides who counts and which units are asked about`() throws {
    let question = Question(Staff8.builder)
    let table = try Gap.table(question.asked(people: [0, 1, 2]))
    #expect(table.cells("competence") == ["hjälpmedel", "rehabplan", "handledning"])
    #expect(table.cells("holders") == ["2", "0", "1"])
    #expect(table.facts.contains { $0.english.hasPrefix("2 needs left out") })
  }

  @Test func `requiring two supervisors gives eight of eleven`() throws {
    var town = Staff8.builder
    town.model["needs"]["needed", 2] = 20_000
    let table = try Gap.table(Question(town).asked())
    #expect(table.cells("gap")[2] == "-1")
    #expect(table.total("cover") == "72.7%")
  }

  @Test func `full-time equivalents, shares, every one and conditions are counted`() throws {
    var town = Staff8.builder
    town.need("hemsjukvård", "palliativ", 3, amount: 15_000, counted: 1)
    town.need("kommunrehab", "hjälpmedel", 1, amount: 2_500, counted: 2)
    town.need("hemsjukvård", "sårvård", nil, amount: nil, counted: 3)
    town.need("kommunrehab", nil, amount: 20_000, condition: "tenure >= 120 months")
    town.need("kommunrehab", nil, amount: 20_000, condition: "unreadable")
    let table = try Gap.table(Question(town).asked())
    #expect(table.cells("needed").suffix(4) == ["1.50", "2.00", "3.00", "2.00"])
    #expect(table.cells("holders").suffix(4) == ["1.30", "3.00", "2.00", "2.00"])
    #expect(table.cells("gap").suffix(4) == ["-0.20", "1.00", "-1.00", "0.00"])
    #expect(table.cells("condition").last == "tenure >= 120 months")
    #expect(table.cells("competence").last == "–")
    #expect(table.facts.contains { $0.english.contains("can no longer be read") })
    #expect(table.facts.contains { $0.english.contains("added together") })
  }

  @Test func `an expired level is none, and the reason says so`() throws {
    var town = Staff8.builder
    town.competence("HLR", validity: 12)
    town.need("kommunrehab", "HLR", 1, amount: 20_000)
    town.assess("P01", "HLR", 1, on: "2024-11-02")
    town.assess("P02", "HLR", 1, on: "2024-11-01")
    let table = try Gap.table(Question(town).asked())
    #expect(table.cells("holders").last == "1")
    let reason = table.reason(5, "holders")
    #expect(reason?.leftOut.first?.english == "1 person whose assessment no longer holds")
    #expect(reason?.leftOut.last?.english == "3 people never assessed in it")
  }

  @Test func `needs hold in their own time`() throws {
    var town = Staff8.builder
    town.need("kommunrehab", "rehabplan", 3, amount: 10_000, from: "2027-01-01")
    town.need("hemsjukvård", "sårvård", 1, amount: 10_000, until: "2025-12-31")
    let now = try Gap.table(Question(town).asked())
    #expect(now.count == 6)
    let then = try Gap.table(Question(town).asked("2028", at: [67]))
    #expect(then.cells("gap").suffix(2) == ["–", "1"])
    #expect(then.cells("gap_2028").suffix(2) == ["0", "–"])
    #expect(then.total("needed") == "11")
    #expect(then.fields.contains { $0.id == "needed_2028" && $0.isShown })
  }
}
