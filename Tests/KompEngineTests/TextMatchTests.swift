import KompLexicon
import KompModel
import Testing

@testable import KompEngine

/// Looking for a text in a whole column gives what looking in each of its texts does.
struct TextMatchTests {
  private static let texts = [
    "", "Åsa Ström", "åsa ström", "ÅSA STRÖM", "Björn Strömbergström", "strö", "ström",
    "Maria ×Ström",
    "a\r\nb", "Łukasz Ström", "Ström\u{301}", "ÿ", "ß", "Zoë", "straße", "İstanbul", "Αθήνα", "ss",
    "sströmm", "strstrstrström",
  ]

  @Test(arguments: [
    "ström", "STRÖM", "s", "", "åsa", "m", "\n", "×", "÷", "ß", "ł", "i", "αθ", "str*m",
  ])
  func `a column is searched as its texts are`(_ wanted: String) {
    var pool = TextPool()
    for text in Self.texts { _ = pool.intern(text) }
    for word in [nil, Keyword.contains, .startsWith, .endsWith, .matches] {
      let test = TextTest(word, wanted)
      let each = pool.texts.map { UInt8(test.passes($0) ? 1 : 0) }
      #expect(test.passing(in: pool) == each, "\(String(describing: word)) \(wanted)")
    }
  }
}
