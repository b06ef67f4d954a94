import KompShell
import Testing

/// Texts longer than a line and a window, in the real program.
@Suite struct LongTests {
  @Test(arguments: Desk.locales)
  func `a pasted script of five hundred lines runs nothing before Enter and is then exact`(
    _ locale: [String: String]
  ) throws {
    let desk = try Desk()
    let session = try desk.staffed(locale.merging(["PAGER": ""]) { $1 })
    try session.wait("marked pastes") { $0.marksPastes }
    var lines = (1...500).map { "print \"rad \($0) åäö\"" }
    lines[99] = "personal där enhet=hemsjukvård till \"mitt.csv\""
    lines[199] = "# inget här"
    lines[299] = "staff where (unit=stöd or"
    lines[300] = "  unit=hemsjukvård) count"
    lines[499] = "staff where level<3 count"
    let text = lines.joined(separator: "\n")
    session.send("\u{1B}[200~" + text.replacing("\n", with: "\r") + "\u{1B}[201~")
    try session.wait(line: lines[499])
    #expect(desk.read("mitt.csv") == nil)
    #expect(!(session.screen.scrolled + session.screen.lines).contains { $0.hasPrefix("rad ") })
    session.send("\r")
    try session.wait("the last answer") { $0.line == "komp>" && $0.column == 6 }
    let shown = session.screen.scrolled + session.screen.lines
    let answers = shown.drop { $0 != lines[499] }.dropFirst().filter { !$0.isEmpty }
    var wanted = (1...499).filter { ![100, 200, 300, 301].contains($0) }.map { "rad \($0) åäö" }
    wanted.insert("written to mitt.csv", at: 99)
    wanted.insert("3", at: wanted.firstIndex(of: "rad 302 åäö") ?? 0)
    #expect(answers.filter { $0 != "komp>" && !$0.contains("2025") } == wanted + ["3"])
    #expect(desk.read("mitt.csv")?.split(separator: "\n").count == 3)
    #expect(try kept(desk).last == text)
  }

  /// A query of exactly ten thousand characters, with letters of one, two and four bytes.
  private static let line: String = {
    var line = "staff where name=\"Ada Lind\""
    var number = 0
    while line.count < 9_900 {
      number += 1
      line += " or name=\"\(number) å🙂\""
    }
    let rest = 10_000 - line.count - " or name=\"\" count".count
    return line + " or name=\"" + String(repeating: "ö", count: rest) + "\" count"
  }()

  @Test(arguments: [true, false], Desk.locales)
  func `a line of ten thousand characters is exact`(_ pasted: Bool, _ locale: [String: String])
    throws
  {
    #expect(Self.line.count == 10_000)
    let desk = try Desk()
    let session = try desk.staffed(locale)
    session.send(pasted ? "\u{1B}[200~" + Self.line + "\u{1B}[201~" : Self.line)
    session.send("\r")
    try session.wait("the figure") { $0.lines.contains("1") && $0.line == "komp>" }
    #expect(try kept(desk).last == Self.line)
  }

  @Test(arguments: Desk.locales)
  func `a text taller than the window is right when it is submitted`(_ locale: [String: String])
    throws
  {
    let desk = try Desk()
    let session = try desk.staffed(locale, rows: 8, columns: 40)
    var rows = (1...30).map { "  age>\($0) or # rad \($0) å" }
    rows.insert("staff where (", at: 0)
    rows.append("  unit=stöd) count")
    session.send("\u{1B}[200~" + rows.joined(separator: "\n") + "\u{1B}[201~")
    try session.wait(line: "  unit=stöd) count", column: 18)
    // Edited at both ends and in the middle, though only its end is in the window.
    session.send("\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}antal")
    session.send("\u{1}\u{1B}[3~\u{1B}[3~\u{1B}[3~\u{1B}[3~\u{1B}[3~personal")
    session.send("\u{1B}[B\u{1B}[B\u{1B}[B\u{1B}[1;5D\u{1B}[1;5C\r")
    try session.wait("the figure") {
      $0.lines.contains("6") && $0.line == "komp>" && $0.column == 6
    }
    rows[0] = "personal where ("
    rows[31] = "  unit=stöd) antal"
    #expect(try kept(desk).last == rows.joined(separator: "\n"))
    session.send("\u{1B}[A")
    try session.wait(line: "  unit=stöd) antal")
    session.send("\u{3}")
    try session.wait(line: "komp>", column: 6)
    try session.ask("staff count")
  }

  @Test(arguments: Desk.locales)
  func `four thousand characters at once are drawn once and stay editable`(
    _ locale: [String: String]
  ) throws {
    let desk = try Desk()
    let session = try desk.staffed(locale.merging(["PAGER": ""]) { $1 }, columns: 50)
    let middle = String(repeating: "å1 ", count: 1_333)
    session.send("\u{1B}[200~print \"" + middle + "\u{1B}[201~")
    session.send("slut\"")
    try session.wait("the end") { $0.line.hasSuffix("slut\"") }
    session.send("\u{1B}[D!\u{1B}[F\r")
    try session.wait("the answer") { $0.line == "komp>" && $0.column == 6 }
    #expect(try kept(desk).last == "print \"" + middle + "slut!\"")
  }

  /// The entries in the history file, decoded.
  private func kept(_ desk: Desk) throws -> [String] {
    let text = try #require(desk.read("state/komp/history"))
    return text.utf8.split(separator: 0x0A).compactMap { line in
      let line = Array(line)
      // What stands after the entry is about it and no part of it.
      return EntryLine.decode(line[...(line.lastIndex(of: UInt8(ascii: "\"")) ?? 0)])
    }
  }
}
