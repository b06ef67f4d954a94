import KompLexicon
import KompModel
import Testing

@testable import KompStore

/// Files large enough to be walked by two threads at once.
struct LargeFileTests {
  private static let long = String(repeating: "lång text; ", count: 20)

  /// A file of so many rows of a number, a text and a day.
  private func file(
    rows: Int = 6_000, end: String = "\n", text: (Int) -> String = { "anna nr \($0 % 977)" }
  ) -> String {
    var result = "id;namn;dag;not\(end)"
    for row in 0..<rows {
      let (month, day) = (row % 12 + 1, row % 28 + 1)
      result += "\(row + 1);\(text(row));2025-\(month < 10 ? "0" : "")\(month)-"
      result += "\(day < 10 ? "0" : "")\(day);\"\(Self.long)\"\(end)"
    }
    return result
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `every cell of a large file is where it stands, whatever ends its lines`(_ end: String)
    throws
  {
    let read = try DelimitedFile.reading(Array(file(end: end).utf8), named: "stor.csv")
    #expect(read.rowCount == 6_000)
    for row in stride(from: 0, to: 6_000, by: 61) {
      #expect(read.text(row: row, column: 0) == "\(row + 1)")
      #expect(read.text(row: row, column: 1) == "anna nr \(row % 977)")
      #expect(read.place(row: row, column: 1).line == row + 2)
    }
    #expect(read.text(row: 5_999, column: 0) == "6000")
    #expect(read.place(row: 5_999, column: 2).line == 6_001)
  }

  @Test func `a large file of cells with line ends inside is not cut within one`() throws {
    // Wherever the middle falls, the line end after it lies in a cell.
    let long = String(repeating: "\n7;x;2025-01-01", count: 40)
    let written = file(rows: 2_000) { "\"rad \($0)\(long)\"" }
    let read = try DelimitedFile.reading(Array(written.utf8), named: "stor.csv")
    #expect(read.rowCount == 2_000)
    #expect(read.text(row: 1_999, column: 1) == "rad 1999\(long)")
    #expect(read.place(row: 1_999, column: 0).line == 1_999 * 41 + 2)
  }

  @Test func `blank lines and headings repeated in the second half are counted and left out`()
    throws
  {
    var lines = file().split(separator: "\n").map(String.init)
    lines.insert("id;namn;dag;not", at: 5_000)
    lines.insert("", at: 5_500)
    lines.insert(";;;", at: 5_800)
    let text = "\n" + lines.joined(separator: "\n")
    let read = try DelimitedFile.reading(Array(text.utf8), named: "stor.csv")
    #expect(read.rowCount == 6_000)
    #expect(read.text(row: 5_999, column: 0) == "6000")
    let said = read.decisions.map(\.english).joined(separator: "; ")
    #expect(said.contains("1 line repeating the headings"))
    #expect(said.contains("2 lines blank"))
    #expect(said.contains("1 line of empty cells"))
  }

  @Test func `a line with a cell too many in the second half is told with its number`() throws {
    var lines = file().split(separator: "\n").map(String.init)
    lines[5_721] += ";en;till"
    #expect {
      try DelimitedFile.reading(Array(lines.joined(separator: "\n").utf8), named: "stor.csv")
    } throws: { error in
      "\(error)".contains("5722")
    }
  }

  @Test func `a broken letter late in a large file is told with its place`() throws {
    var bytes = Array(file(rows: 12_000) { "Åsa nr \($0)" }.utf8)
    let place = try #require(bytes.lastIndex(of: 0x78))
    bytes[place] = 0xFF
    #expect {
      try DelimitedFile.reading(bytes, named: "stor.csv")
    } throws: { error in
      "\(error)".contains("\(place)")
    }
  }

  @Test func `texts of a large column are told apart with and without an index`() throws {
    let written = file { $0 % 3 == 0 ? "\"Ann \"\"Anki\"\" \($0 % 50)\"" : "Bo \($0 % 400)" }
    let read = try DelimitedFile.reading(Array(written.utf8), named: "stor.csv")
    let (with, without) = (read.readTexts(1), read.readTexts(1, indexed: false))
    #expect(with.pool?.count == without.pool?.count)
    for row in stride(from: 0, to: 6_000, by: 17) {
      #expect(with.text(row) == without.text(row))
      #expect(with.text(row) == read.text(row: row, column: 1))
    }
  }
}
