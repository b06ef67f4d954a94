import CSQLite

/// One prepared statement; it ends with its scope, before the connection it belongs to.
struct Statement: ~Copyable {
  private let handle: OpaquePointer

  init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { sqlite3_finalize(handle) }

  /// Gives a parameter, counted from 1, a whole number.
  func bind(_ index: Int32, _ value: Int64) throws(SQLFailure) {
    try check(sqlite3_bind_int64(handle, index, value))
  }

  /// Gives a parameter a text.
  func bind(_ index: Int32, _ value: String) throws(SQLFailure) {
    var value = value
    let code = value.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) {
        // An empty text without an address would be bound as NULL.
        guard let start = $0.baseAddress else {
          return sqlite3_bind_text64(
            handle, index, "", 0, ksql_transient(), UInt8(SQLITE_UTF8))
        }
        return sqlite3_bind_text64(
          handle, index, start, UInt64($0.count), ksql_transient(), UInt8(SQLITE_UTF8))
      }
    }
    try check(code)
  }

  /// Gives a parameter bytes.
  func bind(_ index: Int32, _ value: [UInt8]) throws(SQLFailure) {
    let code = value.withUnsafeBytes {
      sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), ksql_transient())
    }
    try check(code)
  }

  /// Lends a parameter bytes, which must stay where they are until the statement has been run and reset.
  func lend(_ index: Int32, _ bytes: UnsafeRawBufferPointer) throws(SQLFailure) {
    // A destructor of nil says that SQLite need copy nothing and give nothing back.
    try check(sqlite3_bind_blob64(handle, index, bytes.baseAddress, UInt64(bytes.count), nil))
  }

  /// Takes the next row; false where there is none left.
  func step() throws(SQLFailure) -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw failure(code)
  }

  /// Makes the statement ready to run again with new values.
  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  /// What the columns are called.
  var columnNames: [String] {
    (0..<sqlite3_column_count(handle)).map { index in
      sqlite3_column_name(handle, index).map { String(cString: $0) } ?? ""
    }
  }

  /// A whole number of the row; 0 where it is something else.
  func integer(_ index: Int32) -> Int64 { sqlite3_column_int64(handle, index) }

  /// A text of the row, mended where it is not UTF-8; empty where there is none.
  func text(_ index: Int32) -> String {
    guard let start = sqlite3_column_text(handle, index) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, index))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// Whether nothing stands in a column of the row.
  func isMissing(_ index: Int32) -> Bool { sqlite3_column_type(handle, index) == SQLITE_NULL }

  /// Reads the bytes of the row in place.
  func bytes<Answer>(_ index: Int32, _ read: (UnsafeRawBufferPointer) throws -> Answer) rethrows
    -> Answer
  {
    let start = sqlite3_column_blob(handle, index)
    let count = Int(sqlite3_column_bytes(handle, index))
    return try read(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  private func check(_ code: Int32) throws(SQLFailure) {
    if code != SQLITE_OK { throw failure(code) }
  }

  private func failure(_ code: Int32) -> SQLFailure {
    SQLFailure(code: code, on: sqlite3_db_handle(handle))
  }
}

/// A statement that is kept between uses; one thread at a time has it, and resets it after use.
final class KeptStatement: @unchecked Sendable {
  /// The statement.
  let statement: Statement

  /// Prepares it.
  init(_ sql: String, _ connection: Connection) throws(SQLFailure) {
    statement = try connection.prepare(sql)
  }
}
