import Glibc
import KompModel
import KompValues
import Testing

@testable import KompStore

@Suite struct ChangeLawTests {
  /// A change as it comes back from the journal.
  private func journaled(_ change: Change, _ number: Int) throws -> Change {
    let bytes = ChangeBytes.write(change, number: Int64(number))
    return try #require(ChangeBytes.read(bytes, number: Int64(number)))
  }

  @Test(arguments: getenv("KOMP_SOAK") == nil ? [1] : [1, 2, 3, 4, 5, 6])
  func `a thousand changes undone and made again give the same hash at each step`(seed: Int) throws
  {
    var dice = ModelDice(seed)
    var model = Model()
    var hashes = [model.hash]
    var undo: [Change] = []
    for number in 0..<1_000 {
      let change = dice.change(of: model)
      let read = try journaled(change, number)
      #expect(read == change)
      undo.append(try journaled(try model.apply(read), number))
      hashes.append(model.hash)
    }
    #expect(Set(hashes).count > 600)
    var redo: [Change] = []
    for number in stride(from: 999, through: 0, by: -1) {
      redo.append(try journaled(try model.apply(undo[number]), number))
      #expect(model.hash == hashes[number])
    }
    #expect(model.names.allSatisfy { name in model[name].removed.count == model[name].count })
    for number in 0..<1_000 {
      let change = redo.removeLast()
      undo[number] = try model.apply(change)
      if number % 8 == 7 { #expect(model.hash == hashes[number + 1]) }
    }
    for number in stride(from: 999, through: 500, by: -1) {
      _ = try model.apply(undo[number])
      if number % 8 == 4 { #expect(model.hash == hashes[number]) }
    }
  }

  @Test func `the difference of two models makes the one of the other, and back`() throws {
    for seed in 3..<(getenv("KOMP_SOAK") == nil ? 20 : 300) {
      var dice = ModelDice(seed)
      var old = Model()
      for _ in 0..<dice.roll(60) { _ = try old.apply(dice.change(of: old)) }
      var new = old
      for _ in 0..<dice.roll(30) { _ = try new.apply(dice.change(of: new)) }
      var made = old
      let difference = try #require(Change.between(old, new))
      let inverse = try made.apply(try journaled(difference, seed))
      #expect(made.hash == new.hash)
      _ = try made.apply(inverse)
      #expect(made.hash == old.hash)
      #expect(try #require(Change.between(new, new)).isEmpty)
    }
  }

  @Test func `a workspace keeps what changes left, removed rows among it`() throws {
    var dice = ModelDice(91)
    var model = Model()
    for _ in 0..<200 { _ = try model.apply(dice.change(of: model)) }
    let scratch = Scratch()
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    let (workspace, read) = try Workspace.open(scratch.path)
    workspace.close()
    #expect(read.hash == model.hash)
    let empty = try #require(Change.between(model, read))
    #expect(empty.isEmpty)
  }

  @Test func `an import is a change that can be undone`() throws {
    var work = Imported()
    var models = [work.model]
    try work.bring(ImportStaffTests.two)
    models.append(work.model)
    try work.bring(ImportCompetenceTests.competences, .competences)
    models.append(work.model)
    try work.bring(
      ImportStaffTests.two.replacing("hemsjukvård", with: "natten"), on: "2026-11-01",
      complete: true)
    models.append(work.model)
    var model = Model()
    var undo: [Change] = []
    for (old, new) in zip(models, models.dropFirst()) {
      let change = try #require(Change.between(old, new))
      #expect(!change.isEmpty)
      undo.append(try model.apply(try journaled(change, 1)))
      #expect(model.hash == new.hash)
    }
    for (index, old) in models.dropLast().enumerated().reversed() {
      _ = try model.apply(undo[index])
      #expect(model.hash == old.hash)
    }
    // Imported again after it was undone, everybody is there once.
    work = Imported()
    try work.bring(ImportStaffTests.two)
    var again = Imported()
    again.model = model
    try again.bring(ImportStaffTests.two)
    #expect(again.counts == [2, 0, 0, 0])
    #expect(try again.rows(["id", "unit", "step"]) == work.rows(["id", "unit", "step"]))
    #expect(try again.rows(["id"]) == ["P01", "P02"])
  }

  @Test func `bytes that were changed or made up are refused or harmless`() throws {
    var dice = ModelDice(7)
    var model = Model()
    var refused = 0
    for round in 0..<(getenv("KOMP_SOAK") == nil ? 60 : 1_000) {
      if round % 50 == 0 { model = Model() }
      let change = dice.change(of: model)
      _ = try model.apply(change)
      let good = ChangeBytes.write(change, number: 4)
      #expect(ChangeBytes.read(good, number: 5) == nil)
      #expect(ChangeBytes.read(Array(good.dropLast(1 + dice.roll(good.count))), number: 4) == nil)
      var bad = good
      bad[dice.roll(bad.count)] ^= UInt8(1 << dice.roll(8))
      #expect(ChangeBytes.read(bad, number: 4) == nil)
      // Whoever knows the checksum can write anything: it must not trap, neither read nor made.
      guard let (_, count, rest) = Block.opened(good, named: "journal/4") else { continue }
      for _ in 0..<6 {
        var payload = Array(rest.rest)
        for _ in 0...dice.roll(3) { payload[dice.roll(payload.count)] = UInt8(dice.roll(256)) }
        if round % 4 == 0 { payload.removeLast(dice.roll(payload.count)) }
        let claimed = dice.roll(9) == 0 ? dice.roll(1 << 40) : count
        let made = Block.sealed(.change, count: claimed, payload, named: "journal/4")
        guard let change = ChangeBytes.read(made, number: 4) else {
          refused += 1
          continue
        }
        var copy = model
        let hash = copy.hash
        guard let inverse = try? copy.apply(change) else {
          #expect(copy.hash == hash)
          continue
        }
        _ = try copy.apply(inverse)
        #expect(copy.hash == hash)
      }
    }
    #expect(refused > 80)
  }
}
