import KompLexicon
import KompModel
import KompValues
import Testing

@Suite struct ChangeTests {
  private let d0 = Day(number: 20_000)

  private func later(_ days: Int) -> Day { Day(number: 20_000 + Int32(days)) }

  /// Three units in a row of parents and one person.
  private func town() throws -> Model {
    var model = Model()
    _ = try model.apply(
      Change([
        Edit(
          "units",
          .add(
            first: 0, count: 3,
            cells: ["name": Cells(texts: ["a", "b", nil]), "parent": Cells([.min, 0, 1])])),
        Edit("people", .add(first: 0, count: 2, cells: ["id": Cells(texts: ["P1", "P2"])])),
      ]))
    return model
  }

  private func manager(_ model: Model, on day: Day) -> Int64? {
    model.column("manager", of: "units", on: day)[0]
  }

  @Test func `what is set from a day on was otherwise before, in whatever order it is said`() throws
  {
    var model = try town()
    let empty = model.hash
    func set(_ value: Int64, _ day: Day) -> Change {
      Change([Edit("units", .set(column: "manager", rows: [0], Cells([value]), from: day))])
    }
    var undo = [try model.apply(set(0, d0))]
    undo.append(try model.apply(set(1, later(10))))
    let two = model.hash
    #expect([-1, 0, 9, 10, 99].map { manager(model, on: later($0)) } == [nil, 0, 0, 1, 1])
    // Said afterwards about a day in between: what was known to come later is superseded.
    undo.append(try model.apply(set(.min, later(5))))
    #expect(
      [-1, 0, 4, 5, 10, 99].map { manager(model, on: later($0)) } == [nil, 0, 0, nil, nil, nil])
    _ = try model.apply(undo[2])
    #expect(model.hash == two)
    // Said again about the same day: a correction of what began then.
    undo[2] = try model.apply(set(0, later(10)))
    #expect([0, 9, 10].map { manager(model, on: later($0)) } == [0, 0, 0])
    for change in undo.reversed() { _ = try model.apply(change) }
    #expect(model.hash == empty)
    #expect(model["units"].past.isEmpty)
  }

  @Test func `what is put was never otherwise`() throws {
    var model = try town()
    let change = Change([
      Edit("units", .put(column: "name", rows: [2, 0], Cells(texts: ["c", nil])))
    ])
    let inverse = try model.apply(change)
    #expect((0..<3).map { model["units"].text("name", $0) } == [nil, "b", "c"])
    #expect(
      inverse
        == Change([Edit("units", .put(column: "name", rows: [2, 0], Cells(texts: [nil, "a"])))]))
  }

  @Test func `an added row that is undone keeps its number for when it is made again`() throws {
    var model = try town()
    let before = model.hash
    let add = Change([Edit("units", .add(first: 3, count: 1, cells: ["parent": Cells([0])]))])
    let undo = try model.apply(add)
    let after = model.hash
    let redo = try model.apply(undo)
    #expect(model.hash == before)
    #expect(model["units"].count == 4)
    // Meanwhile another row comes.
    let other = Change([Edit("units", .add(first: 4, count: 1, cells: [:]))])
    let undoOther = try model.apply(other)
    _ = try model.apply(undoOther)
    _ = try model.apply(redo)
    #expect(model.hash == after)
    #expect(model["units"]["parent", 3] == 0)
  }

  @Test func `an own field comes back with its cells`() throws {
    var model = try town()
    let cells = Cells(texts: ["x", nil, "y"])
    let declare = Edit("units", .declare(id: "kst", heading: "KST", type: .text, at: 0, cells))
    let undo = try model.apply(Change([declare]))
    let hash = model.hash
    #expect(model.fields(of: .units).last?.id == "kst")
    let redo = try model.apply(undo)
    #expect(model["units"].own.isEmpty)
    #expect(redo == Change([declare]))
    _ = try model.apply(redo)
    #expect(model.hash == hash)
  }

  @Test func `what cannot be made is refused and leaves everything as it was`() throws {
    let model = try town()
    let good = Edit("units", .remove([1]))
    let cases: [(Edit.Kind, ChangeProblem)] = [
      (.add(first: 2, count: 1, cells: [:]), .rowsAdded(of: "units")),
      (.add(first: 3, count: 0, cells: [:]), .misshapen("units")),
      (.add(first: 3, count: 2, cells: ["parent": Cells([0])]), .misshapen("units")),
      (.add(first: 3, count: 1, cells: ["x": Cells([0])]), .unknownColumn("x", of: "units")),
      (.add(first: 3, count: 1, cells: ["parent": Cells([4])]), .noRow(4, of: "units")),
      (.add(first: 3, count: 1, cells: ["manager": Cells([2])]), .noRow(2, of: "people")),
      (.remove([1]), .noRow(1, of: "units")), (.remove([3]), .noRow(3, of: "units")),
      (.remove([-1]), .noRow(-1, of: "units")), (.remove([2, 2]), .misshapen("units")),
      (.revive([0]), .rowIsThere(0, of: "units")), (.revive([9]), .noRow(9, of: "units")),
      (.put(column: "name", rows: [1], Cells(texts: ["x"])), .noRow(1, of: "units")),
      (.put(column: "name", rows: [0, 2], Cells(texts: ["x"])), .misshapen("units")),
      (.put(column: "name", rows: [0], Cells([1])), .wrongValue(column: "name", of: "units")),
      (.put(column: "kind", rows: [0], Cells([99])), .wrongValue(column: "kind", of: "units")),
      (.put(column: "parent", rows: [0], Cells([-1])), .wrongValue(column: "parent", of: "units")),
      (
        .set(column: "manager", rows: [0], Cells([0]), from: Day(number: .min)),
        .misshapen("units")
      ),
      (
        .forget([PastCell(column: "name", row: 0, until: d0, value: .missing)]),
        .notRemembered(column: "name", of: "units")
      ),
      (
        .declare(id: "name", heading: "n", type: .text, at: 0, nil),
        .fieldIsThere("name", of: "units")
      ),
      (.declare(id: "x", heading: "x", type: .text, at: 1, nil), .misshapen("units")),
      (.declare(id: "x", heading: "x", type: .reference(.units), at: 0, nil), .misshapen("units")),
      (.undeclare(id: "name"), .unknownColumn("name", of: "units")),
    ]
    for (kind, expected) in cases {
      var copy = model
      #expect(throws: expected) { try copy.apply(Change([good, Edit("units", kind)])) }
      #expect(copy.hash == model.hash)
      #expect(!expected.message(in: .swedish).isEmpty && expected.code == "E0902")
    }
    var copy = model
    #expect(throws: ChangeProblem.unknownTable("x")) {
      try copy.apply(Change([Edit("x", .remove([0]))]))
    }
  }

  @Test func `every row that refers to another is found before that one goes`() throws {
    var model = try town()
    model["units"]["manager", 2] = 1
    model["employments"].addRows(2)
    model["employments"]["unit", 0] = 1
    model["employments"]["unit", 1] = 1
    model["employments"].removed = [1]
    #expect(
      model.uses(of: [1], in: "units") == [
        Use(register: "employments", column: "unit", row: 0),
        Use(register: "units", column: "parent", row: 2),
      ])
    #expect(model.uses(of: [1, 2], in: "units").map(\.register) == ["employments"])
    #expect(model.uses(of: [1], in: "people").map(\.column) == ["manager"])
  }
}
