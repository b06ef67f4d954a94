import KompLexicon
import KompModel
import KompReport
import KompValues
import Testing

@testable import KompSession

/// The last result again, the lines typed, and what parts one answer from the next.
@Suite struct ResultTests {
  private func session() throws -> (Sandbox, Session) {
    let sandbox = try #require(Sandbox())
    return (sandbox, sandbox.staffed())
  }

  @Test(arguments: [
    "staff where unit=kommunrehab show name, level",
    "staff by unit: count, avg age with total limit 3", "staff count", "staff by unit across level",
    "staff where level>9",
  ])
  func `the last result alone is shown as it was`(_ line: String) throws {
    let (sandbox, session) = try session()
    defer { withExtendedLifetime(sandbox) {} }
    let first = session.said(line)
    let again = session.said("it")
    #expect(again.answer == first.answer)
    #expect(again.remarks == first.remarks)
    #expect(session.said("svaret till csv").answer == session.said(line + " to csv").answer)
  }

  @Test func `what goes on with the last result goes on with its columns`() throws {
    let (sandbox, session) = try session()
    defer { withExtendedLifetime(sandbox) {} }
    _ = session.said("staff where unit=kommunrehab show name, level")
    let further = session.said("where level<3 to csv").answer
    #expect(
      further
        == session.said("staff where unit=kommunrehab show name, level where level<3 to csv").answer
    )
    #expect(further.hasPrefix("name,level\n"))
    // What was not shown can still be asked about.
    #expect(session.said("it show age to csv").answer.hasPrefix("age\n"))
  }

  @Test func `a window that is too narrow is too narrow for no column of it`() throws {
    let (sandbox, session) = try session()
    defer { withExtendedLifetime(sandbox) {} }
    let line = "staff where unit=kommunrehab show id, name, unit, profession, hired"
    let fitted = session.said(line, width: 30)
    #expect(fitted.remarks.contains("hidden: "))
    let whole = session.said("it", width: 30)
    #expect(!whole.remarks.contains("hidden"))
    #expect(whole.answer == session.said(line).answer)
  }

  @Test func `records have a line for each column of each row`() throws {
    let (sandbox, session) = try session()
    defer { withExtendedLifetime(sandbox) {} }
    _ = session.said("staff where unit=kommunrehab sort id limit 2 show id, name, level")
    #expect(
      session.said("it to records", width: 20).answer == """
        id     P01
        name   Tuva Almbäck
        level  1

        id     P02
        name   Malin Rönnhed
        level  2

        """)
    #expect(session.said("svaret till poster").answer.hasPrefix("id     P01\n"))
    #expect(session.said("staff count to records").answer == "114\n")
    #expect(session.said("staff where level>9 to records").answer == "")
  }

  @Test(arguments: [("last", "it"), ("_", "it"), ("senaste", "svaret"), ("resultatet", "svaret")])
  func `what other prompts call the last result is mended`(_ typed: String, _ meant: String) throws
  {
    let (sandbox, session) = try session()
    defer { withExtendedLifetime(sandbox) {} }
    let page = Page(tongue: .english)
    _ = session.said("staff")
    let response = session.run(
      typed + " where level<3", from: "", isFile: false, page: page)
    #expect(response.mended == meant + " where level<3")
  }

  private static let typed = [
    HistoryLine("staff count"), HistoryLine("personal\n  antal", day: nil, clock: nil),
    HistoryLine("staff where level<3", day: Sandbox.day("2025-10-31"), clock: "09:05"),
    HistoryLine("staff by unit", day: Sandbox.day("2025-11-01"), clock: "14:30"),
  ]

  @Test(arguments: [
    ("history to csv", ["4", "3", "2", "1"]), ("history limit 2 to csv", ["4", "3"]),
    ("historik topp 1 till csv", ["4"]),
    ("history where text contains \"staff\" top 2 to csv", ["4", "3"]),
    ("historik där text innehåller count till csv", ["1"]),
    ("history where date=today to csv", ["4"]),
    ("history where date is missing to csv", ["2", "1"]),
    ("history sort number limit 1 to csv", ["1"]),
  ])
  func `the lines typed are a table like any other`(_ line: String, _ numbers: [String]) throws {
    let (sandbox, session) = try session()
    defer { withExtendedLifetime(sandbox) {} }
    session.history = { ResultTests.typed }
    let said = session.said(line)
    #expect(said.verdict == .done, "\(said.all)")
    let records = said.answer.split(separator: "\n").filter { $0.first?.isNumber == true }
    #expect(records.map { String($0.prefix { $0 != "," }) } == numbers, "\(said.answer)")
  }

  @Test func `the lines typed are told with their day and time`() throws {
    let (sandbox, session) = try session()
    defer { withExtendedLifetime(sandbox) {} }
    session.history = { ResultTests.typed }
    #expect(
      session.said("history limit 1 to csv").answer
        == "number,date,time,text\n4,2025-11-01,14:30,staff by unit\n")
    #expect(session.said("count history").answer == "4\n")
    #expect(session.said("history by date: count").verdict == .done)
    #expect(session.said("describe history").answer.contains("which line it was"))
    #expect(session.said("hjälp historik").verdict == .done)
    #expect(session.said("history as of 2024-12-31").verdict == .wrong)
  }

  @Test func `where nobody types there are no lines, and that is said`() throws {
    let (sandbox, session) = try session()
    defer { withExtendedLifetime(sandbox) {} }
    let said = session.said("history")
    #expect(said.verdict == .done)
    #expect(said.remarks.contains("history is what was typed at a prompt, and there is none here"))
    session.tongue = .swedish
    #expect(session.said("historik").remarks.contains("här finns ingen"))
  }

  @Test(arguments: [
    ("print 1; print 2", "1\n2\n"),
    ("print 1; staff count; print 2; print 3", "1\n\n114\n\n2\n3\n"),
    ("staff count; staff count", "114\n\n114\n"),
  ])
  func `printed lines stand together, answers apart`(_ text: String, _ output: String) throws {
    for width in [nil, 80] {
      let (sandbox, session) = try session()
      defer { withExtendedLifetime(sandbox) {} }
      session.voice = Voice()
      #expect(session.said(text, isFile: true, width: width).answer == output)
    }
  }

  @Test(arguments: [
    ("hepl by", "help by"), ("hepl", "help"), ("hjälpp per", "hjälp per"),
    ("staff where age=60 to 65", "staff where age=60..65"),
    ("staff where age=60 to 65 and level<3", "staff where age=60..65 and level<3"),
    ("personal där ålder=60 till 65", "personal där ålder=60..65"),
    ("personal där ålder=60 till och med 65", "personal där ålder=60..65"),
    ("staff where age 60 to 65", "staff where age=60..65"),
    ("staff where age in 60 to 65", "staff where age in 60..65"),
    ("staff where hired=2020 to 2024", "staff where hired=2020..2024"),
  ])
  func `a slip is mended before anything runs`(_ typed: String, _ meant: String) throws {
    let (sandbox, session) = try session()
    defer { withExtendedLifetime(sandbox) {} }
    let response = session.run(typed, from: "", isFile: false, page: Page(tongue: .english))
    #expect(response.verdict == .wrong)
    #expect(response.mended == meant, "\(Said(response).all)")
    #expect(session.trouble?.mended == response.mended)
  }

  @Test func `a name that is nearly a command is a name where it has been given`() throws {
    let (sandbox, session) = try session()
    defer { withExtendedLifetime(sandbox) {} }
    #expect(session.said("let hepl = staff where level<3").verdict == .done)
    #expect(session.said("hepl count").verdict == .done)
    #expect(session.said("hepl").verdict == .done)
  }
}
