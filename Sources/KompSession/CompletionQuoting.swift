import KompLanguage
import KompLexicon
import KompValues

/// How a word or text is written so that the language reads it as one.
enum Quoting {
  private static let quotes: Set<Character> = ["\"", "'", "”", "“", "’", "‘"]

  /// A value as it is typed: bare where it is one word, else in quotes.
  static func written(_ value: String, always: Bool = false) -> String {
    if !always, isWord(value) { return value }
    return "\""
      + value.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// Whether a text is read as one word, and as no word of the grammar.
  private static func isWord(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    var before: Unicode.Scalar = "-"
    for scalar in text.unicodeScalars {
      let inner = scalar == "-" && before != "-"
      guard isWordPart(scalar) || inner else { return false }
      before = scalar
    }
    guard before != "-" else { return false }
    return !joints.contains(folded(text))
  }

  /// Words of the grammar that are read as such even where a value stands.
  private static let joints: Set<String> = {
    let read: [Keyword] = [.and, .or, .not] + Parser.times
    let words = read.flatMap { $0.spellings(in: .english) + $0.spellings(in: .swedish) }
    return Set(words.map(folded) + words.map(withoutDots))
  }()

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "_" { return true }
    if scalar.isASCII {
      return (0x30...0x39).contains(scalar.value) || (0x61...0x7A).contains(scalar.value | 0x20)
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber:
      return true
    default: return false
    }
  }

  /// Whether a text begins with a quote.
  static func isQuoted(_ text: String) -> Bool { text.first.map { quotes.contains($0) } ?? false }

  /// Whether a text has its opening quote but not the one that closes it.
  static func isOpen(_ text: String) -> Bool {
    guard let first = text.first, quotes.contains(first) else { return false }
    let single = first == "'" || first == "’" || first == "‘"
    let count = text.count { $0 == first || (quotes.contains($0) && isSingle($0) == single) }
    return count % 2 == 1
  }

  private static func isSingle(_ quote: Character) -> Bool {
    quote == "'" || quote == "’" || quote == "‘"
  }

  /// Whether a colon at the end of a text begins a parameter: not straight after a word.
  static func beginsParameter(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.dropLast().last else { return false }
    return !isWordPart(last) && last != "\""
  }

  /// Where the word that ends at an offset begins.
  static func wordStart(in text: String, from end: Int) -> Int {
    var start = end
    let part = String(decoding: text.utf8.prefix(end), as: UTF8.self)
    for scalar in part.unicodeScalars.reversed() {
      guard isWordPart(scalar) || scalar == "-" else { break }
      start -= UTF8.width(scalar)
    }
    // A sign before a word is none of its letters.
    let bytes = Array(part.utf8)
    while start < end, bytes[start] == UInt8(ascii: "-") { start += 1 }
    return start
  }

  /// Whether a candidate begins with what is typed; case is nothing, and typed dots may be lost.
  static func begins(_ candidate: String, with typed: String) -> Bool {
    if typed.isEmpty { return true }
    let (word, start) = (folded(candidate), folded(typed))
    if word.hasPrefix(start) { return true }
    return withoutDots(start) == start && withoutDots(word).hasPrefix(start)
  }
}
