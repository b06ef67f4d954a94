import Glibc
import KompLexicon
import KompModel
import KompValues

/// Compares texts without case; quick where both stay within Latin-1.
struct FoldedMatcher {
  private let word: String
  private let bytes: [UInt8]

  /// A matcher of one word.
  init(_ text: String) {
    word = folded(text)
    bytes = Array(word.utf8)
  }

  /// Whether a text equals the word, case aside.
  func equals(_ text: ArraySlice<UInt8>) -> Bool {
    let equal = text.withUnsafeBufferPointer { text -> Bool? in
      var highest: UInt8 = 0
      for byte in text { highest = max(highest, byte) }
      // Beyond Latin-1 case can change a text's length, and marks stand apart from their letters.
      guard highest <= 0xC3 else { return nil }
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
    return equal ?? (folded(String(decoding: text, as: UTF8.self)) == word)
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
    var scratch: [UInt8] = []
    return (0..<pool.count).map { code in
      pool.utf8(code).withUnsafeBufferPointer { text in
        // In a pair of return and line feed two bytes are one character.
        guard Latin1.lower(text, into: &scratch) else { return passes(pool[code]) ? 1 : 0 }
        return scratch.withUnsafeBufferPointer { holds($0, bytes) } ? 1 : 0
      }
    }
  }

  /// Whether folded bytes pass.
  private func holds(_ text: UnsafeBufferPointer<UInt8>, _ wanted: [UInt8]) -> Bool {
    wanted.withUnsafeBufferPointer { wanted in
      guard let start = text.baseAddress, let word = wanted.baseAddress,
        text.count >= wanted.count
      else { return false }
      let room = text.count - wanted.count
      return switch self.word {
      case nil: room == 0 && memcmp(start, word, wanted.count) == 0
      case .contains: TextTest.find(word, wanted.count, in: start, text.count)
      case .startsWith: memcmp(start, word, wanted.count) == 0
      case .endsWith: memcmp(start + room, word, wanted.count) == 0
      default: false
      }
    }
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

extension TextTest {
  /// Whether bytes occur among others: looked for by their first, then compared.
  private static func find(
    _ word: UnsafePointer<UInt8>, _ length: Int, in text: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    var from = UnsafeRawPointer(text)
    let last = UnsafeRawPointer(text) + (count - length)
    while from <= last, let found = memchr(from, Int32(word[0]), last - from + 1) {
      if memcmp(found, word, length) == 0 { return true }
      from = UnsafeRawPointer(found) + 1
    }
    return false
  }
}

/// Texts of Latin-1 as UTF-8 bytes.
enum Latin1 {
  /// Writes a text without case; false where it has other letters, or a return.
  @inline(__always)
  static func lower(_ text: UnsafeBufferPointer<UInt8>, into scratch: inout [UInt8]) -> Bool {
    if scratch.count != text.count {
      scratch.removeAll(keepingCapacity: true)
      scratch.append(contentsOf: text)
    }
    return scratch.withUnsafeMutableBufferPointer { scratch in
      var before: UInt8 = 0
      var highest: UInt8 = 0
      var hasReturn = false
      for index in 0..<text.count {
        let byte = text[index]
        highest = max(highest, byte)
        hasReturn = hasReturn || byte == 0x0D
        // After C3 the small letter is 20 (hexadecimal) after the capital, but for the two signs.
        let isCapital =
          before == 0xC3 ? byte <= 0x9E && byte != 0x97 : byte >= 0x41 && byte <= 0x5A
        scratch[index] = isCapital ? byte &+ 0x20 : byte
        before = byte
      }
      return highest <= 0xC3 && !hasReturn
    }
  }
}
