import KompLexicon
import KompReport
import KompValues
import Testing

@Suite struct TerminalTableTests {
  private let people = Report([
    .table(
      Table(
        headings: [
          heading("name", "name", "namn"), heading("count", "count", "antal", numeric: true),
          heading("share", "share", "andel", numeric: true), heading("unit", "unit", "enhet"),
        ],
        rows: [
          [
            .text("Åsa"), .count(1234), .share(numerator: Exact(1), denominator: Exact(16)),
            .text("norr"),
          ],
          [.missing, .suppressed, .share(numerator: Exact(0), denominator: Exact(0)), .missing],
          [
            .word(Both("total", "totalt")), .count(7),
            .share(numerator: Exact(0), denominator: Exact(5)), .missing,
          ],
        ], hasTotal: true))
  ])

  @Test func `numbers stand right, text left, the whole below a rule`() {
    #expect(
      ink(TerminalTable.self, people).text == """
        name   count  share  unit
        ─────  ─────  ─────  ────
        Åsa    1,234   6.3%  norr
        –          U      .  –
        ─────  ─────  ─────  ────
        total      7   0.0%  –

        """)
    #expect(
      ink(TerminalTable.self, people, .swedish).text == """
        namn    antal  andel  enhet
        ──────  ─────  ─────  ─────
        Åsa     1\u{A0}234  6,3\u{A0}%  norr
        –           U      .  –
        ──────  ─────  ─────  ─────
        totalt      7  0,0\u{A0}%  –

        """)
  }

  @Test(arguments: Array(20...200)) func `no line is wider than the terminal`(width: Int) {
    for tongue in Tongue.allCases {
      let answer = ink(TerminalTable.self, richReport, tongue, width: width)
      for line in lines(answer.text) where !line.contains("```") && !line.contains("level<3") {
        #expect(displayWidth(line) <= width, "\(line)")
      }
      #expect(steering(answer.text).isEmpty)
    }
  }

  @Test func `rows and hidden columns account for the whole table at every width`() {
    for width in 1...200 {
      let answer = ink(TerminalTable.self, Report([.table(richTable)]), width: width)
      let written = lines(answer.text)
      #expect(written.count == hostileTexts.count + 3)
      let shown = written[1].split(separator: " ").count
      let hidden = richTable.headings.count - shown
      if hidden == 0 {
        #expect(answer.remarks.isEmpty)
      } else {
        let start = "\(hidden) \(hidden == 1 ? "column" : "columns") hidden: "
        #expect(answer.remarks.count == 1)
        #expect(answer.remarks.first?.text.english.hasPrefix(start) == true)
        #expect(answer.remarks.first.map { steering($0.text.swedish).isEmpty } == true)
      }
    }
  }

  @Test func `hidden columns are named in both tongues`() {
    let answer = ink(TerminalTable.self, people, width: 14)
    #expect(
      answer.remarks == [
        Remark(.footer, Both("2 columns hidden: share, unit", "2 kolumner dolda: andel, enhet"))
      ])
  }

  @Test func `a number is never cut`() {
    let table = Table(
      headings: [heading("sum", "sum", "summa", numeric: true)], rows: [[.count(123_456_789)]])
    #expect(lines(ink(TerminalTable.self, Report([.table(table)]), width: 6).text)[2] == "     …")
    #expect(
      lines(ink(TerminalTable.self, Report([.table(table)]), width: 11).text)[2] == "123,456,789")
  }

  @Test func `the widest text gives way before a column is hidden`() {
    let table = Table(
      headings: [heading("a", "a", "a"), heading("b", "b", "b")],
      rows: [[.text("abcdefghijklmnopqrst"), .text("short")]])
    let answer = ink(TerminalTable.self, Report([.table(table)]), width: 18)
    #expect(lines(answer.text)[2] == "abcdefghij…  short")
    #expect(answer.remarks.isEmpty)
  }

  @Test func `in a file nothing is cut and every row is one line`() {
    let answer = ink(TerminalTable.self, Report([.table(richTable)]))
    #expect(lines(answer.text).count == hostileTexts.count + 3)
    #expect(answer.text.contains("två") == false)
    #expect(answer.text.contains("a\u{1B}[31mred"))
    #expect(answer.text.contains("two⏎lines"))
    #expect(answer.text.contains("aldrig vill ta slut"))
    #expect(answer.remarks.isEmpty)
  }

  @Test func `columns begin at the same cell in every row`() {
    let table = Table(
      headings: [heading("a", "a", "a"), heading("b", "b", "b")],
      rows: hostileTexts.map { [.text($0), .text("§")] })
    for width in [nil, 20, 40, 200] as [Int?] {
      let rows = lines(ink(TerminalTable.self, Report([.table(table)]), width: width).text)
      let starts = rows.dropFirst(2).dropLast().map { row in
        row.lastIndex(of: "§").map { displayWidth(String(row[..<$0])) }
      }
      #expect(Set(starts).count == 1, "\(starts)")
    }
  }

  @Test func `a figure is the number alone`() {
    let figure = Report([
      .figure(
        Table(
          headings: [heading("count", "count", "antal", numeric: true)], rows: [[.count(52_168)]]))
    ])
    #expect(ink(TerminalTable.self, figure).text == "52,168\n")
    #expect(ink(TerminalTable.self, figure, .swedish).text == "52\u{A0}168\n")
  }

  @Test(arguments: [
    (Cell.months(81), "81 mo", "81 mån"), (.percent(exact(3, 4)), "75%", "75\u{A0}%"),
    (.percent(exact(3, 40)), "7.5%", "7,5\u{A0}%"), (.percent(exact(1, 3)), "33.3%", "33,3\u{A0}%"),
    (.flag(true), "yes", "ja"), (.flag(false), "no", "nej"),
    (.day(day(2026, 5, 1)), "2026-05-01", "2026-05-01"),
    (.number(exact(25, 4), places: 1), "6.3", "6,3"), (.suppressed, "U", "U"), (.missing, "–", "–"),
    (.share(numerator: Exact(5), denominator: Exact(16)), "31.3%", "31,3\u{A0}%"),
    (.share(numerator: Exact(2), denominator: Exact(0)), ".", "."), (.count(-3), "−3", "−3"),
  ]) func `a cell is read as`(cell: Cell, english: String, swedish: String) {
    let report = Report([.figure(Table(headings: [heading("x", "x", "x")], rows: [[cell]]))])
    #expect(ink(TerminalTable.self, report).text == english + "\n")
    #expect(ink(TerminalTable.self, report, .swedish).text == swedish + "\n")
  }

  @Test func `only colour brings an escape, around the heading`() {
    let coloured = ink(TerminalTable.self, people, width: 80, colour: true).text
    #expect(lines(coloured)[0] == "\u{1B}[1mname   count  share  unit\u{1B}[0m")
    #expect(coloured.filter { $0 == "\u{1B}" }.count == 2)
  }

  @Test func `prose is wrapped and a glossary aligned`() {
    let report = Report([
      .paragraph(Both("one two three four five", "ett två tre fyra fem")),
      .glossary([
        (Both("by", "per"), Both("group the rows by a key", "gruppera")),
        (Both("where", "där"), Both("keep rows", "behåll rader")),
      ]),
      .sample(["staff count"]),
    ])
    #expect(
      ink(TerminalTable.self, report, width: 20).text == """
        one two three four
        five

          by     group the
                 rows by a
                 key
          where  keep rows

          staff count

        """)
  }

  @Test func `a column of numbers in any order is as wide as its widest`() {
    var cells: [Cell] = []
    for number in [0, 9, -9, 10, 999, 1000, -1000, 99_999, -123_456, 5, 9_999_999] {
      cells += [.count(number), .number(exact(Int128(number), 7), places: 2), .months(number)]
      cells += [.number(exact(Int128(number), 3), places: 0), .percent(exact(Int128(number), 8))]
    }
    for _ in 0..<20 {
      cells.shuffle()
      let some = cells.prefix(Int.random(in: 1...cells.count))
      let table = Table(headings: [heading("x", "x", "x", numeric: true)], rows: some.map { [$0] })
      let rows = lines(ink(TerminalTable.self, Report([.table(table)])).text).dropLast()
      #expect(Set(rows.map { displayWidth($0) }).count == 1)
      #expect(rows.dropFirst(2).contains { !$0.hasPrefix(" ") })
    }
  }

  @Test func `a hundred thousand rows come at once`() {
    let table = Table(
      headings: (0..<6).map { heading("c\($0)", "c\($0)", "c\($0)", numeric: $0 > 2) },
      rowCount: 100_000
    ) { row, column in
      switch column {
      case 0: .text("Björn Åkerström")
      case 1: .text("Vård och omsorg")
      case 2: .day(Day(number: Int32(18_000 + row % 3000)))
      case 3: .count(row)
      case 4: .number(Exact(Int128(row), over: 7) ?? Exact(0), places: 1)
      default: .share(numerator: Exact(row % 97), denominator: Exact(97))
      }
    }
    let clock = ContinuousClock()
    var written = 0
    let taken = clock.measure {
      written = ink(TerminalTable.self, Report([.table(table)]), width: 120).bytes.count
    }
    #expect(written > 6_000_000)
    // A guard against work that grows with the square, not a measurement: this is a debug build.
    #expect(taken < .seconds(60), "\(taken)")
  }
}
