import Testing

/// Windows that change, programs that are put aside, and keys that come too early.
@Suite struct WindowTests {
  /// The prompt in a shell that knows jobs.
  private func shelled(_ locale: [String: String]) throws -> Session {
    let desk = try Desk()
    let session = try Session(
      "/bin/bash", ["--norc", "--noprofile", "-i"],
      environment: [
        "HOME": desk.path, "XDG_STATE_HOME": desk.path + "/state", "PS1": "sh: ", "HISTFILE": "",
        "KOMP": try Session.built("komp"), "PAGER": "",
      ].merging(locale) { $1 })
    session.desk = desk
    try session.wait(line: "sh:", column: 4)
    session.send("cd && $KOMP --lang en --today 2025-11-01\r")
    try session.wait(line: "komp>", column: 6)
    try session.ask("import staff from \"personal.csv\" as of 2025-11-01")
    return session
  }

  @Test(arguments: Desk.locales)
  func `Ctrl-Z puts the prompt aside and fg brings the line back`(_ locale: [String: String])
    throws
  {
    let session = try shelled(locale)
    session.send("personal där enhet=hemsjukvård")
    try session.wait(line: "komp> personal där enhet=hemsjukvård", column: 36)
    session.send("\u{1A}")
    try session.wait("the shell") { $0.everything.contains("Stopped") && $0.line == "sh:" }
    session.send("stty -a | grep -o ' icanon'; fg\r")
    try session.wait(line: "komp> personal där enhet=hemsjukvård", column: 36)
    #expect(session.screen.everything.contains(" icanon"))
    try session.wait("marked pastes") { $0.marksPastes }
    session.send(" antal\r")
    try session.wait("the figure") { $0.lines.contains("2") && $0.line == "komp>" }
  }

  @Test(arguments: Desk.locales)
  func `a window made narrow while the prompt is put aside is narrow when it is back`(
    _ locale: [String: String]
  ) throws {
    let session = try shelled(locale)
    session.send("personal där enhet=hemsjukvård")
    try session.wait(line: "komp> personal där enhet=hemsjukvård", column: 36)
    session.send("\u{1A}")
    try session.wait("the shell") { $0.everything.contains("Stopped") && $0.line == "sh:" }
    session.resize(rows: 24, columns: 30)
    session.send("fg\r")
    try session.wait(line: "ukvård", column: 6)
    session.send(" antal\r")
    try session.wait("the figure") { $0.lines.contains("2") && $0.line == "komp>" }
  }

  @Test(arguments: Desk.locales)
  func `Ctrl-Z with a menu open leaves none of it behind`(_ locale: [String: String]) throws {
    let session = try shelled(locale)
    session.send("personal där enhet=\t")
    try session.wait(for: "3 people")
    session.send("\u{1A}")
    try session.wait("the shell") { $0.everything.contains("Stopped") && $0.line == "sh:" }
    #expect(!session.screen.everything.contains("3 people"))
    session.send("fg\r")
    try session.wait("the line") { $0.line == "komp> personal där enhet=" && $0.column == 25 }
    session.send("stöd antal\r")
    try session.wait("the figure") { $0.lines.contains("1") && $0.line == "komp>" }
  }

  @Test(arguments: [25, 60, 130], Desk.locales)
  func `a new width while editing shows the text once, coloured, with the cursor in its place`(
    _ columns: Int, _ locale: [String: String]
  ) throws {
    let session = try Desk().staffed(locale)
    session.send("personal där enhet=hemsjukvård\u{1B}[D")
    try session.wait(line: "komp> personal där enhet=hemsjukvård", column: 35)
    session.resize(rows: 24, columns: columns)
    try session.wait("the line again, in its colours") { screen in
      let wanted = Array("komp> personal där enhet=hemsjukvård")
      return screen.column == 35 % columns
        && screen.line == String(wanted[(35 - 35 % columns)...].prefix(columns))
        && screen.look(of: "personal") == "36"
        && screen.lines.count { $0.contains("personal d") } == 1
    }
    session.send("\u{5} antal\r")
    try session.wait("the figure") { $0.lines.contains("2") && $0.line == "komp>" }
  }

  @Test(arguments: Desk.locales)
  func `a window changed over and over ends up right`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("personal där enhet=stöd")
    try session.wait(line: "komp> personal där enhet=stöd", column: 29)
    for columns in [40, 30, 90, 25, 70, 80] {
      session.resize(rows: 24, columns: columns)
      session.send(".\u{7F}")
    }
    try session.wait("the line at its last width") { screen in
      screen.line == "komp> personal där enhet=stöd" && screen.column == 29
    }
    session.send(" antal\r")
    try session.wait("the figure") { $0.lines.contains("1") && $0.line == "komp>" }
  }

  @Test(arguments: Desk.locales)
  func `an answer fits the window as it is when it is given`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.resize(rows: 24, columns: 40)
    try session.ask("staff")
    try session.wait("the answer") { $0.everything.contains("6 people") }
    #expect(session.screen.lines.allSatisfy { $0.count <= 40 })
    #expect(session.screen.lines.contains { $0.hasPrefix("───") })
  }

  @Test(arguments: Desk.locales)
  func `keys pressed while something is computed wait for the next line`(
    _ locale: [String: String]
  ) throws {
    let session = try Session(environment: locale)
    try session.wait(line: "komp>", column: 6)
    session.send("slow\r")
    try session.wait(for: "slow now")
    session.send("next å\rhal")
    try session.wait(for: "got[6]: \"next å\"")
    try session.wait(line: "komp> hal", column: 9)
    session.send("vt\r")
    try session.wait(for: "got[5]: \"halvt\"")
  }

  @Test(arguments: Desk.locales)
  func `Ctrl-L clears the window and keeps the line`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("personal där steg<3")
    try session.wait(line: "komp> personal där steg<3", column: 25)
    session.send("\u{C}")
    try session.wait("the line at the top") {
      $0.row == 0 && $0.line == "komp> personal där steg<3" && $0.column == 25
    }
    #expect(session.screen.lines.dropFirst().allSatisfy { $0.isEmpty })
  }
}
