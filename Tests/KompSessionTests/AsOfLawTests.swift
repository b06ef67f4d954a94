import Glibc
import KompLexicon
import KompModel
import KompSession
import KompValues
import Testing

@testable import KompSession

/// The answer as of a day is the one that was given on that day, whatever came after it.
@Suite struct AsOfLawTests {
  /// Towns; `KOMP_LAWS` says how many.
  static let towns: Int = {
    guard let raw = getenv("KOMP_LAWS"), let number = Int(String(cString: raw)) else { return 60 }
    return number
  }()

  /// Sources and what follows them.
  static let questions: [(String, String)] = [
    ("staff", "show id, unit, step, age, tenure, degree, fte"),
    ("staff", "by unit: count, sum fte"),
    ("staff including former", "show id, unit"), ("staff", "where has k1>=2 show id"),
    ("staff", "by unit across step"), ("employments", "show id, unit, degree"),
    ("units", "show name, count(staff) as n"), ("placements", "show person, step, date"),
    ("assessments", "show person, competence, level, date"),
    ("needs", "show unit, competence, needed"),
    ("gap", ""), ("gap", "by unit"), ("steps", ""), ("readiness", ""), ("vulnerability", ""),
    ("vulnerability", "by person"), ("mapping", ""), ("mapping", "by unit"), ("matrix", ""),
    ("gap", "for (staff where step>=2)"),
  ]

  @Test func `as of any day gives the answer that was recorded on it`() {
    for seed in 1...Self.towns {
      var town = TriedTown(seed)
      let session = TriedTown.session(town.model(), on: TriedTown.first)
      var recorded: [(day: Day, answers: [String])] = []
      var day = TriedTown.first
      for _ in 0..<6 {
        session.today = day
        for _ in 0..<(1 + town.roll(3)) { Self.change(session, &town, on: day) }
        recorded.append((day, Self.questions.map { Self.answer(session, $0.0, $0.1) }))
        day = day.adding(days: 1 + town.roll(60)) ?? day
      }
      session.today = day
      for (day, answers) in recorded {
        for (question, answer) in zip(Self.questions, answers) {
          let line = "\(question.0) as of \(day) \(question.1)"
          #expect(
            Self.answer(session, "\(question.0) as of \(day)", question.1) == answer,
            "seed \(seed): \(line)")
        }
      }
    }
  }

  private static func answer(_ session: Session, _ source: String, _ rest: String) -> String {
    let said = session.said("\(source) \(rest) to csv")
    #expect(said.verdict == .done, "\(source) \(rest): \(said.all)")
    return said.answer
  }

  /// Something that happens on a day: an assessment, a placement, a need, a move, somebody new or gone.
  private static func change(_ session: Session, _ town: inout TriedTown, on day: Day) {
    let lines = session.model["employments"].count
    let line = Int32(town.roll(lines))
    let change: Change
    switch town.roll(6) {
    case 0:
      change = Change([
        Edit(
          "employments",
          .set(column: "unit", rows: [line], Cells([Int64(town.roll(3))]), from: day))
      ])
    case 1:
      // The last day was yesterday, unless it was earlier.
      guard session.model["employments"]["end_date", Int(line)] == nil,
        (session.model["employments"]["start_date", Int(line)] ?? 0) < Int64(day.number)
      else { return }
      change = Change([
        Edit(
          "employments",
          .put(column: "end_date", rows: [line], Cells([Int64(day.number) - 1])))
      ])
    case 2:
      let person = session.model["people"].count
      change = Change([
        Edit(
          "people",
          .add(
            first: Int32(person), count: 1,
            cells: ["id": Cells(texts: ["N\(person)"]), "born": Cells([9_000])])),
        Edit(
          "employments",
          .add(
            first: Int32(lines), count: 1,
            cells: [
              "id": Cells(texts: ["E\(lines)"]), "person": Cells([Int64(person)]),
              "unit": Cells([Int64(town.roll(3))]), "profession": Cells([0]),
              "degree": Cells([10_000]), "start_date": Cells([Int64(day.number)]),
            ])),
      ])
    default:
      let line = town.change(on: day)
      let said = session.said(line)
      #expect(said.verdict == .done, "\(line): \(said.all)")
      return
    }
    var model = session.model
    #expect(throws: Never.self) { _ = try model.apply(change) }
    session.model = model
  }
}
