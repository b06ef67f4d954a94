import KompModel
import Testing

@testable import KompStore

/// What a careful person makes of a file: its rows, headings and types, and its last row; or why it is refused.
struct DuckOutcome: Sendable, CustomTestStringConvertible {
  let name: String
  var rows = 0
  var headings: [String] = []
  var types = ""
  var last: [String] = []
  var refusal: FileProblem.Fact?

  var testDescription: String { name }

  init(
    _ name: String, _ rows: Int, _ headings: [String], _ types: String, _ last: [String]
  ) {
    self.name = name
    self.rows = rows
    self.headings = headings
    self.types = types
    self.last = last
  }

  init(_ name: String, refused: FileProblem.Fact) {
    self.name = name
    refusal = refused
  }

  /// The files with plain shapes: `n` numbers, `t` texts, `d` days, `f` flags; digits are decimals.
  static let all: [DuckOutcome] = plain + headingless + shapes + values + encodings + refused

  private static let plain = [
    DuckOutcome(
      "all_quotes.csv", 5, ["upc", "name", "description", "price"], "nttn",
      // The blank before the last quote is the writer's, not the text's.
      ["44444", "Boa Chocolate", "The best, 'chocolate', of the world", "2"]),
    DuckOutcome(
      "auto/duplicate_header_col.csv", 2, ["a", "b", "a (2)"], "ntt", ["345", "TEST2", "text2"]),
    DuckOutcome(
      "auto/duplicate_header_collision.csv", 2, ["a", "b", "a (2)", "a_1"], "nttt",
      ["345", "TEST2", "text2", "text2"]),
    DuckOutcome(
      "auto/duplicate_header_columns.csv", 2,
      ["a"] + (2...12).map { "a (\($0))" } + ["column 13"], "nttttttttttttt".dropLast().description,
      ["345", "TEST2", "text2", "", "", "", "", "", "", "", "", "", "value2"]),
    DuckOutcome(
      "auto/empty_header.csv", 2, ["column 1", "column 2", "column 3"], "ntt",
      ["345", "TEST3", "text2"]),
    DuckOutcome(
      "auto/missing_header_col.csv", 2, ["a", "column 2", "c"], "ntt", ["345", "TEST1", "text2"]),
    DuckOutcome("auto/utf8bom.csv", 2, ["id", "name"], "nt", ["2", "Hannes"]),
    DuckOutcome("header_only.csv", 0, ["abs_file_name"], "t", []),
    DuckOutcome("double_quoted_header.csv", 2, ["foo \"bar", "name"], "nt", ["2", "sally"]),
    DuckOutcome(
      "headers/escaped_quote.csv", 2, ["Name", "Escaped''Quote"], "tn", ["Bob", "456"]),
    DuckOutcome(
      "headers/unescaped_quote.csv", 2, ["Name", "Unescaped'Quote"], "tn", ["Bob", "456"]),
    DuckOutcome(
      "header_normalize.csv", 3, ["bla", "bla (2)", "b  la", "column 4", "3b"], "nnnnn",
      ["1", "2", "3", "4", "5"]),
    // Nothing but letters in two lines of one column each: the first is the heading, as usual.
    DuckOutcome(
      "auto/varchar_multi_line.csv", 1, ["Alice", "StreetA", "TEST5"], "ttt",
      ["Bob", "StreetB", "TEST5"]),
  ]

  /// Numbers stand in the first line over numbers: it is data.
  private static let headingless = [
    ("leading_space_numerics", [" 567", "TEST3", "text3"]),
    ("pipe_delim_quote", ["567", "TEST5", "text3"]),
    ("quote_escape", ["567", "TEST6", "text3"]),
    ("rfc_conform", ["567", "TEST1", "no_space"]),
    ("rfc_conform_quote", ["567", "TEST2", "no\"space"]),
    ("semicolon_delim", ["567", "TEST9", "text3"]),
    ("semicolon_escape", ["567", "TEST11", "te\"xt3"]),
    ("semicolon_quote", ["567", "TEST10", "te;xt3"]),
    ("tab", ["567", "TEST12", "text3"]),
  ].map { DuckOutcome("auto/\($0.0).csv", 3, ["column 1", "column 2", "column 3"], "ntt", $0.1) }

