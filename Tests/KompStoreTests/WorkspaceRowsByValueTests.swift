import KompLexicon
import KompValues
import Testing

@testable import KompModel
@testable import KompStore

/// Which rows have which value, noted beside a column: few are found without reading it.
@Suite struct WorkspaceRowsByValueTests {
  private static let count = Column.partLength * 2 + 17
  private static let units = 700

  /// Employments spread over units; the last unit has more than a few.
  private func spread(_ change: (inout [Int64]) -> Void = { _ in }) -> Model {
    var model = Model()
    var dice = Dice(11)
    model["units"].addRows(Self.units)
    var units = (0..<Self.count).map { _ in Int64(Int.random(in: 0..<Self.units - 1, using: &dice))
    }
    for row in 0..<2_000 { units[row * 60] = Int64(Self.units - 1) }
    change(&units)
    model["employments"].fill(count: Self.count, columns: ["unit": Column(units)])
    return model
  }

  private func written(_ model: Model, _ scratch: Scratch) throws {
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
  }

  private func unit(_ keeper: Keeper) throws -> Column {
    try #require(keeper.model["employments"].columns["unit"])
  }

  private func places(_ path: String) throws -> [BlockPlace] {
    let connection = try Connection.opening(path)
    return try SnapshotHead.newest(connection).blocks.places.filter {
      $0.field == "unit" && $0.part < 0
    }
  }

  @Test func `the rows of a few values are those of the column, which is not read`() throws {
    let scratch = Scratch()
    let model = spread()
    try written(model, scratch)
    let values = try #require(model["employments"].columns["unit"]).widened
    let keeper = try Keeper(scratch.path)
    let column = try unit(keeper)
    for asked in [[0], [5, 3, 690], [698], [], [-1, 700, 70_000]] {
      let wanted = Set(asked.map(Int64.init))
      let rows = values.indices.filter { wanted.contains(values[$0]) }.map { Int32($0) }
      #expect(column.fewRows(with: asked) == rows, "\(asked)")
    }
    #expect(column.fewRows(with: [699]) == nil)
    #expect(column.fewRows(with: Array(0..<20)) == nil)
    #expect(column.isAwaited && keeper.workspace.failure == nil)
    // Once the column is here it is looked through.
    column.bringHere()
    #expect(column.fewRows(with: [0]) == nil)
    keeper.workspace.close()
    #expect(try Workspace.check(scratch.path).isWhole)
  }

  @Test func `none are noted where a row has no value, where values are few, and of few rows`()
    throws
  {
    let short = Column((0..<Int64(Column.partLength)).map { $0 % 700 })
    #expect(RowsByValue(of: short, .reference(.units)) == nil)
    let whole = try #require(spread()["employments"].columns["unit"])
    #expect(RowsByValue(of: whole, .reference(.units)) != nil)
    #expect(RowsByValue(of: whole, .number(scale: 0)) == nil)
    let open = try #require(spread { $0[77] = .min }["employments"].columns["unit"])
    #expect(RowsByValue(of: open, .reference(.units)) == nil)
    #expect(RowsByValue(of: whole.mapped { $0 % 9 }, .reference(.units)) == nil)
    let none = Column(missing: Self.count)
    #expect(RowsByValue(of: none, .reference(.units)) == nil)
    let own = Column((0..<Int64(Self.count)).map { $0 })
    #expect(RowsByValue(of: own, .reference(.staff)) == nil)
  }

  @Test func `who moves is found in the new unit after the next snapshot, and once all are read`()
    throws
  {
    let scratch = Scratch()
    try written(spread(), scratch)
    var keeper = try Keeper(scratch.path)
    let before = try #require(try unit(keeper).fewRows(with: [3]))
    let moved = try #require(before.first)
    try keeper.keep(Change([Edit("employments", .put(column: "unit", rows: [moved], Cells([4])))]))
    #expect(try unit(keeper).fewRows(with: [3]) == nil)
    try keeper.workspace.fold(keeper.model)
    keeper.workspace.close()
    let again = try Keeper(scratch.path)
    #expect(try unit(again).fewRows(with: [3]) == Array(before.dropFirst()))
    #expect(try unit(again).fewRows(with: [4])?.contains(moved) == true)
    again.workspace.close()
    #expect(try Workspace.check(scratch.path).isWhole)
  }

