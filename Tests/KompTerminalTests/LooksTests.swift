import Testing

/// Colours and hints while a line is typed.
@Suite struct LooksTests {
  @Test(arguments: Desk.locales)
  func `words look like what they are`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("personal där steg<3 och enhet=hemsjukvård # sårvård")
    try session.wait("the colours") { $0.look(of: "# sårvård") == "2" }
    #expect(session.screen.look(of: "personal") == "36")
    #expect(session.screen.look(of: "där") == "1")
    #expect(session.screen.look(of: "3") == "35")
    #expect(session.screen.look(of: "hemsjukvård") == "32")
    try session.wait("the cursor at the end") { $0.column == 57 }
  }

  @Test(arguments: Desk.locales)
  func `an unknown word is underlined before Enter`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("staff where levl")
    try session.wait(line: "komp> staff where levl")
    #expect(session.screen.look(of: "levl") == "")
    session.send("<3 and unit=hemsjukvrd ")
    try session.wait("both marked") {
      $0.look(of: "levl") == "4;31" && $0.look(of: "hemsjukvrd") == "4;31"
    }
  }

  @Test(arguments: Desk.locales)
  func `a mended word is no longer marked`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("staff where levl<3")
    try session.wait("marked") { $0.look(of: "levl") == "4;31" }
    session.send("\u{1B}[D\u{1B}[D\u{1B}[De")
    try session.wait("mended") {
      $0.line == "komp> staff where level<3" && $0.look(of: "level") == ""
    }
  }

  @Test(arguments: Desk.locales)
  func `without colour what is unknown is underlined all the same`(_ locale: [String: String])
    throws
  {
    let session = try Desk().staffed(locale.merging(["NO_COLOR": "1"]) { $1 })
    session.send("staff where levl<3")
    try session.wait("marked") { $0.look(of: "levl") == "4" }
    #expect(session.screen.looks.joined().allSatisfy { !$0.contains("3") || $0 == Screen.hint })
  }

  @Test(arguments: Desk.locales)
  func `a dumb terminal gets no escape at all`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale.merging(["TERM": "dumb"]) { $1 })
    session.send("staff where levl<3\r")
    try session.wait(for: "E0101")
    #expect(session.screen.looks.joined().allSatisfy { $0.isEmpty })
  }

  @Test(arguments: Desk.locales)
  func `colours follow a text around the edge of the window`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale, columns: 30)
    session.send("personal där enhet=hemsjukvård och steg<3 och ålder>9")
    try session.wait("the last number") { $0.look(of: "9") == "35" }
    #expect(session.screen.look(of: "hemsj") == "32")
    #expect(session.screen.look(of: "ukvård") == "32")
    #expect(session.screen.lines.contains("ukvård och steg<3 och ålder>9"))
  }

  @Test(arguments: Desk.locales)
  func `what was typed before is hinted at, and taken with an arrow`(_ locale: [String: String])
    throws
  {
    let session = try Desk().staffed(locale)
    session.send("personal där enhet=stöd\r")
    try session.wait("the answer") { $0.everything.contains("1 person") && $0.line == "komp>" }
    session.send("pers")
    try session.wait("the hint") { $0.hint == "onal där enhet=stöd" && $0.column == 10 }
    session.send("\u{1B}[C")
    try session.wait(line: "komp> personal där enhet=stöd", column: 29)
    #expect(session.screen.hint.isEmpty)
  }

  @Test(arguments: ["\u{6}", "\u{5}", "\u{1B}[C", "\u{1B}[F"], Desk.locales)
  func `the only continuation is hinted at`(_ key: String, _ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("staff where unit=komm")
    try session.wait("the hint") { $0.hint == "unrehab" }
    session.send(key)
    try session.wait(line: "komp> staff where unit=kommunrehab", column: 34)
  }

  @Test(arguments: Desk.locales)
  func `a hint is not part of the line`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("staff where unit=komm")
    try session.wait("the hint") { $0.hint == "unrehab" }
    session.send("\r")
    try session.wait(for: "E0104")
    #expect(session.screen.everything.contains("komp> staff where unit=komm\n"))
  }

  @Test(arguments: Desk.locales)
  func `an arrow inside the text only moves`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("staff where unit=komm")
    try session.wait("the hint") { $0.hint == "unrehab" }
    session.send("\u{1B}[D")
    try session.wait("no hint") { $0.hint.isEmpty && $0.column == 26 }
    session.send("\u{1B}[C")
    try session.wait(line: "komp> staff where unit=komm", column: 27)
  }

  @Test(arguments: Desk.locales)
  func `the mended line is hinted at and taken`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("staff where levl<3 and unit=hemsjukvrd\r")
    try session.wait("the hint") { $0.hint == "staff where level<3 and unit=hemsjukvård" }
    session.send("\u{1B}[C")
    try session.wait(line: "komp> staff where level<3 and unit=hemsjukvård")
    session.send("\r")
    try session.wait(for: "1 person on 2025-11-01")
    #expect(session.screen.everything.contains("→ takes the mended line"))
    try session.wait("no hint any more") { $0.line == "komp>" && $0.hint.isEmpty }
  }

  @Test(arguments: ["\u{F}", "\u{1B}\r", "\u{1B}OQ", "\u{1B}[12~"], Desk.locales)
  func `one key puts the mended line in place of what is typed`(
    _ key: String, _ locale: [String: String]
  ) throws {
    let session = try Desk().staffed(locale)
    session.send("staff where levl<3\r")
    try session.wait("the hint") { $0.hint == "staff where level<3" }
    session.send("no")
    try session.wait(line: "komp> no", column: 8)
    session.send(key)
    try session.wait(line: "komp> staff where level<3", column: 25)
  }

  @Test(arguments: Desk.locales)
  func `how a mended line is taken is said once`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    for _ in 0..<2 {
      session.send("staff where levl<3\r")
      try session.wait("the hint") { $0.hint == "staff where level<3" }
      try session.ask("staff count")
      try session.wait("a prompt without one") { $0.line == "komp>" && $0.hint.isEmpty }
    }
    #expect(session.screen.lines.count { $0 == "→ takes the mended line" } == 1)
  }
}
