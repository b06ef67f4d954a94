import KompLexicon
import KompModel
import KompValues
import Testing

@testable import KompStore

/// Records without quotes are walked many at a time; nobody must be able to tell.
struct PlainRecordTests {
  /// Rows of which most are plain, and every so many something else.
  private func rows(_ dice: inout Dice, _ count: Int) -> (
    text: String, cells: [[String]], lines: [Int]
  ) {
    var text = "id,name,note,day\n"
    var cells: [[String]] = []
    var lines: [Int] = []
    var line = 2
    func add(_ written: String, _ row: [String]?, _ ends: Int = 1) {
      text += written + "\n"
      if let row {
        cells.append(row)
        lines.append(line)
      }
      line += ends
    }
    for row in 0..<count {
      let name = String(repeating: "å", count: Int.random(in: 0...40, using: &dice))
      let id = "r\(row)"
      switch Int.random(in: 0..<40, using: &dice) {
      case 0: add("\(id),\"a \"\"b\"\", c\",\(name),x", [id, "a \"b\", c", name, "x"])
      case 1: add("\(id),\"two\nlines\",\(name),x", [id, "two\nlines", name, "x"], 2)
      case 2: add("", nil)
      case 3: add(",,,", nil)
      case 4: add("id,name,note,day", nil)
      case 5: add("\(id),\(name),5\" pipe,x,,", [id, name, "5\" pipe", "x"])
      case 6: add("\(id),\(name),y,\r", [id, name, "y", ""])
      case 7: add("\(id), \"z\" ,\(name),", [id, "z", name, ""])
      default:
        add("\(id),\(name),,2025-01-0\(row % 9 + 1)", [id, name, "", "2025-01-0\(row % 9 + 1)"])
      }
    }
    return (text, cells, lines)
  }

  @Test(arguments: [3, 200, 3_000, 40_000])
  func `plain records and others come out as they were written`(_ count: Int) throws {
    var dice = Dice(count)
    let (text, cells, lines) = rows(&dice, count)
    let file = try DelimitedFile.reading(Array(text.utf8), named: "rows.csv")
    try #require(file.rowCount == cells.count)
    for (row, wanted) in cells.enumerated() {
      let found = (0..<4).map { file.text(row: row, column: $0) ?? "" }
      try #require(found == wanted, "row \(row)")
    }
    // Which lines were left out is told, and where the others stand is known, unless headings repeat.
    if !text.dropFirst(10).contains("id,name,note,day") {
      for row in stride(from: 0, to: cells.count, by: 7) {
        #expect(file.place(row: row, column: 0).line == lines[row])
      }
    }
  }

  @Test func `a row too long or too short is named wherever it stands`() throws {
    for place in [1, 500, 1_023, 1_024, 1_025, 20_000] {
      var lines = (0..<40_000).map { "\($0),anna,berit,cecilia" }
      lines[place] = "1,2,3,4,5"
      let text = "id,a,b,c\n" + lines.joined(separator: "\n")
      let failure = #expect(throws: RelationFailure.self) {
        try DelimitedFile.reading(Array(text.utf8), named: "rows.csv")
      }
      let said = failure?.problem.message(in: .english) ?? ""
      #expect(said.contains("line \(place + 2),"))
    }
  }

  @Test(arguments: [[100], [29_000], [100, 29_000], [0], [29_999]])
  func `a record longer than others by far moves none of them`(_ places: [Int]) throws {
    let long = String(repeating: "lång ", count: 20_000)
    var lines = (0..<30_000).map { "\($0),anna nr \($0 % 977),\($0 % 31) av 31 som gäller" }
    for place in places { lines[place] = "\(place),\(long),x" }
    let text = "id,name,note\n" + lines.joined(separator: "\n")
    let file = try DelimitedFile.reading(Array(text.utf8), named: "rows.csv")
    try #require(file.rowCount == 30_000)
    for row in stride(from: 0, to: 30_000, by: 997) where !places.contains(row) {
      #expect(file.text(row: row, column: 1) == "anna nr \(row % 977)")
      #expect(file.text(row: row, column: 2) == "\(row % 31) av 31 som gäller")
      #expect(file.place(row: row, column: 2).line == row + 2)
    }
    for place in places {
      #expect(file.text(row: place, column: 1) == long)
      #expect(file.text(row: place, column: 2) == "x")
    }
    let some = file.narrowed(to: [29_998, 100, 7])
    #expect(some.text(row: 2, column: 1) == "anna nr 7")
    #expect(some.text(row: 1, column: 0) == "100")
  }

  @Test func `bytes are sound exactly where they are text without zeros`() {
    var dice = Dice(7)
    let bits: [[UInt8]] = [
      Array("a".utf8), Array("åäö".utf8), Array("é".utf8), Array("€".utf8), Array("😀".utf8),
      [0xC3], [0xA5], [0xC0, 0x80], [0xC1, 0xBF], [0xED, 0xA0, 0x80], [0xF5, 0x80], [0], [0xFF],
    ]
    for round in 0..<4_000 {
      let faults = round % 2 == 0 ? 5 : bits.count
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...30, using: &dice) {
        bytes += bits[Int.random(in: 0..<faults, using: &dice)]
        let plain = Int.random(in: 0...20, using: &dice)
        bytes += [UInt8](repeating: 0x61, count: plain)
      }
      let wanted = String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0)
      let found = bytes.withUnsafeBufferPointer { UTF8Text.isSound($0) }
      #expect(found == wanted, "\(bytes)")
    }
  }

  @Test func `what many rows hold is numbered in the order of the rows`() throws {
    var text = "id,kind,size\n"
    for row in 0..<50_000 { text += "\(row),kind \(row * row % 1_237),\(row % 3)\n" }
    let file = try DelimitedFile.reading(Array(text.utf8), named: "rows.csv")
    let (codes, rows) = file.distinctCells(1, through: 1)
    var numbers: [String: Int32] = [:]
    for row in 0..<50_000 {
      let kind = "kind \(row * row % 1_237)"
      let number = numbers[kind] ?? Int32(numbers.count)
      numbers[kind] = number
      try #require(codes[row] == number)
      try #require(file.text(row: Int(rows[Int(number)]), column: 1) == kind)
    }
    #expect(file.hasDifferentNumbers(0))
    #expect(!file.hasDifferentNumbers(2))
    #expect(!file.hasDifferentNumbers(1))
  }
}
