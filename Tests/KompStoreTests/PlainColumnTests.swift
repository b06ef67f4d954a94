import KompLexicon
import KompModel
import KompValues
import Testing

@testable import KompStore

/// Columns that need no decision are read by ways of their own; nobody must be able to tell.
struct PlainColumnTests {
  @Test(arguments: 0..<12)
  func `what is filled some rows at a time is the column of the same values`(seed: Int) {
    var dice = Dice(seed + 1)
    let count = [3, 2_047, 65_536, 65_537, 140_000][seed % 5]
    // Values stay narrow for a while and then need more, within a part and from one to the next.
    var reach: Int64 = 90
    let values = (0..<count).map { row -> Int64 in
      if row % 20_000 == 19_999 {
        reach = [90, 128, 40_000, 1 << 33].randomElement(using: &dice) ?? 1
      }
      return Int.random(in: 0..<9, using: &dice) == 0
        ? .min : Int64.random(in: -reach...reach, using: &dice)
    }
    var filling = PartFilling(count)
    var start = 0
    while start < count {
      let end = min(count, start + Int.random(in: 1...5_000, using: &dice))
      filling.take(start..<end) { values[$0] }
      start = end
    }
    let found = filling.finish()
    #expect(found.column == Column(values))
    #expect(found.stop == nil)
    #expect(found.known == values.count { $0 != .min })
    #expect(found.low == values.filter { $0 != .min }.min() ?? .max)
    #expect(found.high == values.max() ?? .min)
  }

  @Test func `nothing after a cell that is not plain is taken`() {
    for place in [0, 1, 2_048, 70_000] {
      var filling = PartFilling(100_000)
      filling.take(0..<90_000) { $0 == place ? PlainParts.notPlain : Int64($0) }
      filling.take(90_000..<100_000) { Int64($0) }
      let found = filling.finish()
      #expect(found.stop == place)
    }
  }

  @Test(arguments: 0..<60)
  func `shares of whole numbers are read as they are among others`(seed: Int) throws {
    var dice = Dice(seed + 7)
    let most = [1, 1, 2, 19, 20, 100, 300][seed % 7]
    let least = [0, 0, 1, 2][seed % 4]
    let cells = (0..<Int.random(in: 1...30, using: &dice)).map { _ in
      Int.random(in: 0..<6, using: &dice) == 0
        ? "" : "\(Int.random(in: min(least, most)...most, using: &dice))"
    }
    let scale = [0, 1, 2, 4][Int.random(in: 0..<4, using: &dice)]
    func read(_ more: [String]) throws -> ColumnReading {
      let text = "id,grad\n" + (cells + more).enumerated().map { "\($0),\($1)\n" }.joined()
      return try DelimitedFile.table(text).read(1, as: .share(scale: scale))
    }
    // A word for missing says nothing about the others, and is not plain.
    let (plain, other) = (try read([]), try read(["NULL"]))
    #expect(plain.column.widened + [.min] == other.column.widened)
    #expect(plain.bad.map(\.row) == other.bad.map(\.row))
    #expect(plain.notes == other.notes.filter { !$0.english.contains("missing") })
  }

