import KompLexicon
import KompReport
import KompValues
import Testing

@Suite struct RecordsTests {
  @Test func `every row is a record with a line a column, in the tongue of the page`() {
    let table = Table(
      headings: [
        heading("unit", "unit", "enhet"), heading("avg_age", "average age", "medelålder"),
      ],
      rows: [
        [.text("kommunrehab"), .number(exact(25, 4), places: 1)],
        [.word(Both("total", "totalt")), .missing],
      ], hasTotal: true)
    #expect(
      ink(Records.self, Report([.table(table)]), .swedish).text
        == """
        enhet       kommunrehab
        medelålder  6,3

        enhet       totalt
        medelålder  –

        """)
    #expect(
      ink(Records.self, Report([.figure(table)])).text.hasPrefix("unit         kommunrehab\n"))
  }

  @Test func `nothing is left out in a narrow window, and nothing steers it`() {
    let written = ink(Records.self, Report([.table(richTable)]), width: 20)
    let columns = richTable.headings.count
    #expect(lines(written.text).count == hostileTexts.count * (columns + 1))
    #expect(steering(written.text).isEmpty)
    #expect(written.remarks.isEmpty)
    #expect(lines(written.text).allSatisfy { !$0.hasSuffix(" ") || $0.contains(" edge ") })
    #expect(written.text.contains("ingenting särskilt som aldrig vill ta slut"))
  }

  @Test func `what is no table is written as for a reader`() {
    let report = Report([.heading(Both("Age", "Ålder")), .paragraph(Both("Many.", "Många."))])
    #expect(ink(Records.self, report).text == ink(TerminalTable.self, report).text)
    let figure = Table(headings: [heading("count", "count", "antal")], rows: [[.count(1234)]])
    #expect(ink(Records.self, Report([.figure(figure)])).text == "1,234\n")
  }
}
