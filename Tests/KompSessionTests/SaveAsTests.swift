import KompModel
import KompSession
import KompStore
import Testing

@testable import KompSession

/// `save as` goes on in another file with all that led there.
@Suite struct SaveAsTests {
  @Test func `a workspace saved under another name takes its journal and key along`() throws {
    let sandbox = try #require(Sandbox())
    let session = sandbox.modelled()
    let first = session.model.hash
    _ = session.said("save as \"a.kompdb\"")
    let begun = try #require(try session.workspace?.headings().count)
    _ = session.said("place P02 step=4; assess P01 rehabplan=2; undo")
    let before = session.said("journal show number, text, kind, undone to csv").answer
    let hash = session.model.hash
    let key = session.key.hash("19121212-1212")
    let moved = session.said("save as \"b.kompdb\"")
    #expect(moved.verdict == .done, "\(moved.all)")
    #expect(session.said("journal show number, text, kind, undone to csv").answer == before)
    #expect(session.model.hash == hash)
    #expect(session.key.hash("19121212-1212") == key)
    // What is done from here on is done in the new file alone.
    _ = session.said("place P03 step=1; undo; redo; undo; undo")
    #expect(session.model.hash == first)
    _ = session.said("close")
    let old = sandbox.session()
    #expect(old.said("open \"a.kompdb\"").verdict == .done)
    #expect(old.model.hash == hash)
    #expect(try old.workspace?.headings().count == begun + 3)
    let again = sandbox.session()
    #expect(again.said("open \"b.kompdb\"").verdict == .done)
    #expect(again.model.hash == first)
    #expect(again.key.hash("19121212-1212") == key)
    #expect(again.said("redo").verdict == .done)
    #expect(try Workspace.check(sandbox.folder + "/b.kompdb").isWhole)
  }

  @Test func `save as writes over nothing and leaves nothing behind where it is refused`() throws {
    let sandbox = try #require(Sandbox())
    let session = sandbox.modelled()
    _ = session.said("save as \"a.kompdb\"; place P02 step=4")
    sandbox.write("mine", to: "b.kompdb")
    sandbox.write("mine", to: "c.kompdb.key")
    for name in ["a", "b", "c"] {
      let refused = session.said("save as \"\(name).kompdb\"")
      #expect(refused.verdict == .unreadable && refused.remarks.contains("E0503"), "\(refused.all)")
    }
    #expect(sandbox.read("b.kompdb") == "mine" && sandbox.read("b.kompdb.key") == nil)
    #expect(sandbox.read("c.kompdb") == nil && sandbox.read("c.kompdb.key") == "mine")
    #expect(session.said("place P02 step=3").verdict == .done)
    #expect(session.workspace?.path.hasSuffix("a.kompdb") == true)
  }

  @Test func `what another wrote meanwhile is in the new file too`() throws {
    let sandbox = try #require(Sandbox())
    let anna = sandbox.modelled()
    _ = anna.said("save as \"a.kompdb\"")
    let bertil = sandbox.session()
    bertil.who = "bertil"
    _ = bertil.said("open \"a.kompdb\"; place P02 step=4")
    #expect(anna.said("save as \"b.kompdb\"").verdict == .done)
    #expect(anna.said("staff where id=P02 show step to csv").answer == "step\n4\n")
    #expect(anna.model.hash == bertil.model.hash)
  }
}
