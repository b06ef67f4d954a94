import KompValues
import Testing

struct WidthTests {
  @Test(arguments: [
    ("", 0), ("personal", 8), ("å ä ö", 5), ("a\u{30A}", 1), ("\u{30A}", 0), ("tab\t", 3),
    ("\u{1B}[0m", 3),
    ("\r\n", 0), ("\u{85}", 0), ("日本", 4), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("🙂", 2),
    ("👨‍👩‍👧‍👦", 2), ("🇸🇪", 2), ("🇸🇪🇳🇴", 4), ("👍🏽", 2), ("1\u{FE0F}\u{20E3}", 2), ("❤\u{FE0F}", 2), ("❤", 1),
    ("\u{200B}", 0), ("\u{FEFF}a", 1), ("é", 1), ("－", 2), ("ｱ", 1), ("–", 1), ("6,3\u{A0}%", 5),
    ("x\u{AD}y", 3),
    ("ω", 1), ("\u{2028}", 0), ("─│", 2), ("█", 1), ("🙂a日", 5), ("שָׁלוֹם", 4), ("नि", 2),
  ])
  func `a text takes so many cells`(text: String, cells: Int) {
    #expect(displayWidth(text) == cells)
  }

  @Test func `every scalar shown as a picture takes two cells, and none takes more`() {
    for value in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let width = displayWidth(String(scalar))
      #expect((0...2).contains(width))
      let half = (0x1F1E6...0x1F1FF).contains(value)
      if scalar.properties.isEmojiPresentation, !half { #expect(width == 2, "\(value)") }
    }
  }
}
