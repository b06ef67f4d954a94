import Testing

@testable import KompEngine

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
}
