import Glibc
import KompLexicon
import KompModel
import KompValues
import Testing

@testable import KompStore

/// Files by somebody who knows the format and means no good: every checksum is right.
@Suite struct HostileFileTests {
  private static let rounds = getenv("KOMP_SOAK") == nil ? 60 : 1_000

  /// Everything a session could ask of a model, asked.
  private func ask(_ model: Model) throws {
    let rosters = Rosters()
    let moment = Moment(day: Day(iso: "2025-06-01"))
    for noun in Schema.nouns {
      guard let roster = rosters.roster(noun.id, in: model, at: moment) else { continue }
      for field in roster.fields { #expect(roster.column(field).count == roster.count) }
      _ = roster.present
    }
    _ = model.hash
  }

  /// Changes a block of the snapshot and every checksum that speaks of it.
  private func forge(_ path: String, _ dice: inout ModelDice) throws {
    let connection = try Connection.opening(path)
    var head = try SnapshotHead.newest(connection)
    let places = head.blocks.places.sorted { $0.name < $1.name }
    let place = places[dice.roll(places.count)]
    let mark = try #require(head.blocks[place])
    let block = try BlockSource(connection).block(place, mark)
    guard let (kind, count, rest) = Block.opened(block, named: place.name) else { return }
    var payload = Array(rest.rest)
    for _ in 0...dice.roll(4) where !payload.isEmpty {
      payload[dice.roll(payload.count)] = UInt8(dice.roll(256))
    }
    if dice.roll(4) == 0, !payload.isEmpty { payload.removeLast(1 + dice.roll(payload.count)) }
    let claimed = dice.roll(3) == 0 ? dice.roll(1 << (1 + dice.roll(45))) : count
    let forged = Block.sealed(kind, count: claimed, payload, named: place.name)
    head.blocks[place] = BlockMark(fold: mark.fold, sum: Block.sum(of: forged))
    if dice.roll(9) == 0 { head.blocks[places[dice.roll(places.count)]] = nil }
    try Forgery.write(forged, at: place, mark.fold, connection)
    try Forgery.write(head, connection)
  }

  @Test func `a forged file is refused, an error when it is read, or harmless`() throws {
    let scratch = Scratch()
    var dice = ModelDice(77)
    var keeper = Keeper(
      try Workspace.create(scratch.path, holding: Model.random(9), key: .fresh()),
      Model.random(9))
    for _ in 0..<5 { try keeper.keep(dice.change(of: keeper.model)) }
    keeper.workspace.close()
    let bytes = Scratch.read(scratch.path)
    var refused = 0
    for _ in 0..<HostileFileTests.rounds {
      Scratch.write(bytes, to: scratch.path)
      try forge(scratch.path, &dice)
      _ = try? Workspace.check(scratch.path)
      guard let (workspace, model) = try? Workspace.open(scratch.path) else {
        refused += 1
        continue
      }
      model.bringHere()
      if workspace.failure != nil { refused += 1 } else { try ask(model) }
      workspace.close()
    }
    #expect(refused > HostileFileTests.rounds / 5)
  }
}
