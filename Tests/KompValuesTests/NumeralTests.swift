import KompValues
import Testing

struct NumeralTests {
  static func share(_ above: Int128, _ below: Int128) -> Exact {
    Exact(above, over: below) ?? Exact(-1)
  }

  @Test(arguments: [
    (1, 16, "6,3\u{A0}%", "6.3%", "0.0625"), (5, 16, "31,3\u{A0}%", "31.3%", "0.3125"),
    (1, 8, "12,5\u{A0}%", "12.5%", "0.125"), (2, 3, "66,7\u{A0}%", "66.7%", "0.667"),
    (9, 46, "19,6\u{A0}%", "19.6%", "0.196"), (0, 5, "0,0\u{A0}%", "0.0%", "0"),
    (1, 1, "100,0\u{A0}%", "100.0%", "1"), (1999, 2000, "100,0\u{A0}%", "100.0%", "0.9995"),
    (-1, 16, "\u{2212}6,3\u{A0}%", "\u{2212}6.3%", "-0.0625"),
    (-1, 3000, "0,0\u{A0}%", "0.0%", "0"), (25, 2, "1\u{A0}250,0\u{A0}%", "1,250.0%", "12.5"),
    (14, 24, "58,3\u{A0}%", "58.3%", "0.583"),
  ])
  func `a share is half-up in percent`(
    above: Int, below: Int, swedish: String, english: String, canonical: String
  ) {
    let share = Self.share(Int128(above), Int128(below))
    #expect(Numeral.percent(share, places: 1, style: .swedish) == swedish)
    #expect(Numeral.percent(share, places: 1, style: .english) == english)
    #expect(Numeral.percent(share, places: 1, style: .canonical) == canonical)
  }

  @Test func `a difference in points holds in decimal`() throws {
    let difference = try #require(Self.share(85, 1000).plus(Self.share(-13, 1000)))
    #expect(Numeral.percent(difference, places: 1, style: .english) == "7.2%")
    #expect(!(Self.share(2, 6) > Self.share(1, 3)))
  }

  @Test(arguments: [
    ("52168.344", 2, "52\u{A0}168,34", "52,168.34", "52168.34"),
    ("0.005", 2, "0,01", "0.01", "0.01"),
    ("0.004", 2, "0,00", "0.00", "0.00"), ("-0.004", 2, "0,00", "0.00", "0.00"),
    ("-0.005", 2, "\u{2212}0,01", "\u{2212}0.01", "-0.01"),
    ("999.995", 2, "1\u{A0}000,00", "1,000.00", "1000.00"),
    ("1234567.5", 0, "1\u{A0}234\u{A0}568", "1,234,568", "1234568"), ("0.5", 0, "1", "1", "1"),
    ("-12", 0, "\u{2212}12", "\u{2212}12", "-12"), ("100", 3, "100,000", "100.000", "100.000"),
    ("1000", 0, "1\u{A0}000", "1,000", "1000"),
    ("57354.6", 2, "57\u{A0}354,60", "57,354.60", "57354.60"),
  ])
  func `a number is rounded half-up and grouped`(
    text: String, places: Int, swedish: String, english: String, canonical: String
  ) throws {
    let number = try #require(Exact(decimal: text))
    #expect(Numeral.write(number, places: places, style: .swedish) == swedish)
    #expect(Numeral.write(number, places: places, style: .english) == english)
    #expect(Numeral.write(number, places: places, style: .canonical) == canonical)
  }

  @Test func `whole numbers reach to the ends of their range`() {
    #expect(Numeral.write(0, style: .swedish) == "0")
    #expect(Numeral.write(Int.min, style: .canonical) == "\(Int.min)")
    #expect(Numeral.write(Int.max, style: .english) == "9,223,372,036,854,775,807")
    #expect(Numeral.write(-1954, style: .swedish) == "\u{2212}1\u{A0}954")
  }

  @Test func `canonical text reads back as the number it rounds to`() throws {
    var dice = Dice(seed: 3)
    for _ in 0..<2000 {
      let places = Int.random(in: 0...6, using: &dice)
      let above = Int128(Int64.random(in: -9_999_999_999...9_999_999_999, using: &dice))
      let number = Self.share(above, Int128(Int.random(in: 1...99999, using: &dice)))
      let text = Numeral.write(number, places: places, style: .canonical)
      let rounded = try #require(number.rounded(places: places))
      #expect(Exact(decimal: text) == Exact(unscaled: rounded, scale: places))
    }
  }

  @Test func `the largest and the finest numbers have their digits`() throws {
    let huge = try #require(Exact(.max, over: 1))
    let tiny = try #require(Exact(1, over: .max))
    #expect(Numeral.write(huge, places: 1, style: .canonical) == "\(Int128.max).0")
    #expect(Numeral.write(tiny, places: 3, style: .canonical) == "0.000")
    let near = try #require(Exact(.max - 1, over: .max))
    #expect(Numeral.write(near, places: 4, style: .canonical) == "1.0000")
    #expect(Numeral.percent(huge, places: 0, style: .english).hasSuffix("00%"))
    #expect(Numeral.write(tiny, places: -5, style: .canonical) == "0")
    #expect(Numeral.write(near, places: .max, style: .english).count == 62)
    let third = Self.share(1, 3)
    #expect(
      Numeral.write(third, places: 30, style: .canonical) == "0."
        + String(repeating: "3", count: 30))
  }
}
