import KompLexicon
import KompReport
import KompValues
import Testing

@testable import KompSession

@Suite struct ParityTests {
  static let english = [
    "set today 2025-11-01",
    "import units from \"enheter.csv\"",
    "import staff from \"personal.csv\" as of 2025-11-01",
    "let early = staff where level<3 and unit=kommunrehab",
    "define part_time: degree<100%",
    ":early show id, name, level",
    "staff by unit: count, avg age, share (part_time) with total",
    "staff where step is known by unit across step",
    "staff top 3 by age show id, age, degree",
    "count staff where part_time",
    "print \"Part-timers:\", count(staff where part_time)",
  ]

  @Test(arguments: Tongue.allCases)
  func `a script gives the same output as a file, by run, as a text and line by line`(
    tongue: Tongue
  ) throws {
    let sandbox = try #require(Sandbox())
    let text = Self.english.joined(separator: "\n") + "\n"
    sandbox.write(text, to: "frågor.komp")
    let page = Page(tongue: tongue)
    let asText = sandbox.session(tongue).said(text, isFile: true)
    #expect(asText.verdict == .done, "\(asText.all)")
    #expect(asText.output.count > 500)
    let asFile = Said(
      sandbox.session(tongue).runFile(sandbox.folder + "/frågor.komp", [], page: page))
    #expect(asFile.verdict == .done, "\(asFile.all)")
    #expect(asFile.output == asText.output)
    let byRun = sandbox.session(tongue).said("run frågor.komp")
    #expect(byRun.output == asText.output, "\(byRun.all)")
    let session = sandbox.session(tongue)
    let lines = Self.english.map { session.said($0).output }.joined()
    #expect(lines == asText.output)
  }

  @Test(arguments: [
    "staff where level<3 and unit=kommunrehab",
    "staff by unit: count, avg age, share (degree<100%) with total",
    "staff by form, sex: count",
    "staff where step is known by unit across step",
    "employments where end_date is known show id, person, form, end_date",
    "units show *", "professions", "staff show *", "staff count",
    "staff distinct profession, form", "staff compute count, median age, list unit",
  ])
  func `the JSON of a query is the same bytes in both tongues`(line: String) throws {
    let sandbox = try #require(Sandbox())
    let swedish = HelpPages.spoken(line, in: .swedish)
    #expect(swedish != line)
    let a = sandbox.staffed(.english).said(line + " to json")
    let b = sandbox.staffed(.swedish).said(swedish + " till json")
    #expect(a.verdict == .done && b.verdict == .done, "\(a.all)\(b.all)")
    #expect(a.output.utf8.count > 10)
    #expect(a.output == b.output, "\(line)\n\(swedish)")
  }

  @Test(arguments: [
    "staff where level<3 and unit=kommunrehab", "personal där nivå<3 och enhet=kommunrehab",
  ])
  func `the first line everybody learns finds the three`(line: String) throws {
    let said = try #require(Sandbox()).staffed().said(line + " show id to csv")
    #expect(said.output.split(whereSeparator: \.isNewline) == ["id", "P01", "P02", "P04"])
  }
}
