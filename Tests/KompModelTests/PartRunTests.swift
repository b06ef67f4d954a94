import KompModel
import Testing

@Suite struct PartRunTests {
  private func part(_ values: [Int64], _ width: Part.Width) -> Part {
    switch width {
    case .bytes: .bytes(values.map { Int8($0) })
    case .shorts: .shorts(values.map { Int16($0) })
    case .ints: .ints(values.map { Int32($0) })
    case .longs: .longs(values)
    }
  }

  @Test(arguments: Part.Width.allCases, [-5, 0, 1, 100] as [Int64])
  func `a run is made again from its first value, its length and its width`(
    width: Part.Width, first: Int64
  ) throws {
    for count in [2, 3, 20] {
      let values = (0..<Int64(count)).map { first + $0 }
      let part = part(values, width)
      #expect(part.firstOfRun == first)
      #expect(part.width == width)
      #expect(Part(countingFrom: first, count, width) == part)
      for place in values.indices {
        var other = values
        other[place] -= 1
        #expect(self.part(other, width).firstOfRun == nil)
      }
    }
  }

  @Test func `one value, none, and a missing first are no run`() {
    #expect(Part.bytes([]).firstOfRun == nil)
    #expect(Part.shorts([7]).firstOfRun == nil)
    #expect(Part.bytes([.min, -127, -126]).firstOfRun == nil)
    #expect(Part.longs([.max, .min, .min + 1]).firstOfRun == nil)
  }

  @Test func `a width that does not hold the last value or takes the first for missing makes none`()
  {
    #expect(Part(countingFrom: 120, 8, .bytes) == .bytes([120, 121, 122, 123, 124, 125, 126, 127]))
    #expect(Part(countingFrom: 120, 9, .bytes) == nil)
    #expect(Part(countingFrom: -128, 2, .bytes) == nil)
    #expect(Part(countingFrom: .max - 1, 2, .longs) == .longs([.max - 1, .max]))
    #expect(Part(countingFrom: .max - 1, 3, .longs) == nil)
    #expect(Part(countingFrom: 70_000, 2, .shorts) == nil)
  }
}
