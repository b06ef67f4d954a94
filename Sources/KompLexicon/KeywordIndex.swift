/// Finds the keywords that stand at a place among words.
///
/// Built once from the spellings of both tongues. A spelling counts with its dots and without
/// them, word by word: `fordelat på` is `fördelat på`.
public enum KeywordIndex {
  private struct Spelling {
    let keyword: Keyword
    /// All its words, with a blank between.
    let words: String
    let length: Int

    /// Whether these are its words after the first, each as it is or without its dots.
    func goes(on rest: ArraySlice<String>) -> Bool {
      guard rest.count >= length - 1 else { return false }
      var left = words.utf8[...]
      for word in rest.prefix(length - 1) {
        guard let blank = left.firstIndex(of: 0x20) else { return false }
        left = left[left.index(after: blank)...]
        let mine = left.prefix { $0 != 0x20 }
        guard
          mine.elementsEqual(word.utf8) || KeywordIndex.undotted(String(Substring(mine))) == word
        else { return false }
      }
      return true
    }
  }

  /// The number of words in the longest spelling.
  public static let longest: Int = table.values.joined().map(\.length).max() ?? 1

  /// Every spelling of every keyword in both tongues, once, with its dots.
  public static let spellings: [String] = {
    var seen: Set<String> = []
    return Keyword.allCases.flatMap { $0.spellings(in: .english) + $0.spellings(in: .swedish) }
      .filter { seen.insert($0).inserted }
  }()

  /// All keywords spelled by the first words, the longest first, then as they are declared.
  ///
  /// The words are folded: composed and without case. `length` is how many of them the spelling takes.
  public static func matches(_ words: ArraySlice<String>) -> [(keyword: Keyword, length: Int)] {
    guard let first = words.first, let known = table[first] else { return [] }
    var found: [(keyword: Keyword, length: Int)] = []
    for spelling in known where spelling.goes(on: words.dropFirst()) {
      if !found.contains(where: { $0 == (spelling.keyword, spelling.length) }) {
        found.append((spelling.keyword, spelling.length))
      }
    }
    return found
  }

  /// The spelling without dots, ring or accent.
  package static func undotted(_ spelling: String) -> String {
    if isPlain(spelling) { return spelling }
    var plain: [UInt8] = []
    for letter in Letters.of(spelling) {
      let letter = Letters.plain(letter)
      if letter < 0x80 {
        plain.append(UInt8(letter))
      } else if let scalar = Unicode.Scalar(letter) {
        plain += String(scalar).utf8
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// Whether a spelling is one word that has no dots to lose, as most are.
  private static func isPlain(_ spelling: String) -> Bool {
    spelling.utf8.allSatisfy { $0 > 0x20 && $0 < 0x80 }
  }

  /// The spellings by their first word, those of most words first.
  private static let table: [String: [Spelling]] = {
    var table: [String: [Spelling]] = [:]
    table.reserveCapacity(512)
    for keyword in Keyword.allCases {
      for tongue in Tongue.allCases {
        for spelling in keyword.spellings(in: tongue) {
          let length = spelling.utf8.count { $0 == 0x20 } + 1
          let found = Spelling(keyword: keyword, words: spelling, length: length)
          let end = spelling.utf8.firstIndex(of: 0x20)
          let first = end.map { String(spelling[..<$0]) } ?? spelling
          table[first, default: []].append(found)
          let plain = undotted(first)
          if plain != first { table[plain, default: []].append(found) }
        }
      }
    }
    // One by one, as most have one meaning and a change while walking copies the whole table.
    let several = table.filter { $0.value.count > 1 && $0.value.contains { $0.length > 1 } }
    for (first, spellings) in several {
      // The order of declaration breaks ties, which the sort alone does not promise to keep.
      table[first] = spellings.enumerated()
        .sorted { ($1.element.length, $0.offset) < ($0.element.length, $1.offset) }
        .map(\.element)
    }
    return table
  }()
}
