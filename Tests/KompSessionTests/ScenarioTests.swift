import KompLexicon
import KompModel
import KompReport
import KompSession
import KompStore
import KompValues
import Testing

@testable import KompSession

/// Scenarios: copies in which changes are tried, compared, kept and discarded.
@Suite struct ScenarioTests {
  private func session() throws -> (Sandbox, Session) {
    let sandbox = try #require(Sandbox())
    return (sandbox, sandbox.modelled())
  }

  private let step = "staff where id=P02 show step to csv"

  @Test func `what is changed in a scenario is changed in it alone until it is kept`() throws {
    let (sandbox, session) = try session()
    defer { withExtendedLifetime(sandbox) {} }
    let hash = session.model.hash
    _ = session.said("scenario \"2030\"; place P02 step=4")
    #expect(session.said(step).answer == "step\n4\n")
    #expect(session.model.hash == hash)
    #expect(session.scenarioName == "2030")
    _ = session.said("scenario")
    #expect(session.said(step).answer == "step\n2\n")
    _ = session.said("scenario \"2030\"")
    #expect(session.said(step).answer == "step\n4\n")
    #expect(session.said("keep").verdict == .done)
    #expect(session.scenarioName == nil)
    #expect(session.said(step).answer == "step\n4\n")
    #expect(session.model.hash != hash)
    #expect(session.isUnsaved)
  }

  @Test func `a discarded scenario leaves no trace`() throws {
    let (sandbox, session) = try session()
    defer { withExtendedLifetime(sandbox) {} }
    let hash = session.model.hash
    let said = session.said(
      "scenario \"2030\"; place P02 step=4; assess P01 handledning=2; discard")
    #expect(said.verdict == .done)
    #expect(session.model.hash == hash)
    #expect(session.scenarios.all.isEmpty)
    #expect(session.said("compare gap").verdict == .wrong)
  }

