import Glibc
import KompLexicon
import KompModel

/// Ordinary SQLite files, as other tools write and read them: one table a noun.
public enum SQLiteTables {
  /// Whether a name is such a file's.
  public static func isOne(_ path: String) -> Bool {
    [".sqlite", ".sqlite3", ".db"].contains { path.lowercased().hasSuffix($0) }
  }

  /// Writes tables to a new file; whole or not at all, and never over another.
  public static func write(_ tables: [PlainTable], to path: String) throws(RelationFailure) {
    if access(path, F_OK) == 0 { throw RelationFailure(WorkspaceProblem.exists(path)) }
    let beside = path + ".part"
    unlink(beside)
    if let problem = FilePlace.create(beside) { throw RelationFailure(problem) }
    do throws(RelationFailure) {
      try Workspace.guarded(path) {
        let connection = try Connection.opening(beside)
        try connection.transaction { for table in tables { try write(table, connection) } }
      }
      if let problem = FilePlace.settle(beside, as: path) { throw RelationFailure(problem) }
    } catch {
      unlink(beside)
      unlink(beside + "-journal")
      throw error
    }
  }

  private static func write(_ table: PlainTable, _ connection: Connection) throws {
    let columns = table.fields.map { "\(name($0.id)) \(type(of: $0))" }
    try connection.run("CREATE TABLE \(name(table.name)) (\(columns.joined(separator: ", ")))")
    let marks = [String](repeating: "?", count: columns.count).joined(separator: ", ")
    let insert = try connection.prepare("INSERT INTO \(name(table.name)) VALUES (\(marks))")
    for row in 0..<table.count {
      for column in table.fields.indices {
        let place = Int32(column + 1)
        switch table.cell(row, column) {
        case .missing: break
        // The column's affinity makes a number of the digits.
        case .text(let text), .digits(let text): try insert.bind(place, text)
        case .flag(let yes): try insert.bind(place, yes ? 1 : 0)
        }
      }
      _ = try insert.step()
      insert.reset()
    }
  }

  private static func name(_ id: String) -> String {
    "\"" + id.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  private static func type(of field: Field) -> String {
    switch field.type {
    case .text, .day, .list, .reference: "TEXT"
    case .flag, .months, .number(scale: 0): "INTEGER"
    case .number, .share: "NUMERIC"
    }
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
      return try connection.reading { try rows(of: table, connection) }
    }
  }

  private static func rows(of table: String, _ connection: Connection) throws -> [UInt8] {
    let statement = try connection.prepare("SELECT * FROM \(name(table))")
    var bytes: [UInt8] = []
    func put(_ texts: [String]) {
      let line = texts.map { PlainTable.quoted($0, separator: ";") }.joined(separator: ";")
      bytes.append(contentsOf: line.utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    put(statement.columnNames)
    let columns = Int32(statement.columnNames.count)
    while try statement.step() { put((0..<columns).map { statement.text($0) }) }
    return bytes
  }

  private static func isSQLite(_ path: String) -> Bool {
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
