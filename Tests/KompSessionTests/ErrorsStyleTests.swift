import KompLexicon
import KompReport
import Testing

@testable import KompSession

/// How problems are written for programs, and how `why` tells of the last.
@Suite struct ErrorsStyleTests {
  private static let line = "staff where levl<3 and unit=komunrehab"

  @Test func `a line each is what editors read`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.staffed()
    session.errorStyle = .line
    let said = session.said(Self.line, isFile: true)
    #expect(
      said.remarks == """
        skript.komp:1:13: error E0101: staff has no field "levl" → level
        skript.komp:1:29: error E0104: there is no unit "komunrehab" → kommunrehab

        """)
    #expect(said.verdict == .wrong)
  }

  @Test func `an object each holds the place in characters and in bytes, and the fixes`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.staffed(.swedish)
    session.errorStyle = .json
    let said = session.said("personal där enhet=komunrehab", isFile: true)
    #expect(
      said.remarks == """
        {"code":"E0104","severity":"error","file":"skript.komp","line":1,"column":20,\
        "endColumn":30,"start":20,"end":30,"message":"enhet \\"komunrehab\\" finns inte",\
        "fixes":[{"edits":[{"start":20,"end":30,"text":"kommunrehab"}]}]}

        """)
  }

  @Test func `two ways to the same mended line are one proposal`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let said = sandbox.staffed(.swedish).said("vilka slutar snart")
    let parts = said.remarks.split(separator: "idag + 90 dagar", omittingEmptySubsequences: false)
    #expect(parts.count == 2, "\(said.remarks)")
  }

  @Test func `why after an error tells what it means and shows the line mended`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.staffed()
    #expect(session.said("why").answer.contains("no error has been given yet"))
    _ = session.said(Self.line)
    let why = session.said("why")
    #expect(why.verdict == .done)
    #expect(why.answer.hasPrefix("E0101: no such field"))
    #expect(why.answer.contains("there is no unit \"komunrehab\""))
    #expect(why.answer.contains("staff where level<3 and unit=kommunrehab"))
    // Help does not replace it; after an answer the answer is what is asked about.
    _ = session.said("help by")
    #expect(session.said("why").answer == why.answer)
    _ = session.said("staff count")
    #expect(session.said("why").answer.contains("114 people"))
    #expect(session.trouble?.mended == "staff where level<3 and unit=kommunrehab")
  }

  @Test func `where several are wrong it is said that nothing was run`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.staffed()
    #expect(session.said(Self.line).remarks.hasSuffix("  Nothing was run. \"why\" explains.\n"))
    let later = session.said("staff count\nstaff show nmae, aeg", isFile: true)
    #expect(later.remarks.contains("What stands before the first error was run."))
    #expect(!session.said("staff show nmae").remarks.contains("why"))
  }
}
