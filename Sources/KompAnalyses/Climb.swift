import KompEngine
import KompLexicon
import KompModel
import KompValues

/// People on their ladders: the next step of each, and which criteria hold for whom.
struct Climb {
  /// A criterion with those it holds for; without a mask where it can no longer be read.
  struct Criterion {
    let row: Int32
    let stored: String
    let isMust: Bool
    let mask: [UInt8]?

    func holds(for person: Int32) -> Bool {
      guard let mask, Int(person) < mask.count else { return false }
      return mask[Int(person)] == 1
    }
  }

  /// A person with a next step.
  struct Line {
    let person: Int32
    let ladder: String
    let step: Int64
    let next: Int64
  }

  let staff: Roster
  /// Those who have a next step, in order of their rows.
  private(set) var lines: [Line] = []
  private(set) var facts: [Both] = []
  private var steps: [String: [Int64]] = [:]
  private var criteria: [String: [Int64: [Criterion]]] = [:]

  init?(_ asked: Asked) {
    guard let staff = asked.roster(.staff), let roster = asked.roster(.criteria) else { return nil }
    self.staff = staff
    var unreadable = 0
    let (ladder, step) = (roster.column("ladder"), roster.column("step"))
    let (must, stored) = (roster.column("must"), roster.stored("condition", of: "criteria"))
    for row in roster.there(nil) {
      guard let name = ladder.text(Int(row)), let step = step[Int(row)] else { continue }
      guard let text = stored.text(Int(row)) else { continue }
      let mask = asked.mask(of: text, over: .staff)
      if mask == nil { unreadable += 1 }
      criteria[name, default: [:]][step, default: []].append(
        Criterion(row: row, stored: text, isMust: must[Int(row)] == 1, mask: mask))
    }
    var found: [String: Set<Int64>] = criteria.mapValues { Set($0.keys) }
    if let ladders = asked.roster(.ladders) {
      let (name, step) = (ladders.column("ladder"), ladders.column("step"))
      for row in ladders.there(nil) {
        guard let ladder = name.text(Int(row)), let step = step[Int(row)] else { continue }
        found[ladder, default: []].insert(step)
      }
    }
    steps = found.mapValues { $0.sorted() }
    let (placed, on) = (staff.column("step"), staff.column("ladder"))
    var (unplaced, atTop, above) = (0, 0, 0)
    for person in staff.there(asked.people) {
      guard let step = placed[Int(person)], let ladder = on.text(Int(person)) else {
        unplaced += 1
        continue
      }
      guard let next = steps[ladder]?.first(where: { $0 > step }) else {
        atTop += 1
        let line = Line(person: person, ladder: ladder, step: step, next: step)
        if byCriteria(line).map({ $0 < step }) ?? true { above += 1 }
        continue
      }
      lines.append(Line(person: person, ladder: ladder, step: step, next: next))
    }
    if unplaced > 0 {
      facts.append(
        Saying.people(unplaced)
          + Both(" unplaced: left out", " oplacerade: utelämnade"))
    }
    if atTop > 0 {
      facts.append(
        Saying.people(atTop)
          + Both(
            " on the last step of the ladder: left out",
            " på stegens sista steg: utelämnade")
          + (above == 0
            ? Both("", "")
            : Both(
              "; by the criteria \(above) of them would stand lower",
              "; enligt kriterierna skulle \(above) av dem stå lägre")))
    }
    if unreadable > 0 {
      facts.append(
        Saying.count(
          unreadable, Both("criterion", "kriterium"), Both("criteria", "kriterier"))
          + Both(
            " can no longer be read and counts as unmet",
            " går inte längre att läsa och räknas som ouppfyllda"))
    }
  }

  /// The criteria of a line's next step, in the order they were given.
  func criteria(_ line: Line) -> [Criterion] { criteria[line.ladder]?[line.next] ?? [] }

  /// The criteria that a line's person does not meet.
  func unmet(_ line: Line) -> [Criterion] {
    criteria(line).filter { !$0.holds(for: line.person) }
  }

  /// Whether a must is unmet.
  func isBlocked(_ line: Line) -> Bool { unmet(line).contains { $0.isMust } }

  /// Every criterion of a ladder up to a step.
  func criteria(of ladder: String, upTo step: Int64) -> [Criterion] {
    (steps[ladder] ?? []).filter { $0 <= step }.flatMap { criteria[ladder]?[$0] ?? [] }
  }

  /// The highest step of the ladder such that every criterion up to it is met; nil where the first is not.
  func byCriteria(_ line: Line) -> Int64? {
    var reached: Int64?
    for step in steps[line.ladder] ?? [] {
      let own = criteria[line.ladder]?[step] ?? []
      guard own.allSatisfy({ $0.holds(for: line.person) }) else { break }
      reached = step
    }
    return reached
  }
}
