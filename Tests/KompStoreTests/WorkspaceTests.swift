import Glibc
import KompLexicon
import KompModel
import KompValues
import Testing

@testable import KompStore

/// A folder of its own for a test, gone afterwards.
final class Scratch {
  let folder: String

  init() {
    var name = Array(("/tmp/komp-test-" + String(repeating: "X", count: 6)).utf8CString)
    folder = name.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/tmp"
    }
  }

  deinit {
    for name in ["a", "b", "c"] {
      for end in ["", ".key", "-wal", "-shm", "-journal"] {
        unlink("\(folder)/\(name).kompdb\(end)")
      }
      unlink("\(folder)/\(name).csv")
    }
    rmdir(folder)
  }

  var path: String { "\(folder)/a.kompdb" }

  /// Opens a file and reads all of it.
  static func readAll(_ path: String) throws {
    let (workspace, model) = try Workspace.open(path)
    defer { workspace.close() }
    model.bringHere()
    if let failure = workspace.failure { throw failure }
  }

  static func write(_ bytes: [UInt8], to path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    defer { close(file) }
    _ = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
  }

  static func read(_ path: String) -> [UInt8] {
    let file = open(path, O_RDONLY)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 22)
    let count = Glibc.read(file, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }
}

/// The problem a piece of work ends with; nil where it succeeds.
func problem(_ work: () throws -> Void) -> (any Explained)? {
  do {
    try work()
    return nil
  } catch let failure as RelationFailure {
    return failure.problem
  } catch {
    return nil
  }
}

@Suite struct WorkspaceTests {
  @Test(arguments: 0..<25)
  func `a model comes back from its file as it was`(seed: Int) throws {
    let scratch = Scratch()
    let model = Model.random(seed)
    let made = try Workspace.create(scratch.path, holding: model, key: .fresh())
    made.close()
    let (opened, read) = try Workspace.open(scratch.path)
    #expect(read.listing == model.listing)
    #expect(opened.notes.isEmpty)
    opened.close()
  }

  @Test func `a column longer than one part comes back whole`() throws {
    let scratch = Scratch()
    var model = Model()
    let count = Column.partLength * 2 + 17
    var pool = TextPool()
    let codes = (0..<count).map { Int64(pool.intern("person \($0 % 70_000)")) }
    model["people"].fill(count: count, columns: ["name": Column(codes, pool: pool)])
    try Workspace.create(scratch.path, holding: model, key: .fresh()).close()
    let (workspace, read) = try Workspace.open(scratch.path)
    workspace.close()
    #expect(read["people"].columns["name"]?.widened == codes)
    #expect(read["people"].text("name", count - 1) == "person \((count - 1) % 70_000)")
    #expect(read["people"].columns["name"]?.parts.count == 3)
  }

  @Test func `a closed workspace is one plain file and its key, which only the owner reads`() throws
  {
    let scratch = Scratch()
    let workspace = try Workspace.create(scratch.path, holding: Model(), key: .fresh())
    var keeper = Keeper(workspace, Model())
    try keeper.keep(RandomChanges.addition)
    #expect(access(scratch.path + "-wal", F_OK) == 0)
    workspace.close()
    #expect(access(scratch.path + "-wal", F_OK) != 0)
    #expect(access(scratch.path + "-shm", F_OK) != 0)
    var about = stat()
    #expect(stat(scratch.path + ".key", &about) == 0)
    #expect(about.st_size == 32)
    #expect(about.st_mode & 0o777 == 0o600)
    keeper.model = Model()
    #expect(problem { try keeper.keep(RandomChanges.addition) }?.code == "E0512")
  }

  @Test func `nothing that is there is overwritten`() throws {
    let scratch = Scratch()
    Scratch.write([1], to: scratch.path)
    let there = problem { _ = try Workspace.create(scratch.path, holding: Model(), key: .fresh()) }
    #expect(there as? WorkspaceProblem == .exists(scratch.path))
    #expect(Scratch.read(scratch.path) == [1])
    unlink(scratch.path)
    Scratch.write([2], to: scratch.path + ".key")
    let key = problem { _ = try Workspace.create(scratch.path, holding: Model(), key: .fresh()) }
    #expect(key as? WorkspaceProblem == .exists(scratch.path + ".key"))
    #expect(Scratch.read(scratch.path + ".key") == [2])
    #expect(access(scratch.path, F_OK) != 0)
  }

