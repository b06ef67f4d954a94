import KompLexicon
import KompValues

/// Compares texts without case; quick where both are plain ASCII.
struct FoldedMatcher {
  private let word: String
  private let bytes: [UInt8]
  private let isPlain: Bool

  /// A matcher of one word.
  init(_ text: String) {
    word = folded(text)
    bytes = Array(word.utf8)
    isPlain = bytes.allSatisfy { $0 < 0x80 }
  }

  /// Whether a text equals the word, case aside.
  func equals(_ text: ArraySlice<UInt8>) -> Bool {
    if text.count == bytes.count {
      var same = true
      var plain = true
      var index = 0
      for byte in text {
        if byte >= 0x80 { plain = false }
        let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        if lower != bytes[index] { same = false }
        index += 1
      }
      if same { return true }
      if plain { return false }
    }
    // Case can change a text's length only outside ASCII.
    if isPlain && text.allSatisfy({ $0 < 0x80 }) { return false }
    return folded(String(decoding: text, as: UTF8.self)) == word
  }
}

/// Wildcards: `*` any number of characters, `?` exactly one.
enum Wildcard {
  /// Whether a text matches a pattern; linear, with one remembered star.
  static func matches(_ text: [Character], _ pattern: [Character]) -> Bool {
    var (t, p) = (0, 0)
    var star: (p: Int, t: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == "?" || (pattern[p] == text[t] && pattern[p] != "*") {
        (t, p) = (t + 1, p + 1)
      } else if p < pattern.count, pattern[p] == "*" {
        star = (p, t)
        p += 1
      } else if let (starP, starT) = star {
        star = (starP, starT + 1)
        (p, t) = (starP + 1, starT + 1)
      } else {
        return false
      }
    }
    while p < pattern.count, pattern[p] == "*" { p += 1 }
    return p == pattern.count
  }
}

/// What a text is tested for, case aside.
struct TextTest: Sendable {
  /// `contains`, `starts with`, `ends with`, `matches`; nil for the whole text.
  let word: Keyword?
  private let wanted: String

  /// A test against a text.
  init(_ word: Keyword?, _ text: String) {
    self.word = word
    wanted = folded(text)
  }

  /// Whether a text passes.
  func passes(_ text: String) -> Bool {
    let text = folded(text)
    return switch word {
    case nil: text == wanted
    case .contains: wanted.isEmpty || text.contains(wanted)
    case .startsWith: text.hasPrefix(wanted)
    case .endsWith: text.hasSuffix(wanted)
    default: Wildcard.matches(Array(text), Array(wanted))
    }
  }
}
