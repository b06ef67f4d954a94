import Glibc
import KompLexicon
import KompModel
import Testing

@testable import KompStore

/// Journals by somebody who knows the format: few bytes that mean very many rows.
@Suite struct ForgedJournalTests {
  /// A file whose journal has so many entries, each the same change, with every checksum right.
  private func forge(_ path: String, _ entries: Int, _ change: Change) throws {
    let made = try Workspace.create(path, holding: Model(), key: .missing)
    made.close()
    let connection = try Connection.opening(path)
    try connection.transaction {
      for number in 1...entries {
        let entry = JournalEntry(
          number: number, time: 1, who: "x", line: "x", change: change, inverse: Change())
        _ = try JournalTable.add(entry, connection)
      }
      try JournalTable.setLast(entries, connection)
    }
  }

  @Test func `rows that nothing is said of are counted over the whole journal`() throws {
    let scratch = Scratch()
    let most = ChangeBytes.mostEmptyRows / Column.partLength
    let addition = Change([
      Edit("people", .add(first: 0, count: Int32(Column.partLength), cells: [:]))
    ])
    try forge(scratch.path, most * 40, addition)
    // Each entry alone is allowed; all of them would mean 40 million people of whom nothing is known.
    #expect(problem { _ = try Workspace.open(scratch.path) }?.code == "E0506")
    let found = try Workspace.check(scratch.path)
    #expect(!found.isWhole && found.entries == most, "\(found.findings)")
  }

  @Test func `rows that are named are counted over all changes that are read`() {
    let bytes = ChangeBytes.write(Change([Edit("people", .remove(Array(0..<50_000)))]), number: 1)
    #expect(bytes.count < 200)
    var allowance = RowAllowance(empty: 10, named: 120_000)
    for isAllowed in [true, true, false] {
      #expect((ChangeBytes.read(bytes, number: 1, of: &allowance) != nil) == isAllowed)
    }
    // Rows that come with their cells pay for themselves.
    let put = ChangeBytes.write(
      Change([
        Edit(
          "people",
          .put(
            column: "born", rows: Array(0..<5_000), Cells((0..<5_000).map { Int64($0) })))
      ]), number: 1)
    for _ in 0..<9 { #expect(ChangeBytes.read(put, number: 1, of: &allowance) != nil) }
  }

  @Test func `an honest journal of many additions is read`() throws {
    let scratch = Scratch()
    var keeper = Keeper(
      try Workspace.create(scratch.path, holding: Model(), key: .fresh()), Model())
    for number in 0..<40 {
      let names = Cells(texts: (0..<2_000).map { "p \(number) \($0)" })
      let first = Int32(keeper.model["people"].count)
      try keeper.keep(
        Change([Edit("people", .add(first: first, count: 2_000, cells: ["name": names]))]))
    }
    keeper.workspace.close()
    let again = try Keeper(scratch.path)
    #expect(again.model.hash == keeper.model.hash)
    #expect(try again.workspace.entries().count == 40)
  }
}
