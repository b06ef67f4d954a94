import KompModel
import KompValues
import Testing

@testable import KompEngine

/// Rows brought together by a number: the groups stand in the order of the numbers, missing last.
struct GroupingTests {
  private func relation() throws -> any Relation {
    let day = try #require(Day(iso: "2025-11-01"))
    return try #require(Rosters().roster(.units, in: Model(), at: Moment(day: day)))
  }

  private func check(_ keys: [[Int64]], _ rows: [Int32]) throws {
    let vectors = keys.map { Vector(column: Column($0), type: .number(scale: 0)) }
    let grouping = Grouping(rows, by: vectors, in: try relation())
    func key(_ row: Int32) -> [Int64] {
      // Missing comes last.
      keys.map { $0[Int(row)] == .min ? .max : $0[Int(row)] }
    }
    let order = Array(Set(rows.map(key))).sorted { $0.lexicographicallyPrecedes($1) }
    let expected = rows.map { row in Int32(order.firstIndex(of: key(row)) ?? -1) }
    #expect(grouping.groups == expected)
    #expect(grouping.first == order.map { group in rows.first { key($0) == group } ?? -1 })
  }

  @Test(arguments: [
    [3, 4, 5, 4, 3], [7, 7, 7], [1_959, 1_961, 1_959], [.min, 2, .min, 1], [.min, .min], [], [5],
    [-2, 0, -1, 1, 2], [0, 9, 4, 9, .min],
  ])
  func `groups are numbered in the order of their keys`(values: [Int64]) throws {
    try check([values], values.indices.map { Int32($0) })
    // Of some rows, in their order, whatever the others have.
    let wide = [1_000, -50] + values + [77]
    try check([wide], values.indices.map { Int32($0 + 2) })
    try check([wide, wide.map { $0 == .min ? 1 : $0 / 2 }], values.indices.map { Int32($0 + 2) })
  }

  @Test(arguments: 1...12) func `two keys in any state give every pair that occurs`(seed: Int)
    throws
  {
    var dice = Dice(seed: UInt64(seed))
    let count = Int.random(in: 1...400, using: &dice)
    let keys = [3, 40].map { most in
      (0..<count).map { _ -> Int64 in
        Int.random(in: 0..<9, using: &dice) == 0 ? .min : Int64.random(in: 0..<most, using: &dice)
      }
    }
    let rows = (0..<Int32(count)).filter { _ in Bool.random(using: &dice) }
    if rows.isEmpty { return }
    try check(keys, rows)
    try check([keys[0]], rows)
  }
}
