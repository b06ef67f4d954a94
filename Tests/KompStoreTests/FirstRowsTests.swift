import KompModel
import KompValues
import Testing

@testable import KompStore

/// A first file's rows become the register at once: as if they had come one file after another.
@Suite struct FirstRowsTests {
  private static let people = 60

  private func ground(scaled: Bool) throws -> Imported {
    var work = Imported()
    let rows = (1...Self.people).map { "P\($0);Namn \($0)" }.joined(separator: "\n")
    try work.bring("id;namn\n\(rows)\n")
    if scaled { try work.bring(ImportCompetenceTests.scales, .scales) }
    try work.bring(ImportCompetenceTests.competences, .competences)
    return work
  }

  /// Assessments in a file, of which some are alike or lack something where that is asked for.
  private func assessments(_ dice: inout ModelDice, _ count: Int, wild: Bool) -> [String] {
    let names = ["hjälpmedel", "rehabplan", "HLR", "Rehab"]
    let sources = ["chef", "egen", "samtal", ""]
    return (0..<count).map { row in
      let person = wild && dice.roll(40) == 0 ? "P999" : "P\(dice.roll(Self.people) + 1)"
      let level = wild && dice.roll(60) == 0 ? "" : "\(dice.roll(4) + 1)"
      // Days go on: only wild rows are alike.
      let day = Day(number: Int32(wild ? 19_000 + dice.roll(30) : 10_000 + row / 4)).description
      let name = names[wild ? dice.roll(4) : row % 4]
      let by = dice.roll(3) == 0 ? "" : "roll \(dice.roll(200))"
      return "\(person);\(name);\(level);\(day);\(sources[dice.roll(4)]);\(by)"
    }
  }

  @Test(arguments: [(1, 4), (30, 12), (900, 4), (140_000, 1)])
  func `all at once and one before the others give the same model`(count: Int, times: Int) throws {
    var dice = ModelDice(count)
    let heading = "medarbetare;kompetens;nivå;datum;källa;bedömd av\n"
    var wildOnes = 0
    for time in 0..<times {
      for wild in [false, true] where !wild || count < 1_000 {
        let lines = assessments(&dice, count, wild: wild)
        let ground = try ground(scaled: time % 2 == 1)
        var (once, twice) = (ground, ground)
        try once.bring(heading + lines.joined(separator: "\n"), .assessments, skipping: true)
        // The first row comes alone first, where it is a good one.
        let first = lines[0]
        if first.hasPrefix("P999") || first.contains(";;2") || first.contains(";;1") { continue }
        try twice.bring(heading + first, .assessments)
        #expect(twice.counts == [1, 0, 0, 0])
        try twice.bring(heading + lines.joined(separator: "\n"), .assessments, skipping: true)
        #expect(once.model.hash == twice.model.hash)
        #expect(once.model["assessments"].count == twice.model["assessments"].count)
        #expect(once.outcome.added == twice.outcome.added + 1)
        if wild { wildOnes += 1 } else { #expect(once.outcome.added == count) }
      }
    }
    #expect(wildOnes > 0 || count > 1_000)
  }

  @Test func `rows are told to be different exactly where they are`() {
    var dice = ModelDice(5)
    for count in [0, 1, 2, 50, 3_000, 70_000, 140_000] {
      for sides in [2, 300, 70_000] {
        let columns = [sides, 200, 3].map { sides in
          Column((0..<count).map { _ in dice.roll(9) == 0 ? .min : Int64(dice.roll(sides) - 50) })
        }
        var seen: Set<[Int64?]> = []
        let differ = (0..<count).allSatisfy { row in
          seen.insert(columns.map { $0[row] }).inserted
        }
        #expect(DifferentKeys.areDifferent(columns, count) == differ)
        let counting = Column((0..<count).map(Int64.init))
        #expect(DifferentKeys.areDifferent(columns + [counting], count))
        // The last row is the first once more.
        guard count > 1 else { continue }
        var twice = counting
        twice[count - 1] = 0
        let first = columns.map { column in
          var column = column
          column[count - 1] = column[0]
          return column
        }
        #expect(!DifferentKeys.areDifferent(first + [twice], count))
      }
    }
  }

  @Test func `rows in the order of a column are told to be different exactly where they are`() {
    var dice = ModelDice(6)
    for (count, run) in [(2, 1), (60, 7), (9_000, 3_100), (140_000, 40), (150_000, 149_000)] {
      for sides in [30, 9_000_000] {
        // Missing comes first, and runs go on from one part into the next.
        let day = Column((0..<count).map { $0 < run ? .min : Int64($0 / run - 700) })
        let other = Column((0..<count).map { _ in Int64(dice.roll(sides)) })
        var seen: Set<[Int64?]> = []
        let differ = (0..<count).allSatisfy { seen.insert([day[$0], other[$0]]).inserted }
        #expect(
          DifferentKeys.areDifferent([other, day], count) == differ, "\(count) \(run) \(sides)")
        // Two neighbours agree, at the beginning, the end and between two parts.
        for row in [1, count - 1, min(count - 1, Column.partLength)] {
          var (twice, again) = (day, other)
          (twice[row], again[row]) = (day[row - 1], other[row - 1])
          #expect(!DifferentKeys.areDifferent([again, twice], count))
        }
      }
    }
  }

  @Test func `values too far apart to be packed are not told to differ`() {
    let far = Column([.min + 1, .max, 0])
    #expect(!DifferentKeys.areDifferent([far], 3))
    let wide = Column([0, 1 << 40, 7])
    #expect(DifferentKeys.areDifferent([wide], 3))
    #expect(!DifferentKeys.areDifferent([wide, wide], 3))
  }
}
