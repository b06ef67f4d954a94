import Glibc
import KompLexicon
import KompModel
import KompValues
import Testing

@testable import KompStore

@Suite struct ExportTests {
  private static func rosters(_ model: Model) throws -> [Roster] {
    let rosters = Rosters()
    rosters.saying = { kept, _ in Words(kept, kept) }
    let moment = Moment(day: Day(iso: "2025-06-01"), includingFormer: true)
    return try Schema.nouns.map { noun in
      try #require(rosters.roster(noun.id, in: model, at: moment))
    }
  }

  private static func tables(_ model: Model) throws -> [PlainTable] {
    try rosters(model).map { PlainTable($0) }
  }

  /// A model as it is but for hashes of personal numbers, which are never exported, and for references
  /// to rows that are gone.
  private static func exported(_ seed: Int) -> Model {
    var model = Model.random(seed)
    model["people"].replace("hash", with: Column(missing: model["people"].count, isText: true))
    let whole = model
    for name in whole.names {
      for (column, type) in whole[name].types {
        guard case .reference(let noun) = type, let home = Schema.noun(noun)?.home else { continue }
        for row in 0..<whole[name].count {
          if let target = whole[name][column, row], !whole[home].has(Int(target)) {
            model[name][column, row] = nil
          }
        }
        model[name].past.removeAll { past in
          past.column == column && past.value.map { !whole[home].has(Int($0)) } ?? false
        }
      }
    }
    return model
  }

  @Test func `every table stands in the file under its noun, as another tool reads it`() throws {
    let scratch = Scratch()
    for seed in 0..<4 {
      let path = scratch.folder + "/c.csv"
      unlink(path)
      let model = Model.random(seed)
      let rosters = try ExportTests.rosters(model)
      try SQLiteTables.write(rosters, to: path)
      #expect(problem { try SQLiteTables.write(rosters, to: path) }?.code == "E0503")
      let connection = try Connection.opening(path, isReading: true)
      let nouns = Schema.nouns.map(\.id.name)
      #expect(
        try connection.texts("SELECT name FROM sqlite_schema WHERE type = 'table'").sorted()
          == (nouns + nouns.map { $0 + "_history" } + ["fields"]).sorted())
      for noun in Schema.nouns {
        let register = model[noun.home]
        let count = try connection.value("SELECT count(*) FROM \"\(noun.id.name)\"")
        #expect(count == String(register.count - register.removed.count))
        let past = try connection.value("SELECT count(*) FROM \"\(noun.id.name)_history\"")
        #expect(past == String(register.past.count { register.has(Int($0.row)) }))
      }
    }
    unlink(scratch.folder + "/c.csv")
  }

  @Test func `what was exported comes in again as it was`() throws {
    let scratch = Scratch()
    let path = scratch.folder + "/c.csv"
    defer { unlink(path) }
    var work = Imported()
    try work.bring(ImportStaffTests.two)
    try work.bring(ImportCompetenceTests.competences, .competences)
    try SQLiteTables.write(try ExportTests.rosters(work.model), to: path)
    var model = Model()
    for noun in [NounID.units, .staff, .competences] {
      let file = try Importer.open(path, of: noun)
      let order = ImportOrder(noun: noun, day: Day(iso: "2025-11-01"))
      model = try Importer.bring(file, into: model, as: order, key: .fresh()).0
    }
    let (old, new) = (try ExportTests.tables(work.model), try ExportTests.tables(model))
    for name in ["staff", "competences"] {
      let before = try #require(old.first { $0.name == name })
      let after = try #require(new.first { $0.name == name })
      #expect(
        String(decoding: after.csv, as: UTF8.self) == String(decoding: before.csv, as: UTF8.self))
    }
  }

  @Test(arguments: 0..<30)
  func `a whole model comes back under the same row numbers with all it said before`(seed: Int)
    throws
  {
    let scratch = Scratch()
    let path = scratch.folder + "/c.csv"
    let model = ExportTests.exported(seed)
    try SQLiteTables.write(try ExportTests.rosters(model), to: path)
    let back = try WholeModel.read(path) { _ in { .success($0) } }
    #expect(back.hash == model.hash)
    for name in model.names {
      let (mine, theirs) = (model[name], back[name])
      #expect(theirs.own.map(\.heading) == mine.own.map(\.heading), "\(name)")
      #expect(theirs.types == mine.types, "\(name)")
      #expect(theirs.past.count == mine.past.count { mine.has(Int($0.row)) }, "\(name)")
    }
  }

  @Test func `numbers come back digit by digit as SQLite writes them`() {
    let digits: [(String, Int, Int64?)] = [
      ("75", 4, 750_000), ("0.75", 4, 7_500), ("1.0e-05", 5, 1), ("1.5e+02", 1, 1_500),
      ("-0.5", 1, -5), ("0", 3, 0), ("0.0", 0, 0), ("1.25", 1, nil), ("", 2, nil), (".5", 2, nil),
      ("5.", 2, nil), ("1e", 2, nil), ("x", 2, nil), ("9223372036854775807", 0, .max),
      ("9223372036854775808", 0, nil), ("1e60", 0, nil), ("-", 0, nil), ("0.10", 1, 1),
    ]
    for (text, scale, value) in digits {
      #expect(StoredText.decimal(text, scale: scale) == value, "\(text)")
    }
  }

  @Test func `what somebody has changed by half is told and not guessed`() throws {
    let scratch = Scratch()
    let path = scratch.folder + "/c.csv"
    let changes = [
      "UPDATE employments SET unit = 'another' WHERE unit IS NOT NULL",
      "UPDATE employments SET unit_row = 900000", "UPDATE employments SET degree = 'much'",
      "UPDATE employments SET start_date = '2025-02-30'",
      "UPDATE staff_history SET until = 'then'", "INSERT INTO staff(\"row\") VALUES (1000000000)",
      "INSERT INTO employments_history VALUES (99999, 'x', 'degree', '2025-01-01', 1, NULL)",
      "UPDATE fields SET \"column\" = 'nothing' WHERE field = 'degree'",
      "UPDATE fields SET type = 'spaceship', kind = 'own' WHERE field = 'degree'",
      "UPDATE fields SET field = 'spaceships' WHERE field = 'degree'", "PRAGMA user_version = 9",
      "DROP TABLE needs", "DROP TABLE fields", "PRAGMA user_version = 0",
    ]
    for (number, change) in changes.enumerated() {
      unlink(path)
      // The fifth of the changes is about what somebody was called before.
      try SQLiteTables.write(try ExportTests.rosters(ExportTests.exported(7)), to: path)
      try Connection.opening(path).run(change)
      let found = problem { _ = try WholeModel.read(path) { _ in { .success($0) } } }?.code
      let codes = number < 9 ? ["E0506"] : number < 11 ? ["E0505"] : ["E0610"]
      #expect(found.map(codes.contains) == true, "\(change): \(found ?? "read")")
    }
    #expect(
      problem { _ = try WholeModel.read(scratch.folder + "/b.csv") { _ in { .success($0) } } }?
        .code == "E0501")
  }
}
