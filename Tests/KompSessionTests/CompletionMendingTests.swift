import KompLexicon
import KompReport
import Testing

@testable import KompSession

/// The text with its errors mended, which the prompt puts in with one key.
@Suite struct CompletionMendingTests {
  @Test(
    arguments: [
      (
        "staff where levl<3 and unit=komunrehab", "staff where level<3 and unit=kommunrehab"
      ),
      ("staff where age==30", "staff where age=30"),
      ("personal där enhet=hemsjukvrd", "personal där enhet=hemsjukvård"),
      ("staff where level<3", nil), ("staff where age>60)", "staff where age>60"),
    ] as [(String, String?)])
  func `the likeliest mending of every error is applied`(_ text: String, _ mended: String?) throws {
    let session = try CompletionTests.session()
    let response = session.run(text, from: "", isFile: false, page: Page(tongue: .english))
    #expect(response.mended == mended)
  }

  @Test func `what was mended for one text is not offered for the next`() throws {
    let session = try CompletionTests.session()
    let page = Page(tongue: .english)
    #expect(session.run("staff where levl<3", from: "", isFile: false, page: page).mended != nil)
    #expect(session.run("staff count", from: "", isFile: false, page: page).mended == nil)
  }
}
