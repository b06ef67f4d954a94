import Glibc
import KompLexicon
import KompModel
import KompSession
import KompStore
import KompValues
import Testing

@testable import KompSession

/// What was answered on a day is what the stored journal, led back to that day, answers again.
@Suite struct KnownLawTests {
  /// Towns, and days in the life of one: a slice every day, more in `scripts/soak`.
  static let (towns, days): (Int, Int) = getenv("KOMP_SOAK") == nil ? (3, 5) : (120, 12)

  /// What is asked each day: a source, and what follows the day.
  static let questions: [(source: String, rest: String)] = [
    ("staff", "where step>=2 show id, unit, step, degree"), ("staff", "by unit: count, sum fte"),
    ("staff including former", "show id, unit"), ("employments", "show id, unit, degree"),
    ("assessments", "show person, competence, level, date"), ("steps", ""), ("gap", ""),
    ("gap", "by unit"), ("readiness", ""), ("mapping", "by unit"),
  ]

  /// What a day left: its answers, those about an earlier day, the model, and how many entries there were.
  private struct Recorded {
    let day: Day
    let earlier: Day
    let answers: [String]
    let answersOfEarlier: [String]
    let hash: UInt64
    let entries: Int
  }

  @Test func `the journal led back to a day gives the answers that were recorded on it`() throws {
    for seed in 1...Self.towns {
      let sandbox = try #require(Sandbox())
      var town = TriedTown(seed)
      var session = sandbox.session()
      session.model = town.model()
      var day = TriedTown.first
      Self.set(session, to: day)
      #expect(session.said("save as \"dagbok.kompdb\"").verdict == .done)
      let base = session.model
      var recorded: [Recorded] = []
      for turn in 0..<Self.days {
        Self.set(session, to: day)
        for _ in 0..<(1 + town.roll(4)) { _ = session.said(Self.line(&town, on: day)) }
        let earlier = day.adding(days: -town.roll(400)) ?? day
        // A day on which nothing is written down leaves nothing to be led back to.
        if try session.workspace?.headings().isEmpty == false {
          recorded.append(
            Recorded(
              day: day, earlier: earlier,
              answers: Self.questions.map { Self.answer(session, $0.source, $0.rest) },
              answersOfEarlier: Self.questions.map {
                Self.answer(session, "\($0.source) as of \(earlier)", $0.rest)
              },
              hash: session.model.hash, entries: try session.entries().count))
        }
        if town.roll(3) == 0 { try session.workspace?.fold(session.model) }
        if town.roll(3) == 0 || turn == Self.days - 1 {
          #expect(session.said("close").verdict == .done)
          session = sandbox.session()
          #expect(session.said("open \"dagbok.kompdb\"").verdict == .done)
        }
        day = day.adding(days: 1 + town.roll(60)) ?? day
      }
      Self.set(session, to: day)
      try Self.compare(session, recorded, from: base, seed)
      _ = session.said("close")
    }
  }

  private static func compare(
    _ session: Session, _ recorded: [Recorded], from base: Model, _ seed: Int
  ) throws {
    let today = session.today
    let entries = try session.entries()
    var replayed = base
    var made = 0
    for day in recorded {
      for entry in entries[made..<day.entries] { _ = try replayed.apply(entry.change) }
      made = day.entries
      #expect(replayed.hash == day.hash, "seed \(seed): \(day.day) replayed")
      for (index, question) in questions.enumerated() {
        let (source, rest) = question
        // Asked later of that day, and as if it were that day.
        session.today = index % 2 == 0 ? today : day.day
        #expect(
          answer(session, "\(source) as of \(day.day) known on \(day.day)", rest)
            == day.answers[index],
          "seed \(seed): \(source) \(rest) of \(day.day), asked on \(session.today)")
        #expect(
          answer(session, "\(source) as of \(day.earlier) known on \(day.day)", rest)
            == day.answersOfEarlier[index],
          "seed \(seed): \(source) \(rest) of \(day.earlier) known on \(day.day)")
      }
      session.today = today
    }
  }

  /// A line typed on a day: a change, something taken back, something made again.
  private static func line(_ town: inout TriedTown, on day: Day) -> String {
    switch town.roll(8) {
    case 0: "undo"
    case 1: "redo"
    default: town.anyChange(on: day).line
    }
  }

  /// Noon of a day, here.
  private static func set(_ session: Session, to day: Day) {
    session.today = day
    let seconds = Int64(day.number) * 86_400 + 43_200
    session.clock = { seconds }
  }

  private static func answer(_ session: Session, _ source: String, _ rest: String) -> String {
    let said = session.said("\(source) \(rest) to csv")
    #expect(said.verdict == .done, "\(source) \(rest): \(said.all)")
    return said.answer
  }
}
