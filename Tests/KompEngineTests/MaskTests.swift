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
    #expect(mask.count(where: other) == both.count { $0 == 1 })
    var joined = other
    #expect(mask.join(0, count, &joined) == both.count { $0 == 1 })
    #expect(joined == both)
  }

  @Test(arguments: [1, 4_096, 4_097, 70_000])
  func `a condition keeps of some rows those a walk over them keeps, in their order`(count: Int)
    throws
  {
    var dice = Dice(seed: UInt64(count))
    let values = (0..<count).map { _ -> Int64 in
      Int.random(in: 0..<7, using: &dice) == 0 ? .min : Int64.random(in: 0..<900, using: &dice)
    }
    var model = Model()
    model["people"].fill(count: count, columns: ["born": Column(values)])
    let day = try #require(Day(iso: "2025-11-01"))
    let staff = try #require(Rosters().roster(.staff, in: model, at: Moment(day: day)))
    let field = try #require(staff.fields.first { $0.id == "born" })
    let bound = Bound.range(field.typed(), low: 100, high: 300, negated: false)
    func holds(_ row: Int) -> Bool { (100...300).contains(values[row]) }
    let filter = Filter(staff)
    let all = try filter.keeping(bound, of: .all(count))
    #expect(all.list == (0..<count).filter(holds).map { Int32($0) } && all.count == all.list.count)
    let some = (0..<count).map { _ in UInt8.random(in: 0...1, using: &dice) }
    let kept = try filter.keeping(bound, of: .mask(Mask(some)))
    let expected = (0..<count).filter { holds($0) && some[$0] == 1 }.map { Int32($0) }
    #expect(kept.list == expected && kept.count == expected.count)
    // A mask that ends sooner holds for none of the others.
    let short = try filter.keeping(bound, of: .present(Mask(Array(some.prefix(count / 2)))))
    #expect(short.list == expected.filter { $0 < count / 2 })
    let backwards = (0..<Int32(count)).reversed().filter { some[Int($0)] == 1 }
    let turned = try filter.keeping(bound, of: .rows(backwards))
    #expect(turned.list == expected.reversed())
  }
}
