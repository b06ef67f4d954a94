import Glibc
import KompModel
import KompValues
import Testing

@testable import KompSession

/// What was changed can be taken back step by step to the beginning, and made again to the end.
@Suite struct UndoLawTests {
  /// How many changes a sequence has: a slice every day, the whole in `scripts/soak`.
  static var length: Int {
    getenv("KOMP_SOAK") == nil ? 60 : 1_000
  }

  /// Runs lines until so many have changed the model; the answer is the hash after each.
  private func change(_ session: Session, _ lines: inout ChangeLines, _ count: Int) -> [UInt64] {
    var hashes: [UInt64] = []
    var before = session.model.hash
    var tried = 0
    while hashes.count < count, tried < count * 20 {
      tried += 1
      _ = session.said(lines.line())
      let after = session.model.hash
      if after != before { hashes.append(after) }
      before = after
    }
    return hashes
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `undo back to the beginning and redo to the end give the same model at each step`(
    seed: UInt64
  ) throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.modelled()
    var lines = ChangeLines(seed: seed)
    let first = session.model.hash
    let hashes = change(session, &lines, Self.length)
    #expect(hashes.count == Self.length)
    for hash in ([first] + hashes.dropLast()).reversed() {
      let said = session.said("undo")
      #expect(said.verdict == .done, "\(said.all)")
      #expect(session.model.hash == hash, "\(said.all)")
    }
    for hash in hashes {
      let said = session.said("redo")
      #expect(said.verdict == .done, "\(said.all)")
      #expect(session.model.hash == hash, "\(said.all)")
    }
    #expect(session.said("redo").verdict == .failed)
  }

  @Test func `the same holds across a restart in the middle`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    var session = sandbox.modelled()
    #expect(session.said("save as \"ångra.kompdb\"").verdict == .done)
    var lines = ChangeLines(seed: 3)
    let first = session.model.hash
    let half = Self.length / 2
    var hashes = change(session, &lines, half)
    _ = session.said("close")
    session = sandbox.session()
    #expect(session.said("open \"ångra.kompdb\"").verdict == .done)
    #expect(session.model.hash == hashes.last)
    hashes += change(session, &lines, half)
    for (step, hash) in ([first] + hashes.dropLast()).reversed().enumerated() {
      if step == half / 2 {
        _ = session.said("close")
        session = sandbox.session()
        _ = session.said("open \"ångra.kompdb\"")
      }
      let said = session.said("undo")
      #expect(said.verdict == .done, "\(said.all)")
      #expect(session.model.hash == hash, "\(said.all)")
    }
    _ = session.said("close")
    session = sandbox.session()
    _ = session.said("open \"ångra.kompdb\"")
    #expect(session.model.hash == first)
    let said = session.said("redo \(hashes.count)")
    #expect(said.verdict == .done, "\(said.all)")
    #expect(session.model.hash == hashes.last)
  }

  @Test func `what another has changed since is not taken back, with the reason`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let anna = sandbox.modelled()
    _ = anna.said("save as \"delad.kompdb\"")
    let bertil = sandbox.session()
    bertil.who = "bertil"
    #expect(bertil.said("open \"delad.kompdb\"").verdict == .done)
    #expect(anna.said("staff where id=P02 correct degree=75%").verdict == .done)
    #expect(anna.said("staff where id=P03 correct degree=60%").verdict == .done)
    #expect(bertil.said("staff where id=P02 correct degree=50%").verdict == .done)
    // Bertil's own last change is not Anna's to take back, and hers on another row is.
    #expect(anna.said("undo").verdict == .done)
    let refused = anna.said("undo")
    #expect(refused.verdict == .failed && refused.remarks.contains("E0843"), "\(refused.all)")
    #expect(refused.remarks.contains("bertil"), "\(refused.all)")
    #expect(bertil.said("undo").verdict == .done)
    #expect(anna.said("undo").verdict == .done)
    let answer = anna.said("staff where id=P02 show degree to csv").answer
    #expect(answer.contains("1"), "\(answer)")
    #expect(bertil.said("journal where user=bertil count").answer == "2\n")
  }

  @Test func `a new change ends what could be made again`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.modelled()
    _ = session.said("staff where id=P02 correct degree=75%")
    _ = session.said("undo")
    _ = session.said("staff where id=P03 correct degree=60%")
    let said = session.said("redo")
    #expect(said.verdict == .failed && said.remarks.contains("E0842"), "\(said.all)")
  }
}
