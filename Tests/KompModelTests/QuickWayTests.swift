import KompValues
import Testing

@testable import KompModel

/// Quick ways through people, placements and assessments give exactly what the slow ways give.
@Suite struct QuickWayTests {
  /// Dice that fall the same each time.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
  }

  private let today = Day(number: 20_000)

  private func roster(_ model: Model, former: Bool = false) -> Roster? {
    Rosters().roster(.staff, in: model, at: Moment(day: today, includingFormer: former))
  }

  /// People with one employment and one placement each, in rows of the same number.
  private func town(_ seed: UInt64, people: Int) -> Model {
    var dice = Dice(state: seed)
    var model = Model()
    model["people"].addRows(people)
    model["employments"].addRows(people)
    model["placements"].addRows(people)
    func day() -> Int64? { dice.roll(4) == 0 ? nil : Int64(19_990 + dice.roll(20)) }
    for row in 0..<people {
      model["employments"]["person", row] = Int64(row)
      model["employments"]["start_date", row] = day()
      model["employments"]["end_date", row] = day()
      model["employments"]["degree", row] = dice.roll(5) == 0 ? nil : Int64(dice.roll(10_001))
      model["placements"]["person", row] = Int64(row)
      model["placements"]["date", row] = day()
      model["placements"]["step", row] = Int64(dice.roll(5))
    }
    return model
  }

  @Test(arguments: [0, 1, 7, 130, 5_000])
  func `one employment and placement each is read as any number is`(people: Int) throws {
    for seed in 0..<UInt64(people > 1_000 ? 2 : 8) {
      let quick = town(seed, people: people)
      // A last row that is nobody's keeps the quick way out, and says nothing.
      var slow = quick
      slow["employments"].addRows()
      slow["placements"].addRows()
      for former in [false, true] {
        let one = try #require(roster(quick, former: former))
        let other = try #require(roster(slow, former: former))
        #expect(one.hasOneEmploymentEach)
        #expect(!other.hasOneEmploymentEach)
        // Where all are there nothing need be said.
        let all = [Bool](repeating: true, count: one.count)
        #expect((one.present ?? all) == (other.present ?? all))
        #expect(one.lines("employments") == other.lines("employments"))
        #expect(Placing.rows(of: one) == Placing.rows(of: other))
        for id in ["hired", "left", "fte", "degree", "step"] {
          #expect(one.column(id).widened == other.column(id).widened, "\(id)")
        }
      }
    }
  }

  @Test func `whoever has two employments or a removed one is not read the quick way`() {
    var model = town(3, people: 10)
    model["employments"]["person", 4] = 3
    #expect(roster(model)?.hasOneEmploymentEach == false)
    model["employments"]["person", 4] = 4
    #expect(roster(model)?.hasOneEmploymentEach == true)
    model["employments"].removed = [4]
    #expect(roster(model)?.hasOneEmploymentEach == false)
  }

  /// Assessments of some people in some competences, in any order, some of them missing something.
  private func assessed(_ seed: UInt64, rows: Int, people: Int, competences: Int) -> Model {
    var dice = Dice(state: seed)
    var model = Model()
    model["people"].addRows(people)
    model["competences"].addRows(competences)
    for row in 0..<competences where dice.roll(3) == 0 {
      model["competences"]["validity", row] = Int64(dice.roll(30))
    }
    func column(_ value: () -> Int64?) -> Column {
      Column((0..<rows).map { _ in dice.roll(20) == 0 ? .min : value() ?? .min })
    }
    model["assessments"].fill(
      count: rows,
      columns: [
        "person": column { Int64(dice.roll(max(1, people))) },
        "competence": column { Int64(dice.roll(max(1, competences))) },
        "level": column { Int64(dice.roll(6)) },
        "date": column { Int64(19_000 + dice.roll(1_040)) },
        "source": column { Int64(dice.roll(7)) },
      ])
    return model
  }

  @Test(arguments: [
    (0, 0, 0), (1, 1, 1), (40, 3, 2), (400, 20, 9), (3_000, 5, 400), (150_000, 700, 60),
    // Most assessments are somebody's only one of their competence.
    (70_000, 3_000, 300),
  ])
  func `the latest levels are those of whole assessments weighed`(
    rows: Int, people: Int, competences: Int
  ) throws {
    for seed in 0..<UInt64(rows > 10_000 ? 1 : 6) {
      let model = assessed(seed, rows: rows, people: people, competences: competences)
      let staff = try #require(roster(model))
      let (quick, slow) = (Standing(staff), Standing(staff, isQuick: false))
      #expect(quick.held == slow.held)
      for person in 0..<people {
        #expect(quick.places(ofPerson: person) == slow.places(ofPerson: person))
      }
      for competence in 0..<competences {
        #expect(quick.of(competence: competence) == slow.of(competence: competence))
      }
      #expect(rows < 100 || !quick.held.isEmpty)
    }
  }

  @Test func `another rule, a removed row and a great level are weighed the slow way`() throws {
    var model = assessed(5, rows: 300, people: 10, competences: 5)
    let limits = [Int64](repeating: .min, count: 5)
    func isQuick(_ rule: LevelRule = .latest) -> Bool {
      LatestLevels(model, at: Moment(day: today, rule: rule), people: 10, oldest: limits) != nil
    }
    #expect(isQuick())
    #expect(!isQuick(.highest))
    #expect(!isQuick(.source))
    model["assessments"].removed = [7]
    #expect(!isQuick())
    model["assessments"].removed = []
    model["assessments"]["level", 3] = 4_095
    #expect(isQuick())
    model["assessments"]["level", 3] = 4_096
    #expect(!isQuick())
    model["assessments"]["level", 3] = -1
    #expect(!isQuick())
  }

  @Test func `rows that are all of a column give the column, others what each has`() {
    for width: Int64 in [1, 300, 70_000, 5_000_000_000] {
      for count in [1, 127, 128, 200, 70_000] {
        let column = Column((0..<count).map { $0 % 5 == 3 ? .min : Int64($0 % 90) * width })
        let all = Array(0..<Int32(count))
        #expect(column.gathered(all) == column)
        var some = all
        some[count / 2] = -1
        if count > 2 { some.swapAt(0, count - 1) }
        #expect(column.gathered(some).widened == some.map { column.value(Int($0)) })
      }
    }
  }

  @Test func `values that count up are told from others`() {
    for count in [0, 1, 127, 128, 129, 32_768, 32_769, 70_000] {
      let counting = Column((0..<count).map { Int64($0) })
      #expect(counting.isCounting(to: count))
      #expect(!counting.isCounting(to: count + 1))
      guard count > 0 else { continue }
      for place in [0, count / 2, count - 1] {
        var other = counting
        other[place] = Int64(place + 1)
        #expect(!other.isCounting(to: count))
        other[place] = nil
        #expect(!other.isCounting(to: count))
      }
    }
  }

  @Test func `two columns side by side are read in 32 bits`() {
    let wide: [Int64] = [.min, -129, 0, 127, 40_000, -5_000_000_000, 5_000_000_000]
    for count in [1, 4_096, 4_097, 66_000] {
      let one = Column((0..<count).map { Int64($0 % 7) - 3 })
      let other = Column((0..<count - count / 3).map { wide[$0 % wide.count] })
      var rows = 0
      one.read(with: other) { row, value, beside in
        #expect(row == rows && Int64(value) == one[row])
        let expected = row < other.count ? other[row] : nil
        let nearest = expected.map { max(Int64(Int32.min) + 1, min(Int64(Int32.max), $0)) }
        #expect(beside == nearest.map { Int32($0) } ?? .min)
        rows += 1
      }
      #expect(rows == count)
    }
  }
}

extension Column {
  /// A row's value, the lowest number where it is missing or not there.
  fileprivate func value(_ row: Int) -> Int64 {
    row >= 0 && row < count ? self[row] ?? .min : .min
  }
}
