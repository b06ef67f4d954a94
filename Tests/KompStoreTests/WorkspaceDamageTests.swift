import Glibc
import KompLexicon
import KompModel
import KompStore
import Testing

@Suite struct WorkspaceDamageTests {
  /// How many damaged files; more behind KOMP_SOAK.
  private static let rounds = getenv("KOMP_SOAK") == nil ? 150 : 4_000

  private static func file() throws -> (Scratch, [UInt8], String) {
    let scratch = Scratch()
    let model = Model.random(11, rows: 60)
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    return (scratch, Scratch.read(scratch.path), model.listing)
  }

  @Test func `a flipped bit is noticed or harmless, never a wrong model`() throws {
    let (scratch, bytes, listing) = try WorkspaceDamageTests.file()
    var dice = ModelDice(5)
    var refused = 0
    for _ in 0..<WorkspaceDamageTests.rounds {
      var damaged = bytes
      damaged[dice.roll(bytes.count)] ^= UInt8(1 << dice.roll(8))
      Scratch.write(damaged, to: scratch.path)
      do {
        let (workspace, model) = try Workspace.open(scratch.path)
        let found = model.listing
        if let failure = workspace.failure { throw failure }
        workspace.close()
        #expect(found == listing)
      } catch let error as RelationFailure {
        refused += 1
        #expect(!error.problem.message(in: .swedish).isEmpty)
      }
      unlink(scratch.path)
    }
    #expect(refused > WorkspaceDamageTests.rounds / 10)
  }

  @Test func `a cut file is refused, unless nothing of it was cut off`() throws {
    let (scratch, bytes, listing) = try WorkspaceDamageTests.file()
    var dice = ModelDice(6)
    var refused = 0
    for _ in 0..<WorkspaceDamageTests.rounds / 3 {
      Scratch.write(Array(bytes.prefix(dice.roll(bytes.count))), to: scratch.path)
      let refusal = problem {
        let (workspace, model) = try Workspace.open(scratch.path)
        defer { workspace.close() }
        let found = model.listing
        if let failure = workspace.failure { throw failure }
        // The end of a file may be a page that nothing stands on.
        #expect(found == listing)
      }
      if refusal != nil { refused += 1 }
      unlink(scratch.path)
    }
    #expect(refused > WorkspaceDamageTests.rounds * 3 / 10)
  }

  @Test func `many flipped bytes and pages in the wrong place never trap`() throws {
    let (scratch, bytes, listing) = try WorkspaceDamageTests.file()
    var dice = ModelDice(7)
    for _ in 0..<WorkspaceDamageTests.rounds / 3 {
      var damaged = bytes
      for _ in 0..<dice.roll(40) { damaged[dice.roll(bytes.count)] = UInt8(dice.roll(256)) }
      let (from, to) = (dice.roll(bytes.count / 4096) * 4096, dice.roll(bytes.count / 4096) * 4096)
      damaged.replaceSubrange(to..<to + 4096, with: bytes[from..<from + 4096])
      Scratch.write(damaged, to: scratch.path)
      if let (workspace, model) = try? Workspace.open(scratch.path) {
        let found = model.listing
        if workspace.failure == nil { #expect(found == listing) }
        workspace.close()
      }
      _ = try? Workspace.check(scratch.path)
      unlink(scratch.path)
    }
  }
}
