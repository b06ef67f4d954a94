import Glibc
import KompEngine
import KompModel
import KompValues
import Testing

/// Laws over made-up municipalities and queries; `KOMP_LAWS` says how many towns, at least 10 queries a law each.
@Suite struct LawTests {
  static let towns: Int = {
    guard let raw = getenv("KOMP_LAWS"), let number = Int(String(cString: raw)) else { return 100 }
    return number
  }()

  private func written(_ outcome: Outcome) -> [String] {
    guard let answered = outcome.answered else { return ["failed: \(outcome.codes)"] }
    return (0..<answered.lineCount).map { line in
      answered.columns.indices.map { NaiveQuery.text(answered.value(line, $0)) }
        .joined(separator: " | ")
    }
  }

  @Test func `the engine gives what a reading row by row gives`() {
    var dice = Dice(seed: 20_251_101)
    for _ in 0..<Self.towns {
      let town = RandomTown(&dice)
      let world = World(town.model)
      for _ in 0..<10 {
        let former = dice.happens(25)
        let rows = town.rows(includingFormer: former)
        let condition = RandomCondition.make(&dice)
        let source = former ? "staff including former" : "staff"
        let kept = rows.filter(condition.holds)
        let keys = (0..<dice.roll(1...2)).map { _ in
          (
            field: dice.pick(["age", "name", "unit", "hired", "sex", "degree", "education", "left"]
            ),
            descending: dice.happens(40)
          )
        }
        let order = keys.map { $0.field + ($0.descending ? " desc" : "") }.joined(separator: ", ")
        let line =
          "\(source) where \(condition.text) sort \(order) show id, unit, age, hired, degree"
        let wanted = NaiveQuery.sorted(kept, by: keys).map { row in
          ["id", "unit", "age", "hired", "degree"].map { NaiveQuery.text(row[$0]) }
            .joined(separator: " | ")
        }
        #expect(written(world.ask(line)) == wanted, "\(line)")

        let by = dice.pick([
          ["unit"], ["sex", "unit"], ["education"], ["step", "form"], ["unit.kind"],
          ["department", "age"],
        ])
        let measures = (0..<dice.roll(1...3)).map { _ in NaiveMeasure.make(&dice) }
        let names = measures.enumerated().map { "\($1.text) as m\($0)" }.joined(separator: ", ")
        let total = dice.happens(50)
        let grouped =
          "\(source) where \(condition.text) by \(by.joined(separator: ", ")): \(names)"
          + (total ? " with total" : "")
        var lines = NaiveQuery.groups(kept, by: by).map { group in
          (group.key.map { NaiveQuery.text($0) } + measures.map { $0.value(group.rows, kept) })
            .joined(separator: " | ")
        }
        if total {
          let words = ["total"] + [String](repeating: "-", count: by.count - 1)
          lines.append((words + measures.map { $0.value(kept, kept) }).joined(separator: " | "))
        }
        #expect(written(world.ask(grouped)) == lines, "\(grouped)")
      }
    }
  }

  @Test func `rows of a condition and rows of its opposite are all rows`() {
    var dice = Dice(seed: 77)
    for _ in 0..<Self.towns {
      let world = World(RandomTown(&dice).model)
      for _ in 0..<10 {
        let condition = RandomCondition.make(&dice, depth: 3).text
        let all = world.ask("staff show id").lines
        let met = world.ask("staff where \(condition) show id").lines
        let unmet = world.ask("staff where not (\(condition)) show id").lines
        #expect(Set(met).isDisjoint(with: unmet))
        #expect((met + unmet).sorted() == all.sorted(), "\(condition)")
      }
    }
  }

  @Test func `every beginning that ends between stages is a query`() {
    var dice = Dice(seed: 78)
    for _ in 0..<Self.towns {
      let world = World(RandomTown(&dice).model)
      for _ in 0..<10 {
        var line = "staff"
        var isGrouped = false
        for _ in 0..<dice.roll(1...6) {
          let fields = isGrouped ? ["unit", "n"] : ["unit", "age", "name", "degree"]
          switch dice.roll(0...6) {
          case 0 where !isGrouped:
            line += " where \(RandomCondition.make(&dice).text)"
          case 0: line += " where n>\(dice.roll(0...3))"
          case 1: line += " sort \(dice.pick(fields)) desc"
          case 2: line += " limit \(dice.roll(0...9))"
          case 3 where !isGrouped:
            line += " by unit: count as n" + (dice.happens(50) ? " with total" : "")
            isGrouped = true
          case 4: line += " show \(fields.shuffled(using: &dice).joined(separator: ", "))"
          case 5: line += " top 3 by \(dice.pick(fields))"
          default: continue
          }
          let outcome = world.ask(line)
          #expect(outcome.codes.allSatisfy { $0.hasPrefix("W") }, "\(line)")
          #expect(outcome.answered != nil, "\(line)")
        }
      }
    }
  }

  @Test func `parts of a whole by any keys come to the whole`() throws {
    var dice = Dice(seed: 79)
    for _ in 0..<Self.towns {
      let world = World(RandomTown(&dice).model)
      for _ in 0..<10 {
        let keys = dice.pick([
          "unit", "unit, sex", "year(born)", "age in (..30, 31..50, 51..)", "department",
        ])
        let condition = RandomCondition.make(&dice, depth: 1).text
        let line =
          "staff by \(keys): count, count (\(condition)) as met, share (\(condition)) as part, sum fte with total"
        let answered = try #require(world.ask(line).answered, "\(line)")
        for column in answered.columns.indices {
          let values = (0..<answered.rows.count).map { answered.value($0, column) }
          switch answered.value(answered.rows.count, column) {
          case .number(let whole, _):
            let sum = values.reduce(Exact(0)) { sum, value in
              if case .number(let number, _) = value { sum.plus(number) ?? sum } else { sum }
            }
            #expect(sum == whole, "\(line)")
          case .share(let above, let below):
            var sums = (Exact(0), Exact(0))
            for case .share(let x, let y) in values {
              sums = (sums.0.plus(x) ?? sums.0, sums.1.plus(y) ?? sums.1)
            }
            #expect(sums.0 == above && sums.1 == below, "\(line)")
          default: continue
          }
        }
        let crossed = try #require(world.ask("staff by unit across sex: count with total").answered)
        for column in crossed.columns.indices.dropFirst() {
          let cells = (0..<crossed.lineCount).map { line -> Exact in
            if case .number(let number, _) = crossed.value(line, column) {
              number
            } else {
              Exact(0)
            }
          }
          #expect(cells.dropLast().reduce(Exact(0)) { $0.plus($1) ?? $0 } == cells.last)
        }
      }
    }
  }
}
