import Testing

/// Tab at the prompt, on a model of six people, in every locale.
@Suite struct MenuTests {
  @Test(arguments: Desk.locales)
  func `Tab finishes the only word there is`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("staf\t")
    try session.wait(line: "komp> staff", column: 12)
    session.send("whe\t")
    try session.wait(line: "komp> staff where", column: 18)
  }

  @Test(arguments: Desk.locales)
  func `values stand below the line with how many have them`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("personal där enhet=\t")
    try session.wait("the menu") { screen in
      let below = screen.lines.suffix(from: screen.row + 1).joined(separator: "\n")
      return below.contains("  kommunrehab        3 people")
        && below.contains("  hemsjukvård        2 people")
        && below.contains("  stöd               1 person")
    }
    try session.wait(line: "komp> personal där enhet=", column: 25)
  }

  @Test(arguments: Desk.locales)
  func `Tab goes through the candidates and Enter takes one`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("staff where unit=\t")
    try session.wait(for: "3 people")
    session.send("\t")
    try session.wait(line: "komp> staff where unit=kommunrehab", column: 34)
    try session.wait("the mark") { $0.lines.contains { $0.hasPrefix("> kommunrehab") } }
    session.send("\t")
    try session.wait(line: "komp> staff where unit=hemsjukvård", column: 34)
    session.send("\u{1B}[Z")
    try session.wait(line: "komp> staff where unit=kommunrehab", column: 34)
    session.send("\u{1B}[B\u{1B}[B")
    try session.wait(line: "komp> staff where unit=stöd", column: 27)
    session.send("\u{1B}[A")
    try session.wait(line: "komp> staff where unit=hemsjukvård", column: 34)
    session.send("\r")
    try session.wait("no menu") { !$0.everything.contains("3 people") }
    try session.wait(line: "komp> staff where unit=hemsjukvård", column: 34)
    session.send("\r")
    try session.wait(for: "2 people on 2025-11-01")
  }

  @Test(arguments: Desk.locales)
  func `Shift-Tab begins at the end, and beyond the ends the text is as it was typed`(
    _ locale: [String: String]
  ) throws {
    let session = try Desk().staffed(locale)
    session.send("staff where unit=\t")
    try session.wait(for: "3 people")
    session.send("\u{1B}[Z")
    try session.wait(line: "komp> staff where unit=\"Vård och omsorg\"")
    session.send("\t")
    try session.wait(line: "komp> staff where unit=", column: 23)
  }

  @Test(arguments: Desk.locales)
  func `Esc gives back what was typed`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("personal där yrke=s\t")
    try session.wait(for: "sjuksköterska")
    session.send("\t")
    try session.wait(line: "komp> personal där yrke=sjuksköterska")
    session.send("\u{1B}")
    try session.wait(line: "komp> personal där yrke=s", column: 25)
    #expect(session.screen.lines.last { !$0.isEmpty } == "komp> personal där yrke=s")
  }

  @Test(arguments: Desk.locales)
  func `any other key closes the menu and does what it does`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("staff where unit=\t")
    try session.wait(for: "3 people")
    session.send("\t")
    try session.wait(line: "komp> staff where unit=kommunrehab")
    session.send(" c")
    try session.wait(line: "komp> staff where unit=kommunrehab c")
    #expect(!session.screen.everything.contains("3 people"))
  }

  @Test(arguments: Desk.locales)
  func `what all candidates begin with is put in at once`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("personal där ans\t")
    try session.wait(line: "komp> personal där anställ", column: 26)
    try session.wait(for: "anställningstid")
  }

  @Test(arguments: Desk.locales)
  func `lost dots find the word, and blanks get quotes`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("staff where unit=var\t")
    try session.wait(line: "komp> staff where unit=\"Vård och omsorg\"", column: 40)
  }

  @Test(arguments: Desk.locales)
  func `at the last row of the window the menu makes itself room`(_ locale: [String: String]) throws
  {
    let session = try Desk().staffed(locale, rows: 10)
    session.send("staff where unit=\t")
    try session.wait("the menu") { $0.lines.contains { $0.contains("1 person") } }
    try session.wait(line: "komp> staff where unit=", column: 23)
    session.send("\t\r")
    try session.wait("the line, once, and nothing below it") { screen in
      screen.line == "komp> staff where unit=kommunrehab" && screen.column == 34
        && screen.lines.count { $0.hasPrefix("komp> staff where") } == 1
        && screen.lines[(screen.row + 1)...].allSatisfy { $0.isEmpty }
    }
  }

  @Test(arguments: Desk.locales)
  func `a window that changes its size shows the line once`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("staff where unit=\t")
    try session.wait(for: "3 people")
    session.resize(rows: 24, columns: 50)
    try session.wait("one line and one menu") { screen in
      screen.lines.count { $0 == "komp> staff where unit=" } == 1
        && screen.lines.count { $0.contains("3 people") } == 1 && screen.column == 23
    }
    session.send("\t")
    try session.wait(line: "komp> staff where unit=kommunrehab", column: 34)
  }

  @Test(arguments: Desk.locales)
  func `in a narrow window descriptions are cut, never wrapped`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale, columns: 30)
    session.send("staff \t")
    try session.wait("the menu") {
      $0.lines.contains { $0.hasPrefix("  where") && $0.hasSuffix("…") }
    }
    try session.wait("the line") { $0.line == "komp> staff" && $0.column == 12 }
    let menu = session.screen.lines[(session.screen.row + 1)...].filter { !$0.isEmpty }
    #expect(menu.allSatisfy { $0.hasPrefix("  ") && $0.count < 30 })
  }

  @Test(arguments: Desk.locales)
  func `a long menu says how many it leaves out, and scrolls to them`(_ locale: [String: String])
    throws
  {
    let session = try Desk().staffed(locale)
    session.send("staff show \t")
    try session.wait("the menu") { $0.lines.contains { $0.hasPrefix("  … ") } }
    var seen: Set<String> = []
    for _ in 0..<12 {
      let before = session.screen.line
      session.send("\t")
      // The marked row is the one that stands in the line, and there is one of them.
      try session.wait("the next one marked") { screen in
        let marked = screen.lines.filter { $0.hasPrefix("> ") }
        return screen.line != before && marked.count == 1
          && marked[0].hasPrefix("> " + screen.line.dropFirst("komp> staff show ".count) + " ")
      }
      seen.insert(session.screen.line)
    }
    #expect(seen.count == 12)
  }

  @Test(arguments: Desk.locales)
  func `nothing is offered twice`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("staff where unit=\t\t\t\t\u{1B}[Z\u{1B}[Z")
    try session.wait(line: "komp> staff where unit=kommunrehab")
    try session.wait("each word once") { screen in
      ["kommunrehab  ", "hemsjukvård  ", "stöd  "].allSatisfy { word in
        screen.lines.count { $0.contains(word) } == 1
      }
    }
  }

  @Test(arguments: Desk.locales)
  func `Ctrl-C closes the menu and drops the line`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("staff where unit=\t")
    try session.wait(for: "3 people")
    session.send("\u{3}")
    try session.wait("a fresh prompt") { $0.line == "komp>" && $0.column == 6 }
    #expect(!session.screen.everything.contains("3 people"))
  }

  @Test(arguments: Desk.locales)
  func `what follows a whole word is shown after it`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("staff where level\t")
    try session.wait("the signs") { $0.lines.contains { $0.hasPrefix("  >=") } }
    session.send("\t")
    try session.wait(line: "komp> staff where level=")
  }

  @Test(arguments: Desk.locales)
  func `a place for a number says so`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("staff where level<\t")
    try session.wait(for: "  a value")
    try session.wait(line: "komp> staff where level<", column: 24)
  }

  @Test(arguments: Desk.locales)
  func `undo takes a completion back`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale)
    session.send("staff whe\t")
    try session.wait(line: "komp> staff where", column: 18)
    session.send("\u{1F}")
    try session.wait(line: "komp> staff whe", column: 15)
  }

  @Test(arguments: Desk.locales)
  func `files of the folder are offered`(_ locale: [String: String]) throws {
    let desk = try Desk()
    try desk.write("staff count\n", to: "late people.komp")
    let session = try desk.staffed(locale)
    session.send("run l\t")
    try session.wait(line: "komp> run \"late people.komp\"")
    session.send("\r")
    try session.wait("the figure") { $0.lines.contains("6") }
  }

  @Test(arguments: Desk.locales)
  func `a terminal that cannot move gets a list`(_ locale: [String: String]) throws {
    let session = try Desk().staffed(locale.merging(["TERM": "dumb"]) { $1 })
    session.send("staff where unit=\t")
    try session.wait(for: "hemsjukvård  2 people")
    session.send("stöd\r")
    try session.wait(for: "1 person on 2025-11-01")
    #expect(session.screen.looks.joined().allSatisfy { $0.isEmpty })
  }
}
