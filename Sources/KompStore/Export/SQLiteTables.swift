import Glibc
import KompLexicon
import KompModel

/// Ordinary SQLite files, as other tools write and read them: one table a noun.
public enum SQLiteTables {
  /// Whether a name is such a file's.
  public static func isOne(_ path: String) -> Bool {
    [".sqlite", ".sqlite3", ".db"].contains { path.lowercased().hasSuffix($0) }
  }

  /// Writes nouns' rows to a new file; whole or not at all, and never over another.
  public static func write(_ rosters: [Roster], to path: String) throws(RelationFailure) {
    if access(path, F_OK) == 0 { throw RelationFailure(WorkspaceProblem.exists(path)) }
    let beside = path + ".part"
    unlink(beside)
    if let problem = FilePlace.create(beside) { throw RelationFailure(problem) }
    do throws(RelationFailure) {
      try Workspace.guarded(path) {
        let connection = try Connection.opening(beside)
        try connection.transaction {
          guard let model = rosters.first?.model else { return }
          var tables = try WholeTables(connection, model)
          for roster in rosters { try tables.write(roster) }
        }
      }
      if let problem = FilePlace.settle(beside, as: path) { throw RelationFailure(problem) }
    } catch {
      unlink(beside)
      unlink(beside + "-journal")
      throw error
    }
  }

  /// A name as SQL has it.
  static func name(_ id: String) -> String {
    "\"" + id.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// The table of a noun in such a file, as a file of rows; nil where the file is none of SQLite's.
  ///
  /// The table has the noun's id or one of its words for a name; a lone table is meant whatever it is called.
  static func rows(of noun: NounID, in path: String) throws(RelationFailure) -> [UInt8]? {
    guard isSQLite(path) else { return nil }
    return try Workspace.guarded(path) {
      let connection = try Connection.opening(path, isReading: true)
      let names = try connection.texts(
        "SELECT name FROM sqlite_schema WHERE type = 'table' "
          + "AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name")
      let words = [noun.name] + (Schema.noun(noun)?.words.flatMap(\.all) ?? [])
      let wanted = Set(words.map { $0.lowercased() })
      guard
        let table = names.first(where: { wanted.contains($0.lowercased()) })
          ?? (names.count == 1 ? names.first : nil)
      else { return [] }
      return try connection.reading {
        try rows(of: table, without: unread(of: table, names, connection), connection)
      }
    }
  }

  /// The columns of a table that komp itself wrote and that say nothing a file of rows would say.
  private static func unread(of table: String, _ names: [String], _ connection: Connection) throws
    -> Set<String>
  {
    guard names.contains(WholeTables.fields),
      try connection.value("PRAGMA user_version") == "\(WholeTables.version)"
    else { return [] }
    let statement = try connection.prepare(
      "SELECT \"column\" FROM \(WholeTables.fields) WHERE \"table\" = ? AND kind IN ('row', 'hidden')"
    )
    try statement.bind(1, table)
    var found: Set<String> = ["row"]
    while try statement.step() { found.insert(statement.text(0)) }
    return found
  }

  private static func rows(of table: String, without unread: Set<String>, _ connection: Connection)
    throws -> [UInt8]
  {
    let statement = try connection.prepare("SELECT * FROM \(name(table))")
    var bytes: [UInt8] = []
    func put(_ texts: [String]) {
      let line = texts.map { PlainTable.quoted($0, separator: ";") }.joined(separator: ";")
      bytes.append(contentsOf: line.utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    let names = statement.columnNames
    let columns = names.indices.filter { !unread.contains(names[$0]) }
    put(columns.map { names[$0] })
    while try statement.step() { put(columns.map { statement.text(Int32($0)) }) }
    return bytes
  }

  static func isSQLite(_ path: String) -> Bool {
    // A pipe is not opened: whoever writes into it would lose its only reader.
    var about = stat()
    guard stat(path, &about) == 0, about.st_mode & S_IFMT == S_IFREG else { return false }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var head = [UInt8](repeating: 0, count: 16)
    return read(file, &head, 16) == 16 && head == Array("SQLite format 3\0".utf8)
  }
}
