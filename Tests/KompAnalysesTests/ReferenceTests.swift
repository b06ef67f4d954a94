import KompAnalyses
import KompEngine
import KompModel
import KompValues
import Testing

/// Every analysis that is not of needs equals what the registers say row by row, over random models.
@Suite struct ReferenceTests {
  private func naive(_ town: TownBuilder) -> NaiveModel {
    NaiveModel(model: town.model, day: Int64(Staff8.day.day.number))
  }

  private func figures(_ table: AnalysisTable, _ id: String) -> [Figure] {
    table.fields.first { $0.id == id }.map { table.figures(of: $0) } ?? []
  }

  private func whole(_ number: Int?) -> Figure { number.map { .whole(Int64($0)) } ?? .missing }

  private func share(_ above: Int, _ below: Int) -> Figure {
    below == 0 ? .missing : .share(above: Exact(above), below: Exact(below))
  }

  /// The counted lines of a table of steps by their unit, ladder and step; -1 stands for none.
  private func naiveSteps(_ naive: NaiveModel, by unit: Bool) -> [String: [Int64?]] {
    var lines: [String: [Int64?]] = [:]
    let ladders = Set(
      naive.rows("ladders").compactMap { naive.model["ladders"].text("ladder", $0) })
    let homes = Set(naive.people.map { naive.unit($0) })
    func key(_ home: Int64?, _ ladder: String?, _ step: Int64?) -> String {
      "\(unit ? home ?? -1 : -1)|\(ladder ?? "–")|\(step ?? -1)"
    }
    for person in naive.people {
      let home = naive.unit(person)
      guard let (ladder, step) = naive.placed(person) else {
        lines[key(home, nil, nil), default: [0, nil]][0]? += 1
        continue
      }
      for step in naive.steps(of: ladder, withCriteria: false) {
        lines[key(home, ladder, step), default: [0, nil]][0]? += 0
      }
      lines[key(home, ladder, step), default: [0, nil]][0]? += 1
    }
    for row in naive.rows("targets") {
      let register = naive.model["targets"]
      guard let home = register["unit", row], let step = register["step", row] else { continue }
      if unit, !homes.contains(home) { continue }
      var commonest: [String: Int] = [:]
      for person in naive.people where naive.unit(person) == home {
        if let placed = naive.ladder(person) { commonest[placed, default: 0] += 1 }
      }
      let usual = commonest.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key
      let ladder = register.text("ladder", row) ?? (ladders.count == 1 ? ladders.first : usual)
      guard let ladder else { continue }
      let line = key(home, ladder, step)
      let before = lines[line] ?? [0, nil]
      lines[line] = [before[0], (before[1] ?? 0) + (register["target", row] ?? 0)]
    }
    return lines
  }

  @Test(arguments: [false, true])
  func `steps equals counting the placed one by one`(byUnit: Bool) throws {
    for seed in LawTests.seeds {
      let town = RandomLadders(seed).town
      let question = Question(town)
      let table = try StepCounts.table(
        byUnit ? question.asked(by: ["unit"], of: .staff) : question.asked())
      let wanted = naiveSteps(naive(town), by: byUnit)
      #expect(table.count == wanted.count, "seed \(seed)")
      let (units, ladders) = (figures(table, "unit"), figures(table, "ladder"))
      let (steps, have) = (figures(table, "step"), figures(table, "have"))
      let (targets, diffs) = (figures(table, "target"), figures(table, "diff"))
      for line in 0..<table.count {
        let home: Int64 = if byUnit, case .whole(let unit) = units[line] { unit } else { -1 }
        let ladder = if case .text(let name) = ladders[line] { name } else { "–" }
        let step: Int64 = if case .whole(let step) = steps[line] { step } else { -1 }
        guard let found = wanted["\(home)|\(ladder)|\(step)"], let count = found[0] else {
          Issue.record("seed \(seed): no line \(home)|\(ladder)|\(step)")
          continue
        }
        #expect(have[line] == .whole(count), "seed \(seed)")
        #expect(targets[line] == found[1].map { .whole($0) } ?? .missing, "seed \(seed)")
        #expect(diffs[line] == found[1].map { .whole(count - $0) } ?? .missing, "seed \(seed)")
      }
    }
  }

