import KompLexicon
import KompReport
import KompValues
import Testing

@Suite struct MarkdownTests {
  @Test func `a table has its alignment row, escapes and the tongue of the page`() {
    let table = Table(
      headings: [
        heading("avg_age", "avg_age", "medel|ålder", numeric: true), heading("b", "b", "b"),
      ],
      rows: [
        [.number(exact(25, 4), places: 1), .text("a|b\\c\r\nd")],
        [.missing, .text("*x* <b> _y_ `z` [l]")], [.count(1234), .word(Both("total", "totalt"))],
      ], hasTotal: true)
    let report = Report([.heading(Both("Age", "Ålder")), .table(table)])
    #expect(
      ink(Markdown.self, report, .swedish).text
        == #"""
        ## Ålder

        | medel\|ålder | b |
        | ---: | --- |
        | 6,3 | a\|b\\c<br>d |
        | – | \*x\* \<b> \_y\_ \`z\` \[l\] |
        | **1 234** | **totalt** |

        """#.replacing(" 234", with: "\u{A0}234"))
    #expect(ink(Markdown.self, report).text.contains("| avg_age | b |"))
  }

  @Test func `every hostile row is one line with the same number of cells`() {
    let rows = lines(ink(Markdown.self, Report([.table(richTable)])).text)
    #expect(rows.count == hostileTexts.count + 3)
    for row in rows.dropLast() {
      var pipes = 0
      var isEscaped = false
      for byte in row.utf8 {
        if byte == 0x7C, !isEscaped { pipes += 1 }
        isEscaped = byte == 0x5C && !isEscaped
      }
      #expect(pipes == richTable.headings.count + 1, "\(row)")
    }
  }

  @Test func `a fence is longer than any inside it`() {
    let text = ink(Markdown.self, Report([.sample(["````", "x"])])).text
    #expect(text == "`````\n````\nx\n`````\n")
  }

  @Test(arguments: [
    ("table", "table"), ("tabell", "table"), ("csv", "csv"), ("excel-csv", "excel-csv"),
    ("tsv", "tsv"), ("json", "json"), ("ndjson", "ndjson"), ("jsonl", "ndjson"),
    ("md", "markdown"), ("markdown", "markdown"),
  ]) func `an ink is found by its word`(word: String, name: String) {
    #expect(Inks.named(word)?.words.main(in: .english) == name)
  }

  @Test(
    arguments: [
      ("Gap 2026.MD", "markdown"), ("a.b/gap.csv", "csv"), ("gap.jsonl", "ndjson"), ("gap", nil),
      ("gap.", nil), ("gap.xyz", nil),
    ] as [(String, String?)]) func `an ink is found by the ending of a file`(
      file: String, name: String?
    )
  {
    #expect(Inks.forFile(file)?.words.main(in: .english) == name)
  }

  @Test func `no two inks share a word or an ending`() {
    let words = Inks.all.flatMap { Set($0.words.all) }
    #expect(Set(words).count == words.count)
    let endings = Inks.all.flatMap { $0.endings }
    #expect(Set(endings).count == endings.count)
  }
}
