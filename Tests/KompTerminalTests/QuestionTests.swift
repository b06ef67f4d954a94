import Glibc
import Testing

/// The questions a script asks at the prompt.
@Suite struct QuestionTests {
  @Test(arguments: Desk.locales)
  func `a question that means harm is asked harmlessly`(_ locale: [String: String]) throws {
    let desk = try Desk()
    try desk.write(
      "param a: text \"\u{1B}[45mWh\u{202E}at\u{9B}1m?\"\nprint :a\n", to: "ond.komp")
    let session = try desk.prompt(locale)
    session.send("run ond.komp\r")
    try session.wait("the question") { $0.line == "␛[45mWh\u{FFFD}at\u{FFFD}1m?" }
    session.send("svår\r")
    try session.wait("the answer") { $0.lines.contains("svår") && $0.line == "komp>" }
    #expect(session.unshowable.isEmpty)
    #expect(session.screen.looks.joined().allSatisfy { !$0.contains("45") })
  }

  private static let script = """
    param unit: unit "Which unit?"
    param least: number = 50 "From what age?"
    count staff where unit=:unit and age>=:least

    """

  @Test(arguments: Desk.locales)
  func `a script that is run asks for what it was not told`(_ locale: [String: String]) throws {
    let desk = try Desk()
    try desk.write(Self.script, to: "fråga.komp")
    let session = try desk.staffed(locale)
    session.send("run fråga.komp\r")
    try session.wait("the question") { $0.line == "Which unit?" }
    session.send("stöd\r")
    try session.wait("the next, with its default") { $0.line == "From what age? [50]" }
    session.send("\r")
    try session.wait("a number") { screen in
      screen.line == "komp>" && !screen.everything.contains("error")
        && screen.lines.contains { $0 == "0" || $0 == "1" }
    }
  }

  @Test(arguments: Desk.locales)
  func `Ctrl-C at a question runs nothing`(_ locale: [String: String]) throws {
    let desk = try Desk()
    try desk.write(Self.script, to: "fråga.komp")
    let session = try desk.staffed(locale)
    session.send("run fråga.komp\r")
    try session.wait("the question") { $0.line == "Which unit?" }
    session.send("\u{3}")
    try session.wait("why it was not run") {
      $0.line == "komp>" && $0.everything.contains("E0802")
    }
  }
}
