import Glibc
import Testing

/// How an entry is finished, dropped, pasted, recalled and left, at a real terminal.
@Suite struct EntryTests {
  @Test(arguments: Desk.locales)
  func `Ctrl-C drops the line and gives a new prompt`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    session.send("half a thought")
    try session.wait(line: "komp> half a thought")
    session.send("\u{3}")
    try session.wait(line: "komp>", column: 6)
    session.send("whole\r")
    try session.wait(answer: "got[5]: \"whole\"")
    #expect(!session.screen.everything.contains("got[14]"))
  }

  @Test(arguments: Desk.locales)
  func `Ctrl-C drops an unfinished entry of several rows`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    session.send("(one\rtwo")
    try session.wait(line: "two")
    session.send("\u{1B}[H\u{3}")
    try session.wait(line: "komp>", column: 6)
    session.send("x\r")
    try session.wait(answer: "got[1]: \"x\"")
  }

  @Test(arguments: Desk.locales)
  func `Ctrl-D leaves an empty line and deletes in a filled one`(_ locale: [String: String]) throws
  {
    let session = try prompt(locale)
    session.send("ab\u{1B}[D\u{4}")
    try session.wait(line: "komp> a", column: 7)
    session.send("\u{4}\u{7F}")
    try session.wait(line: "komp>", column: 6)
    session.send("\u{4}")
    #expect(try session.end() == 0)
    #expect(!session.screen.marksPastes)
  }

  @Test(arguments: Desk.locales)
  func `what would be lost is said before Ctrl-D leaves`(_ locale: [String: String]) throws {
    let session = try prompt(locale.merging(["PROBE_LOSS": "1"]) { $1 })
    session.send("\u{4}")
    try session.wait(answer: "all of it is lost")
    session.send("\u{4}")
    #expect(try session.end() == 0)
  }

  @Test(arguments: Desk.locales)
  func `quit leaves`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    session.send("quit\r")
    #expect(try session.end() == 0)
  }

  @Test(arguments: Desk.locales)
  func `a terminal that goes away ends the program`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    session.send("half")
    try session.wait(line: "komp> half")
    session.hangUp()
    #expect([0, 128 + SIGHUP].contains(try session.end()))
  }

  @Test(arguments: Desk.locales)
  func `a request to end leaves the terminal as it was`(_ locale: [String: String]) throws {
    let session = try Session(
      "/bin/bash", ["--norc", "--noprofile", "-i"],
      environment: locale.merging(["PS1": "sh: ", "HISTFILE": ""]) { $1 })
    try session.wait(line: "sh:", column: 4)
    let probe = try Session.built("shell-probe")
    session.send(probe + "\r")
    try session.wait(line: "komp>", column: 6)
    session.send("half\u{1A}")
    try session.wait("bash's prompt") { $0.line == "sh:" }
    session.send("kill %1; fg; echo code $?; stty -a | grep -o ' icanon'\r")
    try session.wait(for: "code 143")
    try session.wait(for: " icanon")
  }

  @Test(arguments: Desk.locales)
  func `an unfinished entry gets rows that stay editable as one text`(_ locale: [String: String])
    throws
  {
    let session = try prompt(locale)
    session.send("staff (\r")
    try session.wait("a second row") { $0.row == 2 && $0.column == 0 }
    session.send("åb)")
    try session.wait(line: "åb)", column: 3)
    session.send("\u{1}x")
    session.send("\u{5}!\r")
    try session.wait(answer: "got[13]: \"xstaff (\\nåb)!\"")
  }

  @Test(arguments: Desk.locales)
  func `an empty row ends an entry that wants more for ever`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    session.send("say \"what\r\r")
    try session.wait(answer: "got[10]: \"say \"what\\n\"")
  }

  @Test(arguments: Desk.locales)
  func `a paste runs nothing before Enter and is then exact`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    try session.wait("marked pastes") { $0.marksPastes }
    session.send("\u{1B}[200~one\ttab\rtwo åäö\u{1B}[A\u{1}\nthree\u{1B}[201~")
    try session.wait(line: "three")
    #expect(!session.screen.everything.contains("got["))
    session.send("\r")
    try session.wait(answer: "got[23]: \"one\\ttab\\ntwo åäö[A\\nthree\"")
  }

  @Test(arguments: Desk.locales)
  func `a Ctrl-C in a paste is dropped and runs nothing`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    session.send("\u{1B}[200~one\rtwo\u{3}three\rfour\r\u{1B}[201~")
    session.send("five\r")
    try session.wait(answer: "got[22]: \"one\\ntwothree\\nfour\\nfive\"")
    #expect(session.screen.everything.matches(of: #/got\[/#).count == 1)
  }

  @Test(arguments: Desk.locales)
  func `Ctrl-C ends the wait for a paste that never ends`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    session.send("\u{1B}[200~one\rtwo")
    session.send("\u{3}")
    try session.wait("another prompt") { $0.lines.filter { $0 == "komp>" }.count == 2 }
    session.send("x\r")
    try session.wait(answer: "got[1]: \"x\"")
  }

  @Test(arguments: Desk.locales)
  func `a paste of five hundred lines is exact`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    let text = (1...500).map { "staff where id=\($0) and unit=\"Vård \($0)\"" }
      .joined(separator: "\n")
    session.send("\u{1B}[200~" + text + "\u{1B}[201~")
    try session.wait(line: "staff where id=500 and unit=\"Vård 500\"")
    session.send("\r")
    try session.wait(answer: "got[\(text.unicodeScalars.count)]: \"long, sum \(sum(text))\"")
  }

  @Test(arguments: Desk.locales)
  func `a line of ten thousand characters is exact`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    let text = (0..<10_000).map { ["å", "b", "c", " ", "9"][($0 * 7 + $0 / 13) % 5] }.joined()
    session.send(text + "\r")
    try session.wait(answer: "got[10000]: \"long, sum \(sum(text))\"")
  }

  @Test(arguments: Desk.locales)
  func `arrows recall entries and give the unfinished one back`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    session.send("first\r")
    try session.wait(answer: "got[5]: \"first\"")
    session.send("(second\rrow)\r")
    try session.wait(answer: "got[12]: \"(second\\nrow)\"")
    session.send("\u{1B}[A")
    try session.wait(line: "row)", column: 4)
    session.send("\u{1B}OA")
    try session.wait(line: "komp> first", column: 11)
    session.send("\u{1B}[B\u{1B}OB")
    try session.wait(line: "komp>", column: 6)
    session.send("fi")
    try session.wait(line: "komp> fi", column: 8)
    session.send("\u{1B}[A")
    try session.wait(line: "komp> first", column: 11)
    session.send("\u{1B}[B")
    try session.wait(line: "komp> fi", column: 8)
    session.send("\u{10}!\r")
    try session.wait(answer: "got[6]: \"first!\"")
  }

  @Test(arguments: Desk.locales)
  func `Ctrl-R finds an earlier entry`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    session.send("count på enhet\r")
    try session.wait(answer: "got[14]")
    session.send("other\r")
    try session.wait(answer: "got[5]: \"other\"")
    session.send("\u{12}på")
    try session.wait("the entry found") { $0.lines.contains("komp> count på enhet") }
    session.send("\r")
    try session.wait("it run again") {
      $0.lines.filter { $0 == "got[14]: \"count på enhet\"" }.count == 2
    }
  }

  @Test(arguments: [40, 120, 12], Desk.locales)
  func `a new width redraws the line and goes on`(
    _ columns: Int, _ locale: [String: String]
  ) throws {
    let session = try prompt(locale)
    session.send("some å")
    try session.wait(line: "komp> some å")
    session.resize(rows: 24, columns: columns)
    session.send("b")
    try session.wait("the line again") { $0.lines.contains { $0.hasPrefix("komp> some") } }
    session.send("\u{15}width\r")
    try session.wait(for: "width \(columns)")
  }

  @Test(arguments: Desk.locales)
  func `a line longer than the window wraps where the window ends`(_ locale: [String: String])
    throws
  {
    let session = try prompt(locale, columns: 20)
    session.send("0123456789abcdefghij")
    try session.wait(line: "efghij", column: 6)
    session.send("\u{1}")
    try session.wait("the start") { $0.line == "komp> 0123456789abcd" && $0.column == 6 }
    session.send("\u{5}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}日")
    try session.wait(line: "日", column: 2)
    session.send("\r")
    try session.wait(answer: "got[14]: \"0123456")
  }

  @Test(arguments: Desk.locales)
  func `Ctrl-C stops a computation and leaves the prompt`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    session.send("busy\r")
    try session.wait(for: "busy now")
    session.send("\u{3}")
    try session.wait(answer: "stopped")
    #expect(!session.screen.everything.contains("never"))
  }

  @Test(arguments: Desk.locales)
  func `Ctrl-C stops a long answer`(_ locale: [String: String]) throws {
    let session = try prompt(locale)
    session.send("much\r")
    try session.wait(for: "xxxx")
    session.send("\u{3}")
    try session.wait("the prompt") { $0.line.hasSuffix("komp>") }
  }

  @Test(arguments: Desk.locales)
  func `Ctrl-Z stops and fg goes on in the same line`(_ locale: [String: String]) throws {
    let session = try Session(
      "/bin/bash", ["--norc", "--noprofile", "-i"],
      environment: locale.merging(["PS1": "sh: ", "HISTFILE": ""]) { $1 })
    try session.wait(line: "sh:", column: 4)
    session.send(try Session.built("shell-probe") + "\r")
    try session.wait(line: "komp>", column: 6)
    session.send("half å")
    try session.wait(line: "komp> half å")
    session.send("\u{1A}")
    try session.wait(for: "Stopped")
    try session.wait("bash's prompt") { $0.line == "sh:" }
    session.send("fg\r")
    try session.wait(line: "komp> half å", column: 12)
    session.send("b\r")
    try session.wait(answer: "got[7]: \"half åb\"")
  }

  @Test(arguments: Desk.locales)
  func `answers and what is said about them come in their order`(_ locale: [String: String]) throws
  {
    let session = try prompt(locale)
    session.send("both\r")
    try session.wait(for: "first\nsecond\nthird")
  }

  @Test(
    arguments: [
      ([:], "colour true"), (["NO_COLOR": "1"], "colour false"), (["TERM": "dumb"], "colour false"),
      (["TERM": "a-terminal-of-next-year"], "colour true"),
    ] as [([String: String], String)], Desk.locales)
  func `colour is for terminals that want it`(
    _ want: (environment: [String: String], answer: String), _ locale: [String: String]
  ) throws {
    let session = try prompt(locale.merging(want.environment) { $1 })
    session.send("colour\r")
    try session.wait(for: want.answer)
  }

  @Test(arguments: Desk.locales)
  func `the greeting speaks Swedish to a Swedish host`(_ locale: [String: String]) throws {
    let session = try prompt(locale.merging(["PROBE_TONGUE": "sv"]) { $1 })
    #expect(session.screen.everything.contains("\"hjälp\" visar"))
  }

  private func prompt(_ environment: [String: String], columns: Int = 80) throws -> Session {
    let session = try Session(environment: environment, columns: columns)
    try session.wait(line: "komp>", column: 6)
    return session
  }

  private func sum(_ text: String) -> UInt32 { text.utf8.reduce(1) { ($0 &* 31) &+ UInt32($1) } }
}
