/// Repeatable random numbers: the same seed gives the same test on every machine (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of a range.
  mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// Whether something that happens so many times in a hundred happens.
  mutating func happens(_ percent: Int) -> Bool { roll(1...100) <= percent }

  /// One of several.
  mutating func pick<T>(_ from: [T]) -> T { from[roll(0...(from.count - 1))] }
}
