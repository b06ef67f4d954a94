import KompAnalyses
import KompEngine
import KompLexicon
import KompModel
import Testing

@Suite struct LadderTests {
  @Test func `table A2 comes out figure for figure`() throws {
    let question = Question(Staff8.builder)
    let table = try StepCounts.table(question.asked(by: ["unit"], of: .staff))
    #expect(table.cells("unit") == ["kommunrehab"].repeated(4) + ["hemsjukvård"].repeated(4))
    #expect(table.cells("step") == ["1", "2", "3", "4", "1", "2", "3", "4"])
    #expect(table.cells("have") == ["1", "2", "1", "1", "1", "0", "1", "1"])
    #expect(table.cells("target") == ["1", "1", "2", "1", "1", "1", "1", "1"])
    #expect(table.cells("diff") == ["0", "1", "-1", "0", "0", "-1", "0", "0"])
    let one = try StepCounts.table(question.asked(people: [0, 1, 2, 3, 4]))
    #expect(one.cells("have") == ["1", "2", "1", "1"])
    #expect(one.cells("diff") == ["0", "1", "-1", "0"])
    let all = try StepCounts.table(question.asked())
    #expect(all.cells("have") == ["2", "2", "2", "2"])
    #expect(all.total("target") == "9")
    #expect(all.fields.first { $0.id == "ladder" }?.isShown == false)
  }

  @Test func `the unplaced stand on a line of their own and in no step`() throws {
    var town = Staff8.builder
    town.person("P09", in: "kommunrehab", as: "arbetsterapeut", from: "2025-01-01")
    town.place("P01", step: 5, on: "Sjustegsmodell")
    let table = try StepCounts.table(Question(town).asked())
    #expect(table.cells("step") == ["1", "2", "3", "4", "5", "–"])
    #expect(table.cells("have") == ["1", "2", "2", "2", "1", "1"])
    #expect(table.cells("diff").last == "–")
    #expect(table.fields.first { $0.id == "ladder" }?.isShown == true)
    #expect(table.facts.contains { $0.english.hasPrefix("1 person unplaced") })
    #expect(table.facts.contains { $0.swedish.contains("utan mål") })
  }

  @Test func `table A3 comes out figure for figure`() throws {
    let question = Question(Staff8.climbing)
    let table = try Readiness.table(question.asked(people: [0, 1, 3]))
    #expect(table.cells("person") == ["P01", "P02", "P04"])
    #expect(table.cells("step") == ["1", "2", "2"])
    #expect(table.cells("next_step") == ["2", "3", "3"])
    #expect(table.cells("tenure") == ["14", "81", "117"])
    #expect(table.cells("met") == ["2", "3", "2"])
    #expect(table.cells("of_criteria") == ["3", "4", "4"])
    #expect(table.cells("readiness") == ["66.7%", "75.0%", "50.0%"])
    #expect(
      table.cells("missing")
        == ["mentorssamtal 3<4", "handledarutbildning", "rehabplan 2<3; förbättringsarbete"])
    #expect(table.cells("blocked") == ["0", "0", "0"])
    let grouped = try Readiness.table(
      question.asked(people: [0, 1, 3], by: ["profession"], of: .staff))
    #expect(grouped.cells("persons") == ["2", "1"])
    #expect(grouped.cells("readiness") == ["71.4%", "50.0%"])
  }

  @Test
  func `an unmet must blocks whatever the share, and a decision may differ from the criteria`()
    throws
  {
    var town = Staff8.climbing
    town.criterion("Fyrstegsmodell", 3, "has handledning >= 3", must: true)
    let table = try Readiness.table(Question(town).asked())
    #expect(table.cells("person") == ["P01", "P02", "P04", "P05", "P06", "P07"])
    #expect(table.cells("blocked") == ["0", "1", "1", "0", "0", "0"])
    // P02 stands on step 2 by decision; the introduction that step 2 asks for was never noted.
    #expect(table.cells("by_criteria")[1] == "1")
    #expect(table.cells("diff")[1] == "1")
    #expect(table.facts.contains { $0.english.hasPrefix("2 people on the last step") })
  }

  @Test func `a criterion that can no longer be read counts as unmet and is said`() throws {
    var town = Staff8.climbing
    town.criterion("Fyrstegsmodell", 2, "unreadable")
    let table = try Readiness.table(Question(town).asked(people: [0]))
    #expect(table.cells("readiness") == ["50.0%"])
    #expect(table.facts.contains { $0.english.contains("can no longer be read") })
  }
}

extension Array {
  func repeated(_ times: Int) -> [Element] { (0..<times).flatMap { _ in self } }
}
