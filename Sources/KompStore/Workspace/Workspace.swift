import CSQLite
import Glibc
import KompLexicon
import KompModel

/// An open workspace file: one SQLite file with a snapshot of the model, and its key file beside it.
public final class Workspace {
  /// The file's path.
  public let path: String
  /// The key under which personal numbers are hashed.
  public let key: PersonKey
  /// What whoever opened it should know: a lost key, a file that cannot be written.
  public private(set) var notes: [Both] = []
  private var connection: Connection?
  /// The snapshot that was read or written last; another number in the file is somebody else's.
  private var number = 0

  private init(path: String, key: PersonKey, _ connection: consuming Connection) {
    self.path = path
    self.key = key
    self.connection = consume connection
  }

  deinit { close() }

  /// Creates a new file with a model in it; refuses to overwrite.
  public static func create(_ path: String, holding model: Model, key: PersonKey)
    throws(RelationFailure) -> Workspace
  {
    if let problem = FilePlace.create(path) { throw RelationFailure(problem) }
    if !key.isMissing, let problem = KeyFile.create(for: path, key) {
      unlink(path)
      throw RelationFailure(problem)
    }
    do {
      let connection = try Connection.opening(path)
      // Made without a log, so that the first bytes say what the file is from the first moment.
      try connection.transaction { () throws(SQLFailure) in
        try Snapshot.prepare(connection)
        try SnapshotWriter(connection).write(model)
        try meta(connection, "number", "1")
        try meta(connection, "key", key.hash(Workspace.checkText) ?? "")
      }
      let workspace = Workspace(path: path, key: key, connection)
      workspace.number = 1
      try workspace.begin()
      return workspace
    } catch {
      unlink(path)
      if !key.isMissing { unlink(KeyFile.path(of: path)) }
      throw RelationFailure(WorkspaceProblem.of(error, path))
    }
  }

  /// Opens a file and reads its model.
  public static func open(_ path: String) throws(RelationFailure) -> (Workspace, Model) {
    if let problem = FilePlace.objection(path) { throw RelationFailure(problem) }
    do {
      let connection = try Connection.opening(path)
      if let problem = try Snapshot.objection(connection, path) {
        throw RelationFailure(problem)
      }
      // One transaction: a save by somebody else must not fall between two blocks.
      try connection.run("BEGIN")
      var reader = try SnapshotReader(connection)
      let number = try connection.value("SELECT value FROM meta WHERE key = 'number'")
      let check = try connection.value("SELECT value FROM meta WHERE key = 'key'")
      try connection.run("COMMIT")
      guard let number = Int(number ?? "") else {
        let place = Both("the snapshot's number", "ögonblicksbildens nummer")
        throw RelationFailure(WorkspaceProblem.damaged(path, place))
      }
      let model: Model
      do {
        model = try reader.model()
      } catch let damage {
        throw RelationFailure(WorkspaceProblem.damaged(path, damage.place))
      }
      let (key, notes) = self.key(of: path, check: check ?? "")
      let workspace = Workspace(path: path, key: key, connection)
      workspace.number = number
      workspace.notes = notes
      try workspace.begin()
      return (workspace, model)
    } catch let failure as SQLFailure {
      throw RelationFailure(WorkspaceProblem.of(failure, path))
    } catch let failure as RelationFailure {
      throw failure
    } catch {
      throw RelationFailure(WorkspaceProblem.failed(path, reason: "\(error)"))
    }
  }

  /// Writes the model durably, in one transaction.
  public func save(_ model: Model) throws(RelationFailure) {
    var movedOn = false
    do {
      guard connection != nil else { throw RelationFailure(WorkspaceProblem.closed(path)) }
      if connection?.isReadOnly == true {
        throw RelationFailure(WorkspaceProblem.readOnly(path))
      }
      let next = number + 1
      let expected = String(number)
      try write { (connection: borrowing Connection) throws(SQLFailure) in
        try connection.transaction { () throws(SQLFailure) in
          let found = try connection.value("SELECT value FROM meta WHERE key = 'number'")
          guard found == expected else {
            movedOn = true
            throw SQLFailure(code: SQLITE_ABORT, message: "")
          }
          try SnapshotWriter(connection).write(model)
          try Workspace.meta(connection, "number", String(next))
        }
      }
      number = next
    } catch let failure as SQLFailure {
      let problem: WorkspaceProblem = movedOn ? .movedOn(path) : .of(failure, path)
      throw RelationFailure(problem)
    } catch let failure as RelationFailure {
      throw failure
    } catch {
      throw RelationFailure(WorkspaceProblem.failed(path, reason: "\(error)"))
    }
  }

  /// Ends: back to one plain file.
  public func close() {
    // Where another session still has the file open the log stays until that one ends.
    try? connection?.run("PRAGMA wal_checkpoint(TRUNCATE)")
    try? connection?.run("PRAGMA journal_mode = DELETE")
    connection = nil
  }

  private func write(_ body: (borrowing Connection) throws(SQLFailure) -> Void)
    throws(SQLFailure)
  {
    switch connection {
    case .some(let connection): try body(connection)
    case nil: return
    }
  }

  /// A write-ahead log while the file is open, durable at every commit; none where it does not work.
  private func begin() throws(SQLFailure) {
    try connection?.run("PRAGMA synchronous = FULL")
    if connection?.isReadOnly == true {
      notes.append(
        Both(
          "\"\(path)\" cannot be written: changes must be saved under another name",
          "\"\(path)\" går inte att skriva i: ändringar får sparas under ett annat namn"))
    } else if FilePlace.isShared(path) {
      notes.append(
        Both(
          "\"\(path)\" lies on a share: one at a time may write to it",
          "\"\(path)\" ligger på en delad plats: en i taget kan skriva i den"))
    } else {
      // In a folder that cannot be written there is no log; a save then says why it fails.
      _ = try? connection?.value("PRAGMA journal_mode = WAL")
    }
  }

  private static let checkText = "komp"

  /// Gives a line of `meta` its value.
  private static func meta(_ connection: borrowing Connection, _ name: String, _ value: String)
    throws(SQLFailure)
  {
    let statement = try connection.prepare("INSERT OR REPLACE INTO meta VALUES (?, ?)")
    try statement.bind(1, name)
    try statement.bind(2, value)
    _ = try statement.step()
  }

  /// The key beside a file, where it is the one the file was made with.
  private static func key(of path: String, check: String) -> (PersonKey, [Both]) {
    let name = KeyFile.path(of: path)
    let lost = Both(
      "the key file \"\(name)\" is gone: imports with personal numbers need it",
      "nyckelfilen \"\(name)\" saknas: importer med personnummer behöver den")
    let wrong = Both(
      "the key file \"\(name)\" does not belong to this workspace: imports with personal numbers "
        + "need the right one",
      "nyckelfilen \"\(name)\" hör inte till den här arbetsfilen: importer med personnummer "
        + "behöver den rätta")
    switch KeyFile.read(for: path) {
    case .missing: return (.missing, [lost])
    case .damaged: return (.missing, [wrong])
    case .key(let key, let isOpenToOthers):
      guard key.hash(checkText) == check else { return (.missing, [wrong]) }
      let open = Both(
        "the key file \"\(name)\" can be read by others: chmod 600 closes it",
        "nyckelfilen \"\(name)\" går att läsa för andra: chmod 600 stänger den")
      return (key, isOpenToOthers ? [open] : [])
    }
  }
}
