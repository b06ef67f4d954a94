import KompShell
import Testing

/// Data that means harm: shown to whoever reads it, obeyed by no terminal, exact in a file.
///
/// A file of such cells stands beside its twin, in which the visible sign for each hidden character
/// is written out: what is on the screen must be the same of both, in every cell, look and column.
@Suite struct HostileTests {
  /// A hidden character, and the sign shown for it.
  private static let signs: [(hidden: Character, sign: Character)] = [
    ("\u{1B}", "␛"), ("\u{7}", "␇"), ("\u{8}", "␈"), ("\u{7F}", "␡"), ("\u{9B}", "\u{FFFD}"),
    ("\u{85}", "⏎"), ("\u{202E}", "\u{FFFD}"), ("\u{202C}", "\u{FFFD}"), ("\u{2066}", "\u{FFFD}"),
    ("\u{200F}", "\u{FFFD}"), ("\t", "␉"), ("\n", "⏎"), ("\u{2028}", "⏎"), ("\u{C}", "␌"),
  ]

  private static let cells = [
    "\u{1B}[2J\u{1B}[45mröd", "\u{1B}]0;title\u{7}t", "\u{1B}[5A\u{1B}[1;1Hup",
    "\u{9B}45m\u{8}\u{8}x",
    "\u{202E}dlog\u{202C}", "\u{2066}i\u{200F}s", "a\tb\nc", "\u{7F}\u{85}y", "f\u{C}\u{2028}f",
    "\u{1B}c", "\u{1B}(0lqk", "\u{1B}[?1049h",
  ]

  private static func file(_ cells: [String]) -> String {
    "namn;ord;antal\n"
      + cells.enumerated().map { "n\($0.offset);\"\($0.element)\";\($0.offset)\n" }.joined()
  }

  private static func twin(_ text: String) -> String {
    String(text.map { character in signs.first { $0.hidden == character }?.sign ?? character })
  }

  /// What is answered at the prompt, and the last thing to be seen of it.
  private static let questions = [
    "\"f.csv\"", "\"f.csv\" where antal>3 show ord, namn", "\"f.csv\" sort antal desc",
    "\"f.csv\" by namn: list ord", "\"f.csv\" where antal<5 by namn across ord",
    "\"f.csv\" where ord=röd", "summarize \"f.csv\"",
    "\"f.csv\" distinct namn, ord",
    "explain \"f.csv\" where antal>3", "print \"f.csv\"",
  ]