  @Test func `compare puts the model and the scenario beside each other`() throws {
    let (sandbox, session) = try session()
    defer { withExtendedLifetime(sandbox) {} }
    _ = session.said("scenario \"2030\"; place P02 step=4")
    let both = session.said("compare staff where unit=kommunrehab by step: count to csv")
    #expect(
      both.answer
        == "step,count_base,count_2030,count_difference,change\n1,1,1,0,same\n2,2,1,-1,changed\n"
        + "3,1,1,0,same\n4,1,2,1,changed\n")
    #expect(both.remarks.contains("2030: place P02 step=4"))
  }

  @Test func `several scenarios stand side by side outside of them`() throws {
    let (sandbox, session) = try session()
    defer { withExtendedLifetime(sandbox) {} }
    _ = session.said(
      "scenario \"a\"; place P02 step=4; scenario \"b\"; place P02 step=3; scenario")
    let all = session.said("compare staff where unit=kommunrehab by step: count to csv")
    #expect(
      all.answer
        == "step,count_base,count_a,count_a_difference,count_b,count_b_difference\n1,1,1,0,1,0\n"
        + "2,2,1,-1,1,-1\n3,1,1,0,2,1\n4,1,2,1,1,0\n")
  }

  @Test func `keep is refused where the same rows were changed meanwhile, and makes the rest`()
    throws
  {
    let (sandbox, session) = try session()
    defer { withExtendedLifetime(sandbox) {} }
    let need = "need kommunrehab: 4 staff where has rehabplan>=2"
    _ = session.said(need)
    _ = session.said("scenario \"a\"; need kommunrehab: 5 staff where has rehabplan>=2")
    _ = session.said("scenario \"b\"; place P02 step=4; scenario")
    _ = session.said("need kommunrehab: 6 staff where has rehabplan>=2")
    _ = session.said("assess P01 rehabplan=2; place P01 step=2")
    let hash = session.model.hash
    let refused = session.said("scenario \"a\"; keep")
    #expect(refused.remarks.contains("E0851"))
    #expect(refused.verdict == .failed)
    #expect(session.model.hash == hash)
    #expect(session.said("discard; scenario \"b\"; keep").verdict == .done)
    #expect(
      session.said("staff where id in (P01, P02) show id, step to csv").answer
        == "id,step\nP01,2\nP02,4\n")
  }

  @Test func `kept changes are those that would have been made in the model`() {
    for seed in 1...60 {
      var town = TriedTown(seed)
      let model = town.model()
      let day = TriedTown.first
      let (mine, others) = (
        (0..<3).map { _ in town.change(on: day) }, (0..<3).map { _ in town.change(on: day) }
      )
      let kept = TriedTown.session(model, on: day)
      _ = kept.said("scenario \"x\"")
      for line in mine { #expect(kept.said(line).verdict == .done, "\(line)") }
      _ = kept.said("scenario")
      for line in others { #expect(kept.said(line).verdict == .done, "\(line)") }
      let end = kept.said("scenario \"x\"; keep")
      let plain = TriedTown.session(model, on: day)
      for line in others + mine { _ = plain.said(line) }
      if end.verdict == .done {
        #expect(kept.model.hash == plain.model.hash, "seed \(seed)")
      } else {
        #expect(end.remarks.contains("E0851"), "seed \(seed): \(end.all)")
      }
    }
  }
}

extension ScenarioTests {
  @Test func `another model lets the scenarios go and says so`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.modelled()
    _ = session.said("save as \"a.kompdb\"; scenario \"x\"; place P02 step=4")
    let closed = session.said("close")
    #expect(closed.remarks.contains("\"x\""))
    #expect(session.scenarioName == nil)
    #expect(session.scenarios.all.isEmpty)
  }

  @Test func `a scenario can be asked though another takes away what it was copied from`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    _ = sandbox.modelled().said("save as \"a.kompdb\"")
    let (anna, bertil) = (sandbox.session(), sandbox.session())
    _ = anna.said("open \"a.kompdb\"")
    // Nothing of the people has been read when the copy is made.
    #expect(anna.said("scenario \"x\"").verdict == .done)
    _ = bertil.said("open \"a.kompdb\"")
    bertil.ask = { _ in "yes" }
    let purged = bertil.said("purge P05")
    #expect(purged.verdict == .done, "\(purged.all)")
    _ = bertil.said("close")
    let asked = anna.said("staff where id=P02 show id, unit, step, name to csv")
    #expect(asked.verdict == .done, "\(asked.all)")
    #expect(asked.answer.contains("P02"), "\(asked.all)")
    #expect(anna.said("place P02 step=4; compare steps; keep").verdict == .done)
    let left = anna.said("staff where id=P05 count")
    #expect(left.remarks.contains("E0104"), "\(left.all)")
  }

  @Test func `what is kept in a workspace is an entry of its journal each and comes back`() throws {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.modelled()
    _ = session.said("save as \"a.kompdb\"")
    let before = try #require(try session.workspace?.headings().count)
    _ = session.said("scenario \"x\"; place P02 step=4; assess P02 rehabplan=3")
    #expect(try session.workspace?.headings().count == before)
    #expect(session.said("keep").verdict == .done)
    let lines = try #require(try session.workspace?.headings().map(\.line))
    #expect(Array(lines.dropFirst(before)) == ["place P02 step=4", "assess P02 rehabplan=3"])
    let hash = session.model.hash
    _ = session.said("close; open \"a.kompdb\"")
    #expect(session.model.hash == hash)
  }

  @Test func `what was known on a day is what the journal says, and a day before it is refused`()
    throws
  {
    let sandbox = try #require(Sandbox())
    defer { withExtendedLifetime(sandbox) {} }
    let session = sandbox.modelled()
    _ = session.said("save as \"a.kompdb\"; place P02 step=4 from 2025-06-01")
    // The clock of the machine says when it was written down; the questions' today is another.
    let now = session.said(
      "staff as of 2025-07-01 known on 2200-01-01 where id=P02 show step to csv")
    #expect(now.answer == "step\n4\n", "\(now.all)")
    #expect(session.said("staff known on 2000-01-01").remarks.contains("E0153"))
  }
}
