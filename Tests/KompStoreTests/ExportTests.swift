import Glibc
import KompLexicon
import KompModel
import KompValues
import Testing

@testable import KompStore

@Suite struct ExportTests {
  private static func tables(_ model: Model) throws -> [PlainTable] {
    let rosters = Rosters()
    let moment = try Moment(day: #require(Day(iso: "2025-06-01")), includingFormer: true)
    return try Schema.nouns.map { noun in
      PlainTable(try #require(rosters.roster(noun.id, in: model, at: moment)))
    }
  }

  @Test func `every table stands in the file under its noun, as another tool reads it`() throws {
    let scratch = Scratch()
    for seed in 0..<4 {
      let path = scratch.folder + "/c.csv"
      unlink(path)
      let tables = try ExportTests.tables(Model.random(seed))
      try SQLiteTables.write(tables, to: path)
      #expect(problem { try SQLiteTables.write(tables, to: path) }?.code == "E0503")
      let connection = try Connection.opening(path, isReading: true)
      #expect(
        try connection.texts("SELECT name FROM sqlite_schema WHERE type = 'table'").sorted()
          == Schema.nouns.map(\.id.name).sorted())
      for table in tables {
        let count = try connection.value("SELECT count(*) FROM \"\(table.name)\"")
        #expect(count == String(table.count))
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
    try SQLiteTables.write(try ExportTests.tables(work.model), to: path)
    var model = Model()
    for noun in [NounID.units, .staff, .competences] {
      let file = try Importer.open(path, of: noun)
      let order = ImportOrder(noun: noun, day: try #require(Day(iso: "2025-11-01")))
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
}