  @Test func `readiness equals meeting the criteria of each next step one by one`() throws {
    for seed in LawTests.seeds {
      let town = RandomLadders(seed).town
      let naive = naive(town)
      let table = try Readiness.table(Question(town).asked(of: .staff))
      var wanted: [[Figure]] = []
      for person in naive.people {
        guard let (ladder, step) = naive.placed(person) else { continue }
        let steps = naive.steps(of: ladder, withCriteria: true)
        guard let next = steps.first(where: { $0 > step }) else { continue }
        let asked = naive.criteria(ladder, next)
        let unmet = asked.filter { !naive.meets(person, $0) }
        let reached = steps.prefix { step in
          naive.criteria(ladder, step).allSatisfy { naive.meets(person, $0) }
        }.last
        let isBlocked = unmet.contains { naive.model["criteria"]["must", $0] == 1 }
        wanted.append([
          .whole(Int64(person)), .whole(step), .whole(next),
          .whole(Int64(asked.count - unmet.count)),
          .whole(Int64(asked.count)), share(asked.count - unmet.count, asked.count),
          .whole(isBlocked ? 1 : 0), reached.map { .whole($0) } ?? .missing,
          reached.map { .whole(step - $0) } ?? .missing,
        ])
      }
      let columns = [
        "person", "step", "next_step", "met", "of_criteria", "readiness", "blocked", "by_criteria",
        "diff",
      ].map { figures(table, $0) }
      let found = (0..<table.count).map { line in columns.map { $0[line] } }
      #expect(found == wanted, "seed \(seed)")
    }
  }

  @Test func `mapping equals looking up each expected competence of each person`() throws {
    for seed in LawTests.seeds {
      let town = RandomLadders(seed).town
      let naive = naive(town)
      let table = try Mapping.table(Question(town).asked(of: .staff))
      var wanted: [[Figure]] = []
      for person in naive.people {
        let expected = naive.expected(person)
        let found = expected.map { naive.assessment(person, $0) }
        let mapped = found.compactMap { $0 }.filter { !$0.isExpired }
        let dates = mapped.compactMap { naive.model["assessments"]["date", $0.row] }
        let pairs = expected.compactMap { competence -> (Int64, Int64)? in
          guard naive.assessment(person, competence) != nil,
            let own = naive.level(person, competence, by: 0),
            let manager = naive.level(person, competence, by: 1)
          else { return nil }
          return (own, manager)
        }
        let today = Day(number: Int32(naive.day))
        wanted.append([
          .whole(Int64(person)), whole(expected.count), whole(mapped.count),
          whole(found.count { $0?.isExpired == true }), whole(found.count { $0 == nil }),
          share(mapped.count, expected.count),
          dates.max().map { .day(Day(number: Int32($0))) } ?? .missing,
          dates.min().map { .whole(Int64(Day(number: Int32($0)).fullMonths(to: today))) }
            ?? .missing,
          whole(pairs.count { $0.0 > $0.1 }), whole(pairs.count { $0.0 < $0.1 }),
        ])
      }
      let columns = [
        "person", "expected", "mapped", "expired", "unknown", "share_mapped", "latest", "months",
        "self_higher", "self_lower",
      ].map { figures(table, $0) }
      let found = (0..<table.count).map { line in columns.map { $0[line] } }
      #expect(found == wanted, "seed \(seed)")
    }
  }

  @Test func `the matrix equals looking up each level of each person`() throws {
    for seed in LawTests.seeds {
      let town = RandomLadders(seed).town
      let naive = naive(town)
      let table = try Matrix.table(Question(town).asked(of: .staff))
      let homes = Set(naive.people.compactMap { naive.unit($0) })
      let shown = naive.rows("competences").filter { competence in
        naive.people.contains { naive.assessment($0, Int64(competence)) != nil }
          || naive.needs.contains { need in
            naive.model["needs"]["competence", need] == Int64(competence)
              && naive.model["needs"]["unit", need].map { homes.contains($0) } ?? false
          }
      }
      let names = shown.map { naive.model["competences"].text("name", $0) ?? "" }
      let columns = table.fields.map(\.id).filter { $0.first == "c" && $0.count == 2 }
      #expect(columns == names, "seed \(seed)")
      #expect(table.count == naive.people.count)
      for (competence, name) in zip(shown, names) {
        let wanted = naive.people.map { person in
          naive.level(person, Int64(competence)).map { Figure.whole($0) } ?? .missing
        }
        #expect(figures(table, name) == wanted, "seed \(seed) \(name)")
      }
    }
  }
}
