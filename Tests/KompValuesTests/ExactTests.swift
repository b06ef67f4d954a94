import KompValues
import Testing

struct ExactTests {
  @Test(arguments: [
    ("-12", -12, 1), ("0.75", 3, 4), ("1234.50", 2469, 2), ("0", 0, 1), ("-0", 0, 1), ("007", 7, 1),
    ("-0.125", -1, 8), ("999999999999999999", 999_999_999_999_999_999, 1),
    ("0.00000000000000001", 1, 100_000_000_000_000_000),
  ])
  func `decimal text is read exactly`(text: String, above: Int, below: Int) {
    let number = Exact(decimal: text)
    #expect(number?.numerator == Int128(above) && number?.denominator == Int128(below))
    #expect(Exact(decimal: Substring(text)) == number)
  }

  @Test(arguments: [
    "", "-", ".", "-.", ".5", "5.", "+5", "--5", "1,5", "1 000", "1e3", "inf", "nan", "0x10",
    "1.2.3",
    " 1", "1 ", "\u{2212}1", "１", "1000000000000000000", "0.000000000000000001", "5-", "1\u{0}",
  ])
  func `any other text is no number`(text: String) {
    #expect(Exact(decimal: text) == nil)
  }

  @Test(arguments: [
    ("2", 6, "1.414214"), ("0.25", 3, "0.5"), ("0", 2, "0"), ("1", 0, "1"), ("6.25", 0, "3"),
    ("0.000001", 2, "0"), ("0.000025", 2, "0.01"), ("123456789", 4, "11111.1111"),
    ("3", 18, "1.732050807568877294"),
  ])
  func `a square root is rounded half-up`(text: String, places: Int, root: String) throws {
    let number = try #require(Exact(decimal: text))
    let found = try #require(number.squareRoot(places: places))
    #expect(Numeral.percent(found, places: 18, style: .canonical) == root)
  }

  @Test func `a root has no neighbour nearer to the number`() throws {
    var dice = Dice(seed: 11)
    for _ in 0..<1000 {
      let parts = Int.random(in: 1...1_000_000, using: &dice)
      let number = try #require(
        Exact(Int128(Int.random(in: 0...1_000_000_000_000, using: &dice)), over: Int128(parts)))
      let root = try #require(number.squareRoot(places: 3))
      let half = try #require(Exact(1, over: 2000))
      let low = try #require(root.plus(half.negated))
      let high = try #require(root.plus(half))
      let below = try #require(low.times(low))
      let above = try #require(high.times(high))
      #expect(low < Exact(0) || !(below > number))
      #expect(above > number)
    }
  }

  @Test func `a root that does not exist or fit is none`() throws {
    #expect(Exact(-1).squareRoot(places: 2) == nil)
    #expect(Exact(4).squareRoot(places: -1) == nil)
    #expect(Exact(4).squareRoot(places: 19) == nil)
    let huge = try #require(Exact(.max, over: 1))
    #expect(huge.squareRoot(places: 2) == nil)
    // Above: twice the root, times the scale, is kept in 128 bits. Below: it fits again.
    #expect(huge.squareRoot(places: 0) == nil)
    #expect(try #require(Exact(.max / 8, over: 1)).squareRoot(places: 0) != nil)
    #expect(try #require(Exact(1, over: .max)).squareRoot(places: 18) != nil)
  }

  @Test func `whole roots are exact beside every square`() {
    for root: UInt128 in [1, 2, 3, 10, 65_535, 65_536, 4_294_967_295, 18_446_744_073_709_551_615] {
      #expect(Exact.wholeRoot(root * root) == root)
      #expect(Exact.wholeRoot(root * root - 1) == root - 1)
      #expect(Exact.wholeRoot(root * root + 1) == root)
    }
    #expect(Exact.wholeRoot(.max) == 18_446_744_073_709_551_615)
    #expect(Exact.wholeRoot(0) == 0)
  }

  @Test func `two fractions a hair apart are told apart`() throws {
    let low = try #require(Exact(.max - 2, over: .max - 1))
    let high = try #require(Exact(.max - 1, over: .max))
    #expect(low < high && !(high < low) && !(low < low))
    #expect(high.negated < low.negated && !(low.negated < high.negated))
    #expect(low.negated < high && !(high < low.negated))
  }

  @Test func `what does not fit is nil and never wrong`() throws {
    let huge = try #require(Exact(.max, over: 1))
    #expect(huge.plus(Exact(1)) == nil && huge.times(Exact(2)) == nil)
    #expect(Exact(1, over: 0) == nil && Exact(.min, over: 1) == nil && Exact(1, over: .min) == nil)
    #expect(huge.rounded(places: 2) == nil && Exact(Int.max).rounded(places: 0) == Int64.max)
    #expect(Exact(0).inverse == nil && Exact(-4).inverse == Exact(-1, over: 4))
    #expect(Exact(6, over: -4) == Exact(-3, over: 2))
  }

  @Test(arguments: [(1, 16, 4), (1, 8, 3), (1, 5, 1), (3, 20, 2), (7, 1, 0), (1, 1000, 3)])
  func `places are those that write the number exactly`(above: Int, below: Int, places: Int) throws
  {
    #expect(try #require(Exact(Int128(above), over: Int128(below))).exactPlaces() == places)
    #expect(try #require(Exact(1, over: 3)).exactPlaces() == nil)
  }
}
