import KompValues
import Testing

/// Work for two threads.
@Suite struct SideBySideTests {
  @Test(arguments: [0, 1, 2, 7, 300])
  func `what is done for each number comes in their order`(_ count: Int) {
    let found = SideBySide.each(count) { number in (0...number * 37 % 400).reduce(number, ^) }
    #expect(found == (0..<count).map { number in (0...number * 37 % 400).reduce(number, ^) })
  }
}
