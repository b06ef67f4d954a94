import KompModel

/// A file of the first format: one snapshot without a head, and a journal nobody wrote.
///
/// It is read as it is, and becomes a file of the present format with the first change made to it.
enum OldSnapshot {
  /// The tables of the first format.
  static let tables: [(name: String, sql: String)] = [
    Snapshot.tables[0],
    (
      "snapshot",
      "CREATE TABLE snapshot (noun TEXT NOT NULL, field TEXT NOT NULL, part INTEGER NOT NULL, "
        + "block BLOB NOT NULL, PRIMARY KEY (noun, field, part)) STRICT"
    ),
    (
      "journal",
      "CREATE TABLE journal (number INTEGER PRIMARY KEY, time TEXT NOT NULL, who TEXT NOT NULL, "
        + "command TEXT NOT NULL, change BLOB NOT NULL) STRICT"
    ),
  ]

  /// The blocks of such a file as if a head named them.
  static func head(_ connection: Connection) throws -> SnapshotHead {
    var head = SnapshotHead(number: 0, last: 0)
    let statement = try connection.prepare("SELECT noun, field, part, block FROM snapshot")
    while try statement.step() {
      let place = BlockPlace(statement.text(0), statement.text(1), statement.integer(2))
      let sum = statement.bytes(3) { Block.sum(of: Array($0.suffix(8))) }
      head.blocks[place] = BlockMark(fold: 0, sum: sum)
    }
    return head
  }

  /// Makes a file of it a file of the present format, inside a transaction that somebody else began.
  static func migrate(_ connection: Connection, holding model: Model) throws -> SnapshotHead {
    try connection.run("DROP TABLE snapshot; DROP TABLE journal")
    try connection.run("DELETE FROM meta WHERE key = 'number'")
    for table in Snapshot.tables.dropFirst() { try connection.run(table.sql) }
    try Snapshot.markVersion(connection)
    var writer = try SnapshotWriter(connection, after: nil, last: 0)
    try writer.write(model)
    try JournalTable.setLast(0, connection)
    return writer.head
  }
}
