import KompAnalyses
import KompEngine
import KompModel
import KompValues
import Testing

@Suite struct LawTests {
  /// One thousand towns; more where a campaign asks for them.
  static let seeds = 1...1_000

  private func exact(_ figure: Figure) -> Exact? {
    switch figure {
    case .whole(let number): Exact(Int(number))
    case .exact(let number): number
    default: nil
    }
  }

  private func column(_ table: AnalysisTable, _ id: String) -> [Figure] {
    table.fields.first { $0.id == id }.map { table.figures(of: $0) } ?? []
  }

  private func parts(_ figure: Figure) -> (Exact, Exact)? {
    if case .share(let above, let below) = figure { (above, below) } else { nil }
  }

  @Test func `gap equals a naive count row by row, now and at a horizon, and cover lies in 0 to 1`()
    throws
  {
    for seed in LawTests.seeds {
      let town = RandomUnit(seed).town
      let table = try Gap.table(Question(town).asked("2027", at: [67]))
      let today = Int64(Staff8.day.day.number)
      let end = TownBuilder.day("2027-12-31") ?? 0
      var naive = NaiveGap(model: town.model, day: today)
      let now = naive.inForce(on: today)
      let then = naive.inForce(on: end)
      let lines = Set(now).union(then).sorted()
      #expect(table.count == lines.count, "seed \(seed)")
      let gone = naive.left(by: 2027, at: 67)
      for (suffix, inForce) in [("", now), ("_2027", then)] {
        naive.leavers = suffix.isEmpty ? [] : gone
        for (place, need) in lines.enumerated() {
          let isThere = inForce.contains(need)
          let needed = Exact(unscaled: naive.needed(need), scale: 4)
          let held = Exact(unscaled: naive.held(need), scale: 4)
          let found = ["needed", "holders"].map { exact(column(table, $0 + suffix)[place]) }
          #expect(found == (isThere ? [needed, held] : [nil, nil]), "seed \(seed) need \(need)")
          let cover = parts(column(table, "cover" + suffix)[place])
          if isThere, needed > Exact(0) {
            #expect(cover?.0 == min(needed, held) && cover?.1 == needed, "seed \(seed)")
          } else {
            #expect(cover == nil)
          }
          if let (above, below) = cover { #expect(above >= Exact(0) && above <= below) }
        }
      }
    }
  }

  @Test func `adding a holder never widens a gap, and a surplus elsewhere never lowers one`() throws
  {
    for seed in LawTests.seeds {
      var random = RandomUnit(seed)
      let before = try Gap.table(Question(random.town).asked())
      let person = "p\(random.dice.roll(random.people))"
      let competence = random.dice.roll(4)
      random.town.assess(person, "c\(competence)", 9, on: "2025-10-31")
      let after = try Gap.table(Question(random.town).asked())
      for place in 0..<before.count {
        let (old, new) = (
          exact(column(before, "short")[place]), exact(column(after, "short")[place])
        )
        guard let old, let new else { continue }
        #expect(new <= old, "seed \(seed)")
        if column(before, "competence")[place] != .whole(Int64(competence)) {
          #expect(new == old, "seed \(seed)")
        }
      }
      // Over the keys, the shortage is the sum of every need's own.
      let units = try Gap.table(Question(random.town).asked(by: ["unit"]))
      var sum = Exact(0)
      for figure in column(after, "short") { sum = exact(figure).flatMap { sum.plus($0) } ?? sum }
      var grouped = Exact(0)
      for figure in column(units, "short") {
        grouped = exact(figure).flatMap { grouped.plus($0) } ?? grouped
      }
      #expect(sum == grouped, "seed \(seed)")
    }
  }

  @Test
  func `removing a person breaks just the needs that vulnerability said, and n−1 is all of them`()
    throws
  {
    for seed in LawTests.seeds {
      let town = RandomUnit(seed).town
      let today = Int64(Staff8.day.day.number)
      var naive = NaiveGap(model: town.model, day: today)
      let needs = naive.inForce(on: today)
      let met = needs.filter { naive.held($0) >= naive.needed($0) }
      let question = Question(town)
      let people = try Vulnerability.table(question.asked(view: "person"))
      let table = try Vulnerability.table(question.asked())
      var broken: [Int: Set<Int>] = [:]
      for (line, figure) in column(people, "person").enumerated() {
        guard case .whole(let person) = figure else { continue }
        let rows = people.reason(line, "broken")?.evidence.last?.rows ?? []
        broken[Int(person)] = Set(rows.map(Int.init))
      }
      let count = town.model["people"].count
      var alone: [Int: Set<Int>] = [:]
      for person in 0..<count {
        naive.leavers = [person]
        let lost = Set(met.filter { naive.held($0) < naive.needed($0) })
        #expect(broken[person] ?? [] == lost, "seed \(seed) person \(person)")
        for need in lost { alone[need, default: []].insert(person) }
      }
      var two: Set<Int> = []
      for first in 0..<count {
        for second in first..<count {
          naive.leavers = [first, second]
          two.formUnion(met.filter { naive.held($0) < naive.needed($0) })
        }
      }
      for (place, need) in needs.enumerated() {
        let isMet = met.contains(need)
        let (one, both) = (column(table, "safe_1")[place], column(table, "safe_2")[place])
        #expect(one == .whole(isMet && alone[need] == nil ? 1 : 0), "seed \(seed) need \(need)")
        #expect(both == .whole(isMet && !two.contains(need) ? 1 : 0), "seed \(seed) need \(need)")
      }
    }
  }
}
