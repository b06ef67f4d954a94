import Glibc
import KompLexicon
import KompModel
import KompValues
import Testing

@testable import KompStore

/// Texts of a column in blocks of some thousand, each read by itself.
@Suite struct WorkspaceTextTests {
  private func named(_ count: Int) -> Model {
    var model = Model()
    var pool = TextPool()
    let codes = (0..<count).map { Int64(pool.intern("Å\($0 % 7)ström \($0)")) }
    model["people"].fill(count: count, columns: ["name": Column(codes, pool: pool)])
    return model
  }

  /// Puts bytes in the place of a block of names, and its sum in the head where it is to be believed.
  private func put(_ block: [UInt8], at index: Int, in path: String, isSealed: Bool) throws {
    let place = BlockPlace("people", "name", Snapshot.textsPart(index))
    try Forgery.put(block, at: place, in: path, isBelieved: isSealed)
  }

  @Test(arguments: [0, 1, 4_095, 4_096, 4_097, 8_192, 8_193])
  func `texts come back one by one and all together, however many there are`(count: Int) throws {
    let scratch = Scratch()
    let model = named(count)
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    let few = try Keeper(scratch.path)
    for row in Set([0, 1, 4_095, 4_096, count - 1]).filter({ (0..<count).contains($0) }) {
      #expect(few.model["people"].text("name", row) == model["people"].text("name", row))
    }
    #expect(few.workspace.failure == nil)
    few.workspace.close()
    let all = try Keeper(scratch.path)
    #expect(
      (0..<count).map { all.model["people"].text("name", $0) }
        == (0..<count).map { model["people"].text("name", $0) })
    #expect(all.model.hash == model.hash && all.workspace.failure == nil)
    all.workspace.close()
    #expect(try Workspace.check(scratch.path).isWhole)
  }

  @Test func `a few texts are read without the blocks of the others`() throws {
    let scratch = Scratch()
    try Workspace.create(scratch.path, holding: named(10_000), key: .fresh()).close()
    try put([UInt8](repeating: 7, count: 40), at: 1, in: scratch.path, isSealed: false)
    let keeper = try Keeper(scratch.path)
    #expect(keeper.model["people"].text("name", 4_095) == "Å0ström 4095")
    #expect(keeper.model["people"].text("name", 9_999) == "Å3ström 9999")
    #expect(keeper.workspace.failure == nil)
    // One that stands in the damaged block is an error and never an answer.
    #expect(keeper.model["people"].text("name", 4_096) == "")
    #expect(keeper.workspace.failure?.problem.code == "E0506")
    keeper.workspace.close()
    #expect(
      try Workspace.check(scratch.path).findings.map(\.english) == ["the column name of people"])
  }

  @Test(arguments: [(0, 4_095), (0, 4_097), (1, 4_095), (2, 1_807)])
  func `a block of too few texts, or of too many, is damage`(index: Int, count: Int) throws {
    let scratch = Scratch()
    try Workspace.create(scratch.path, holding: named(10_000), key: .fresh()).close()
    var pool = TextPool()
    for number in 0..<count { _ = pool.intern("N\(number)") }
    let name = Snapshot.name("people", "name", Snapshot.textsPart(index))
    try put(Block.encoded(pool, named: name), at: index, in: scratch.path, isSealed: true)
    let last = index * Snapshot.textsLength + (index < 2 ? 4_095 : 1_807)
    let one = try Keeper(scratch.path)
    #expect(one.model["people"].text("name", last) == "")
    #expect(one.workspace.failure?.problem.code == "E0506")
    one.workspace.close()
    let all = try Keeper(scratch.path)
    _ = all.model["people"].columns["name"]?.pool
    #expect(all.workspace.failure?.problem.code == "E0506")
    all.workspace.close()
  }

  @Test func `one more text writes the last block anew and no other`() throws {
    let scratch = Scratch()
    try Workspace.create(scratch.path, holding: named(10_000), key: .fresh()).close()
    var keeper = try Keeper(scratch.path)
    try keeper.keep(
      Change([Edit("people", .put(column: "name", rows: [3], Cells(texts: ["Ny Namnsson"])))]))
    try keeper.workspace.fold(keeper.model)
    let hash = keeper.model.hash
    let head = keeper.workspace.head
    let folds = (0..<3).map {
      head.blocks[BlockPlace("people", "name", Snapshot.textsPart($0))]?.fold
    }
    #expect(folds == [1, 1, 2])
    keeper.workspace.close()
    let again = try Keeper(scratch.path)
    #expect(again.model["people"].text("name", 3) == "Ny Namnsson")
    #expect(again.model["people"].text("name", 4) == "Å4ström 4")
    #expect(again.model.hash == hash)
    again.workspace.close()
    #expect(try Workspace.check(scratch.path).isWhole)
  }

  @Test func `ids that stand in order are known to, until one comes that does not`() throws {
    let scratch = Scratch()
    var model = Model()
    var pool = TextPool()
    let codes = (0..<10_000).map { Int64(pool.intern("\(95_000 + $0)")) }
    model["people"].fill(count: codes.count, columns: ["id": Column(codes, pool: pool)])
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    var keeper = try Keeper(scratch.path)
    #expect(keeper.model["people"].columns["id"]?.leadingTextsInOrder == 10_000)
    try keeper.keep(
      Change([Edit("people", .put(column: "id", rows: [3], Cells(texts: ["17"])))]))
    #expect(keeper.model["people"].columns["id"]?.leadingTextsInOrder == 0)
    try keeper.workspace.fold(keeper.model)
    keeper.workspace.close()
    let again = try Keeper(scratch.path)
    // The new text has a number of its own, after all others.
    #expect(again.model["people"].columns["id"]?.leadingTextsInOrder == 10_000)
    #expect(again.model["people"].text("id", 3) == "17")
    again.workspace.close()
    #expect(try Workspace.check(scratch.path).isWhole)
  }

  @Test func `an order that is not there is found by the check`() throws {
    let scratch = Scratch()
    var model = named(5_000)
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    let place = BlockPlace("people", "name", Snapshot.orderPart)
    try Forgery.put(Block.encoded(inOrder: 5_000, named: place.name), at: place, in: scratch.path)
    model = try Keeper(scratch.path).model
    #expect(model["people"].columns["name"]?.leadingTextsInOrder == 5_000)
    #expect(
      try Workspace.check(scratch.path).findings.map(\.english) == ["the column name of people"])
  }
}
