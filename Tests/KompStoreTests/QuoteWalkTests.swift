import KompModel
import KompValues
import Testing

@testable import KompStore

/// Cells in quotes are walked 64 bytes at a time where nothing speaks against it; the cells must be those
/// that a reader of one byte after the other finds.
struct QuoteWalkTests {
  /// A cell as it may be written, and what it says.
  private func cell(_ dice: inout Dice) -> (written: String, said: String) {
    let text = String(repeating: "x", count: Int.random(in: 0...70, using: &dice))
    switch Int.random(in: 0..<9, using: &dice) {
    case 0: return ("\"\(text)\"", text)
    case 1: return ("\"\(text),\(text)\"", "\(text),\(text)")
    case 2: return ("\"\"", "")
    case 3: return ("\"\(text)\"\"\"", "\(text)\"")
    case 4: return ("\"\"\"\(text)\"\"\(text)\"", "\"\(text)\"\(text)")
    case 5: return ("\"\"\"\"\"\"", "\"\"")
    case 6: return ("5\"\(text)", "5\"\(text)")
    default: return (text, text)
    }
  }

  @Test(arguments: 0..<40)
  func `cells in quotes come out as they were written`(seed: Int) throws {
    var dice = Dice(seed + 3)
    var text = "id,a,b,c\n"
    var wanted: [[String]] = []
    for row in 0..<300 {
      let cells = (0..<3).map { _ in cell(&dice) }
      text += "\(row),\(cells.map(\.written).joined(separator: ","))\n"
      wanted.append(["\(row)"] + cells.map(\.said))
    }
    let file = try DelimitedFile.table(text)
    #expect(file.cells == wanted)
    for row in stride(from: 0, to: 300, by: 11) {
      #expect(file.place(row: row, column: 0).line == row + 2)
    }
  }

  @Test(arguments: [
    "\"a\" ,b,c", " \"a\",b,c", "\"a\nb\",b,c", "a\"b\",b,c", "\"a,b\",,", "\"\",\"\",\"\"",
    "\"a\"\"\",\"\"\"b\",c",
  ])
  func `a record of another kind among plain ones is as it stands alone`(_ odd: String) throws {
    for before in 0..<70 {
      let pad = String(repeating: "y", count: before)
      let rows = [String](repeating: "1,\(pad),2", count: 3)
      let alone = try DelimitedFile.table("h,i,j\n\(odd)\n1,2,3\n")
      let among = try DelimitedFile.table(
        "h,i,j\n" + (rows + [odd] + rows).joined(separator: "\n") + "\n")
      try #require(among.rowCount == 7)
      #expect(among.cells[3] == alone.cells[0])
      #expect(among.cells[6] == ["1", pad, "2"])
    }
  }

  @Test func `what is no end of a quoted cell is told with its place`() throws {
    for before in 0..<70 {
      let pad = String(repeating: "y", count: before)
      let text = "h,i,j\n1,\(pad),2\n1,\"a\"b,2\n1,2,3\n"
      let fact = refusal(Array(text.utf8))
      guard case .textAfterQuote(let place)? = fact else {
        Issue.record("\(String(describing: fact))")
        continue
      }
      #expect(place.line == 3)
    }
  }
}
