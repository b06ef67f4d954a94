import Glibc
import KompLexicon
import KompModel
import KompValues
import Testing

@testable import KompStore

@Suite struct JournalTests {
  @Test func `what was committed is there when the file is opened again, whenever it was folded`()
    throws
  {
    for seed in 0..<4 {
      let scratch = Scratch()
      var dice = ModelDice(seed + 40)
      let first = Model.random(seed, rows: 12)
      var keeper = Keeper(
        try Workspace.create(scratch.path, holding: first, key: .fresh()), first)
      var hashes = [first.hash]
      for number in 1...60 {
        let change = dice.change(of: keeper.model)
        #expect(try keeper.keep(change, line: "rad \(number)", time: Int64(number)) == number)
        hashes.append(keeper.model.hash)
        if dice.roll(9) == 0 { try keeper.workspace.fold(keeper.model) }
        if dice.roll(9) == 0 {
          keeper.workspace.close()
          keeper = try Keeper(scratch.path)
          #expect(keeper.model.hash == hashes[number])
        }
      }
      let entries = try keeper.workspace.entries()
      #expect(entries.map(\.number) == Array(1...60))
      #expect(entries[6].line == "rad 7" && entries[6].who == "åsa" && entries[6].time == 7)
      #expect(try keeper.workspace.headings() == entries.map { JournalHeading($0) })
      for number in stride(from: 60, through: 0, by: -7) {
        let known = try keeper.workspace.model(keeper.model, knownAfter: number)
        #expect(known.hash == hashes[number])
        #expect(
          try keeper.workspace.model(keeper.model, knownBefore: Int64(number + 1)).hash
            == hashes[number])
      }
      var replayed = first
      for entry in entries { _ = try replayed.apply(entry.change) }
      #expect(replayed.hash == hashes[60])
      keeper.workspace.close()
    }
  }

  @Test func `each of two sees what the other wrote with the next look`() throws {
    let scratch = Scratch()
    let workspace = try Workspace.create(scratch.path, holding: Model(), key: .fresh())
    var first = Keeper(workspace, Model())
    try first.keep(RandomChanges.addition)
    var second = try Keeper(scratch.path)
    #expect(second.model.hash == first.model.hash)
    #expect(try second.workspace.refresh(second.model) == nil)
    let rename = Change([
      Edit("people", .put(column: "name", rows: [0], Cells(texts: ["Björn"])))
    ])
    #expect(try second.keep(rename) == 2)
    try first.look()
    #expect(first.model["people"].text("name", 0) == "Björn")
    #expect(try first.workspace.refresh(first.model) == nil)
    second.workspace.close()
    first.workspace.close()
  }

  @Test func `rows that two add at the same moment are all there, each with what refers to it`()
    throws
  {
    let scratch = Scratch()
    let workspace = try Workspace.create(scratch.path, holding: Model(), key: .fresh())
    var first = Keeper(workspace, Model())
    var second = try Keeper(scratch.path)
    func employed(_ name: String, _ row: Int32) -> Change {
      Change([
        Edit("people", .add(first: row, count: 1, cells: ["name": Cells(texts: [name])])),
        Edit(
          "employments",
          .add(first: row, count: 1, cells: ["person": Cells([Int64(row)])])),
      ])
    }
    for round in 0..<20 {
      try first.keep(employed("a\(round)", Int32(first.model["people"].count)))
      // The second has not looked: it believes its rows are next.
      try second.keep(employed("b\(round)", Int32(second.model["people"].count)))
      try first.look()
    }
    #expect(first.model.hash == second.model.hash)
    let model = first.model
    #expect(model["people"].count == 40)
    for row in 0..<40 {
      #expect(model["employments"]["person", row] == Int64(row))
      #expect(model["people"].text("name", row) == (row % 2 == 0 ? "a" : "b") + "\(row / 2)")
    }
    second.workspace.close()
    first.workspace.close()
    #expect(try Keeper(scratch.path).model.hash == model.hash)
  }

  @Test func `what two change at the same moment is never written over unseen`() throws {
    let scratch = Scratch()
    let workspace = try Workspace.create(scratch.path, holding: Model(), key: .fresh())
    var first = Keeper(workspace, Model())
    try first.keep(
      Change([
        Edit("people", .add(first: 0, count: 2, cells: ["name": Cells(texts: ["A", "B"])])),
        Edit("competences", .add(first: 0, count: 1, cells: ["name": Cells(texts: ["K"])])),
      ]))
    func named(_ row: Int32, _ name: String) -> Change {
      Change([Edit("people", .put(column: "name", rows: [row], Cells(texts: [name])))])
    }
    func assessed(_ row: Int32) -> Change {
      Change([
        Edit(
          "assessments",
          .add(first: row, count: 1, cells: ["person": Cells([1]), "competence": Cells([0])]))
      ])
    }
    let gone = Change([Edit("competences", .remove([0]))])
    for (theirs, ours, isRefused) in [
      (named(0, "C"), named(0, "D"), true), (named(0, "E"), named(1, "F"), false),
      (assessed(0), gone, true), (gone, assessed(1), true),
    ] {
      var second = try Keeper(scratch.path)
      var third = try Keeper(scratch.path)
      let number = try second.keep(theirs)
      let refused = problem { try third.keep(ours) }
      #expect((refused?.code == "E0511") == isRefused)
      try third.look()
      try second.look()
      #expect(third.model.hash == second.model.hash)
      #expect(third.workspace.last == number + (isRefused ? 0 : 1))
      if isRefused {
        let back = try #require(try second.workspace.entries(from: number).first).inverse
        try second.keep(back)
      }
      second.workspace.close()
      third.workspace.close()
    }
    workspace.close()
  }

  @Test func `a commit that is looked at anew is made on what the other left`() throws {
    let scratch = Scratch()
    let workspace = try Workspace.create(scratch.path, holding: Model(), key: .fresh())
    var first = Keeper(workspace, Model())
    try first.keep(RandomChanges.addition)
    let second = try Keeper(scratch.path)
    func born(_ model: Model) -> Change {
      let day = (model["people"]["born", 0] ?? 0) + 1
      return Change([Edit("people", .put(column: "born", rows: [0], Cells([day])))])
    }
    try first.keep(
      Change([Edit("people", .put(column: "name", rows: [0], Cells(texts: ["Ny"])))]))
    var after = second.model
    let inverse = try after.apply(born(second.model))
    let entry = JournalEntry(
      time: 5, who: "bo", line: "x", change: born(second.model), inverse: inverse)
    var looked = 0
    let done = try second.workspace.commit([entry], from: second.model, to: after) { fresh in
      looked += 1
      #expect(fresh["people"].text("name", 0) == "Ny")
      var entry = entry
      entry.change = born(fresh)
      return [entry]
    }
    #expect(looked == 1 && done.others.count == 1 && done.entries.first?.number == 3)
    #expect(done.model["people"]["born", 0] == 1)
    second.workspace.close()
    workspace.close()
  }
}
