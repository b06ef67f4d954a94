import KompLexicon
import KompReport
import KompValues

/// Texts that have broken tables, files and terminals.
let hostileTexts = [
  "Åsa Öberg", "", " edge ", "a\u{1B}[31mred\u{1B}[0m", "\u{9B}2Jcleared", "x\u{202E}desrever",
  "\u{2066}iso\u{2069}lated\u{200F}", "say \"hi\"", "two\nlines", "two\r\nlines", "over\rwritten",
  "tab\there", "nul\u{0}inside", "del\u{7F}", "semi;colon, comma | pipe", "back\\slash\\n", "日本語の表",
  "👩‍👩‍👧‍👦 family", "🇸🇪 flag 👍🏽", "a\u{30A}sa", "\u{301}alone", "=SUM(A1:A9)", "+46 70", "-1",
  "@cmd", "\t=1", "*bold* _em_ `code` <b>", "\u{2028}sep\u{85}next\u{C}page", "\u{FEFF}mark",
  "långt och brett om ingenting särskilt som aldrig vill ta slut", "'quoted", "\u{E000}private",
]

func heading(_ id: String, _ english: String, _ swedish: String, numeric: Bool = false) -> Heading {
  Heading(id: id, title: Both(english, swedish), isNumeric: numeric)
}

func exact(_ above: Int128, _ below: Int128 = 1) -> Exact { Exact(above, over: below) ?? Exact(0) }

func day(_ year: Int, _ month: Int, _ date: Int) -> Day {
  Day(year: year, month: month, day: date) ?? Day(number: 0)
}

/// One column of every kind of cell, one row for every hostile text.
let richTable: Table = {
  let headings = [
    heading("name", "name", "namn"), heading("unit", "unit", "enhet"),
    heading("licensed", "licensed", "legitimerad"),
    heading("count", "count", "antal", numeric: true),
    heading("avg_age", "average age", "medelålder", numeric: true),
    heading("share", "share", "andel", numeric: true),
    heading("degree", "degree", "grad", numeric: true),
    heading("tenure", "tenure", "anställningstid", numeric: true), heading("from", "from", "från"),
    heading("salary", "salary", "lön", numeric: true),
    heading("own\u{1B}]0;field", "own\u{1B}]0;field", "eget\u{1B}]0;fält\nrad"),
  ]
  let rows = hostileTexts.enumerated().map { index, text -> [Cell] in
    [
      .text(text), .word(Both("care, home", "vård; hemmet")),
      index % 3 == 0 ? .missing : .flag(index % 3 == 1),
      .count(index * 997), .number(exact(Int128(index) * 100 + 25, 7), places: 1),
      .share(numerator: Exact(index % 5), denominator: Exact(index % 4 == 0 ? 0 : 16)),
      .percent(exact(Int128(index), 40)), .months(index), .day(day(2020, 1 + index % 12, 7)),
      index % 7 == 0 ? .suppressed : .number(exact(Int128(index) * 3_141_592_653, 1000), places: 2),
      index % 2 == 0 ? .text(text) : .missing,
    ]
  }
  return Table(headings: headings, rows: rows)
}()

/// Every kind of block around tables.
let richReport = Report([
  .heading(Both("Staff \u{1B}[2J", "Personal \u{1B}[2J")),
  .paragraph(
    Both("Employed on 2025-11-01, and those on leave.", "Anställda 2025-11-01, även tjänstlediga.")),
  .sample(["staff where level<3", "\u{1B}[31m```"]),
  .glossary([
    (
      Both("where", "där"),
      Both("keep the rows for which the condition is true", "behåll raderna där villkoret är sant")
    ),
    (
      Both("a term that is much too long to stand beside", "ett ord som är alldeles för långt"),
      Both("its meaning", "det det betyder")
    ),
  ]),
  .table(richTable),
  .figure(
    Table(headings: [heading("count", "count", "antal", numeric: true)], rows: [[.count(52_168)]])),
])

func ink(
  _ type: any Ink.Type, _ report: Report, _ tongue: Tongue = .english, width: Int? = nil,
  colour: Bool = false
) -> (bytes: [UInt8], text: String, remarks: [Remark]) {
  var bytes: [UInt8] = []
  let remarks = type.write(
    report, on: Page(tongue: tongue, width: width, colour: colour), to: &bytes)
  return (bytes, String(decoding: bytes, as: UTF8.self), remarks)
}

/// The lines of a text by the newline byte alone.
func lines(_ text: String) -> [String] {
  text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
    String(decoding: $0, as: UTF8.self)
  }
}

/// Scalars that steer a terminal; line ends and tabs are the layout's own.
func steering(_ text: String) -> [Unicode.Scalar] {
  text.unicodeScalars.filter { scalar in
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
