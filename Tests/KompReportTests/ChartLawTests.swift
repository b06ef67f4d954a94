import KompLexicon
import KompReport
import KompValues
import Testing

/// What holds of every picture, whatever it is drawn of.
@Suite struct ChartLawTests {
  /// The eighths of a cell that a bar is long.
  private static func eighths(_ text: Substring) -> Int {
    let signs: [Character: Int] = [
      "▏": 1, "▎": 2, "▍": 3, "▌": 4, "▋": 5, "▊": 6, "▉": 7, "█": 8, "▕": 1, "▐": 4, "#": 8,
    ]
    return text.reduce(0) { $0 + (signs[$1] ?? 0) }
  }

  private static func table(_ amounts: [Int]) -> Table {
    Table(
      headings: [
        heading("key", "key", "nyckel"), heading("count", "count", "antal", numeric: true),
      ],
      rows: amounts.enumerated().map { [.text("r\($0)"), .count($1)] })
  }

  private static func chart(_ kind: Chart.Kind, _ amounts: [Int]) -> Chart {
    Chart(kind, of: table(amounts), keys: [0], measures: [1])
  }

  @Test(arguments: 0..<60)
  func `a bar is as long as its number is large, within an eighth of a cell`(seed: Int) throws {
    var amounts: [Int] = []
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<20 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      amounts.append(Int(state >> 33) % (seed % 3 == 0 ? 9 : 100_000))
    }
    let width = 40 + seed * 2
    for isASCII in [false, true] {
      let text = ChartSamples.drawn(
        Self.chart(.bar, amounts), .english, width: width, isASCII: isASCII)
      let rows = lines(text).filter { $0.hasPrefix("r") }
      try #require(rows.count == amounts.count)
      let lengths = rows.map { Self.eighths(Substring($0)) }
      let most = try #require(amounts.max())
      let longest = try #require(lengths.max())
      for (amount, length) in zip(amounts, lengths) where most > 0 {
        let right = Double(amount) / Double(most) * Double(longest)
        #expect(abs(Double(length) - right) <= (isASCII ? 8 : 1), "\(amount) of \(most)\n\(text)")
        #expect((length == 0) == (amount == 0))
      }
    }
  }

  @Test(arguments: 0..<30)
  func `on both sides of zero one unit has one length`(seed: Int) throws {
    let amounts = (0..<12).map { ($0 * 37 + seed * 91) % 201 - 100 }
    let text = ChartSamples.drawn(Self.chart(.bar, amounts), .english, width: 60 + seed)
    let rows = lines(text).filter { $0.hasPrefix("r") }
    try #require(rows.count == amounts.count)
    let most = try #require(amounts.map(\.magnitude).max())
    var unit: Double?
    for (amount, row) in zip(amounts, rows) {
      let sides = row.split(separator: "│", omittingEmptySubsequences: false)
      try #require(sides.count == 2)
      let length = Self.eighths(amount < 0 ? sides[0] : sides[1])
      #expect(Self.eighths(amount < 0 ? sides[1] : sides[0]) == 0)
      if amount.magnitude == most { unit = Double(length) / Double(most) }
    }
    let scale = try #require(unit)
    for (amount, row) in zip(amounts, rows) {
      // To the left of the axis there are no signs for most eighths of a cell.
      #expect(
        abs(Double(Self.eighths(Substring(row))) - Double(amount.magnitude) * scale)
          <= (amount < 0 ? 4 : 2), "\(amount)\n\(text)")
    }
  }

  @Test(arguments: Chart.Kind.allCases)
  func `no line of a picture is wider than the page`(kind: Chart.Kind) {
    let charts =
      ChartSamples.all.map {
        Chart(kind, of: $0.chart.table, keys: $0.chart.keys, measures: $0.chart.measures)
      }
      + [
        Chart(kind, of: richTable, keys: [0], measures: [3, 4, 5, 6, 7, 9]),
        Chart(kind, of: richTable, keys: [0, 1], measures: [9]),
        Chart(kind, of: richTable, keys: [8, 10], measures: [3]),
        Chart(kind, of: richTable, keys: [], measures: [3]),
        Self.chart(kind, (0..<300).map { $0 * 7_919 % 1000 }),
        Self.chart(kind, [.max, .min, 0, -1]),
      ]
    for width in [20, 33, 40, 47, 61, 80, 119, 200] {
      for chart in charts {
        for isASCII in [false, true] {
          let text = ChartSamples.drawn(chart, .swedish, width: width, isASCII: isASCII)
          #expect(!text.isEmpty)
          for line in lines(text) {
            #expect(displayWidth(line) <= width, "\(kind) at \(width): \(line)")
            #expect(line.last != " ", "\(line)")
          }
          #expect(steering(text).isEmpty)
        }
      }
    }
  }

  @Test(arguments: [5, 60, 100, 101, 250])
  func `the numbers of the rows drawn and the rows told of make the whole`(count: Int) throws {
    let amounts = (0..<count).map { $0 * 31 % 97 }
    let chart = Self.chart(.bar, amounts)
    let file = lines(ChartSamples.drawn(chart, .english, width: nil)).filter { $0.hasPrefix("r") }
    let printed = file.compactMap { $0.split(separator: " ").dropFirst().first.flatMap { Int($0) } }
    #expect(printed == amounts, "a file has room for every row")
    let screen = lines(ChartSamples.drawn(chart, .english, width: 80))
    let rows = screen.filter { $0.hasPrefix("r") }
    let further = screen.first { $0.contains("not drawn") }.flatMap {
      Int($0.split(separator: " ")[0])
    }
    #expect(rows.count + (further ?? 0) == count)
    #expect((further == nil) == (count <= 100))
  }

  @Test func `the numbers of a heat map make the sum of its table`() {
    let chart = Chart(.heat, of: ChartSamples.pairs, keys: [0, 1], measures: [2])
    for width in [40, 80, 200] {
      let text = ChartSamples.drawn(chart, .english, width: width)
      let rows = lines(text).filter { line in
        ["norr", "söder", "väster"].contains { line.hasPrefix($0) }
      }
      let numbers = rows.flatMap { row in
        row.split { !$0.isNumber }.compactMap { Int($0) }
      }
      #expect(numbers.reduce(0, +) == 45, "\(text)")
    }
  }

  @Test func `a larger number is never lighter`() throws {
    for amounts in [[0, 1, 2, 3, 4], [0, 1, 10, 50, 100, 1000], [-9, -3, 0, 5]] {
      let text = ChartSamples.drawn(Self.chart(.heat, amounts), .english, width: 80)
      let depths = lines(text).filter { $0.hasPrefix("r") }.map { row in
        [" ", "░", "▒", "▓", "█"].lastIndex { row.contains($0) } ?? 0
      }
      try #require(depths.count == amounts.count)
      for (a, x) in zip(amounts, depths) {
        for (b, y) in zip(amounts, depths) where a.magnitude < b.magnitude { #expect(x <= y) }
        #expect((x == 0) == (a == 0))
      }
      #expect(depths.max() == 4)
    }
  }

  @Test(arguments: ChartSamples.all.map(\.name))
  func `inks that do not draw write the table`(name: String) throws {
    let chart = try #require(ChartSamples.all.first { $0.name == name }?.chart)
    for type in Inks.all where type.words.main(in: .english) != "table" {
      let drawn = ink(type, Report([.chart(chart)]), .swedish).text
      #expect(drawn == ink(type, Report([.table(chart.table)]), .swedish).text)
      #expect(!drawn.isEmpty)
    }
  }

  @Test(arguments: Chart.Kind.allCases)
  func `where only ASCII can be shown, nothing else is drawn`(kind: Chart.Kind) {
    let cells: [Cell] = [.count(12_345), .missing, .suppressed, .count(-3), .count(0)]
    let table = Table(
      headings: [
        heading("key", "key", "nyckel"), heading("count", "count", "antal", numeric: true),
      ],
      rows: cells.enumerated().map { [.text("a rather long name of row \($0)"), $1] })
    let chart = Chart(kind, of: table, keys: [0], measures: [1])
    for width in [40, 80] {
      for tongue in Tongue.allCases {
        let text = ChartSamples.drawn(chart, tongue, width: width, isASCII: true)
        let letters = text.replacing("å", with: "").replacing("ä", with: "").replacing(
          "ö", with: "")
        #expect(letters.utf8.allSatisfy { $0 < 0x80 }, "\(text)")
      }
    }
  }

  @Test(arguments: Chart.Kind.allCases)
  func `without numbers or rows the table stands instead`(kind: Chart.Kind) {
    let none = Table(headings: ChartSamples.units.headings, rows: [])
    for chart in [
      Chart(kind, of: none, keys: [0], measures: [1]),
      Chart(kind, of: ChartSamples.units, keys: [0], measures: []),
      Chart(kind, of: ChartSamples.units, keys: [0], measures: [99]),
    ] {
      let drawn = ink(TerminalTable.self, Report([.chart(chart)]), width: 80).text
      #expect(drawn == ink(TerminalTable.self, Report([.table(chart.table)]), width: 80).text)
    }
  }
}
