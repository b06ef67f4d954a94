import KompValues
import Testing

@testable import KompEngine
@testable import KompModel

/// Masks are gone through many bytes at a time; what comes of it is what a walk over each gives.
struct MaskTests {
  @Test(arguments: 0..<60)
  func `a mask counts, joins and lists as a walk over its bytes does`(seed: Int) {
    var dice = Dice(seed: UInt64(seed + 1))
    let count = [0, 1, 15, 16, 63, 64, 65, 200, 1_000, 4_097][seed % 10]
    func bytes(_ share: Int) -> [UInt8] {
      (0..<count).map { _ in Int.random(in: 0..<100, using: &dice) < share ? 1 : 0 }
    }
    let one = bytes([0, 3, 50, 97, 100, 100][seed / 10])
    let other = bytes([100, 60, 50, 99, 100, 0][seed / 10])
    let mask = Mask(one)
    #expect(mask.count == one.count { $0 == 1 })
    #expect(mask.places == one.indices.filter { one[$0] == 1 }.map(Int32.init))
    let both = one.indices.map { one[$0] & other[$0] }
    #expect(mask.and(other).bytes == both)
    #expect(mask.and(other).count == both.count { $0 == 1 })
    #expect(mask.and(other).places == both.indices.filter { both[$0] == 1 }.map(Int32.init))
    #expect(mask.count(where: other) == both.count { $0 == 1 })
  }

  @Test func `two threads list a mask of millions as one does`() {
    var bytes = [UInt8](repeating: 1, count: 4_200_017)
    for row in stride(from: 5, to: bytes.count, by: 3) { bytes[row] = 0 }
    let places = Mask(bytes).places
    #expect(places.count == bytes.count - (bytes.count - 5 + 2) / 3)
    var isRight = true
    var last: Int32 = -1
    for place in places {
      isRight = isRight && place > last && (place < 5 || place % 3 != 2)
      last = place
    }
    #expect(isRight)
    #expect(places.last == 4_200_016)
  }

  @Test func `two threads find the rows of a condition among millions as a walk does`() throws {
    let count = 2_200_003
    let part = (0..<Column.partLength).map { Int16($0 % 900) }
    var parts: [Part] = []
    var left = count
    while left > 0 {
      parts.append(.shorts(Array(part.prefix(left))))
      left -= Column.partLength
    }
    var model = Model()
    model["people"].fill(count: count, columns: ["born": Column(parts: parts)])
    let day = try #require(Day(iso: "2025-11-01"))
    let staff = try #require(Rosters().roster(.staff, in: model, at: Moment(day: day)))
    let field = try #require(staff.fields.first { $0.id == "born" })
    let typed = field.typed()
    let filter = Filter(staff)
    let bound = Bound.range(typed, low: 100, high: 300, negated: false)
    let mask = try filter.mask(of: bound)
    let expected = (0..<count).count { (100...300).contains($0 % Column.partLength % 900) }
    #expect(mask.count == count && Mask(mask).count == expected)
    // Among some of them: every second row, of which the condition keeps its own.
    let some = Mask((0..<count).map { UInt8($0 % 2) })
    guard case .mask(let kept) = try filter.keeping(bound, of: .mask(some)) else {
      Issue.record("no mask")
      return
    }
    #expect(kept.count == kept.places.count)
    #expect(kept.count == some.count(where: mask))
    #expect(kept.places.prefix(2) == [101, 103] && kept.places.allSatisfy { $0 % 2 == 1 })
  }
}
