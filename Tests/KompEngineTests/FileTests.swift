import KompEngine
import KompLexicon
import KompModel
import KompValues
import Testing

/// A file as a table, made in memory: headings, types and columns.
final class Sheet: Relation, Sendable {
  let fields: [Field]
  let count: Int
  let notes: [Both] = [Both("read as it is", "läst som den är")]
  private let columns: [String: Column]

  init(_ columns: [(heading: String, type: FieldType, column: Column)]) {
    fields = columns.map { heading, type, _ in
      Field(
        heading, Words(heading, heading), type, own: true, Both("", ""),
        .stored(register: "file", column: heading))
    }
    count = columns.first?.column.count ?? 0
    self.columns = Dictionary(
      columns.map { ($0.heading, $0.column) }, uniquingKeysWith: { a, _ in a })
  }

  var noun: Noun? { nil }
  var present: [Bool]? { nil }
  func column(_ field: Field) throws(RelationFailure) -> Column {
    columns[field.id] ?? Column(missing: count)
  }
  func target(_ noun: NounID) -> (any Relation)? { nil }

  static func texts(_ texts: [String?]) -> Column {
    var pool = TextPool()
    let codes = texts.map { text in text.map { Int64(pool.intern($0)) } ?? .min }
    return Column(codes, pool: pool)
  }
}

@Suite struct FileTests {
  static let sheet = Sheet([
    ("RACE DESC", .text, Sheet.texts(["White", "Black or African", "White", nil, "Asian"])),
    ("BASE_SALARY", .number(scale: 2), Column([10_050, 20_000, .min, 40_000, 50_025])),
    ("name", .text, Sheet.texts(["a", "b", "c", "d", "e"])),
    ("hired", .day, Column([0, 365, 730, .min, 18_262])),
  ])

  static let lines: [Expected] = [
    Expected("\"x.csv\" where \"RACE DESC\"=white show name", ["a", "c"]),
    Expected("\"x.csv\" by \"RACE DESC\": count sort count desc limit 1", ["White 2"]),
    Expected(
      "\"x.csv\" by \"RACE DESC\": avg BASE_SALARY as pay where pay>200",
      ["Asian 500.25", "- 400.00"]),
    Expected("\"x.csv\" where base_salary>100.50 and hired<2000 show name", ["b"]),
    Expected("\"x.csv\" where name=zzz", []),
    Expected("\"x.csv\" where \"RACE DESC\"=\"*an\" show name", ["b", "e"]),
    Expected("\"x.csv\" compute sum BASE_SALARY, count distinct \"RACE DESC\"", ["1200.75 3"]),
    Expected("\"x.csv\" by \"RACE DESC\" where \"RACE DESC\"=asian", ["Asian 1"]),
    Expected("\"x.csv\" distinct \"RACE DESC\"", ["Asian", "Black or African", "White", "-"]),
  ]

  @Test(arguments: lines)
  func `a file is asked as a noun is`(_ expected: Expected) {
    let outcome = World(Model(), file: Self.sheet).ask(expected.line)
    #expect(outcome.codes == [])
    #expect(outcome.lines == expected.lines)
    #expect(outcome.facts.contains(.reading(Both("read as it is", "läst som den är"))))
    #expect(outcome.answered?.day == nil)
  }

  @Test func `a text field of few values is closed`() {
    let world = World(Model(), file: Self.sheet)
    let outcome = world.ask("\"x.csv\" where \"RACE DESC\"=whte")
    #expect(outcome.codes == ["E0104"])
    #expect(outcome.problems.first?.offers.first == "White")
    #expect(world.ask("\"x.csv\" where \"RACE DES\"=white").codes == ["E0101"])
    let many = Sheet([("code", .text, Sheet.texts((0..<300).map { "c\($0)" }))])
    let open = World(Model(), file: many).ask("\"x.csv\" where code=c999")
    #expect(open.codes == [])
    #expect(open.lines == [])
  }

