import KompLexicon
import KompReport
import KompValues

/// Tables to draw, each with what may go wrong in it.
enum ChartSamples {
  /// People down, competences across: levels, a competence nobody has, a cell not assessed, one withheld.
  static let matrix: Table = {
    let names = ["sårvård", "rehabplan", "hjälpmedel", "handledning", "förflyttning", "hot"]
    let people: [(String, [Cell])] = [
      ("Alva Ekmark", [3, 4, 0, 1, 2, 0].map { .digits($0) }),
      ("Bo Öhrling", [.digits(1), .missing, .digits(4), .digits(0), .digits(3), .digits(0)]),
      (
        "Disa af Rönnåsen", [.digits(2), .digits(2), .suppressed, .digits(4), .missing, .digits(0)]
      ),
    ]
    return Table(
      headings: [heading("name", "name", "namn")]
        + names.map { heading($0, $0, $0, numeric: true) },
      rows: people.map { [.text($0.0)] + $0.1 })
  }()

  /// Units with counts, an average, and the line of the whole.
  static let units: Table = {
    let rows: [(String, Int, Exact?)] = [
      ("kommunrehab", 5, exact(4340, 100)), ("Förskolan Lingonet", 14, exact(389, 10)),
      ("Äldreboendet Björkgården, avdelning 2", 1234, exact(4512, 100)),
      ("Bygg och miljö", 0, nil),
    ]
    return Table(
      headings: [
        heading("unit", "unit", "enhet"), heading("count", "count", "antal", numeric: true),
        heading("avg_age", "average age", "medelålder", numeric: true),
      ],
      rows: rows.map {
        [.text($0.0), .count($0.1), $0.2.map { .number($0, places: 1) } ?? .missing]
      } + [[.word(Both("total", "totalt")), .count(1253), .number(exact(4501, 100), places: 1)]],
      hasTotal: true)
  }()

  /// What is there less what is needed: both sides of zero, one unknown, one withheld.
  static let gaps: Table = {
    let rows: [(String, Cell)] = [
      ("sårvård", .number(exact(-3), places: 1)), ("rehabplan", .number(exact(5, 2), places: 1)),
      ("handledning", .number(exact(-1, 2), places: 1)),
      ("hjälpmedel", .number(exact(0), places: 1)),
      ("dysfagi", .missing), ("demens", .suppressed),
    ]
    return Table(
      headings: [
        heading("competence", "competence", "kompetens"),
        heading("gap", "gap", "gap", numeric: true),
      ],
      rows: rows.map { [.text($0.0), $0.1] })
  }()

  /// Years with one missing among them, one unknown number, and rows without a year.
  static let years: Table = {
    let rows: [(Int?, Int?)] = [
      (2019, 12), (2020, 15), (2021, 9), (2023, 22), (2024, nil), (2025, 31), (nil, 4),
    ]
    return Table(
      headings: [
        heading("year", "year", "år", numeric: true),
        heading("count", "count", "antal", numeric: true),
      ],
      rows: rows.map { year, count in
        [year.map { .digits($0) } ?? .missing, count.map { .count($0) } ?? .missing]
      })
  }()

  /// The steps of a ladder, and those without a step.
  static let steps = Table(
    headings: [
      heading("step", "step", "steg", numeric: true),
      heading("count", "count", "antal", numeric: true),
    ],
    rows: [
      [.digits(1), .count(8)], [.digits(2), .count(10)], [.digits(3), .count(6)],
      [.digits(4), .count(0)], [.missing, .count(85)],
    ])

  /// Two keys and a measure, not every pair of them there.
  static let pairs = Table(
    headings: [
      heading("unit", "unit", "enhet"), heading("form", "form", "form"),
      heading("count", "count", "antal", numeric: true),
    ],
    rows: [
      [.text("norr"), .word(Both("permanent", "tillsvidare")), .count(24)],
      [.text("norr"), .word(Both("hourly", "timavlönad")), .count(3)],
      [.text("söder"), .word(Both("permanent", "tillsvidare")), .count(11)],
      [.text("väster"), .word(Both("substitute", "vikariat")), .count(7)],
    ])

  static let all: [(name: String, chart: Chart)] = [
    ("bar units", Chart(.bar, of: units, keys: [0], measures: [1, 2])),
    ("bar gaps", Chart(.bar, of: gaps, keys: [0], measures: [1])),
    ("column units", Chart(.column, of: units, keys: [0], measures: [1, 2])),
    ("column gaps", Chart(.column, of: gaps, keys: [0], measures: [1])),
    ("line years", Chart(.line, of: years, keys: [0], measures: [1])),
    ("heat matrix", Chart(.heat, of: matrix, keys: [0], measures: [1, 2, 3, 4, 5, 6])),
    ("heat pairs", Chart(.heat, of: pairs, keys: [0, 1], measures: [2])),
    ("stairs steps", Chart(.stairs, of: steps, keys: [0], measures: [1])),
  ]

  /// A picture as text.
  static func drawn(
    _ chart: Chart, _ tongue: Tongue, width: Int?, isASCII: Bool = false
  ) -> String {
    var bytes: [UInt8] = []
    let page = Page(tongue: tongue, width: width, isASCII: isASCII)
    _ = TerminalTable.write(Report([.chart(chart)]), on: page, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
