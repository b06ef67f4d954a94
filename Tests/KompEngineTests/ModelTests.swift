import KompModel
import KompValues
import Testing

@Suite struct ModelTests {
  @Test(arguments: [
    ([-1, 0, 1], [-1, 0, 1]),
    // Two that hold each other: one of them becomes a top, what hangs under them stays.
    ([1, 0, 0], [1, -1, 0]),
    ([2, 0, 1, 0], [2, -1, 1, 0]),
    ([0, 0], [-1, 0]),
    // A parent that is not there is none.
    ([7, -5, 0], [-1, -1, 0]),
  ])
  func `a tree has no rounds and no parents that are not there`(_ given: [Int64], _ wanted: [Int32])
  {
    let tree = OrganisationTree(parents: Column(given.map { $0 == -1 ? .min : $0 }))
    #expect(tree.parents == wanted)
    for unit in given.indices {
      #expect(tree.branch(under: unit)[unit])
      #expect(tree.path(to: unit).last == unit)
    }
  }

  @Test func `a column keeps every value through its widths and parts`() {
    var dice = Dice(seed: 9)
    var values: [Int64] = []
    var column = Column(missing: 0)
    for _ in 0..<70_000 {
      let value: Int64 = dice.pick([
        .min, 0, -127, 128, 40_000, -40_000, 5_000_000_000, .max, .min + 1,
      ])
      values.append(value)
      column.append(value == .min ? nil : value)
    }
    #expect(column.widened == values)
    #expect(column.parts.count == 2)
    for row in [0, 65_535, 65_536, 69_999] {
      column[row] = Int64.max
      #expect(column[row] == Int64.max)
      column[row] = nil
      #expect(column[row] == nil)
    }
    #expect(column.gathered([-1, 70_000, 1]).widened == [.min, .min, values[1]])
  }

  @Test func `a value that was replaced is seen on the days it held`() {
    var model = Model()
    model["employments"].addRows(1)
    model["employments"]["degree", 0] = 3
    model["employments"].past = [
      Past(column: "degree", row: 0, until: Day(number: 20), value: 2),
      Past(column: "degree", row: 0, until: Day(number: 10), value: 1),
      Past(column: "degree", row: 7, until: Day(number: 10), value: 9),
    ]
    let seen = [5, 10, 11, 20, 21].map { day in
      model.column("degree", of: "employments", on: Day(number: day))[0]
    }
    #expect(seen == [1, 1, 2, 2, 3])
  }

  @Test func `the main employment does not hang on the order of the rows`() {
    for turned in [false, true] {
      var build = ModelBuilder()
      build.unit("a", "alfa", kind: 4)
      build.unit("b", "beta", kind: 4)
      build.person("p", name: nil, born: nil)
      let rows = [("e1", "a"), ("e2", "b")]
      for (id, unit) in turned ? rows.reversed() : rows {
        build.employ("p", at: unit, as: nil, degree: 50, from: "2020-01-01", id: id)
      }
      #expect(World(build.model).ask("staff show unit").lines == ["alfa"])
    }
  }

  @Test func `a degree that no sum can hold traps nothing`() {
    var build = ModelBuilder()
    build.unit("a", "alfa", kind: 4)
    build.person("p", name: nil, born: nil)
    for _ in 0..<2 {
      let row = build.employ("p", at: "a", as: nil, degree: 0, from: "2020-01-01")
      build.model["employments"]["degree", row] = .max
    }
    #expect(World(build.model).ask("staff count").lines == ["1"])
  }
}