  @Test func `more than one part of rows counts as one`() {
    let count = 150_001
    let sheet = Sheet([
      ("n", .number(scale: 0), Column((0..<Int64(count)).map { $0 % 1000 == 999 ? .min : $0 })),
      ("g", .text, Sheet.texts((0..<count).map { $0 % 3 == 0 ? "a" : $0 % 3 == 1 ? "b" : nil })),
    ])
    let world = World(Model(), file: sheet)
    #expect(
      world.ask("\"x.csv\" where n>=65530 and n<65540 show n").lines
        == (65530..<65540).map(String.init))
    #expect(world.ask("\"x.csv\" where n is missing count").lines == ["150"])
    #expect(world.ask("\"x.csv\" by g").lines == ["a 50001", "b 50000", "- 50000"])
    #expect(world.ask("\"x.csv\" where g=a and n<10 compute sum n").lines == ["18"])
    #expect(world.ask("\"x.csv\" sort n desc limit 2 show n").lines == ["150000", "149998"])
  }

  @Test func `empty relations answer every stage`() {
    let sheet = Sheet([("n", .number(scale: 0), Column([])), ("t", .text, Sheet.texts([]))])
    for world in [World(Model(), file: sheet)] {
      #expect(world.ask("\"x.csv\" where n>3 sort n top 3 by n").lines == [])
      #expect(world.ask("\"x.csv\" by t: count, avg n with total").lines == ["total 0 -"])
      #expect(world.ask("\"x.csv\" by t across n with total").lines == ["total"])
      #expect(
        world.ask("\"x.csv\" compute count, share (n=1), median n, stdev n, list t, max n").lines
          == ["0 0/0 - - - -"])
      #expect(world.ask("\"x.csv\" count").lines == ["0"])
      #expect(world.ask("\"x.csv\" distinct").lines == [])
    }
    for noun in ["staff", "employments", "units", "professions", "ladders", "placements"] {
      #expect(World(Model()).ask(noun).lines == [])
      #expect(World(Model()).ask("\(noun) count").lines == ["0"])
    }
  }

  @Test func `numbers and days at the ends of what can be stored trap nothing`() {
    let edges: [Int64] = [.max, .min + 1, .min, 0, -1]
    let sheet = Sheet([
      ("n", .number(scale: 4), Column(edges)), ("m", .number(scale: 0), Column(edges)),
      ("d", .day, Column(edges)), ("p", .share(scale: 4), Column(edges)),
      ("t", .months, Column(edges)),
    ])
    let world = World(Model(), file: sheet)
    for line in [
      "by n: sum m, avg m, stdev m, median m, min d, max d",
      "compute sum n, avg n, stdev n, median n",
      "show n + m, n - m, n * m, n / m, abs(n), round(n, 6), round(m, 0), year(d), week(d), quarter(d)",
      "by d in (1900..2000, 2001..): count", "by n in (..5, 6..999999999999999999)",
      "where n<999999999999999999 and m>-999999999999999999 and n>=0.000000000000000001",
      "where d<2020 or d>=2020 or d=last 3 months", "where n<.m or n=.p", "where p<50%",
      "where t<999999 years", "sort n, d desc, p top 3 by m", "by d across t with total",
      "where m=9223372036854775807", "where m<9223372036854775807 show m",
      "compute count distinct n, list d, list n", "limit 0", "show if(n>0, m, n) as x sort x",
    ] {
      let outcome = world.ask("\"x.csv\" \(line)")
      #expect(!outcome.codes.contains("no query"), "\(line)")
      _ = outcome.lines
    }
    #expect(world.ask("\"x.csv\" where n<999999999999999999 count").lines == ["4"])
    #expect(world.ask("\"x.csv\" where m<9223372036854775807 count").lines == ["3"])
    #expect(world.ask("\"x.csv\" where m=9223372036854775807 count").lines == ["1"])
  }
}
