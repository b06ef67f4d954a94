import CSQLite
import Glibc
import KompValues

/// What SQLite answered where it did not do what was asked.
struct SQLFailure: Error, Sendable {
  /// The primary result code.
  let code: Int32
  /// SQLite's own words, for a report.
  let message: String
  /// Whether bytes could not be written.
  let isUnwritten: Bool

  init(code: Int32, message: String) {
    self.code = code & 0xff
    self.message = message
    // The second byte of a code says what failed: 3 is a write.
    isUnwritten = self.code == SQLITE_IOERR && code >> 8 == 3
  }

  /// What a connection says of the last call on it.
  init(code: Int32, on handle: OpaquePointer?) {
    self.init(code: code, message: String(cString: sqlite3_errmsg(handle)))
  }
}

/// One open SQLite file; it closes itself.
///
/// Every file is treated as untrusted: nothing in its schema may run, and SQLite's own checks are on.
/// SQLite lets one thread at a time in, since columns are read when a kernel first touches them.
final class Connection: @unchecked Sendable {
  private let handle: OpaquePointer

  private init(_ handle: OpaquePointer) { self.handle = handle }

  /// How a file is opened that lies where nothing can be written, not even a lock.
  enum Frozen {
    /// As it stands.
    case alone
    /// With the log that somebody left beside it.
    case withLog
  }

  /// Opens a file that exists; one that lies where nothing can be written may be read as it stands.
  static func opening(
    _ path: String, isReading: Bool = false,
    frozen: Frozen? = nil
  ) throws(SQLFailure) -> Connection {
    var opened: OpaquePointer?
    let way =
      frozen != nil
      ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      : isReading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
    let flags = way | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE
    // Without a file for the log's index SQLite keeps it in memory, where no other may write beside.
    let name: String =
      switch frozen {
      case .alone: "file:" + escaped(path) + "?immutable=1"
      case .withLog: "file:" + escaped(path) + "?vfs=unix-none"
      case nil: path
      }
    let code = sqlite3_open_v2(name, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(opened)
      throw SQLFailure(code: code, message: message)
    }
    let connection = Connection(opened)
    sqlite3_busy_handler(opened, { _, times in Connection.waits(times) }, nil)
    for (option, on) in [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_ENABLE_VIEW, 0), (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
    ] {
      _ = ksql_flag(opened, Int32(option), Int32(on))
    }
    sqlite3_limit(opened, SQLITE_LIMIT_ATTACHED, 0)
    sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, 1 << 30)
    sqlite3_limit(opened, SQLITE_LIMIT_SQL_LENGTH, 1 << 16)
    if frozen == .withLog { try connection.run("PRAGMA locking_mode = EXCLUSIVE") }
    try connection.run("PRAGMA cell_size_check = ON")
    // What is deleted is overwritten: a person who was removed must not stay in free pages.
    try connection.run("PRAGMA secure_delete = ON")
    return connection
  }

  deinit { sqlite3_close_v2(handle) }

  /// Waits a moment for what another connection is writing; 0 once that has been about five seconds, or
  /// where somebody asks to stop.
  ///
  /// SQLite's own way sleeps up to a tenth of a second: beside somebody who writes without pause, on a
  /// machine with much to do, it found nothing free for two seconds. These pauses are short and unlike.
  private static func waits(_ times: Int32) -> Int32 {
    guard times < 1_700, !Work.isStopped else { return 0 }
    usleep(UInt32(1_000 + times % 5 * 1_000))
    return 1
  }

  /// A path as SQLite reads it in an address.
  private static func escaped(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return path.utf8.reduce(into: "") { text, byte in
      let isPlain = byte < 0x80 && ![0x25, 0x3F, 0x23].contains(byte)
      text +=
        isPlain
        ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
  }

  /// Whether the file cannot be written.
  var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

  /// Runs statements that give no rows anybody reads.
  func run(_ sql: String) throws(SQLFailure) {
    try check(sqlite3_exec(handle, sql, nil, nil, nil))
  }

  /// Prepares one statement.
  func prepare(_ sql: String) throws(SQLFailure) -> Statement {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(handle, sql, -1, &statement, nil))
    guard let statement else {
      throw SQLFailure(code: SQLITE_MISUSE, message: "nothing to prepare")
    }
    return Statement(statement)
  }

  /// The first value of a statement's first row as a text; nil where there is no row.
  func value(_ sql: String) throws(SQLFailure) -> String? {
    let statement = try prepare(sql)
    return try statement.step() ? statement.text(0) : nil
  }

  /// The first value of every row of a statement.
  func texts(_ sql: String) throws(SQLFailure) -> [String] {
    let statement = try prepare(sql)
    var texts: [String] = []
    while try statement.step() { texts.append(statement.text(0)) }
    return texts
  }

  /// Runs what is given in one transaction that takes the writer's lock at once.
  func transaction<Answer>(_ body: () throws -> Answer) throws -> Answer {
    try run("BEGIN IMMEDIATE")
    return try ended(body)
  }

  /// Reads what is given as it stands at one moment, whoever writes meanwhile.
  func reading<Answer>(_ body: () throws -> Answer) throws -> Answer {
    try run("BEGIN")
    return try ended(body)
  }

  private func ended<Answer>(_ body: () throws -> Answer) throws -> Answer {
    do {
      let answer = try body()
      try run("COMMIT")
      return answer
    } catch {
      // A failed rollback means that SQLite has rolled back by itself already.
      try? run("ROLLBACK")
      throw error
    }
  }

  /// Writes the file anew, so that nothing that was deleted is left in it.
  func vacuum() throws(SQLFailure) { try attaching { () throws(SQLFailure) in try run("VACUUM") } }

  /// Writes a copy as it stands at one moment, whoever writes meanwhile, into an empty file.
  func vacuum(into path: String) throws(SQLFailure) {
    try attaching { () throws(SQLFailure) in
      let statement = try prepare("VACUUM INTO ?")
      try statement.bind(1, path)
      _ = try statement.step()
    }
  }

  /// Nothing may be attached but the copy that SQLite itself makes.
  private func attaching(_ body: () throws(SQLFailure) -> Void) throws(SQLFailure) {
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 1)
    defer { sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0) }
    try body()
  }

  private func check(_ code: Int32) throws(SQLFailure) {
    if code == SQLITE_OK { return }
    throw SQLFailure(code: code, on: handle)
  }
}
