import KompLexicon
import KompModel
import KompReport
import KompValues
import Synchronization
import Testing

@testable import KompSession

/// Lets so many looks pass and then asks to stop.
private final class Stopper: StatementWatcher {
  private let left: Mutex<Int>
  let seen = Mutex<Set<Work.Doing>>([])

  init(after looks: Int) { left = Mutex(looks) }

  var isStopping: Bool {
    left.withLock { left in
      if left > 0 { left -= 1 }
      return left == 0
    }
  }
  func begin(in tongue: Tongue) {}
  func advance(_ doing: Work.Doing, _ done: Int, of total: Int) {
    seen.withLock { _ = $0.insert(doing) }
  }
  func pause() {}
}

/// Stopped wherever it is looked at, a statement has done nothing.
@Suite struct InterruptionTests {
  /// All there is to see of a model.
  private func everything(_ session: Session) -> String {
    let watcher = session.watcher
    session.watcher = nil
    defer { session.watcher = watcher }
    return ["staff including former show *", "employments including former show *", "units show *"]
      .map { session.said($0 + " to csv").output }.joined()
  }

  @Test(arguments: [
    "import staff from \"personal-2026.csv\" as of 2026-01-01",
    "import staff from \"personal-2026.csv\" as of 2026-01-01 complete",
    "import units from \"enheter.csv\"",
  ])
  func `an import stopped at any look leaves the model exactly as it was`(_ line: String) throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    var stops = 0
    for looks in 1...200 {
      let session = sandbox.staffed()
      let before = everything(session)
      session.watcher = Stopper(after: looks)
      let said = session.said(line)
      if said.verdict == .done { break }
      #expect(said.verdict == .interrupted, "\(looks): \(said.all)")
      #expect(said.all == "", "\(looks)")
      #expect(everything(session) == before, "after \(looks) looks")
      stops += 1
    }
    #expect(stops >= 3)
  }

  @Test func `a workspace is as it was when an import into it is stopped`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.staffed()
    _ = session.said("save as \"town.kompdb\"")
    session.watcher = Stopper(after: 6)
    #expect(
      session.said("import staff from \"personal-2026.csv\" as of 2026-01-01").verdict
        == .interrupted)
    session.watcher = nil
    let again = sandbox.session()
    _ = again.said("open \"town.kompdb\"")
    #expect(everything(again) == everything(sandbox.staffed()))
  }

  @Test func `a query stopped at any look writes no file, no part of one and no answer`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    sandbox.write("old", to: "out.csv")
    let session = sandbox.staffed()
    _ = session.said("staff where level<3 show name")
    let shown = session.said("it to csv").answer
    let names = Files.names(in: sandbox.folder)
    let line = "staff where level<3 and any employments (degree<=100%) by unit: count, avg age"
    var stops = 0
    for looks in 1...500 {
      session.watcher = Stopper(after: looks)
      let said = session.said(line + " sort count to \"out.csv\"")
      session.watcher = nil
      if said.verdict == .done { break }
      #expect(said.verdict == .interrupted, "\(looks): \(said.all)")
      #expect(said.all == "", "\(looks)")
      #expect(Files.names(in: sandbox.folder) == names)
      #expect(sandbox.read("out.csv") == "old")
      // What was shown last still is.
      #expect(session.said("it to csv").answer == shown)
      stops += 1
    }
    #expect(stops > 10)
    #expect(sandbox.read("out.csv")?.hasPrefix("unit,count") == true)
    let whole = session.said(line + " sort count to csv").answer
    #expect(sandbox.read("out.csv") == whole)
  }

  @Test func `a long file is read, computed and written with a word on each`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let rows = (0..<10_000).map { "\($0);x\($0 % 7)\n" }.joined()
    sandbox.write("a;b\n" + rows, to: "long.csv")
    let session = sandbox.session()
    let watcher = Stopper(after: 1_000_000)
    session.watcher = watcher
    let said = session.said("\"long.csv\" sort b to csv")
    #expect(said.verdict == .done)
    #expect(watcher.seen.withLock { $0 } == [.reading, .computing, .writing])
    for looks in [1, 2, 3, 4, 6, 8] {
      session.watcher = Stopper(after: looks)
      let said = session.said("\"long.csv\" sort b")
      #expect(said.verdict == .interrupted)
      #expect(said.output == "")
    }
  }

  @Test func `a file read on two threads stops on both, and is read whole the next time`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let rows = (0..<35_000).map { "\($0);the unit with number \($0 % 7)\n" }.joined()
    sandbox.write("a;b\n" + rows, to: "large.csv")
    let session = sandbox.session()
    var stops = 0
    for looks in 1...500 {
      session.watcher = Stopper(after: looks)
      let said = session.said("\"large.csv\" where b=\"the unit with number 3\" count to csv")
      session.watcher = nil
      if said.verdict == .done {
        #expect(said.answer == "count\n5000\n")
        break
      }
      #expect(said.verdict == .interrupted, "\(looks): \(said.all)")
      #expect(said.output == "")
      stops += 1
      // Nothing of a part of a file is kept.
      if looks < 4 {
        #expect(session.said("\"large.csv\" count to csv").answer == "count\n35000\n")
        // Written again, so that the next statement reads it and not what was kept.
        sandbox.write("a;b\n" + rows, to: "large.csv")
      }
    }
    #expect(stops > 10)
  }

  @Test func `what stands before the statement that was stopped holds, what follows does not run`()
    throws
  {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    sandbox.write("print 1\nstaff count\nprint 2\n", to: "inner.komp")
    for line in ["print 1; staff count; print 2", "run inner.komp; print 3"] {
      let session = sandbox.staffed()
      session.watcher = Stopper(after: 4)
      let said = session.said(line, isFile: true)
      #expect(said.output == "1\n", "\(said.all)")
      #expect(said.verdict == .interrupted)
    }
  }

  @Test(arguments: [
    (Tongue.english, "interrupted; this statement changed nothing\n"),
    (.swedish, "avbrutet; den här satsen ändrade ingenting\n"),
  ])
  func `a prompt is told, and goes on`(_ tongue: Tongue, _ words: String) throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.staffed(tongue)
    session.isInteractive = true
    session.watcher = Stopper(after: 3)
    #expect(session.said("staff count").remarks == words)
    session.watcher = nil
    #expect(session.said("staff count").answer == "114\n")
  }
}
