import Glibc
import KompLexicon
import KompModel
import KompValues
import Testing

@testable import KompStore

/// Columns that count up their rows, and files of the version before they were told by their first value.
@Suite struct WorkspaceRunTests {
  private func employed(_ count: Int32) -> Model {
    var model = Model()
    model["people"].addRows(Int(count))
    model["employments"].addRows(Int(count))
    for row in 0..<count {
      model["people"].setText("id", Int(row), "P\(row)")
      model["employments"].replace(
        "person", with: Column((0..<Int64(count)).map { $0 }))
      model["employments"].replace(
        "start_date", with: Column((0..<Int64(count)).map { 18_000 + $0 }))
    }
    return model
  }

  private func present(_ model: Model, on day: Int32) -> [Bool]? {
    Rosters().roster(
      .staff, in: model, at: Moment(day: Day(number: day), includingFormer: false))?.present
  }

  @Test func `whose each employment is need not be read where it is the person of its row`() throws
  {
    let scratch = Scratch()
    try Workspace.create(scratch.path, holding: employed(20), key: .fresh()).close()
    let keeper = try Keeper(scratch.path)
    #expect(present(keeper.model, on: 18_009) == (0..<20).map { $0 < 10 })
    #expect(keeper.model["employments"].columns["person"]?.isAwaited == true)
    #expect(keeper.model["employments"].columns["person"]?.widened == Array(0..<20))
    keeper.workspace.close()
    #expect(try Workspace.check(scratch.path).isWhole)
  }

  @Test func `the same people are there when the employments stand in another order`() throws {
    let scratch = Scratch()
    var model = employed(20)
    model["employments"].replace("person", with: Column((0..<20).map { 19 - $0 }))
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    let keeper = try Keeper(scratch.path)
    #expect(present(keeper.model, on: 18_009) == (0..<20).map { $0 >= 10 })
    keeper.workspace.close()
  }

  @Test func `a file of the second version is one of the third once something is written`() throws {
    let scratch = Scratch()
    try Workspace.create(scratch.path, holding: employed(20), key: .fresh()).close()
    do {
      let other = try Connection.opening(scratch.path)
      try other.run("PRAGMA user_version = 2")
      for place in [BlockPlace("employments", "person", 0), BlockPlace("people", "id", 0)] {
        // As that version wrote them: every value.
        let block = Block.encoded(.bytes((0..<20).map { Int8($0) }), named: place.name)
        try other.run(
          "UPDATE snapshot SET block = x'\(hex(block))' "
            + "WHERE noun = '\(place.noun)' AND field = '\(place.field)' AND part = 0")
        var head = try SnapshotHead.newest(other)
        head.blocks[place] = BlockMark(fold: head.number, sum: Block.sum(of: block))
        try other.run(
          "UPDATE snapshot SET block = x'\(hex(head.bytes))' WHERE part = \(Snapshot.headPart)")
      }
    }
    var keeper = try Keeper(scratch.path)
    #expect(keeper.workspace.version == 2)
    #expect(present(keeper.model, on: 18_009) == (0..<20).map { $0 < 10 })
    try keeper.keep(Change([Edit("people", .put(column: "born", rows: [0], Cells([1])))]))
    #expect(keeper.workspace.version == Snapshot.version)
    try keeper.workspace.fold(keeper.model)
    #expect(keeper.workspace.version == Snapshot.version)
    let hash = keeper.model.hash
    keeper.workspace.close()
    let again = try Keeper(scratch.path)
    #expect(again.workspace.version == Snapshot.version)
    #expect(again.model.hash == hash)
    again.workspace.close()
    #expect(try Workspace.check(scratch.path).isWhole)
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test func `very many cells are written without a log, small changes after them with one`()
    throws
  {
    let scratch = Scratch()
    var keeper = try Keeper(
      Workspace.create(scratch.path, holding: Model(), key: .fresh()), Model())
    let count = 300_000
    let days = Cells((0..<Int64(count)).map { $0 % 20_000 })
    let flags = Cells((0..<Int64(count)).map { $0 % 2 })
    let names = try #require(Cells((0..<Int64(count)).map { $0 % 3 }, texts: ["Ada", "Bo", "Cia"]))
    try keeper.keep(
      Change([
        Edit(
          "people",
          .add(
            first: 0, count: Int32(count),
            cells: ["name": names, "born": days, "protected": flags, "sex": flags]))
      ]))
    #expect(!scratch.hasLog)
    try keeper.workspace.fold(keeper.model)
    #expect(!scratch.hasLog)
    var other = try Keeper(scratch.path)
    try keeper.keep(Change([Edit("people", .put(column: "born", rows: [7], Cells([1])))]))
    #expect(scratch.hasLog)
    try other.look()
    #expect(other.model["people"]["born", 7] == 1)
    other.workspace.close()
    let hash = keeper.model.hash
    keeper.workspace.close()
    let again = try Keeper(scratch.path)
    #expect(again.model.hash == hash)
    again.workspace.close()
  }
}

extension Scratch {
  /// Whether a log lies beside the file.
  fileprivate var hasLog: Bool { access(path + "-wal", F_OK) == 0 }
}
