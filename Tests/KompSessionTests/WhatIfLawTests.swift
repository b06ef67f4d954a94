import Glibc
import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompSession
import KompValues
import Testing

@testable import KompSession

/// `what if` changes nothing, and what it says of afterwards is what doing it gives.
@Suite struct WhatIfLawTests {
  /// Models; `KOMP_LAWS` says how many, a soak takes a thousand.
  static let models: Int = {
    if let raw = getenv("KOMP_LAWS"), let number = Int(String(cString: raw)) { return number }
    return getenv("KOMP_SOAK") == nil ? 200 : 1_000
  }()

  /// Rows of a noun: of them a comparison lists only those of whom something is to be said.
  private static let rowsOf = [
    "staff show id, unit, degree, step", "employments show id, unit, degree",
    "staff including former show id, unit", "units show name, count(staff) as n",
  ]

  /// Questions that see by themselves who has left by then.
  private static let horizons = ["gap 2027", "gap 2028 by unit"]

  @Test func `what if leaves the model as it was, and its after is what really doing it gives`() {
    var (done, refused) = (0, 0)
    for seed in 1...Self.models {
      var town = TriedTown(seed)
      let model = town.model()
      let hash = model.hash
      let today = TriedTown.first
      let session = TriedTown.session(model, on: today)
      let changes = (0..<(1 + town.roll(3))).map { _ in town.anyChange(on: today) }
      let isHorizon = town.roll(8) == 0
      let isOfRows = !isHorizon && town.roll(5) == 0
      let question =
        isHorizon
        ? Self.horizons[town.roll(2)] : isOfRows ? Self.rowsOf[town.roll(4)] : town.question()
      let line = "what if \(changes.map(\.line).joined(separator: ", ")): \(question) to csv"
      let tried = session.said(line)
      #expect(session.model.hash == hash, "seed \(seed): \(line)")
      let day = changes.filter { !isHorizon || !$0.isLeaving }.map(\.day).max() ?? today
      let before = Sheet(Self.answer(session, question, on: day))
      // The same for real: where one of them is refused, so was the whole.
      let failed = changes.first { session.said($0.line).verdict != .done }
      #expect(
        (failed == nil) == (tried.verdict == .done),
        "seed \(seed): \(line)\n\(failed?.line ?? "")\n\(tried.all)")
      guard failed == nil, tried.verdict == .done else {
        refused += 1
        continue
      }
      done += 1
      let after = Sheet(Self.answer(session, question, on: day))
      let both = Sheet(tried.answer)
      let (was, becomes) = (
        Self.side("before", of: both, without: "new", as: before),
        Self.side("after", of: both, without: "gone", as: after)
      )
      if isOfRows {
        let (listedBefore, listedAfter) = (Set(was), Set(becomes))
        #expect(listedBefore.isSubset(of: before.rows), "seed \(seed): \(line)")
        #expect(listedAfter.isSubset(of: after.rows), "seed \(seed): \(line)")
        #expect(
          Set(before.rows).subtracting(listedBefore) == Set(after.rows).subtracting(listedAfter),
          "seed \(seed): \(line)")
      } else {
        // The rows stand in the order of afterwards.
        #expect(becomes == after.rows, "seed \(seed): \(line)")
        #expect(Set(was) == Set(before.rows), "seed \(seed): \(line)")
      }
    }
    #expect(done > Self.models / 3 && refused > Self.models / 20, "\(done) done, \(refused) not")
  }

  @Test func `a wrong number of rows refuses what is only tried, too`() {
    var town = TriedTown(4)
    let session = TriedTown.session(town.model(), on: TriedTown.first)
    let hash = session.model.hash
    let wrong = session.said("what if staff where id=P1 leave expect 3 rows: gap")
    #expect(wrong.verdict == .unexpected && wrong.remarks.contains("E0808"), "\(wrong.all)")
    #expect(wrong.answer.isEmpty)
    let right = session.said("what if staff where id=P1 leave expect 1 row: gap")
    #expect(right.verdict == .done, "\(right.all)")
    #expect(session.model.hash == hash)
  }

  /// A question's answer where what is tried holds from a day: on that day, with the levels of today.
  static func answer(_ session: Session, _ question: String, on day: Day) -> String {
    let source = Source(name: "", text: "\(question) to csv")
    let reading = Parser.read(source, with: session.phrasebook, isFile: false)
    guard case .query(let query)? = reading.statements.first?.kind else { return "no question" }
    var environment = session.environment(for: query)
    environment.asked = day > session.today ? day : nil
    session.voice = Voice()
    let page = Page(tongue: session.tongue)
    let call = Call(source: source, place: query.place, wordPlace: query.place, page: page)
    do throws(Failure) {
      try session.show(
        Runner.bind(query, in: environment), of: query, in: call, asked: source, remarks: [])
    } catch {
      return "failed: \(error)"
    }
    return session.voice.utterances.reduce(into: "") { text, utterance in
      if case .output(let bytes) = utterance { text += String(decoding: bytes, as: UTF8.self) }
    }
  }

  /// One side of a comparison with the headings of an answer that stands alone.
  static func side(_ side: String, of both: Sheet, without change: String, as alone: Sheet)
    -> [[String]]
  {
    both.named.filter { $0["change"] != change }.map { row in
      alone.headings.map { row["\($0)_\(side)"] ?? row[$0] ?? "no such column" }
    }
  }
}
