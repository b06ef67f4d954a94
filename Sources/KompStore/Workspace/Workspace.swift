import CSQLite
import Glibc
import KompLexicon
import KompModel

/// An open workspace file: one SQLite file with a snapshot of the model and the journal of what changed
/// since, and its key file beside it.
///
/// The session holds the model; the workspace knows which entry of the journal is the last one in it.
public final class Workspace {
  /// The file's path.
  public let path: String
  /// The key under which personal numbers are hashed.
  public let key: PersonKey
  /// What whoever opened it should know: a lost key, a file that cannot be written.
  public private(set) var notes: [Both] = []
  /// The last entry of the journal that is in the session's model.
  public internal(set) var last: Int

  var connection: Connection?
  /// Where the model's columns are read from.
  var source: BlockSource
  /// The newest snapshot that is known.
  var head: SnapshotHead
  /// The last entry that some snapshot has.
  var folded: Int
  /// How many bytes the changes after it take.
  var tailSize = 0
  /// The format the file has: an older one until something is written.
  var version: Int
  /// Says whether somebody else has written since it was read.
  var seen: Int64 = -1
  /// What asks for that number, before every statement.
  var watching: KeptStatement?
  /// Whether the structure of the file was looked at, as before anything is written into it.
  var isChecked = false
  /// The file that was opened, whatever its name stands for later.
  private let opened: (device: UInt64, number: UInt64)?
  /// Whether writing goes through a log beside the file.
  private var isLogged = false

