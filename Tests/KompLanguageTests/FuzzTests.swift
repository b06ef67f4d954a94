import Glibc
import KompLanguage
import KompLexicon
import Testing

/// A number of the environment, for longer campaigns.
func setting(_ name: String, _ standard: Int) -> Int {
  getenv(name).flatMap { Int(String(cString: $0)) } ?? standard
}

private func blank(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
}

/// What must hold of every text whatever.
private func check(_ text: String, _ name: String) {
  let source = Source(text: text)
  let bytes = Array(text.utf8)
  func sound(_ place: Place) -> Bool {
    func boundary(_ at: Int) -> Bool { at == bytes.count || bytes[at] & 0xC0 != 0x80 }
    return place.lowerBound >= 0 && place.upperBound <= bytes.count && boundary(place.lowerBound)
      && boundary(place.upperBound)
  }
  for isFile in [true, false] {
    let reading = Parser.read(source, with: book, isFile: isFile)
    for problem in reading.problems {
      #expect(
        sound(problem.place),
        "\(name): \(problem.code) \(problem.place) in \(text.debugDescription)")
      #expect(!problem.message(in: .english).isEmpty && !problem.message(in: .swedish).isEmpty)
      for fix in problem.fixes {
        var end = 0
        for edit in fix.edits {
          #expect(
            sound(edit.place) && edit.place.lowerBound >= end, "\(name): fix of \(problem.code)")
          end = edit.place.upperBound
        }
      }
    }
    for statement in reading.statements { #expect(sound(statement.place), "\(name)") }
    // The tokens cover everything but blanks, in order, without overlap.
    var at = 0
    for token in reading.tokens {
      if !sound(token.place) || token.place.lowerBound < at {
        Issue.record("\(name): \(token) in \(text.debugDescription)")
      }
      if !blank(source[at..<max(at, token.place.lowerBound)]) {
        Issue.record("\(name): a piece before \(token) is lost in \(text.debugDescription)")
      }
      at = token.place.upperBound
    }
    #expect(blank(source[at..<bytes.count]), "\(name): the end is lost in \(text.debugDescription)")
  }
  for typed in [text, text + ";", text + ";\n"] {
    #expect(
      Parser.wantsMore(typed, with: book)
        == Parser.read(Source(text: typed), with: book, isFile: false).wantsMore,
      "\(name): whether \(typed.debugDescription) goes on")
  }
  let once = Formatter.format(source, with: book)
  #expect(
    Formatter.format(Source(text: once), with: book) == once,
    "\(name): \(text.debugDescription) gave \(once.debugDescription)")
  _ = Parser.expected(at: bytes.count / 2, in: source, with: book)
}

/// What random texts are made of: marks, pieces of the language, and what others write.
let fuzzPieces =
  [
    "(", ")", "\"", "'", "”", "’", "\n", "\n  ", "\n| ", ";", ",", ":", ".", "..", "...", "=",
    "==", "<",
    "<=", "!", "&&", "||", "|", "*", "+", "-", "/", "#", " # ", "%", "0", "17", "1/3/26",
    "2026-02-30",
    "2026Q9", "0,75", "a\u{30A}", "\u{AD}", "\u{0}", "👩‍⚕️", "\u{FEFF}", "\u{2028}", "–", "…", "≤",
    "[", ":x",
    "fr.o.m.", "t.o.m", "select", "from", "staff", "level", "kommunrehab", "is", "är",
  ] + KeywordIndex.spellings

@Test func `no text whatever breaks the reader or the formatter`() {
  let count = setting("KOMP_FUZZ", 3_000)
  let first = max(1, setting("KOMP_FUZZ_FROM", 1))
  let pieces = fuzzPieces
  for seed in first..<(first + count) {
    var dice = Dice(seed: UInt64(seed) &+ 77)
    switch seed % 3 {
    case 0:
      let bytes = (0..<dice.below(80)).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
      check(String(decoding: bytes, as: UTF8.self), "bytes \(seed)")
    case 1:
      let text = (0..<dice.below(40)).map { _ in dice.pick(pieces) }
        .joined(separator: dice.chance(2) ? " " : "")
      check(text, "pieces \(seed)")
    default:
      var generator = ScriptGenerator(seed: UInt64(seed))
      var bytes = Array(generator.script().utf8)
      for _ in 0..<(1 + dice.below(4)) {
        let at = dice.below(bytes.count)
        switch dice.below(4) {
        case 0: bytes.remove(at: at)
        case 1: bytes.insert(contentsOf: Array(dice.pick(pieces).utf8), at: at)
        case 2: bytes[at] = UInt8(truncatingIfNeeded: dice.next())
        default: bytes.removeSubrange(at..<min(bytes.count, at + dice.below(12)))
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      check(String(decoding: bytes, as: UTF8.self), "script \(seed)")
    }
  }
}

/// Texts that once broke the reader: a habit of several words read past the end of its statement.
@Test(arguments: [
  "sort median rader show några next historik stapel per report stdav avsluta",
  "sort show några next historik stapel per report",
])
func `a text that broke the reader once does so no more`(_ text: String) {
  check(text, text)
  for at in 0...text.utf8.count { _ = Parser.expected(at: at, in: Source(text: text), with: book) }
}

@Test(arguments: [
  "(", "not ", "-", "a + ", "a=1 and (", "count(staff where ", "if(", "\"", "'", "1 .", "staff (",
])
func `a text nested without end is refused, not followed`(_ piece: String) {
  let text = "staff where " + String(repeating: piece, count: 2_001)
  let reading = Parser.read(Source(text: text), with: book, isFile: true)
  #expect(!reading.problems.isEmpty)
  #expect(!Formatter.format(Source(text: text), with: book).isEmpty)
}
