import KompLexicon
import KompModel
import KompValues

/// Compares texts without case; quick where both stay within Latin-1.
struct FoldedMatcher {
  /// The word, folded.
  let word: String
  private let bytes: [UInt8]
  /// How many bytes it has.
  fileprivate var length: Int { bytes.count }

  /// A matcher of one word.
  init(_ text: String) {
    word = folded(text)
    bytes = Array(word.utf8)
  }

  /// Whether a text equals the word, case aside.
  fileprivate func equals(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var highest: UInt8 = 0
    for byte in text { highest = max(highest, byte) }
    // Beyond Latin-1 case can change a text's length, and marks stand apart from their letters.
    guard highest <= 0xC3 else { return folded(String(decoding: text, as: UTF8.self)) == word }
    guard text.count == bytes.count else { return false }
    var before: UInt8 = 0
    for (index, byte) in text.enumerated() {
      let isCapital =
        before == 0xC3 ? byte <= 0x9E && byte != 0x97 : byte >= 0x41 && byte <= 0x5A
      guard (isCapital ? byte &+ 0x20 : byte) == bytes[index] else { return false }
      before = byte
    }
    return true
  }
}

extension TextPool {
  /// The codes of the texts that equal a word, case aside.
  func codes(of matcher: FoldedMatcher) -> [Int] {
    // Within Latin-1 a small letter is as long as its capital.
    let isPlain = isWithin(0xC3)
    return withBytes { bytes, ends in
      var start = 0
      var found: [Int] = []
      for code in 0..<ends.count {
        let end = ends[code]
        if isPlain, end - start != matcher.length {
          start = end
          continue
        }
        if matcher.equals(UnsafeBufferPointer(rebasing: bytes[start..<end])) { found.append(code) }
        start = end
      }
      return found
    }
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
  /// The same as bytes; nil where a text must be looked at by its characters.
  private let bytes: [UInt8]?

  /// Whether a text is tested by its bytes, sooner than it is told apart from others.
  var isQuick: Bool { bytes != nil }

  /// A test against a text.
  init(_ word: Keyword?, _ text: String) {
    self.word = word
    wanted = folded(text)
    bytes = word == .matches || wanted.isEmpty ? nil : Array(wanted.utf8)
  }

  /// For each text of a pool, 1 where it passes.
  ///
  /// Latin-1 has one character a scalar and its small letters as long as its capitals, so its bytes
  /// are compared as they lie; other texts are folded first.
  func passing(in pool: TextPool) -> [UInt8] {
    guard let bytes else { return pool.texts.map { passes($0) ? 1 : 0 } }
    let search = TextSearch(bytes)
    var passing = [UInt8](repeating: 0, count: pool.count)
    let foreign = pool.withBytes { heap, ends in
      passing.withUnsafeMutableBufferPointer { passing in
        switch word {
        case .contains: search.mark(heap, ends, in: passing)
        case .startsWith: search.mark(heap, ends, in: passing) { from, _ in from }
        case .endsWith: search.mark(heap, ends, in: passing) { _, to in to - bytes.count }
        default:
          search.mark(heap, ends, in: passing) { from, to in
            to - from == bytes.count ? from : to
          }
        }
      }
      return TextSearch.foreign(heap, ends)
    }
    for code in foreign { passing[code] = passes(pool[code]) ? 1 : 0 }
    return passing
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
