import Glibc
import Testing

/// Ctrl-C while something runs, the line that says how far it has come, and the last result.
@Suite(.serialized) struct InterruptTests {
  /// A file that takes a few seconds to read.
  private func long(_ desk: Desk, rows: Int = 150_000) throws {
    var text = "id;namn;enhet;anställd;sysselsättningsgrad\n"
    for row in 0..<rows {
      text += "A\(row);Namn \(row);Enhet \(row % 400);2020-0\(1 + row % 9)-11;\(50 + row % 51)%\n"
    }
    try desk.write(text, to: "long.csv")
  }

  private func names(in folder: String) -> [String] {
    var found: [String] = []
    if let directory = opendir(folder) {
      while let entry = readdir(directory) {
        found.append(
          withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
          })
      }
      closedir(directory)
    }
    return found
  }

  @Test(arguments: Desk.locales)
  func `Ctrl-C stops an import, which has then done nothing`(_ locale: [String: String]) throws {
    let desk = try Desk()
    try long(desk)
    let session = try desk.staffed(locale)
    session.send("import staff from \"long.csv\" as of 2025-11-01\r")
    try session.wait("how far it has come") {
      $0.everything.contains("importing: ") || $0.everything.contains("reading: ")
    }
    session.send("\u{3}")
    try session.wait("a prompt") {
      $0.everything.contains("interrupted; this statement changed nothing") && $0.line == "komp>"
    }
    // The line is gone as if it had never been.
    #expect(!session.screen.everything.contains("importing"))
    #expect(!session.screen.everything.contains("reading"))
    session.send("staff count\r")
    try session.wait("the people of before") { $0.lines.contains("6") && $0.line == "komp>" }
  }

  @Test func `Ctrl-C stops an answer on its way to a file, and no part of it is left`() throws {
    let desk = try Desk()
    try long(desk)
    let session = try desk.staffed()
    session.send("\"long.csv\" sort namn desc to \"out.csv\"\r")
    try session.wait("how far it has come") { screen in
      ["reading: ", "computing", "writing: "].contains { screen.everything.contains($0) }
    }
    session.send("\u{3}")
    try session.wait("a prompt") {
      $0.everything.contains("interrupted; ") && $0.line == "komp>" && $0.column == 6
    }
    #expect(!names(in: desk.path).contains { $0.hasPrefix("out.csv") })
    session.send("quit\r")
    session.send("quit\r")
    #expect(try session.end() == 0)
  }

  @Test func `Ctrl-C on a line at the command ends with 130`() throws {
    let desk = try Desk()
    try long(desk)
    let komp = try Session.built("komp")
    for way in ["-c 'import staff from \"long.csv\"'", "long.komp", "- <long.komp"] {
      try desk.write("import staff from \"long.csv\"\nprint \"never\"\n", to: "long.komp")
      // The shell outlives the key, to tell the code.
      let session = try Session(
        "/bin/sh",
        ["-c", "cd '\(desk.path)'; trap : INT; '\(komp)' --lang sv \(way); echo code $?"],
        environment: ["HOME": desk.path, "LANG": "C.UTF-8"])
      try session.wait("how far it has come") {
        $0.everything.contains("importerar: ") || $0.everything.contains("läser: ")
      }
      session.send("\u{3}")
      try session.wait(for: "code 130")
      #expect(session.screen.lines.filter { !$0.isEmpty } == ["code 130"], "\(way)")
    }
  }

  @Test func `nobody is told how far it has come where nobody watches`() throws {
    let desk = try Desk()
    try long(desk, rows: 60_000)
    let komp = try Session.built("komp")
    let session = try Session(
      "/bin/sh",
      [
        "-c",
        "cd '\(desk.path)'; '\(komp)' -c 'import staff from \"long.csv\"' 2>said; wc -l <said; "
          + "grep -c \"$(printf '\\r')\" said; echo done",
      ], environment: ["HOME": desk.path, "LANG": "C.UTF-8"])
    try session.wait(for: "done")
    #expect(session.screen.lines.prefix(3).last == "done" || session.screen.lines.contains("0"))
    #expect(desk.read("said")?.contains("\r") == false)
  }

  @Test func `the lines typed are asked like any table, in both languages`() throws {
    let session = try Desk().staffed()
    session.send("staff count\r")
    try session.wait("the figure") { $0.lines.contains("6") && $0.line == "komp>" }
    session.send("history where text contains \"import\" show number, text\r")
    try session.wait("the line") {
      $0.lines.contains { $0.hasPrefix("     1  import staff from") } && $0.line == "komp>"
    }
    session.send("historik antal\r")
    try session.wait("the figure") { $0.lines.contains("4") && $0.line == "komp>" }
    session.send("histo\t")
    try session.wait("the word") { $0.line.hasPrefix("komp> histor") }
  }

  @Test func `the last result is shown whole in a narrow window, and as records`() throws {
    let session = try Desk().staffed(columns: 40)
    session.send("staff where id=P01 show id, name, unit, profession, hired\r")
    try session.wait("the answer") { $0.everything.contains("hidden: ") && $0.line == "komp>" }
    session.send("it\r")
    try session.wait("the whole") { screen in
      screen.everything.contains("1990-01-01") && screen.line == "komp>"
    }
    session.send("it to records\r")
    try session.wait("the record") {
      $0.lines.contains("profession  fysioterapeut") && $0.line == "komp>"
    }
  }

  @Test func `notes stand below a paged answer and not in it`() throws {
    let desk = try Desk()
    try desk.write("#!/bin/sh\ncat >paged\n", to: "pager", isProgram: true)
    let session = try desk.staffed(["PAGER": desk.path + "/pager"], rows: 8)
    session.send("staff\r")
    try session.wait("the note") { $0.everything.contains("6 people") && $0.line == "komp>" }
    let paged = try #require(desk.read("paged"))
    #expect(paged.contains("Ada Lind"))
    #expect(!paged.contains("6 people"))
  }
}
