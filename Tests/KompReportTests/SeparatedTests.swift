import KompLexicon
import KompReport
import KompValues
import Testing

@Suite struct SeparatedTests {
  private let bare = Report([.table(richTable)])
  private let cells = Report([
    .table(
      Table(
        headings: [heading("name", "name", "namn"), heading("n", "n", "antal", numeric: true)],
        rows: [
          [.text("Åsa, \"Bo\""), .share(numerator: Exact(1), denominator: Exact(16))],
          [.text(""), .percent(exact(3, 40))], [.missing, .number(exact(2, 3), places: 1)],
          [.word(Both("yes;no", "ja;nej")), .number(exact(104_336_68, 200), places: 1)],
          [.flag(true), .suppressed], [.day(day(2026, 5, 1)), .count(1_234_567)],
          [.text("=1+1"), .share(numerator: Exact(0), denominator: Exact(0))],
          [.text("-"), .number(exact(-1, 10_000_000), places: 1)],
        ]))
  ])

  @Test func `csv is exact, English and quoted only where needed`() {
    #expect(
      ink(CSV.self, cells, .swedish).text == """
        name,n
        "Åsa, ""Bo""\",0.0625
        "",0.075
        ,0.666667
        yes;no,52168.34
        yes,U
        2026-05-01,1234567
        =1+1,
        -,0

        """)
  }

  @Test func `the csv for Excel has a mark, semicolons, decimal commas and no formulas`() {
    let answer = ink(SwedishCSV.self, cells, .swedish)
    #expect(answer.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let rows = answer.text.dropFirst().split(separator: "\r\n").map(String.init)
    #expect(
      rows == [
        "namn;antal", "\"Åsa, \"\"Bo\"\"\";6,25%", "\"\";7,5%", ";0,666667", "\"ja;nej\";52168,34",
        "ja;U", "2026-05-01;1234567", "'=1+1;.", "'-;0",
      ])
  }

  @Test func `csv read back is what was written, cell for cell`() {
    let rows = readSeparated(ink(CSV.self, bare).bytes, 0x2C, lineEnd: [0x0A])
    #expect(rows?.count == hostileTexts.count + 1)
    #expect(rows?.first?.map { $0 ?? "" } == richTable.headings.map(\.id))
    for (row, text) in zip(rows?.dropFirst() ?? [], hostileTexts) {
      #expect(row.count == richTable.headings.count)
      #expect(row.first.map { $0.map { Array($0.utf8) } } == Array(text.utf8))
      #expect(row[1] == "care, home")
    }
  }

  @Test func `the csv for Excel read back has every row, guarded where a formula could begin`() {
    let bytes = Array(ink(SwedishCSV.self, bare).bytes.dropFirst(3))
    let rows = readSeparated(bytes, 0x3B, lineEnd: [0x0D, 0x0A])
    #expect(rows?.count == hostileTexts.count + 1)
    for (row, text) in zip(rows?.dropFirst() ?? [], hostileTexts) {
      let isFormula = text.utf8.first.map { "=+-@\t".utf8.contains($0) } ?? false
      #expect(row.first == .some(.some((isFormula ? "'" : "") + text)))
      #expect(row.count == richTable.headings.count)
    }
  }

  @Test func `a row of one unknown cell is not an empty line`() {
    let table = Table(headings: [heading("a", "a", "a")], rows: [[.missing], [.count(1)]])
    #expect(ink(CSV.self, Report([.table(table)])).text == "a\n\"\"\n1\n")
  }

  @Test func `tsv keeps a row a line and can be read back`() {
    let rows = lines(ink(TSV.self, bare).text)
    #expect(rows.count == hostileTexts.count + 2)
    for (row, text) in zip(rows.dropFirst(), hostileTexts) {
      let fields = row.utf8.split(separator: 0x09, omittingEmptySubsequences: false)
      #expect(fields.count == richTable.headings.count)
      var back: [UInt8] = []
      var escaping = false
      for byte in fields.first ?? row.utf8[...] {
        if escaping {
          let meant: [UInt8: UInt8] = [0x74: 9, 0x6E: 10, 0x72: 13, 0x5C: 0x5C]
          back.append(meant[byte] ?? 0)
          escaping = false
        } else if byte == 0x5C {
          escaping = true
        } else {
          back.append(byte)
        }
      }
      #expect(back == Array(text.utf8))
    }
  }

  @Test(
    arguments: [CSV.self, SwedishCSV.self, TSV.self, JSON.self, NDJSON.self, Markdown.self]
      as [any Ink.Type])
  func `on a terminal no ink lets the data steer it`(type: any Ink.Type) {
    let text = ink(type, richReport, width: 80).text
    let steers = steering(text).filter { $0 != "\t" && $0 != "\r" }
    // JSON writes direction marks as they are: they reorder, but do not steer.
    #expect(steers.allSatisfy { $0.value >= 0x200E && (type == JSON.self || type == NDJSON.self) })
  }

  @Test func `an answer without a table is a table of its lines`() {
    let help = Report([
      .heading(Both("Help", "Hjälp")),
      .glossary([(Both("by", "per"), Both("groups", "grupperar"))]),
      .sample(["staff, units"]),
    ])
    #expect(ink(CSV.self, help).text == "term,text\n,Help\nby,groups\n,\"staff, units\"\n")
    #expect(ink(CSV.self, Report()).text.isEmpty)
  }
}
