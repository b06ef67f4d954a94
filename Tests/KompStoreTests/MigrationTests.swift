import Glibc
import KompLexicon
import KompModel
import Testing

@testable import KompStore

@Suite struct MigrationTests {
  private static let later: Set<String> = [
    "roles", "wishes", "targets", "criteria", "people.protected", "employments.seen",
  ]

  @Test(arguments: 0..<8)
  func `a file of the first format opens as it was and becomes one of the second with a change`(
    seed: Int
  ) throws {
    let scratch = Scratch()
    let model = Model.random(seed)
    try OldFile.write(model, to: scratch.path)
    let before = Scratch.read(scratch.path)
    let (reader, read) = try Workspace.open(scratch.path)
    #expect(read.listing == model.listing)
    #expect(try reader.entries().isEmpty && reader.headings().isEmpty)
    reader.close()
    #expect(Scratch.read(scratch.path) == before)
    var keeper = try Keeper(scratch.path)
    let first = Int32(model["units"].count)
    #expect(try keeper.keep(Change([Edit("units", .add(first: first, count: 1, cells: [:]))])) == 1)
    let changed = keeper.model.listing
    keeper.workspace.close()
    let again = try Keeper(scratch.path)
    #expect(again.model.listing == changed)
    #expect(again.workspace.version == Snapshot.version)
    #expect(try again.workspace.entries().count == 1)
    again.workspace.close()
    #expect(try Workspace.check(scratch.path).isWhole)
  }

  @Test func `tables and fields that an earlier komp did not know of are empty`() throws {
    let scratch = Scratch()
    var model = Model.random(3, rows: 30)
    // What nobody knew of nobody can refer to.
    for name in ["roles", "wishes", "targets", "criteria"] { model[name] = Model()[name] }
    for column in ["protected", "seen"] {
      for name in ["people", "employments"] where model[name].types[column] != nil {
        let type = model[name].types[column]
        model[name].replace(
          column, with: Column(missing: model[name].count, isText: type == .text))
        model[name].past.removeAll { $0.column == column }
      }
    }
    for name in model.names {
      for (column, type) in model[name].types {
        guard case .reference(let noun) = type, let home = Schema.noun(noun)?.home,
          ["roles", "wishes", "targets", "criteria"].contains(home)
        else { continue }
        model[name].replace(column, with: Column(missing: model[name].count))
        model[name].past.removeAll { $0.column == column }
      }
    }
    try OldFile.write(model, to: scratch.path, without: MigrationTests.later)
    var keeper = try Keeper(scratch.path)
    #expect(keeper.model.hash == model.hash)
    try keeper.keep(
      Change([Edit("units", .add(first: Int32(model["units"].count), count: 1, cells: [:]))]))
    let hash = keeper.model.hash
    keeper.workspace.close()
    #expect(try Keeper(scratch.path).model.hash == hash)
  }

  @Test func `a table or field of a later komp is refused and left as it is`() throws {
    let scratch = Scratch()
    var model = Model.random(5)
    model["spaceships"] = Register(types: ["name": .text])
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    let before = Scratch.read(scratch.path)
    let refused = problem { _ = try Workspace.open(scratch.path) }
    #expect(refused?.code == "E0505")
    #expect(refused?.message(in: .swedish).contains("senare komp") == true)
    #expect(Scratch.read(scratch.path) == before)
    #expect(try !Workspace.check(scratch.path).isWhole)
  }
}
