import KompLexicon
import KompModel

/// How a whole model lies in a file: the tables, and what the parts of a register are called there.
enum Snapshot {
  /// `komp` in ASCII: what the file says it is.
  static let applicationID: UInt32 = 0x6b6f_6d70
  /// The version of the tables and blocks.
  ///
  /// The second brought the journal; the third blocks that tell a run by its first value, and a quicker sum
  /// of large ones; the fourth blocks of some texts each. A file of an earlier one becomes one of the fourth
  /// when something is written into it.
  static let version = 4
  /// How many bytes SQLite reads and writes at a time: a block is many pages, a change a few.
  static let pageSize = 16_384

  /// The part number of a column's first texts.
  static let poolPart: Int64 = -1
  /// How many texts a block has, where another one follows: who shows twenty names reads a few blocks.
  static let textsLength = 4_096
  /// The part number of a register's count and own fields, under an empty field name.
  static let registerPart: Int64 = -2
  /// The part number of a register's superseded values, under an empty field name.
  static let pastPart: Int64 = -3

  /// The part number of a register's removed rows, under an empty field name.
  static let removedPart: Int64 = -4

  /// The part number of a snapshot's head, under an empty noun and field.
  static let headPart: Int64 = -5
  /// What the head is called where it is damaged.
  static let headName = Both("the list of its parts", "förteckningen över dess delar")

  /// The three tables, exactly as they stand in the file; anything else there is not ours.
  static let tables: [(name: String, sql: String)] = [
    ("meta", "CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT"),
    (
      "snapshot",
      "CREATE TABLE snapshot (noun TEXT NOT NULL, field TEXT NOT NULL, part INTEGER NOT NULL, "
        + "number INTEGER NOT NULL, block BLOB NOT NULL, PRIMARY KEY (noun, field, part, number)) "
        + "STRICT"
    ),
    (
      "journal",
      "CREATE TABLE journal (number INTEGER PRIMARY KEY, time INTEGER NOT NULL, who TEXT NOT NULL, "
        + "command TEXT NOT NULL, kind INTEGER NOT NULL, of INTEGER NOT NULL, change BLOB NOT NULL, "
        + "inverse BLOB NOT NULL, sum INTEGER NOT NULL) STRICT"
    ),
  ]

  /// The part number of how many of a column's first texts stand in order, where a block of them does.
  static let orderPart: Int64 = -6

  /// The part number of a block of a column's texts.
  static func textsPart(_ index: Int) -> Int64 { index == 0 ? poolPart : -64 - Int64(index) }

  /// The part number of where the rows of each of a column's values begin, where it is noted which they are.
  static let startsPart: Int64 = -7

  /// The part number of a block of rows, value by value; a column that has them has no texts.
  static func rowsPart(_ index: Int) -> Int64 { -64 - Int64(index) }

  /// Where a block stands, as its checksum knows it.
  static func name(_ noun: String, _ field: String, _ part: Int64) -> String {
    "\(noun)/\(field)/\(part)"
  }

  /// Makes the tables in an empty file.
  static func prepare(_ connection: Connection) throws(SQLFailure) {
    try connection.run("PRAGMA application_id = \(applicationID)")
    try markVersion(connection)
    for table in tables { try connection.run(table.sql) }
  }

  /// Says in the file of which version it is.
  static func markVersion(_ connection: Connection) throws(SQLFailure) {
    try connection.run("PRAGMA user_version = \(version)")
  }

  /// The version of an opened file that is a workspace; a problem where it is none, or a later one.
  static func version(of connection: Connection, _ path: String) throws -> Int {
    guard try connection.value("PRAGMA application_id") == String(applicationID) else {
      throw RelationFailure(WorkspaceProblem.foreign(path))
    }
    let found = Int(try connection.value("PRAGMA user_version") ?? "") ?? 0
    if found > version { throw RelationFailure(WorkspaceProblem.newer(path, version: found)) }
    guard (1...version).contains(found) else {
      throw RelationFailure(WorkspaceProblem.foreign(path))
    }
    let known = found == 1 ? OldSnapshot.tables : tables
    let statement = try connection.prepare(
      "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'")
    var seen = 0
    while try statement.step() {
      let (name, sql) = (statement.text(0), statement.text(1))
      guard known.contains(where: { $0.name == name && $0.sql == sql }) else {
        throw RelationFailure(WorkspaceProblem.foreign(path))
      }
      seen += 1
    }
    guard seen == known.count else { throw RelationFailure(WorkspaceProblem.foreign(path)) }
    return found
  }

  /// Looks at the structure of the whole file, as before anything is written into it.
  static func checkStructure(_ connection: Connection) throws {
    let check = try connection.value("PRAGMA quick_check(1)")
    guard check == "ok" else {
      let place = check ?? ""
      throw Damage(Both("the file's structure: \(place)", "filens struktur: \(place)"))
    }
  }
}