  @Test(arguments: Desk.locales)
  func `an answer on the terminal is that of the visible twin`(_ locale: [String: String]) throws {
    let (evil, tame) = (try Desk(), try Desk())
    try evil.write(Self.file(Self.cells), to: "f.csv")
    try tame.write(Self.file(Self.cells.map(Self.twin)), to: "f.csv")
    let screens = try [evil, tame].map { desk in
      let session = try desk.prompt(locale.merging(["PAGER": ""]) { $1 }, rows: 60, columns: 100)
      for question in Self.questions {
        try session.ask(question)
      }
      #expect(session.unshowable.isEmpty)
      return session.screen
    }
    // How long it took is nobody's harm.
    let shown = screens.map { $0.everything.replacing(#/ · \d+ ms/#, with: "") }
    let lines = shown.map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    let differing = zip(lines[0], lines[1]).filter { $0 != $1 }.map { "\($0) ≠ \($1)" }
    #expect(differing.isEmpty)
    #expect(lines[0].count == lines[1].count)
    #expect(screens[0].looks == screens[1].looks)
    #expect([screens[0].row, screens[0].column] == [screens[1].row, screens[1].column])
    #expect(screens[0].everything.contains("␛[2J␛[45mröd"))
  }

  @Test(arguments: Desk.locales)
  func `on a terminal that knows no escape none is written at all`(_ locale: [String: String])
    throws
  {
    let desk = try Desk()
    try desk.write(Self.file(Self.cells), to: "f.csv")
    let session = try desk.prompt(locale.merging(["TERM": "dumb"]) { $1 }, rows: 60)
    for question in Self.questions + [
      "\"f.csv\" by ord", "\"f.csv\" to csv", "\"f.csv\" to json",
      "\"f.csv\" to md", "\"f.csv\" to tsv",
    ] {
      try session.ask(question)
    }
    #expect(session.unshowable.isEmpty)
    #expect(!session.written.contains(0x1B))
  }

  @Test(arguments: Desk.locales)
  func `what cannot be shown is not offered, and what can is`(_ locale: [String: String]) throws {
    let desk = try Desk()
    try desk.write(Self.file(Self.cells + ["synlig", "syrlig"]), to: "f.csv")
    try desk.write("staff count\n", to: "s\u{1B}[45mx.komp")
    try desk.write("staff count\n", to: "söt.komp")
    let session = try desk.prompt(locale)
    session.send("\"f.csv\" where ord=\t")
    try session.wait("a menu of two") { screen in
      screen.line.hasPrefix("komp> \"f.csv\" where ord=")
        && screen.lines[(screen.row + 1)...].filter { !$0.isEmpty }.map { $0.prefix(8) }
          == ["  synlig", "  syrlig"]
    }
    session.send("\t\t")
    try session.wait(line: "komp> \"f.csv\" where ord=syrlig")
    session.send("\u{15}")
    try session.wait("an empty line") { $0.line == "komp>" && $0.column == 6 }
    session.send("run s\t")
    try session.wait(line: "komp> run \"söt.komp\"")
    #expect(session.unshowable.isEmpty)
  }

  @Test(arguments: Desk.locales)
  func `an error about a cell shows it and mends nothing into what cannot be shown`(
    _ locale: [String: String]
  ) throws {
    let desk = try Desk()
    try desk.write(Self.file(["\u{1B}[45mrödaktig", "\u{202E}grönaktig"]), to: "f.csv")
    let session = try desk.prompt(locale)
    for word in ["rödaktig", "grönaktigt"] {
      try session.ask("\"f.csv\" where ord=\(word)")
    }
    #expect(session.screen.everything.contains("E0104"))
    #expect(session.unshowable.isEmpty)
    #expect(session.screen.looks.joined().allSatisfy { !$0.contains("45") })
  }

  @Test(arguments: Desk.locales)
  func `a history that means harm is recalled without it`(_ locale: [String: String]) throws {
    let desk = try Desk()
    desk.makeFolder("state")
    desk.makeFolder("state/komp")
    try desk.write(
      "\"help by\"\n\"staff \u{9B}45m\u{202E}x\"\n\"staff \\u001b[2J count\"\n",
      to: "state/komp/history")
    let session = try desk.prompt(locale)
    session.send("staff")
    try session.wait(line: "komp> staff", column: 11)
    session.send("\u{15}\u{1B}[A")
    try session.wait(line: "komp> help by", column: 13)
    session.send("\u{15}\u{12}sta")
    try session.wait("the search") { $0.everything.contains("bck") }
    #expect(session.unshowable.isEmpty)
  }

  @Test(arguments: Desk.locales)
  func `headings and values of an import that mean harm are told harmlessly`(
    _ locale: [String: String]
  ) throws {
    let desk = try Desk()
    let text = """
      id;namn;enhet;\u{1B}[45mextra;född
      P1;Ad\u{1B}[2Ja;kommun\u{9B}rehab;\u{202E}x;1980-01-01
      P2;Bo;"stöd\nland";y;not \u{1B}[45ma date
      P3;Cia;stöd;z;1990-01-01

      """
    try desk.write(text, to: "f.csv")
    let session = try desk.prompt(locale, rows: 60)
    for line in [
      "import staff from \"f.csv\" as of 2025-11-01",
      "import staff from \"f.csv\" as of 2025-11-01 skipping bad rows", "staff", "units",
      "staff by unit", "staff show *", "journal",
    ] {
      try session.ask(line)
    }
    #expect(session.screen.everything.contains("Ad␛[2Ja"))
    #expect(session.unshowable.isEmpty)
    #expect(session.screen.looks.joined().allSatisfy { !$0.contains("45") })
  }

  @Test(arguments: Desk.locales)
  func `a script that means harm is run, checked and blamed harmlessly`(
    _ locale: [String: String]
  ) throws {
    let desk = try Desk()
    try desk.write(
      "print \"\u{1B}[45mx\u{202E}\u{9B}1m\"\nexpect 1 = 2 \"\u{1B}[2Jso\"\n", to: "ond.komp")
    try desk.write("staff where levl\u{1B}[45m<3 # \u{1B}[2J\n", to: "fel.komp")
    let session = try desk.prompt(locale)
    for line in ["run ond.komp", "run fel.komp", "why"] {
      try session.ask(line)
    }
    #expect(session.screen.everything.contains("␛[45mx"))
    #expect(session.unshowable.isEmpty)
    #expect(session.screen.looks.joined().allSatisfy { !$0.contains("45") })
  }

  /// What the program writes to the terminal when it answers on the command line: standard error
  /// stays there while standard output goes down a pipe.
  @Test(arguments: ["", " | cat > out.txt", " 2> errors.txt"], Desk.locales)
  func `beside a pipe nothing harmful reaches the terminal either`(
    _ tail: String, _ locale: [String: String]
  ) throws {
    let desk = try Desk()
    try desk.write(Self.file(Self.cells), to: "f.csv")
    for question in [
      "'\"f.csv\" to json'", "'\"f.csv\"'", "'\"f.csv\" where ord=röd'",
      "'\"f.csv\" where ord=röd' --errors line", "'\"f.csv\" where ord=röd' --errors json",
      "'import staff from \"f.csv\" with id=ord'",
    ] {
      let session = try desk.run("-c \(question)" + tail, locale)
      _ = try session.end()
      #expect(session.unshowable.isEmpty, "\(question)")
      #expect(session.screen.looks.joined().allSatisfy { !$0.contains("45") })
    }
  }

  @Test(arguments: Desk.locales)
  func `in a file and in a pipe the cells are exact`(_ locale: [String: String]) throws {
    let desk = try Desk()
    try desk.write(Self.file(Self.cells), to: "f.csv")
    let quoted = Self.cells.enumerated().map { number, cell in
      "n\(number),\(cell.contains { "\n\"".contains($0) } ? "\"\(cell)\"" : cell),\(number)\n"
    }
    let expected = "namn,ord,antal\n" + quoted.joined()
    for command in [
      "-c '\"f.csv\" to csv' | cat > out.csv", "-c '\"f.csv\" to csv' > out.csv",
      "-c '\"f.csv\" to \"out.csv\"' | cat", "-c '\"f.csv\" to \"out.csv\"'",
    ] {
      let session = try desk.run(command, locale)
      #expect(try session.end() == 0)
      #expect(desk.read("out.csv").map { Array($0.utf8) } == Array(expected.utf8), "\(command)")
      try desk.write("", to: "out.csv")
    }
  }

  @Test(arguments: Desk.locales)
  func `a NUL in a cell reaches neither terminal nor memory as one`(_ locale: [String: String])
    throws
  {
    let desk = try Desk()
    try desk.write("namn;ord\na;x\u{0}y\n", to: "f.csv")
    // The same as UTF-16, where every other byte of a plain text is zero.
    let wide = "\u{FEFF}namn;ord\na;x\u{0}y\n".utf16.flatMap { unit -> [UInt8] in
      [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    try desk.write(bytes: wide, to: "w.csv")
    let session = try desk.prompt(locale)
    for file in ["f.csv", "w.csv"] {
      try session.ask("\"\(file)\"")
    }
    #expect(!session.written.contains(0))
    #expect(session.unshowable.isEmpty)
  }
}
