import KompModel
import Testing

@testable import KompStore

@Suite struct NumberedRowsTests {
  private func pool(_ texts: [String]) -> TextPool {
    var pool = TextPool()
    for text in texts { _ = pool.intern(text) }
    return pool
  }

  private func row(_ text: String, _ rows: NumberedRows) -> Int32? {
    Array(text.utf8).withUnsafeBufferPointer { NumberedRows.number($0).map { rows[$0] } }
  }

  @Test func `an id that is a number finds its row, and one that is not known none`() throws {
    let ids = pool(["0", "12", "007", "P3", "5"])
    let rows = try #require(NumberedRows(ids, rows: [4, 3, 2, 1, 0]))
    #expect(row("0", rows) == 4)
    #expect(row("12", rows) == 3)
    #expect(row("5", rows) == 0)
    #expect(row("7", rows) == -1)
    #expect(row("999999999", rows) == -1)
  }

  @Test(arguments: ["", "007", "00", "P3", "1 ", "-1", "1234567890", "1.0", "٣"])
  func `what is written in another way is no number here`(text: String) throws {
    let rows = try #require(NumberedRows(pool(["1"]), rows: [0]))
    #expect(row(text, rows) == nil)
  }

  @Test func `ids that lie far apart, or are no numbers, are looked up as texts`() {
    #expect(NumberedRows(pool(["1", "900000000"]), rows: [0, 1]) == nil)
    #expect(NumberedRows(pool(["P1", "P2"]), rows: [0, 1]) == nil)
    #expect(NumberedRows(pool(["1", "2"]), rows: [0]) == nil)
  }
}