  @Test(arguments: [1, 100, 1_000_000])
  func `a column times a number is each value times it`(_ factor: Int64) {
    var dice = Dice(Int(factor))
    let values = (0..<200_000).map { row -> Int64 in
      row % 7 == 0 ? .min : Int64.random(in: -900...Int64(row), using: &dice)
    }
    #expect(
      Column(values).times(factor) == Column(values.map { $0 == .min ? .min : $0 * factor }))
  }

  /// A file of people that two threads read, with what is not plain where the seed says.
  private func people(_ seed: Int, _ rows: Int) -> String {
    var dice = Dice(seed)
    var text = "id;namn;enhet;befattning;född;anställd;slutade;grad;lön;steg;poäng\n"
    for row in 0..<rows {
      let unit = Int.random(in: 0..<90, using: &dice)
      let odd = seed > 0 && row == rows / seed
      text += "\(odd ? "\(row - 1)" : "\(row)");Anna \(row % 977);enhet \(unit);yrke \(unit % 7);"
      text += "19\(60 + row % 40)-01-0\(row % 9 + 1);20\(10 + row % 15)-03-01;"
      text += "\(row % 5 == 0 ? "2024-0\(row % 9 + 1)-11" : "");"
      text += "\(odd ? "ett" : "\(row % 4 * 25 + 25)");\(30_000 + row % 900);\(row % 4 + 1);"
      text += "\(row % 13)\n"
    }
    return text
  }

  @Test(arguments: [0, 3])
  func `columns read side by side are those read one by one`(_ seed: Int) throws {
    let rows = Column.partLength * 2 + 1_500
    let bytes = Array(people(seed, rows).utf8)
    let together = try DelimitedFile.reading(bytes, named: "x.csv")
    let apart = try DelimitedFile.reading(bytes, named: "x.csv")
    together.foresee([
      .different(0), .cells(first: 2, last: 3), .days(4), .days(5), .days(6), .numbers(7),
      .numbers(8), .numbers(9), .days(1), .numbers(1),
    ])
    #expect(together.hasDifferentNumbers(0) == apart.hasDifferentNumbers(0))
    #expect(apart.hasDifferentNumbers(0) == (seed == 0))
    let (cells, others) = (
      together.distinctCells(2, through: 3), apart.distinctCells(2, through: 3)
    )
    #expect(cells.codes == others.codes)
    #expect(cells.rows == others.rows)
    for (column, type) in [
      (4, FieldType.day), (5, .day), (6, .day), (7, .share(scale: 4)), (8, .number(scale: 2)),
      (9, .number(scale: 0)), (1, .text),
    ] {
      let (one, other) = (together.read(column, as: type), apart.read(column, as: type))
      #expect(one.column == other.column, "\(column)")
      #expect(one.bad.map(\.row) == other.bad.map(\.row))
      #expect(one.notes == other.notes)
    }
  }

  @Test(arguments: [false, true])
  func `a relation that was told what is asked answers as one that was not`(_ including: Bool)
    throws
  {
    let bytes = Array(people(0, Column.partLength * 2 + 700).utf8)
    let moment = Moment(day: Day(iso: "2025-01-01"), includingFormer: including)
    func relation() throws -> any Relation {
      try Importer.relation(
        try DelimitedFile.reading(bytes, named: "x.csv"), as: .staff, at: moment)
    }
    let (told, untold) = (try relation(), try relation())
    let foreseeing = try #require(told as? any ForeseeingRelation)
    foreseeing.foresee(told.fields, whole: told.fields)
    #expect(told.present == untold.present)
    for id in ["step", "profession", "unit", "age", "left", "salary", "poäng", "fte", "name"] {
      let field = try #require(told.fields.first { $0.id == id })
      let (one, other) = (try told.column(field), try untold.column(field))
      #expect(one.widened == other.widened, "\(id)")
      #expect(one.pool == other.pool, "\(id)")
    }
  }

  @Test(arguments: [false, true])
  func `many texts of two halves are told apart`(_ indexed: Bool) throws {
    // Each half has more texts than are worth a thread, and some of them are the other's as well.
    let rows = 70_000
    let texts = (0..<rows).map { row in
      row < rows / 2 ? "namn \(row % 30_000)" : "namn \(row * 7 % 50_000)"
    }
    let file = try DelimitedFile.table("text\n" + texts.joined(separator: "\n") + "\n")
    var numbers: [String: Int64] = [:]
    let wanted = texts.map { text -> Int64 in
      let number = numbers[text] ?? Int64(numbers.count)
      numbers[text] = number
      return number
    }
    let column = file.readTexts(0, indexed: indexed)
    #expect(column.widened == wanted)
    let pool = try #require(column.pool)
    #expect(pool.count == numbers.count)
    for row in stride(from: 0, to: rows, by: 371) { #expect(column.text(row) == texts[row]) }
  }

  @Test(arguments: [nil, "nja", "-"])
  func `a word far down decides whether a column says yes and no`(_ last: String?) throws {
    let rows = SideBySide.worthwhile + 2
    var text = "flagga\n" + String(repeating: "ja\n", count: rows / 2)
    text += String(repeating: "nej\n", count: rows / 2) + (last.map { $0 + "\n" } ?? "")
    let found = try DelimitedFile.table(text).inferredType(0).type
    #expect(found == (last == "nja" ? .text : .flag))
  }

  @Test(arguments: [40, 30_000])
  func `texts are numbered in the order of the rows, and looked through row by row`(_ rows: Int)
    throws
  {
    var dice = Dice(rows)
    var written = "id,text\n"
    var wanted: [String?] = []
    for row in 0..<rows {
      let number = Int.random(in: 0..<300, using: &dice)
      let (cell, said): (String, String?) =
        switch Int.random(in: 0..<8, using: &dice) {
        case 0: ("", nil)
        case 1: ("\(number)", "\(number)")
        case 2: ("0\(number)", "0\(number)")
        case 3: ("\"Ek, \(number)\"", "Ek, \(number)")
        case 4: ("\"den \"\"\(number)\"\" långa texten\"", "den \"\(number)\" långa texten")
        case 5: (" åäö \(number) ", "åäö \(number)")
        case 6: ("\(number)\(number)\(number)\(number)", "\(number)\(number)\(number)\(number)")
        default: ("en text som är lång nog \(number)", "en text som är lång nog \(number)")
        }
      written += "\(row),\(cell)\n"
      wanted.append(said)
    }
    let file = try DelimitedFile.table(written)
    var numbers: [String: Int64] = [:]
    let codes = wanted.map { text -> Int64 in
      guard let text else { return .min }
      let number = numbers[text] ?? Int64(numbers.count)
      numbers[text] = number
      return number
    }
    let column = file.readTexts(1)
    #expect(column.widened == codes)
    #expect((0..<rows).map { column.text($0) } == wanted)
    let loose = try #require(file.looseTexts(1))
    #expect((0..<rows).map { loose.text($0) } == wanted)
  }

  @Test func `texts that must be composed are not looked through as they lie`() throws {
    let file = try DelimitedFile.table("id,text\n1,A\u{30A}sa\n2,Bo\n")
    #expect(file.looseTexts(1) == nil)
    #expect(file.readTexts(1).text(0) == "Åsa")
  }

  @Test func `each code of a large column is looked up`() {
    let codes = (0..<300_000).map { $0 % 11 == 0 ? Int64.min : Int64($0 * 7 % 1_000) }
    let values = (0..<1_000).map { Int64($0 * $0) }
    let wanted = codes.map { $0 == .min ? .min : values[Int($0)] }
    #expect(Column(codes).recoded(values) == Column(wanted))
    #expect(Column(wanted).widened == wanted)
  }

  @Test(arguments: [20_000, 5_000_000])
  func `a text in another encoding is found out wherever it stands`(_ place: Int) throws {
    var bytes = Array(("id,namn\n" + String(repeating: "1,anna\n", count: 800_000)).utf8)
    let at = place - place % 7 + 10
    bytes[at] = 0xE5
    let file = try DelimitedFile.reading(bytes, named: "x.csv")
    let row = (at - 8) / 7
    #expect(file.rowCount == 800_000)
    #expect(file.text(row: row, column: 1)?.contains("å") == true)
    #expect(file.decisions.contains { $0.english.contains("Windows-1252") })
    bytes[at] = 0
    guard case .notText(let found)? = refusal(bytes) else {
      Issue.record("a zero was taken for text")
      return
    }
    #expect(found == at)
  }
}
