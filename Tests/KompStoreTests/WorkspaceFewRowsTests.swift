import Glibc
import KompLexicon
import KompValues
import Testing

@testable import KompModel
@testable import KompStore

/// What is known of a column without reading it, and a few rows of it without the others.
@Suite struct WorkspaceFewRowsTests {
  private static let count = Column.partLength * 2 + 17

  /// People whose birth days rise from part to part, and whose names repeat.
  private func people() -> Model {
    var model = Model()
    var pool = TextPool()
    let count = Self.count
    let names = (0..<count).map { Int64(pool.intern("N\($0 % 9_000)")) }
    let days = (0..<count).map { $0 % 5 == 0 ? Int64.min : Int64($0 / 10) }
    model["people"].fill(
      count: count, columns: ["name": Column(names, pool: pool), "born": Column(days)])
    return model
  }

  private func damage(_ path: String, _ field: String, part: Int) throws {
    let other = try Connection.opening(path)
    try other.run(
      "UPDATE snapshot SET block = zeroblob(30) WHERE field = '\(field)' AND part = \(part)")
  }

  @Test func `a few rows are those of the whole column, in the order asked for`() throws {
    let scratch = Scratch()
    let model = people()
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    let rows: [Int32] = [0, 65_536, 3, -1, 131_088, 65_535, 131_089, 7, 7]
    let keeper = try Keeper(scratch.path)
    for field in ["name", "born", "sex"] {
      let column = try #require(keeper.model["people"].columns[field])
      let whole = try #require(model["people"].columns[field])
      let few = column.few(rows)
      #expect(column.isAwaited, "\(field)")
      #expect(few.widened == whole.gathered(rows).widened, "\(field)")
      #expect(
        rows.indices.map { few.text($0) } == rows.indices.map { whole.gathered(rows).text($0) })
      // All of them are the same after a few of them were read.
      #expect(column == whole, "\(field)")
      #expect(column.few(rows).widened == few.widened, "\(field)")
    }
    #expect(keeper.workspace.failure == nil)
    keeper.workspace.close()
  }

  @Test func `a few rows are read without the parts of the others`() throws {
    let scratch = Scratch()
    try Workspace.create(scratch.path, holding: people(), key: .fresh()).close()
    try damage(scratch.path, "born", part: 1)
    let keeper = try Keeper(scratch.path)
    let column = try #require(keeper.model["people"].columns["born"])
    #expect(column.few([11, 131_083]).widened == [1, 13_108])
    #expect(keeper.workspace.failure == nil)
    #expect(column.few([11, 65_536]).widened == [.min, .min])
    #expect(keeper.workspace.failure?.problem.code == "E0506")
    keeper.workspace.close()
  }

  @Test func `bounds tell what need not be read`() throws {
    let scratch = Scratch()
    try Workspace.create(scratch.path, holding: people(), key: .fresh()).close()
    let keeper = try Keeper(scratch.path)
    let (born, sex, name) = (
      keeper.model["people"].columns["born"], keeper.model["people"].columns["sex"],
      keeper.model["people"].columns["name"]
    )
    let highest = Int64((Self.count - 1) / 10)
    #expect(born?.isKnown(.atMost(highest)) == true)
    #expect(born?.isKnown(.atMost(highest - 1)) == false)
    #expect(born?.isKnown(.missing) == false && sex?.isKnown(.missing) == true)
    #expect(sex?.isKnown(.atMost(-5)) == true)
    #expect(name?.isKnown(.missing) == false && name?.isKnown(.counting) == false)
    #expect(born?.isAwaited == true && sex?.isAwaited == true && name?.isAwaited == true)
    keeper.workspace.close()
  }

  @Test(arguments: [(0, 14_000), (-3, 6_553), (0, 5_000), (1, 0)])
  func `bounds that are not those of the values are damage`(low: Int, high: Int) throws {
    let scratch = Scratch()
    try Workspace.create(scratch.path, holding: people(), key: .fresh()).close()
    do {
      let connection = try Connection.opening(scratch.path)
      var head = try SnapshotHead.newest(connection)
      let place = BlockPlace("people", "born", 0)
      #expect(head.blocks[place]?.bounds == ClosedBounds(low: 0, high: 6_553))
      head.blocks[place]?.bounds = ClosedBounds(low: Int64(low), high: Int64(high))
      try Forgery.write(head, connection)
    }
    let keeper = try Keeper(scratch.path)
    #expect(keeper.model["people"].columns["born"]?.few([5]).widened == [.min])
    #expect(keeper.workspace.failure?.problem.code == "E0506")
    keeper.workspace.close()
    #expect(
      try Workspace.check(scratch.path).findings.map(\.english) == ["the column born of people"])
  }

  @Test func `people who have all begun are known to have, and their days are not read`() throws {
    let scratch = Scratch()
    var model = Model()
    model["people"].addRows(300)
    model["employments"].addRows(300)
    model["employments"].replace("person", with: Column((0..<300).map { Int64($0) }))
    model["employments"].replace("start_date", with: Column((0..<300).map { 18_000 + Int64($0) }))
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    let keeper = try Keeper(scratch.path)
    func there(_ day: Int32) -> Int? {
      let roster = Rosters().roster(
        .staff, in: keeper.model, at: Moment(day: Day(number: day), includingFormer: true))
      return roster?.present?.count { $0 } ?? roster?.count
    }
    #expect(there(18_299) == 300)
    #expect(keeper.model["employments"].columns["start_date"]?.isAwaited == true)
    #expect(there(18_298) == 299)
    #expect(keeper.model["employments"].columns["start_date"]?.isAwaited == false)
    keeper.workspace.close()
  }
}
