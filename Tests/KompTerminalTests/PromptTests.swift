import Testing

/// Keys pressed at a real terminal, and what is then on its screen.
@Suite struct PromptTests {
  /// Every way a machine can be set up: right, plain, not at all, and with a locale it lacks.
  static let locales: [[String: String]] = [
    ["LANG": "C.UTF-8"], ["LANG": "C"], ["LANG": "POSIX"], [:], ["LANG": "xx_YY.UTF-8"],
    ["LC_ALL": "C"], ["LC_ALL": "POSIX"], ["LC_ALL": "C.UTF-8"], ["LC_ALL": "xx_YY.UTF-8"],
    ["LANG": "sv_SE.UTF-8", "LC_ALL": ""], ["LC_CTYPE": "xx_YY"],
  ]

  @Test(arguments: locales)
  func `Swedish letters are typed, deleted and moved over in any locale`(
    _ locale: [String: String]
  ) throws {
    let session = try prompt(locale)
    session.send("xåäöy")
    try session.wait(line: "komp> xåäöy", column: 11)
    session.send("\u{7F}\u{7F}")
    try session.wait(line: "komp> xåä", column: 9)
    session.send("\u{1B}[D\u{1B}[D")
    try session.wait(line: "komp> xåä", column: 7)
    session.send("Ö")
    try session.wait(line: "komp> xÖåä", column: 8)
    session.send("\u{1B}[3~\r")
    try session.wait(answer: "got[3]: \"xÖä\"")
  }

