import Glibc
import Testing

/// `--safe` by way of the real program: nothing is written outside the workspace, nothing read outside the
/// script's folder, and no program is started.
@Suite struct SafeModeTests {
  /// A folder with a script's folder in it, a workspace there, and files outside.
  private func place() throws -> (outer: Folder, inner: String) {
    let outer = try Folder(examples: true)
    let inner = outer.path + "/inre"
    outer.folder("inre")
    for name in ["personal.csv", "enheter.csv"] {
      try outer.write("inre/" + name, Folder.read("\(outer.path)/\(name)") ?? [])
    }
    let made = try Door.run(
      ["-c", "import staff from \"personal.csv\" as of 2025-11-01; save as \"inre/w.kompdb\""],
      in: outer)
    #expect(made.code == 0, "\(made.errors)")
    try outer.write("annat.komp", "print \"outside\"\n")
    return (outer, inner)
  }

  /// All files below a folder, with their bytes.
  private func all(_ folder: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in Folder.names(in: folder) { files[name] = Folder.read(folder + "/" + name) }
    return files
  }

  @Test func `whatever would write a file outside the workspace is refused with code 4`() throws {
    let (outer, inner) = try place()
    let lines = [
      "staff to \"../ut.csv\"", "staff to \"ut.csv\"", "gap to \"\(outer.path)/ut.csv\"",
      "export staff to \"ut.csv\"", "export to \"ut.sqlite\"", "backup \"kopia.kompdb\"",
      "save as \"annan.kompdb\"", "save as \"rader.komp\"", "new \"ny.kompdb\"",
    ]
    for (number, line) in lines.enumerated() {
      try outer.write("inre/s.komp", "open \"w.kompdb\"\n\(line)\n")
      let before = (all(outer.path), all(inner))
      let ran = try Door.run(["--safe", "inre/s.komp"], in: outer)
      #expect(ran.code == 4, "\(number) \(line): \(ran.code) \(ran.errors)")
      #expect(ran.errors.contains("E0846"), "\(line): \(ran.errors)")
      #expect((all(outer.path), all(inner)) == before, "\(line)")
    }
  }

  @Test func `whatever would read a file outside the script's folder is refused with code 4`()
    throws
  {
    let (outer, inner) = try place()
    symlink(outer.path + "/personal.csv", inner + "/genväg.csv")
    let lines = [
      "import staff from \"../personal.csv\"", "import staff from \"\(outer.path)/personal.csv\"",
      "import staff from \"genväg.csv\"", "\"../personal.csv\" count",
      "staff from \"../personal.csv\" count", "run \"../annat.komp\"", "open \"../t.kompdb\"",
      "import \"../t.sqlite\"", "import staff from \"/etc/passwd\"",
    ]
    for line in lines {
      try outer.write("inre/s.komp", line + "\n")
      let ran = try Door.run(["--safe", "inre/s.komp"], in: outer)
      #expect(ran.code == 4 && ran.output.isEmpty, "\(line): \(ran.code) \(ran.output)")
      #expect(ran.errors.contains("in safe mode nothing there is read"), "\(line): \(ran.errors)")
    }
    // Within the folder everything is as ever, and the workspace that is open takes changes.
    try outer.write(
      "inre/s.komp",
      "open \"w.kompdb\"\n\"personal.csv\" count\nstaff where id=P01 correct degree=50%\n")
    let ran = try Door.run(["--safe", "inre/s.komp"], in: outer)
    #expect(ran.code == 0, "\(ran.errors)")
  }

  @Test func `no program is started and no history written at a safe prompt`() throws {
    let (outer, _) = try place()
    for (name, end) in [("pager", "cat"), ("ed", "true")] {
      try outer.write(name, "#!/bin/sh\ntouch \"\(outer.path)/\(name)-ran\"\n\(end)\n")
      chmod("\(outer.path)/\(name)", 0o755)
    }
    let settings = [
      "PAGER": outer.path + "/pager", "EDITOR": outer.path + "/ed", "VISUAL": outer.path + "/ed",
      "XDG_STATE_HOME": outer.path + "/state",
    ]
    func visit(_ arguments: [String]) throws -> Prompted {
      let prompt = try Prompted(arguments, in: outer, environment: settings)
      try prompt.wait(for: "komp> ")
      prompt.send("print 7*\u{18}\u{5}6\r")
      prompt.send("staff show id\r")
      prompt.send("print 41+2\r")
      return prompt
    }
    let safe = try visit(["inre/w.kompdb", "--safe", "--lang", "en"])
    try safe.wait(for: "43")
    safe.send("quit\r")
    _ = try safe.end()
    let traces = ["pager-ran", "ed-ran", "state"]
    for name in traces { #expect(access("\(outer.path)/\(name)", F_OK) != 0, "\(name)") }
    // The same keys do start them where nobody asked for safety.
    let plain = try visit(["inre/w.kompdb", "--lang", "en"])
    try plain.wait(for: "43")
    plain.send("quit\r")
    _ = try plain.end()
    for name in traces { #expect(access("\(outer.path)/\(name)", F_OK) == 0, "\(name)") }
  }
}