  private static let shapes = [
    DuckOutcome(
      "auto/multi_column_string_r.csv", 9, ["column 1", "column 2", "column 3", "column 4"],
      "nnnt", ["100000000", "15519", "785", "p9"]),
    DuckOutcome(
      "auto/multi_column_string_r_n.csv", 9, ["column 1", "column 2", "column 3", "column 4"],
      "nnnt", ["100000000", "15519", "785", "p9"]),
    // Single quotes quote nothing: they stay where they stand.
    DuckOutcome(
      "auto/single_quote_backslash.csv", 3, ["column 1", "column 2", "column 3"], "ttt",
      ["'567'", "TEST8", "text3"]),
    DuckOutcome("blank_line.csv", 10, ["col"], "n", ["11"]),
    DuckOutcome("comments/simple.csv", 2, ["a", "b"], "nn", ["6", "7"]),
    DuckOutcome("empty_first_line.csv", 2, ["a 1"], "t", ["c 3"]),
    DuckOutcome(
      "empty_space_start_value.csv", 4, ["Year", "Score", "Title"], "nnt",
      ["1971", "  40", "Born to Win"]),
    DuckOutcome("later_quotes.csv", 2049, ["id", "value"], "nt", ["2048", "\","]),
    DuckOutcome(
      "locations_header_trailing_comma.csv", 1, ["id", "name", "lat", "lon"], "ntnn",
      ["1", "name", "0", "0"]),
  ]

  private static let values = [
    DuckOutcome(
      "auto/time_date_timestamp_dd-mm-yy.csv", 3, ["a", "b", "t", "d", "ts"], "nttdt",
      ["346", "TEST2", "15:16:17", "13-12-2004", "13-12-04 15:16:00"]),
    DuckOutcome(
      "auto/time_date_timestamp_dd-mm-yyyy.csv", 3, ["a", "b", "t", "d", "ts"], "nttdt",
      ["346", "TEST2", "15:16:17", "13-12-2004", "13-12-2004 15:16:00"]),
    DuckOutcome(
      "auto/time_date_timestamp_mm-dd-yy.csv", 3, ["a", "b", "t", "d", "ts"], "nttdt",
      ["346", "TEST2", "15:16:17", "12-13-04", "12-13-04 03:16:00 PM"]),
    DuckOutcome(
      "auto/time_date_timestamp_mm-dd-yyyy.csv", 3, ["a", "b", "t", "d", "ts"], "nttdt",
      ["346", "TEST2", "15:16:17", "12-13-2004", "12-13-2004 03:16:00 PM"]),
    DuckOutcome(
      "auto/time_date_timestamp_yyyy.mm.dd.csv", 3, ["a", "b", "t", "d", "ts"], "nttdt",
      ["346", "TEST2", "15:16:17", "2004.12.13", "2004.12.13 15:16:00"]),
    // Powers of ten are not how people write a salary: text.
    DuckOutcome(
      "decimal_separators/decimal_separators.csv", 5, ["commas", "periods"], "tt",
      ["-1,53e4", "-1.53e4"]),
    DuckOutcome(
      "decimal_separators/decimal_separators_csv.csv", 1, ["commas", "periods"], "44",
      ["1,2345", "1.2345"]),
    DuckOutcome("decimal_separators/invalid_char.csv", 1, ["foo"], "t", ["12ö4"]),
    // Both marks are decimal in it: no number is certain.
    DuckOutcome("decimal_separators/mixed_format_fail.csv", 3, ["foo"], "t", ["5.25"]),
    DuckOutcome("mixed_decimal.csv", 5, ["A", "B"], "nt", ["5", "5,5"]),
    // One date among ISO dates can be October or March.
    DuckOutcome("mixed_dates.csv", 5, ["A", "B"], "nt", ["5", "2024-03-12"]),
    DuckOutcome(
      "comma_decimal_null.csv", 8,
      [
        "COD_LOCALE_PROGETTO", "CUP", "COD_OB_TEMATICO", "OC_COD_SUBARTICOLAZ_PROGRAMMA",
        "OC_MACROAREA", "OC_COD_SLL", "FINANZ_UE", "FINANZ_UE_FSE", "FINANZ_STATO_FSC",
        "OC_FINANZ_STATO_PAC_NETTO", "IMPEGNI", "OC_IMPEGNI_GIURID_VINCOLANTI",
        "OC_IMPEGNI_COESIONE", "TOT_PAGAMENTI", "OC_TOT_PAGAMENTI_BENEFICIARI",
        "OC_TOT_PAGAMENTI_TRASFERIMENTI", "COSTO_REALIZZATO", "COSTO_RENDICONTABILE_UE",
        "OC_TOT_PAGAMENTI_RENDICONTAB_UE", "OC_TOT_PAGAMENTI_FSC", "OC_TOT_PAGAMENTI_PAC",
        "OC_PAGAMENTI_COESIONE", "OC_DATA_INIZIO_PROGETTO", "OC_DATA_FINE_PROGETTO_PREVISTA",
        "OC_DATA_FINE_PROGETTO_EFFETTIVA", "DATA_INIZIO_PREV_STUDIO_FATT",
        "PROGRAMMATO_INDICATORE_1", "REALIZZATO_INDICATORE_1",
      ], "tttntn2tnn22n22n2nn2n2dddd22",
      [
        "10PUITALME96//Ministry of Economy - Directorate for Developmen", "F31I18000200007", "",
        "0", "Estero", "0", "95676,55", "", "", "0,00", "30254,97", "30254,97", "0,00",
        "30254,97", "30254,97", "0,00", "30254,97", "0,00", "0,00", "0,00", "0,00", "0,00",
        "20180521", "20210220", "", "", "6.00", "",
      ]),
  ]

