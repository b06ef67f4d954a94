import Glibc
import Testing

/// A workspace in a folder that nobody may write: it is read, it says so, and nothing in it changes.
@Suite struct ReadOnlyTests {
  /// A folder with a workspace; where a log is to be left over, komp was ended in the middle of its work.
  private func place(withLog: Bool) throws -> (Folder, String) {
    let folder = try Folder(examples: true)
    folder.folder("arkiv")
    let made = try Door.run(
      [
        "-c",
        "import units from \"enheter.csv\"; import staff from \"personal.csv\" as of 2025-11-01; "
          + "save as \"arkiv/w.kompdb\"",
      ], in: folder)
    #expect(made.code == 0, "\(made.errors)")
    guard withLog else { return (folder, "114") }
    let working = try Prompted(
      ["arkiv/w.kompdb", "--lang", "en", "--today", "2025-11-01"], in: folder)
    try working.wait(for: "komp> ")
    working.send("staff where id=P01 leave 2025-10-01\r")
    try working.wait(for: "last day 2025-10-01")
    #expect(access(folder.path + "/arkiv/w.kompdb-wal", F_OK) == 0, "no log is there")
    // The files as they lie there now, as after a cut of the power.
    folder.folder("kvar")
    for name in Folder.names(in: folder.path + "/arkiv") where !name.hasSuffix("-shm") {
      try folder.write("kvar/" + name, Folder.read("\(folder.path)/arkiv/\(name)") ?? [])
    }
    working.send("quit\r")
    _ = try working.end()
    for name in Folder.names(in: folder.path + "/arkiv") { unlink("\(folder.path)/arkiv/\(name)") }
    rmdir(folder.path + "/arkiv")
    #expect(rename(folder.path + "/kvar", folder.path + "/arkiv") == 0)
    return (folder, "113")
  }

  @Test(arguments: [false, true])
  func `a workspace in a folder that cannot be written is read and says so`(withLog: Bool) throws {
    let (folder, count) = try place(withLog: withLog)
    let inner = folder.path + "/arkiv"
    let names = Folder.names(in: inner)
    for name in names { chmod("\(inner)/\(name)", 0o444) }
    chmod(inner, 0o555)
    defer { chmod(inner, 0o755) }
    let before = Folder.read(inner + "/w.kompdb")
    let asked = try run(
      ["arkiv/w.kompdb", "--lang", "en", "--today", "2025-11-01", "-c", "count staff"], in: folder)
    #expect(asked.code == 0, "\(asked.errors)")
    #expect(asked.output == count + "\n", "\(asked.output)")
    #expect(asked.errors.contains("cannot be written"), "\(asked.errors)")
    let changed = try run(
      [
        "arkiv/w.kompdb", "--lang", "en", "--today", "2025-11-01", "-c",
        "staff where id=P02 correct degree=50%",
      ], in: folder)
    #expect(changed.code == 4 && changed.errors.contains("E0508"), "\(changed.errors)")
    #expect(Folder.read(inner + "/w.kompdb") == before)
    #expect(Folder.names(in: inner) == names)
    // And elsewhere it goes on with its journal.
    let moved = try run(
      [
        "arkiv/w.kompdb", "--lang", "en", "--today", "2025-11-01", "-c",
        "save as \"\(folder.path)/ny.kompdb\"; staff where id=P02 correct degree=50%",
      ], in: folder)
    #expect(moved.code == 0, "\(moved.errors)")
  }

  /// Runs komp as somebody who may not write everywhere; whoever is root becomes nobody first.
  private func run(_ arguments: [String], in folder: Folder) throws -> Ran {
    guard geteuid() == 0 else { return try Door.run(arguments, in: folder) }
    chmod(folder.path, 0o777)
    for name in ["w.kompdb.key"] { chmod("\(folder.path)/arkiv/\(name)", 0o444) }
    let program = "/usr/bin/setpriv"
    try #require(access(program, X_OK) == 0, "nothing gives root's rights away here")
    return try Door.run(
      [
        "--reuid", "65534", "--regid", "65534", "--clear-groups", "--inh-caps=-all",
        "--bounding-set=-all", try Door.built("komp"),
      ] + arguments, program: program, in: folder)
  }
}
