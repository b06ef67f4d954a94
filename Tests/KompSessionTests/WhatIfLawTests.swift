import Glibc
import KompLexicon
import KompModel
import KompSession
import KompValues
import Testing

@testable import KompSession

/// `what if` changes nothing, and what it says of afterwards is what doing it gives.
@Suite struct WhatIfLawTests {
  /// Models; `KOMP_LAWS` says how many.
  static let models: Int = {
    guard let raw = getenv("KOMP_LAWS"), let number = Int(String(cString: raw)) else {
      return 200
    }
    return number
  }()

  @Test func `what if leaves the model as it was, and its after is what really doing it gives`() {
    for seed in 1...Self.models {
      var town = TriedTown(seed)
      let model = town.model()
      let hash = model.hash
      let session = TriedTown.session(model, on: TriedTown.first)
      let day = TriedTown.first
      let changes = (0..<(1 + town.roll(3))).map { _ in town.change(on: day) }
      let question = town.question()
      let line = "what if \(changes.joined(separator: ", ")): \(question) to csv"
      let tried = session.said(line)
      #expect(tried.verdict == .done, "seed \(seed): \(line)\n\(tried.all)")
      #expect(session.model.hash == hash, "seed \(seed): \(line)")
      let before = Sheet(session.said("\(question) to csv").answer)
      for change in changes { #expect(session.said(change).verdict == .done, "\(change)") }
      let after = Sheet(session.said("\(question) to csv").answer)
      let both = Sheet(tried.answer)
      #expect(
        Self.side("after", of: both, without: "gone", as: after) == after.rows,
        "seed \(seed): \(line)")
      // The rows stand in the order of afterwards.
      #expect(
        Set(Self.side("before", of: both, without: "new", as: before)) == Set(before.rows),
        "seed \(seed): \(line)")
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