  @Test func `a column that another change leaves as it is keeps what is noted of it`() throws {
    let scratch = Scratch()
    try written(spread(), scratch)
    let noted = try places(scratch.path)
    #expect(noted.count == 4)
    var keeper = try Keeper(scratch.path)
    try keeper.keep(Change([Edit("employments", .put(column: "seen", rows: [5], Cells([19_000])))]))
    try keeper.workspace.fold(keeper.model)
    keeper.workspace.close()
    #expect(try places(scratch.path) == noted)
    let again = try Keeper(scratch.path)
    #expect(try unit(again).fewRows(with: [3]) != nil)
    again.workspace.close()
  }

  @Test(arguments: [
    [9, 8, 7], [0, 0, 1], [-4, 1, 2], [131_089, 131_090], [1],
  ])
  func `rows that do not ascend, or are not there, are damage`(first: [Int32]) throws {
    let scratch = Scratch()
    try written(spread(), scratch)
    let place = BlockPlace("employments", "unit", Snapshot.rowsPart(0))
    var rows = [Int32](repeating: 0, count: first.count == 1 ? 1 : Column.partLength)
    rows.replaceSubrange(0..<first.count, with: first)
    try Forgery.put(Block.encoded(.ints(rows), named: place.name), at: place, in: scratch.path)
    let keeper = try Keeper(scratch.path)
    #expect(try unit(keeper).fewRows(with: [0]) == nil)
    #expect(keeper.workspace.failure?.problem.code == "E0506")
    keeper.workspace.close()
    #expect(
      try Workspace.check(scratch.path).findings.map(\.english)
        == ["the column unit of employments"])
  }

  @Test(arguments: [[0, 5, 3], [1, 4, 131_089], [0, 4, 9], [0, -4, 131_089], []])
  func `starts that are not those of all rows are damage`(starts: [Int32]) throws {
    let scratch = Scratch()
    try written(spread(), scratch)
    let place = BlockPlace("employments", "unit", Snapshot.startsPart)
    try Forgery.put(Block.encoded(.ints(starts), named: place.name), at: place, in: scratch.path)
    let keeper = try Keeper(scratch.path)
    #expect(try unit(keeper).fewRows(with: [0, 1]) == nil)
    #expect(keeper.workspace.failure?.problem.code == "E0506")
    keeper.workspace.close()
    #expect(try Workspace.check(scratch.path).isWhole == false)
  }

  @Test func `rows noted without all their blocks are damage when the file is opened`() throws {
    let scratch = Scratch()
    try written(spread(), scratch)
    do {
      let connection = try Connection.opening(scratch.path)
      var head = try SnapshotHead.newest(connection)
      head.blocks[BlockPlace("employments", "unit", Snapshot.rowsPart(2))] = nil
      try Forgery.write(head, connection)
    }
    #expect(throws: RelationFailure.self) { try Keeper(scratch.path) }
  }

  @Test func `another's rows in a value's place are found by looking through the file`() throws {
    let scratch = Scratch()
    try written(spread(), scratch)
    let other = try #require(spread { $0.swapAt(1, 2) }["employments"].columns["unit"])
    let rows = try #require(RowsByValue(of: other, .reference(.units)))
    for index in 0..<rows.blockCount {
      let place = BlockPlace("employments", "unit", Snapshot.rowsPart(index))
      try Forgery.put(rows.block(index, named: place.name), at: place, in: scratch.path)
    }
    #expect(
      try Workspace.check(scratch.path).findings.map(\.english)
        == ["the column unit of employments"])
  }

  @Test func `the blocks of a column are found by their parts in any order`() {
    var marks = ColumnMarks()
    var known: [Int: BlockMark] = [:]
    var dice = Dice(5)
    for step in 0..<2_000 {
      let part = Int.random(in: 0..<40, using: &dice) - 12
      let mark =
        Int.random(in: 0..<4, using: &dice) == 0 ? nil : BlockMark(fold: Int64(step), sum: 1)
      marks[part] = mark
      known[part] = mark
      let asked = Int.random(in: 0..<44, using: &dice) - 14
      #expect(marks[asked] == known[asked])
      #expect(marks.parts == known.keys.sorted() && marks.count == known.count)
    }
  }
}
