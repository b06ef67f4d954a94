import KompValues
import Testing

struct FoldingTests {
  private func same(_ a: String, _ b: String) -> Bool { Array(a.utf8) == Array(b.utf8) }

  @Test(arguments: [
    ("", ""), ("personal", "personal"), ("a\u{30A}", "\u{E5}"), ("A\u{30A}", "\u{C5}"),
    ("e\u{301}", "\u{E9}"), ("\u{212B}", "\u{C5}"), ("\u{FB01}nal", "\u{FB01}nal"),
    ("o\u{308}ga", "\u{F6}ga"), ("\u{E5}\u{301}", "\u{1FB}"),
    ("a\u{323}\u{30A}", "\u{1EA1}\u{30A}"),
    ("日本🙂", "日本🙂"), ("\u{1112}\u{1161}\u{11AB}", "\u{D55C}"), ("q\u{308}", "q\u{308}"),
    ("\u{301}", "\u{301}"), ("a\u{0}b", "a\u{0}b"),
  ])
  func `a text is composed byte for byte`(text: String, expected: String) {
    #expect(same(composed(text), expected))
    #expect(same(composed(composed(text)), expected))
  }

  @Test(arguments: [
    ("VÅRD och Omsorg", "vård och omsorg"), ("A\u{30A}SA", "åsa"), ("É", "é"), ("ÀÞØ×÷ß", "àþø×÷ß"),
    ("", ""), ("ŁÓDŹ", "łódź"), ("İ", "i\u{307}"), ("ΣΊΣΥΦΟΣ", "σίσυφοσ"), ("P02", "p02"),
    ("\u{FB01}", "\u{FB01}"),
    ("½µªº\u{A0}", "½µªº\u{A0}"), ("Ÿ", "ÿ"),
  ])
  func `a folded text is composed and without case`(text: String, expected: String) {
    #expect(same(folded(text), expected))
  }

  @Test(arguments: [
    ("Åäöé", "aaoe"), ("hjälpmedel", "hjalpmedel"), ("", ""), ("personal", "personal"),
    ("ÜBER", "uber"),
    ("a\u{30A}", "a"), ("日本", "日本"), ("한국", "한국"), ("a^`b", "a^`b"), ("ç\u{323}", "c"),
    ("\u{FB01}", "\u{FB01}"), ("ø", "ø"),
  ])
  func `a text without dots keeps everything else`(text: String, expected: String) {
    #expect(same(withoutDots(text), expected))
  }

  @Test func `the quick ways agree with the standard library on every scalar below 3000`() {
    for value in UInt32(0)..<0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(scalar)Z"
      #expect(same(folded(text), composed(text.lowercased())))
      #expect(same(folded(folded(text)), folded(text)))
      #expect(same(composed(text), composed(composed(text))))
      #expect(composed(text) == text)
      // Apart, without the marks, and together again: what a mark more makes of the slow way.
      #expect(same(withoutDots(text), withoutDots(text + "\u{315}")))
    }
  }

  @Test func `case and composition do not matter in any order`() {
    for value in UInt32(0xC0)..<0x250 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let letter = String(scalar)
      // Swift compares texts by canonical equivalence, so the decomposed form is looked up by hand.
      let capital = letter.uppercased()
      if capital.lowercased() == letter { #expect(same(folded(capital), folded(letter))) }
    }
  }
}
