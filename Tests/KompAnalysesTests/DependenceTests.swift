import KompAnalyses
import KompEngine
import KompLexicon
import KompModel
import Testing

@Suite struct DependenceTests {
  @Test func `table A4 comes out figure for figure`() throws {
    let question = Question(Staff8.builder)
    let table = try Vulnerability.table(question.asked())
    #expect(
      table.cells("competence")
        == ["hjälpmedel", "rehabplan", "handledning", "palliativ", "sårvård"])
    #expect(table.cells("holders") == ["2", "2", "1", "2", "1"])
    #expect(table.cells("needed") == ["2", "3", "1", "2", "2"])
    #expect(table.cells("slack") == ["0", "-1", "0", "0", "-1"])
    #expect(table.cells("sole_holder") == ["–", "–", "P03", "–", "P07"])
    let people = try Vulnerability.table(question.asked(view: "person"))
    #expect(people.cells("person") == ["P03", "P07", "P02", "P08"])
    #expect(people.cells("sole_for") == ["handledning", "sårvård", "–", "–"])
    #expect(
      people.cells("breaks")
        == ["hjälpmedel, handledning", "palliativ", "hjälpmedel", "palliativ"])
  }

  @Test func `a need with two to spare withstands two, one with one only one`() throws {
    var town = Staff8.builder
    town.model["needs"]["needed", 0] = 0
    town.model["needs"]["needed", 3] = 10_000
    let table = try Vulnerability.table(Question(town).asked())
    #expect(table.cells("safe_1") == ["1", "0", "0", "1", "0"])
    #expect(table.cells("safe_2") == ["1", "0", "0", "0", "0"])
  }

  @Test func `every one of a unit stays every one when one of them leaves`() throws {
    var town = Staff8.builder
    town.assess("P08", "sårvård", 2)
    town.assess("P06", "sårvård", 2)
    town.need("hemsjukvård", "sårvård", 2, amount: nil, counted: 3)
    let table = try Vulnerability.table(Question(town).asked())
    #expect(table.cells("safe_2").last == "1")
  }

  @Test func `keys count needs`() throws {
    let table = try Vulnerability.table(Question(Staff8.builder).asked(by: ["unit"]))
    #expect(table.cells("demands") == ["3", "2"])
    #expect(table.cells("met") == ["2", "1"])
    #expect(table.cells("sole") == ["1", "1"])
  }

  @Test func `unknown and expired are told apart from zero`() throws {
    var town = Staff8.builder
    town.competence("HLR", validity: 12)
    town.assess("P02", "HLR", 1, on: "2024-11-01")
    town.assess("P03", "HLR", 1, on: "2025-03-15")
    town.need("kommunrehab", "HLR", 1, amount: 10_000)
    town.assess("P02", "hjälpmedel", 4, on: "2025-01-01", source: 0)
    town.assess("P02", "hjälpmedel", 3, on: "2025-02-01", source: 1)
    let table = try Mapping.table(Question(town).asked())
    #expect(table.cells("expected") == ["4", "4", "4", "4", "4", "2", "2", "2"])
    #expect(table.cells("mapped") == ["1", "2", "3", "1", "1", "1", "2", "1"])
    #expect(table.cells("expired") == ["0", "1", "0", "0", "0", "0", "0", "0"])
    #expect(table.cells("unknown") == ["3", "1", "1", "3", "3", "1", "0", "1"])
    #expect(table.cells("not_mapped")[0] == "rehabplan, handledning, HLR")
    #expect(table.cells("self_higher")[1] == "1")
    #expect(table.cells("latest")[2] == "2025-03-15")
    #expect(table.cells("months")[2] == "7")
    #expect(table.total("share_mapped") == "46.2%")
    let matrix = try Matrix.table(Question(town).asked())
    #expect(matrix.cells("hjälpmedel") == ["1", "3", "4", "–", "–", "–", "–", "–"])
    #expect(matrix.cells("HLR") == ["–", "–", "1", "–", "–", "–", "–", "–"])
    #expect(
      matrix.facts == [
        Both(
          "empty cells of all 8 people: 35 never assessed, 1 no longer in force",
          "tomma celler för alla 8 personer: 35 aldrig bedömda, 1 gäller inte längre")
      ])
    let units = try Mapping.table(Question(town).asked(by: ["unit"], of: .staff))
    #expect(units.cells("mapped") == ["8", "4"])
    #expect(units.cells("fully_mapped") == ["0", "1"])
  }

  @Test func `a role requires of the profession that bears its name`() throws {
    var town = Staff8.builder
    let row = town.model["roles"].addRows()
    town.model["roles"].setText("role", row, "Arbetsterapeut")
    town.model["roles"]["competence", row] = town.competences["sårvård"]
    let table = try Mapping.table(Question(town).asked())
    #expect(table.cells("expected") == ["4", "4", "4", "3", "3", "2", "2", "2"])
  }
}
