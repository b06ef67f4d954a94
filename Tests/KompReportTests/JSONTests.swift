import KompLexicon
import KompReport
import KompValues
import Testing

@Suite struct JSONTests {
  private let small = Table(
    headings: [heading("name", "name", "namn"), heading("n", "n", "antal", numeric: true)],
    rows: [
      [.text("a\"\\\n\u{1B}\u{9B}å"), .count(52_168)], [.missing, .number(exact(1, 3), places: 0)],
      [.flag(false), .suppressed], [.day(day(2026, 5, 1)), .percent(exact(3, 4))],
      [.word(Both("yes", "ja")), .share(numerator: Exact(1), denominator: Exact(16))],
      [.months(81), .share(numerator: Exact(0), denominator: Exact(0))],
    ])

  @Test func `a table is an array with one object a line`() {
    #expect(
      ink(JSON.self, Report([.paragraph(Both("x", "y")), .table(small)]), .swedish).text == #"""
        [
        {"name":"a\"\\\n\u001b\u009bå","n":52168},
        {"name":null,"n":0.333333},
        {"name":false,"n":null},
        {"name":"2026-05-01","n":0.75},
        {"name":"yes","n":0.0625},
        {"name":81,"n":null}
        ]

        """#)
  }

  @Test func `every hostile text comes back through a strict parser`() {
    guard case .array(let tables)? = StrictJSON.parse(ink(JSON.self, richReport).bytes),
      case .array(let rows)? = tables.first
    else {
      Issue.record("not the JSON it should be")
      return
    }
    #expect(tables.count == 2)
    #expect(tables.last == .array([.object([.init(key: "count", value: .number("52168"))])]))
    #expect(rows.count == hostileTexts.count)
    for (row, text) in zip(rows, hostileTexts) {
      guard case .object(let entries) = row, case .text(let back)? = entries.first?.value else {
        Issue.record("no object for \(text)")
        continue
      }
      #expect(Array(back.utf8) == Array(text.utf8))
      #expect(entries.map(\.key) == richTable.headings.map(\.id))
    }
  }

  @Test func `the lines of ndjson are the objects of json`() {
    let report = Report([.table(small)])
    let objects = lines(ink(NDJSON.self, report).text).dropLast()
    #expect(objects.count == small.rowCount)
    #expect("[\n" + objects.joined(separator: ",\n") + "\n]\n" == ink(JSON.self, report).text)
    for object in objects { #expect(StrictJSON.parse(Array(object.utf8)) != nil) }
  }

  @Test func `nothing, no rows and twice the same id are valid`() {
    #expect(ink(JSON.self, Report()).text == "[]\n")
    let empty = Table(headings: [heading("a", "a", "a")], rows: [])
    #expect(ink(JSON.self, Report([.table(empty)])).text == "[]\n")
    let twice = Table(
      headings: [heading("a", "a", "a"), heading("a", "a", "a")], rows: [[.count(1), .count(2)]])
    #expect(ink(JSON.self, Report([.table(twice)])).text == "[\n{\"a\":1,\"a_2\":2}\n]\n")
  }

  @Test func `numbers of any size are literals without an exponent`() {
    let sizes: [Cell] = [
      .count(.max), .count(.min), .number(exact(Int128.max), places: 0),
      .number(exact(Int128.max, 1_000_003), places: 2), .number(exact(1, Int128.max), places: 2),
      .number(exact(-1, 3), places: 2),
      .share(numerator: exact(Int128.max), denominator: exact(1, 3)),
    ]
    let table = Table(headings: [heading("a", "a", "a")], rows: sizes.map { [$0] })
    guard case .array(let rows)? = StrictJSON.parse(ink(JSON.self, Report([.table(table)])).bytes)
    else {
      Issue.record("not valid")
      return
    }
    let values = rows.map { row -> StrictJSON.Value in
      if case .object(let entries) = row { entries.first?.value ?? .null } else { .null }
    }
    #expect(values[0] == .number("9223372036854775807"))
    #expect(values[2] == .number("170141183460469231731687303715884105727"))
    #expect(values[4] == .number("0"))
    #expect(values[5] == .number("-0.333333"))
    // Too large for the fraction: not known, rather than wrong.
    #expect(values[6] == .null)
  }
}