  private static let encodings = [
    DuckOutcome("encodings/all_latin1.csv", 189, ["!"], "t", ["ÿ"]),
    DuckOutcome("encodings/latin1.csv", 12, ["name", "age"], "tn", ["Léonard Dubois", "29"]),
    DuckOutcome(
      "encodings/only_utf16.csv", 5, ["ŁŁŁŁŁŁŁ ŁŁŁŁŁŁŁŁ", "Ł"], "tt", ["ŁŁŁŁ ŁŁŁŁŁŁ", "ŁŁ"]),
    DuckOutcome("encodings/utf16.csv", 20, ["name", "age"], "tn", ["Krystýna Novák", "23"]),
    // Its name notwithstanding, this is good UTF-16.
    DuckOutcome("invalid_utf8.csv", 2, ["bla"], "t", ["\u{FFFD}"]),
  ]

  private static let refused = [
    DuckOutcome("LICENSE", refused: .ragged(line: 3, found: 14, wanted: 1, byte: 49)),
    DuckOutcome("auto/skip_row.csv", refused: .titleRow(line: 1, found: 1, wanted: 3)),
    DuckOutcome(
      "auto/tab_single_quote.csv", refused: .ragged(line: 2, found: 4, wanted: 3, byte: 17)),
    DuckOutcome(
      "bad_escape.csv", refused: .textAfterQuote(CellPlace(line: 3, column: 2, byte: 54))),
    // Taking #5 for a comment would be a guess; the next line does not fit either way.
    DuckOutcome(
      "comments/mid_line.csv", refused: .ragged(line: 3, found: 2, wanted: 3, byte: 40)),
    DuckOutcome(
      "csv_quoted_newline_odd.csv", refused: .ragged(line: 11, found: 2, wanted: 1, byte: 386)),
    DuckOutcome("empty.csv", refused: .empty),
    DuckOutcome("encodings/only_latin1.csv", refused: .foreignEncoding(byte: 0)),
    DuckOutcome("encodings/shift_jis.csv", refused: .undefinedByte(value: 0x8D, byte: 29)),
    DuckOutcome("error/mid_null.csv", refused: .ragged(line: 3, found: 6, wanted: 3, byte: 12)),
    DuckOutcome(
      "evil_nullpadding.csv", refused: .ragged(line: 2, found: 2, wanted: 4, byte: 17)),
    DuckOutcome(
      "inconsistencies/line_with_spaces.csv", refused: .titleRow(line: 1, found: 1, wanted: 4)),
    DuckOutcome(
      "locations_row_trailing_comma.csv",
      refused: .ragged(line: 2, found: 5, wanted: 4, byte: 16)),
  ]
}

/// A type in one letter; a digit for that many decimals.
func letter(_ type: FieldType) -> String {
  switch type {
  case .text: "t"
  case .number(let scale): scale == 0 ? "n" : String(scale)
  case .share: "%"
  case .day: "d"
  case .flag: "f"
  default: "?"
  }
}

@Suite(.enabled(if: Samples.areThere, Samples.absence))
struct `the reader tests of another engine` {
  @Test func `every file of the folder is in the table`() {
    let found = Samples.files("csv/duckdb").map { String($0.dropFirst("csv/duckdb/".utf8.count)) }
    #expect(found == DuckOutcome.all.map(\.name).sorted())
  }

  @Test(arguments: DuckOutcome.all)
  func `a file reads as a careful person would read it`(wanted: DuckOutcome) throws {
    let bytes = try Samples.bytes("csv/duckdb/" + wanted.name)
    if let refusal = wanted.refusal {
      #expect(KompStoreTests.refusal(bytes) == refusal)
      return
    }
    let file = try DelimitedFile.reading(bytes, named: wanted.name)
    #expect(file.rowCount == wanted.rows)
    #expect(file.headings == wanted.headings)
    #expect(FileRelation(file).fields.map { letter($0.type) }.joined() == wanted.types)
    #expect((file.cells.last ?? []) == wanted.last)
  }
}
