import KompShell
import Testing

/// When a line was typed stands behind it in the file.
@Suite struct TypedTimeTests {
  @Test(arguments: ["staff", "staff\n  count", "a \"1\" 2", "å 17", "\\ 1 \""])
  func `a line and its time come back, and a line without one`(_ entry: String) {
    let timed = EntryLine.read(EntryLine.encode(entry, at: 1_763_776_675)[...])
    #expect(timed?.entry == entry)
    #expect(timed?.time == 1_763_776_675)
    let plain = EntryLine.read(EntryLine.encode(entry)[...])
    #expect(plain?.entry == entry)
    #expect(plain != nil && plain?.time == nil)
  }

  @Test(arguments: [
    "17", " 17", "\"staff", "\"staff 17", "staff\" 17", "\"a\"  17", "\"a\"17", "\"a\" 17x",
  ])
  func `a damaged line is no entry`(_ line: String) {
    #expect(EntryLine.read(Array(line.utf8)[...]) == nil)
  }

  @Test func `a time beyond all numbers costs the time alone`() {
    let read = EntryLine.read(Array("\"a\" 99999999999999999999999".utf8)[...])
    #expect(read?.entry == "a")
    #expect(read?.time == nil)
  }
}
