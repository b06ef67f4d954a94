import Glibc
import Testing

/// The history, other editors, vi, long answers, and data that means harm.
@Suite struct HabitTests {
  @Test(arguments: Desk.locales)
  func `arrows go by row in a text of several, then through the history`(
    _ locale: [String: String]
  ) throws {
    let session = try Desk().staffed(locale)
    session.send("personal där enhet=stöd\r")
    try session.wait("the answer") { $0.everything.contains("1 person") && $0.line == "komp>" }
    session.send("staff where (åb\rcd")
    try session.wait(line: "cd", column: 2)
    session.send("\u{1B}[A")
    try session.wait("the row above") { $0.line == "komp> staff where (åb" && $0.column == 8 }
    session.send("\u{1B}[B")
    try session.wait(line: "cd", column: 2)
    session.send("\u{3}")
    try session.wait("a prompt") { $0.line == "komp>" && $0.column == 6 }
    session.send("\u{1B}[A")
    try session.wait(line: "komp> personal där enhet=stöd")
    session.send("\u{1B}[B")
    try session.wait("the draft") { $0.line == "komp>" }
  }

  @Test(arguments: Desk.locales)
  func `the history is walked by what is typed already`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    for line in ["staff count", "personal antal", "staff where level<3 count"] {
      session.send(line + "\r")
      try session.wait("the answer") { screen in
        screen.everything.contains("komp> " + line) && screen.line == "komp>" && screen.column == 6
      }
    }
    session.send("sta")
    try session.wait(line: "komp> sta", column: 9)
    session.send("\u{1B}[A")
    try session.wait(line: "komp> staff where level<3 count")
    session.send("\u{1B}[A")
    try session.wait(line: "komp> staff count")
    session.send("\u{1B}[A\u{1B}[B\u{1B}[B")
    try session.wait(line: "komp> sta", column: 9)
  }

  @Test(arguments: Desk.locales)
  func `Ctrl-R finds what was typed before`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("personal där enhet=hemsjukvård antal\r")
    try session.wait("the answer") { $0.lines.contains("2") && $0.line == "komp>" }
    session.send("\u{12}vård")
    try session.wait("found") {
      $0.everything.contains("bck:vård")
        && $0.lines.count { $0 == "komp> personal där enhet=hemsjukvård antal" } == 2
    }
    session.send("\r")
    try session.wait("the answer again") { $0.lines.count { $0 == "2" } == 2 }
  }

  @Test(arguments: Desk.locales)
  func `two prompts share what is typed`(_ locale: [String: String]) throws {
    let desk = try Desk()
    let (one, other) = (try desk.prompt(locale), try desk.prompt(locale))
    one.send("help by\r")
    try one.wait("the page") { $0.everything.contains("grou") && $0.line == "komp>" }
    other.send("\r")
    other.send("help top\r")
    try other.wait("the page") { $0.everything.contains("komp> help top") && $0.line == "komp>" }
    other.send("\u{1B}[A\u{1B}[A")
    try other.wait(line: "komp> help by")
  }

  @Test(arguments: Desk.locales)
  func `numbers of persons and lines with a blank before them are not kept`(
    _ locale: [String: String]
  ) throws {
    let desk = try Desk()
    let session = try desk.prompt(locale)
    for line in ["help 811218-9876", "help 198112189876", " help where", "help by"] {
      session.send(line + "\r")
      try session.wait("the answer") { screen in
        screen.everything.contains("komp> " + line) && screen.line == "komp>" && screen.column == 6
      }
    }
    session.send("quit\r")
    #expect(try session.end() == 0)
    let kept = try #require(desk.read("state/komp/history"))
    // Each line ends with when it was typed.
    #expect(kept.replacing(#/" [0-9]+/#, with: "\"") == "\"help by\"\n\"quit\"\n")
  }

  @Test(arguments: Desk.locales)
  func `a damaged history costs its damaged lines, one that cannot be written costs itself`(
    _ locale: [String: String]
  ) throws {
    let desk = try Desk()
    desk.makeFolder("state")
    desk.makeFolder("state/komp")
    try desk.write(
      bytes: Array("\"personal där enhet=stöd\"\nrubbish\n\"\u{0}\"\n\"h".utf8)
        + [0xE5, 0x22, 0x0A] + Array("\"help by\"\n\"cut sho".utf8), to: "state/komp/history")
    let session = try desk.prompt(locale)
    session.send("\u{1B}[A")
    try session.wait(line: "komp> help by")
    session.send("\u{1B}[A")
    try session.wait(line: "komp> personal där enhet=stöd")
    session.send("\u{3}")
    let other = try desk.prompt(locale.merging(["XDG_STATE_HOME": "/proc/none"]) { $1 })
    try other.ask("print \"å\"")
    other.send("\u{1B}[A")
    try other.wait(line: "komp> print \"å\"")
  }

  @Test(arguments: Desk.locales)
  func `a text is edited in another editor and comes back`(_ locale: [String: String]) throws {
    let desk = try Desk()
    try desk.write(
      "#!/bin/sh\nprintf 'staff where (\\n  enhet=stöd) count\\n' > \"$1\"\n", to: "ed",
      isProgram: true)
    let session = try desk.staffed(locale.merging(["EDITOR": desk.path + "/ed"]) { $1 })
    session.send("half\u{18}\u{5}")
    try session.wait(line: "  enhet=stöd) count", column: 19)
    session.send("\r")
    try session.wait("the figure") { $0.lines.contains("1") }
  }

  @Test(arguments: Desk.locales)
  func `an editor that fails leaves the text as it was`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale.merging(["VISUAL": "false"]) { $1 })
    session.send("staff count\u{18}\u{5}")
    try session.wait("the line again") {
      $0.lines.count { $0 == "komp> staff count" } == 2 && $0.column == 17
    }
    session.send("\r")
    try session.wait("the figure") { $0.lines.contains("6") }
  }

  @Test(arguments: Desk.locales)
  func `an editor has the terminal to itself`(_ locale: [String: String]) throws {
    let desk = try Desk()
    try desk.write(
      "#!/bin/sh\necho ready\nread -r line < /dev/tty\necho \"$line\" > \"$1\"\n", to: "ed",
      isProgram: true)
    let session = try desk.staffed(locale.merging(["EDITOR": desk.path + "/ed"]) { $1 })
    session.send("\u{18}\u{5}")
    try session.wait(for: "ready")
    session.send("staff count\r")
    try session.wait(line: "komp> staff count", column: 17)
  }

  @Test(arguments: Desk.locales)
  func `who edits as in vi keeps Tab, Enter and the arrows`(_ locale: [String: String]) throws {
    let desk = try Desk()
    try desk.write("bind -v\n", to: ".editrc")
    let session = try desk.staffed(locale)
    session.send("xstaff where unit=komm")
    try session.wait(line: "komp> xstaff where unit=komm")
    session.send("\u{1B}")
    session.send("0xA")
    try session.wait(line: "komp> staff where unit=komm", column: 27)
    session.send("\t")
    try session.wait(line: "komp> staff where unit=kommunrehab", column: 34)
    session.send("\r")
    // A key before the prompt is there belongs to nobody's line yet.
    try session.wait("the answer and a prompt") {
      $0.everything.contains("3 people on 2025-11-01") && $0.line == "komp>" && $0.column == 6
    }
    session.send("\u{1B}[A")
    try session.wait(line: "komp> staff where unit=kommunrehab")
    session.send("\u{3}")
    try session.wait("a prompt") { $0.line == "komp>" && $0.column == 6 }
  }

  @Test(arguments: Desk.locales)
  func `what stands in .editrc counts`(_ locale: [String: String]) throws {
    let desk = try Desk()
    try desk.write("komp:bind ^T ed-move-to-beg\nnonsense here\n", to: ".editrc")
    let session = try desk.prompt(locale)
    session.send("abc\u{14}x")
    try session.wait(line: "komp> xabc", column: 7)
  }

  @Test(arguments: Desk.locales)
  func `a tall answer goes to the pager, a short one does not`(_ locale: [String: String]) throws {
    let desk = try Desk()
    try desk.write("#!/bin/sh\necho paged\ncat\n", to: "pager", isProgram: true)
    let session = try desk.staffed(locale.merging(["PAGER": desk.path + "/pager"]) { $1 }, rows: 12)
    session.send("units\r")
    try session.wait("a prompt") { $0.everything.contains("4 units") && $0.line == "komp>" }
    #expect(!session.screen.everything.contains("paged"))
    session.send("help\r")
    try session.wait("a prompt") { $0.everything.contains("paged") && $0.line == "komp>" }
    session.send("staff count\r")
    try session.wait("the figure") { $0.lines.contains("6") }
  }

  @Test(arguments: Desk.locales)
  func `less shows Swedish letters whatever the locale`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale, rows: 8)
    try session.ask("set language sv")
    session.send("personal visa namn, boendeort\r")
    try session.wait("the first page") { screen in
      screen.lines.contains { $0.hasPrefix("Eva Rönn") }
        && screen.line.hasPrefix("blanksteg visar mer, q avslutar")
    }
    session.send("q")
    try session.wait("a prompt") { $0.line == "komp>" && $0.column == 6 }
    #expect(!session.screen.everything.contains("<C3>"))
  }

  @Test(arguments: Desk.locales)
  func `a pager that is left early harms nothing`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale.merging(["PAGER": "head -1"]) { $1 }, rows: 12)
    try session.ask("help")
    session.send("staff count\r")
    try session.wait("the figure") { $0.lines.contains("6") }
  }
}