  @Test(arguments: Desk.locales)
  func `decomposed letters are handed over composed`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    session.send("a\u{30A}o\u{308}\r")
    try session.wait(answer: "got[2]: \"åö\"")
  }

  @Test(arguments: Desk.locales)
  func `wide characters keep the cursor in the right column`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    session.send("日本🙂x")
    try session.wait(line: "komp> 日本🙂x", column: 13)
    session.send("\u{1B}[D\u{1B}[D")
    try session.wait(line: "komp> 日本🙂x", column: 10)
    session.send("\u{7F}")
    try session.wait(line: "komp> 日🙂x", column: 8)
    session.send("\r")
    try session.wait(answer: "got[3]: \"日🙂x\"")
  }

  @Test(arguments: Desk.locales)
  func `bytes that are no letters are dropped and harm nothing`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    session.send([0x61, 0xE5, 0x62, 0xFF, 0x80, 0x63, 0xC3, 0xA5, 0x0D])
    try session.wait(answer: "got[4]: \"abcå\"")
  }

  private static let moves = [
    ("\u{1B}[D", 9), ("\u{1B}OD", 9), ("\u{1B}[1;2D", 9), ("\u{2}", 9),
    ("\u{1B}[H", 6), ("\u{1B}OH", 6), ("\u{1B}[1~", 6), ("\u{1B}[7~", 6), ("\u{1}", 6),
    ("\u{1B}[1;5D", 8), ("\u{1B}Od", 8), ("\u{1B}b", 8), ("\u{1B}[1;3D", 8),
    ("\u{1B}[H\u{1B}[F", 10), ("\u{1B}[H\u{1B}OF", 10), ("\u{1B}[H\u{1B}[4~", 10),
    ("\u{1B}[H\u{1B}[8~", 10), ("\u{1B}[H\u{5}", 10),
    ("\u{1B}[H\u{1B}[C", 7), ("\u{1B}[H\u{1B}OC", 7), ("\u{1B}[H\u{6}", 7),
    ("\u{1B}[H\u{1B}[1;5C", 7), ("\u{1B}[H\u{1B}Oc", 7), ("\u{1B}[H\u{1B}f", 7),
  ]

  @Test(arguments: Desk.locales)
  func `a key moves to its column in every spelling of it`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    session.send("å cd")
    try session.wait(line: "komp> å cd", column: 10)
    for (keys, column) in Self.moves {
      // What is typed next tells where the cursor was: the column alone may be an earlier one.
      session.send("\u{5}" + keys + "X")
      var wanted = Array("komp> å cd")
      wanted.insert("X", at: column)
      try session.wait(line: String(wanted), column: column + 1)
      session.send("\u{7F}")
      try session.wait(line: "komp> å cd", column: column)
    }
  }

  private static let meaningless = [
    "\u{1B}[15~", "\u{1B}[5~", "\u{1B}[6~", "\u{1B}[2~", "\u{1B}OP", "\u{1B}[[A", "\u{1B}[<0;3;4M",
    "\u{1B}[I", "\u{1B}[27;5;105~", "\u{1B}[105;5u", "\u{1B}[200;5:1u", "\u{1B}[24;2~",
  ]

  @Test(arguments: Desk.locales)
  func `a key that means nothing leaves nothing in the line`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    for (number, keys) in Self.meaningless.enumerated() {
      session.send("\(number)å" + keys + "b\r")
      let wanted = "\(number)åb"
      try session.wait(answer: "got[\(wanted.count)]: \"\(wanted)\"")
    }
  }

  @Test(arguments: Desk.locales)
  func `Ctrl-U deletes to the start, Ctrl-K to the end, Ctrl-W a word`(_ locale: [String: String])
    throws
  {
    let session = try prompt(locale)
    session.send("one two\u{1B}[D\u{1B}[D\u{1B}[D\u{15}")
    try session.wait(line: "komp> two", column: 6)
    session.send("\u{5} three\u{17}")
    try session.wait(line: "komp> two", column: 10)
    session.send("\u{1}\u{B}")
    try session.wait(line: "komp>", column: 6)
  }

  @Test(arguments: Desk.locales)
  func `undo takes back one change after the other`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    session.send("one")
    try session.wait(line: "komp> one")
    session.send(" ")
    session.send("two")
    try session.wait(line: "komp> one two")
    session.send("\u{15}")
    try session.wait(line: "komp>")
    session.send("\u{1F}")
    try session.wait(line: "komp> one two", column: 13)
    session.send("\u{1F}\u{1F}\u{1F}\u{1F}")
    try session.wait(line: "komp>", column: 6)
    session.send("x\r")
    try session.wait(answer: "got[1]: \"x\"")
  }

  @Test(arguments: Desk.locales)
  func `the keys that libedit knows by itself do what they are known for`(
    _ locale: [String: String]
  ) throws {
    let session = try prompt(locale)
    session.send("ett två\u{14}")
    try session.wait(line: "komp> ett tåv", column: 13)
    session.send("\u{1}\u{B}")
    try session.wait(line: "komp>", column: 6)
    session.send("\u{19}")
    try session.wait(line: "komp> ett tåv", column: 13)
    session.send("\u{1}\u{1B}u")
    try session.wait(line: "komp> ETT tåv", column: 9)
    session.send("\u{1B}u")
    try session.wait(line: "komp> ETT TÅV", column: 13)
    session.send("\u{1}\u{1B}d")
    try session.wait(line: "komp>  TÅV", column: 6)
    session.send("\r")
    try session.wait(answer: "got[4]: \" TÅV\"")
  }

  @Test(arguments: Desk.locales)
  func `a sign of several characters is deleted and handed over whole or in its parts`(
    _ locale: [String: String]
  ) throws {
    let session = try prompt(locale)
    session.send("a👩\u{200D}👧b\u{7F}c\r")
    try session.wait(answer: "got[5]: \"a👩\u{200D}👧c\"")
  }

  @Test(arguments: Desk.locales)
  func `a wide character that does not fit goes to the next row whole`(
    _ locale: [String: String]
  ) throws {
    let session = try prompt(locale, columns: 21)
    session.send("12345678901234日本")
    try session.wait(line: "日本", column: 4)
    session.send("\u{1B}[D\u{1B}[D5")
    try session.wait("the row broken before the wide one") {
      $0.line == "日本" && $0.lines.contains("komp> 123456789012345")
    }
    session.send("\r")
    try session.wait(for: "5日本\"")
  }

  private func prompt(_ environment: [String: String], columns: Int = 80) throws -> Session {
    let session = try Session(environment: environment, columns: columns)
    try session.wait(line: "komp>", column: 6)
    return session
  }
}
