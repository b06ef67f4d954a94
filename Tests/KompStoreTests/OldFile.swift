import KompModel
import Testing

@testable import KompStore

/// Writes workspace files as earlier versions of komp did, for the tests of reading them.
enum OldFile {
  /// A file of the first format, without the tables and columns that its komp did not know of.
  static func write(_ model: Model, to path: String, without unknown: Set<String> = []) throws {
    try #require(FilePlace.create(path) == nil)
    let connection = try Connection.opening(path)
    try connection.transaction {
      try connection.run("PRAGMA application_id = \(Snapshot.applicationID)")
      try connection.run("PRAGMA user_version = 1")
      for table in OldSnapshot.tables { try connection.run(table.sql) }
      try Workspace.meta(connection, "number", "3")
      try Workspace.meta(connection, "key", "")
      for noun in model.names where !unknown.contains(noun) {
        try write(model[noun], noun, unknown, connection)
      }
    }
  }

  private static func write(
    _ register: Register, _ noun: String, _ unknown: Set<String>, _ connection: Connection
  ) throws {
    func put(_ field: String, _ part: Int64, _ block: (String) -> [UInt8]) throws {
      let statement = try connection.prepare("INSERT INTO snapshot VALUES (?, ?, ?, ?)")
      try statement.bind(1, noun)
      try statement.bind(2, field)
      try statement.bind(3, part)
      try statement.bind(4, block(Snapshot.name(noun, field, part)))
      _ = try statement.step()
    }
    try put("", Snapshot.registerPart) { SnapshotWriter.outline(register, named: $0) }
    if !register.past.isEmpty {
      try put("", Snapshot.pastPart) { SnapshotWriter.past(register, named: $0) }
    }
    if !register.removed.isEmpty {
      try put("", Snapshot.removedPart) {
        Block.encoded(removed: register.removed.sorted(), named: $0)
      }
    }
    for (field, column) in register.columns where !unknown.contains("\(noun).\(field)") {
      if let pool = column.pool {
        try put(field, Snapshot.poolPart) { Block.encoded(pool, named: $0) }
      }
      for (index, part) in column.parts.enumerated() {
        try put(field, Int64(index)) { Block.encoded(part, named: $0) }
      }
    }
  }
}