  @Test func `what is no workspace is said to be none`() throws {
    let scratch = Scratch()
    func code(_ bytes: [UInt8]?) -> String? {
      unlink(scratch.path)
      if let bytes { Scratch.write(bytes, to: scratch.path) }
      return problem { _ = try Workspace.open(scratch.path) }?.code
    }
    #expect(code(nil) == "E0501")
    #expect(code([]) == "E0504")
    #expect(code(Array("id;namn\r\nP01;Åsa\r\n".utf8)) == "E0504")
    #expect(code([UInt8](repeating: 0xff, count: 4096)) == "E0504")
    #expect(code(Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 4096)) == "E0504")
    #expect(problem { _ = try Workspace.open(scratch.folder) }?.code == "E0502")
  }

  @Test func `a write waits for another that takes its time`() throws {
    let scratch = Scratch()
    let workspace = try Workspace.create(scratch.path, holding: Model(), key: .fresh())
    var keeper = Keeper(workspace, Model())
    let other = try Connection.opening(scratch.path)
    try other.run("BEGIN IMMEDIATE")
    let (wrong, _) = SideBySide.run(
      { problem { try keeper.keep(RandomChanges.addition) } },
      {
        usleep(2_500_000)
        try? other.run("ROLLBACK")
      })
    #expect(wrong == nil, "\(String(describing: wrong))")
    #expect(try other.value("SELECT count(*) FROM journal") == "1")
    workspace.close()
  }

  @Test func `a file that another program is writing to is left alone and said to be locked`()
    throws
  {
    let scratch = Scratch()
    let workspace = try Workspace.create(scratch.path, holding: Model(), key: .fresh())
    var keeper = Keeper(workspace, Model())
    let other = try Connection.opening(scratch.path)
    try other.run("BEGIN IMMEDIATE")
    #expect(problem { try keeper.keep(RandomChanges.addition) }?.code == "E0507")
    try other.run("ROLLBACK")
    try keeper.keep(RandomChanges.addition)
    workspace.close()
  }

  @Test func `a file of a later komp is refused and so is one with anything else in it`() throws {
    let scratch = Scratch()
    for (sql, code) in [
      ("PRAGMA user_version = 9", "E0505"), ("CREATE TABLE extra (x)", "E0504"),
      ("DELETE FROM snapshot WHERE noun = 'units' AND field = ''", "E0506"),
      ("UPDATE snapshot SET part = 1 WHERE part = 0", "E0506"),
      ("UPDATE snapshot SET noun = 'x' WHERE noun = 'units'", "E0506"),
      ("DELETE FROM meta", "E0506"),
    ] {
      try Workspace.create(scratch.path, holding: Model.random(1), key: .fresh()).close()
      do {
        let other = try Connection.opening(scratch.path)
        try other.run(sql)
      }
      #expect(problem { try Scratch.readAll(scratch.path) }?.code == code, "\(sql)")
      unlink(scratch.path)
      unlink(scratch.path + ".key")
    }
  }

  @Test func `a lost or foreign key is said and the file opens all the same`() throws {
    let scratch = Scratch()
    try Workspace.create(scratch.path, holding: Model.random(1), key: .fresh()).close()
    unlink(scratch.path + ".key")
    let (lost, _) = try Workspace.open(scratch.path)
    lost.close()
    #expect(lost.key.isMissing)
    #expect(lost.notes.count == 1)
    Scratch.write([UInt8](repeating: 7, count: 32), to: scratch.path + ".key")
    let (foreign, model) = try Workspace.open(scratch.path)
    foreign.close()
    #expect(foreign.key.isMissing)
    #expect(model.listing == Model.random(1).listing)
  }

  @Test func `a key gives a person the same hash every time, another key another`() {
    let key = PersonKey.fresh()
    #expect(key.hash("198001019999") == key.hash("198001019999"))
    #expect(key.hash("198001019999") != key.hash("198001029999"))
    #expect(key.hash("198001019999") != PersonKey.fresh().hash("198001019999"))
    #expect(key.hash("")?.utf8.count == 64)
    #expect("\(key)" == "a key")
    #expect(Array(Mirror(reflecting: key).children).isEmpty)
  }
}