  private init(
    path: String, key: PersonKey, _ connection: Connection, _ source: BlockSource,
    _ head: SnapshotHead, last: Int, version: Int
  ) {
    self.path = path
    opened = FilePlace.identity(path)
    self.source = source
    self.key = key
    self.connection = connection
    self.head = head
    folded = head.last
    self.last = last
    self.version = version
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
      return try guarded(path) {
        let connection = try Connection.opening(path)
        try connection.run("PRAGMA page_size = \(Snapshot.pageSize)")
        try connection.run("PRAGMA synchronous = EXTRA; PRAGMA cache_size = -2000")
        // Made without a log, so that the first bytes say what the file is from the first moment.
        let head = try connection.transaction {
          try Snapshot.prepare(connection)
          var writer = try SnapshotWriter(connection, after: nil, last: 0)
          try writer.write(model)
          try JournalTable.setLast(0, connection)
          try meta(connection, "key", key.hash(Workspace.checkText) ?? "")
          return writer.head
        }
        let workspace = Workspace(
          path: path, key: key, connection, BlockSource(connection), head, last: 0,
          version: Snapshot.version)
        FilePlace.flushFolder(of: path)
        workspace.isChecked = true
        workspace.lookAround()
        return workspace
      }
    } catch {
      unlink(path)
      if !key.isMissing { unlink(KeyFile.path(of: path)) }
      throw error
    }
  }

  /// Opens a file and reads its model: the snapshot, and what the journal says came after.
  public static func open(_ path: String) throws(RelationFailure) -> (Workspace, Model) {
    if let problem = FilePlace.objection(path) { throw RelationFailure(problem) }
    return try guarded(path) {
      let connection = try opened(path)
      // One transaction: what somebody else writes must not fall between two blocks.
      return try connection.reading {
        let version = try Snapshot.version(of: connection, path)
        let source = BlockSource(connection, isOld: version == 1)
        let (model, head, last, _) = try newest(connection, source)
        let check = try connection.value("SELECT value FROM meta WHERE key = 'key'")
        let (key, notes) = self.key(of: path, check: check ?? "")
        let workspace = Workspace(
          path: path, key: key, connection, source, head, last: last, version: version)
        workspace.notes = notes
        // In the transaction that read the model: what comes later is news.
        workspace.seen = try workspace.stamp(of: connection)
        if version > 1, last > head.last {
          workspace.tailSize = try JournalTable.size(after: head.last, connection)
        }
        workspace.lookAround()
        return (workspace, model)
      }
    }
  }

  /// A connection that can read: where nothing can be written a file is read as it stands, with the log that
  /// was left beside it.
  static func opened(_ path: String) throws -> Connection {
    let connection = try Connection.opening(path)
    do throws(SQLFailure) {
      _ = try connection.value("PRAGMA user_version")
      // A block is read once: pages that are kept would only take memory, until there is writing to do.
      try connection.run("PRAGMA cache_size = -256")
      return connection
    } catch {
      var log = stat()
      let hasLog = stat(path + "-wal", &log) == 0 && log.st_size > 0
      guard error.code == SQLITE_CANTOPEN || error.code == SQLITE_READONLY else { throw error }
      return try Connection.opening(path, frozen: hasLog ? .withLog : .alone)
    }
  }

  /// The model as it stands in a file, inside a transaction: the snapshot and what came after.
  static func newest(_ connection: Connection, _ source: BlockSource) throws -> (
    model: Model, head: SnapshotHead, last: Int, tail: [JournalEntry]
  ) {
    let head =
      try source.isOld ? OldSnapshot.head(connection) : SnapshotHead.newest(connection)
    var reader = SnapshotReader(head, source)
    var model = try reader.model()
    let last = try source.isOld ? 0 : JournalTable.last(connection)
    guard last >= head.last else { throw Damage(JournalTable.place) }
    var tail: [JournalEntry] = []
    if last > head.last { tail = try model.replay(head.last + 1...last, connection) }
    if let error = source.failure { throw error }
    return (model, head, last, tail)
  }

  /// What a question reads from now on it reads as the file stands at one moment, and locks it once.
  public func readTogether() { source.readTogether() }

  /// What is read from now on is read piece by piece, and nobody who writes has to wait.
  public func readApart() { source.readApart() }

  /// What went wrong while a column of the model was read: an answer made since must not be believed.
  public var failure: RelationFailure? {
    source.failure.map {
      $0 as? RelationFailure ?? RelationFailure(WorkspaceProblem.of($0, path))
    }
  }

  /// Nothing may be written that was made of columns that could not be read.
  func believe() throws {
    if let failure { throw failure }
  }

  /// Ends: back to one plain file.
  public func close() {
    guard let connection else { return }
    self.connection = nil
    watching = nil
    guard !connection.isReadOnly,
      (try? connection.value("PRAGMA journal_mode")) == "wal"
    else { return }
    // Where another session still has the file open the log stays until that one ends.
    try? connection.run("PRAGMA busy_timeout = 0")
    try? connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
    guard (try? connection.value("PRAGMA journal_mode = DELETE")) == "delete" else { return }
    // Nobody else reads an earlier snapshot now.
    try? sweep(connection)
  }

  /// Runs a piece of work on the file, whatever goes wrong said as what it means for the file.
  func using<Answer>(_ body: (Connection) throws -> Answer) throws(RelationFailure) -> Answer {
    guard let connection else { throw RelationFailure(WorkspaceProblem.closed(path)) }
    source.readApart()
    return try Workspace.guarded(path) { try body(connection) }
  }

  /// Says whatever goes wrong in a piece of work as what it means for the file.
  static func guarded<Answer>(_ path: String, _ body: () throws -> Answer) throws(RelationFailure)
    -> Answer
  {
    do {
      return try body()
    } catch {
      throw error as? RelationFailure ?? RelationFailure(WorkspaceProblem.of(error, path))
    }
  }

  /// So many cells are many: with a log each page of them would be written twice.
  static let manyCells = 1 << 18

  /// Readies the file for writing: the structure looked at once, and a log durable at every commit.
  ///
  /// Very much that is new goes into the file itself, as long as nobody has begun a log: SQLite keeps the few
  /// pages that were there before, and others wait until it is done.
  func beginWriting(_ connection: Connection, many: Bool = false) throws {
    // What is written into a file that is no longer there would be lost when the session ends.
    guard let found = FilePlace.identity(path), let opened, found == opened else {
      throw RelationFailure(WorkspaceProblem.missing(path))
    }
    if connection.isReadOnly || access(path, W_OK) != 0 {
      throw RelationFailure(WorkspaceProblem.readOnly(path))
    }
    if !isChecked {
      try Snapshot.checkStructure(connection)
      isChecked = true
    }
    guard !isLogged else { return }
    try connection.run("PRAGMA synchronous = EXTRA; PRAGMA cache_size = -2000")
    if many { return }
    // In a folder that cannot be written there is no log; the write itself then says why it fails.
    if !FilePlace.isShared(path) { _ = try? connection.value("PRAGMA journal_mode = WAL") }
    isLogged = true
  }

  /// What whoever opened it should know of the place it lies in.
  private func lookAround() {
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
    }
  }

  /// Gives a line of `meta` its value.
  static func meta(_ connection: Connection, _ name: String, _ value: String)
    throws(SQLFailure)
  {
    let statement = try connection.prepare("INSERT OR REPLACE INTO meta VALUES (?, ?)")
    try statement.bind(1, name)
    try statement.bind(2, value)
    _ = try statement.step()
  }

  private static let checkText = "komp"

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
