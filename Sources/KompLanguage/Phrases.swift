import KompLexicon
import KompValues

/// Spellings of one or several words, found by their first word, longest first.
struct Phrases<Meaning: Hashable & Sendable>: Sendable {
  struct Phrase: Sendable {
    /// The words after the first, folded, and the same without their dots.
    let rest: [String]
    let plain: [String]
    let meaning: Meaning
  }
  private var byFirst: [String: [Phrase]] = [:]

  /// Adds a spelling; lost dots over å ä ö are understood a word at a time.
  mutating func add(_ spelling: String, _ meaning: Meaning) {
    var rest = Phrases.words(of: folded(spelling))
    guard !rest.isEmpty else { return }
    let first = rest.removeFirst()
    let phrase = Phrase(rest: rest, plain: rest.map { withoutDots($0) }, meaning: meaning)
    insert(phrase, at: first)
    let plain = withoutDots(first)
    if plain != first { insert(phrase, at: plain) }
  }

  /// Puts a phrase behind those that are as long or longer.
  private mutating func insert(_ phrase: Phrase, at key: String) {
    let place = byFirst[key]?.firstIndex { $0.rest.count < phrase.rest.count }
    byFirst[key, default: []].insert(phrase, at: place ?? byFirst[key]?.count ?? 0)
  }

  /// The words of a spelling; most are one.
  private static func words(of spelling: String) -> [String] {
    if !spelling.utf8.contains(0x20) { return spelling.isEmpty ? [] : [spelling] }
    return spelling.utf8.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The longest phrase among words that begins with the first of them, with all it may mean.
  func longest(_ first: String, rest: (Int) -> String?) -> (meanings: [Meaning], length: Int)? {
    guard let list = byFirst[first] else { return nil }
    var found: [Meaning] = []
    var length = 0
    for phrase in list {
      guard phrase.rest.count + 1 >= length else { break }
      let fits = phrase.rest.indices.allSatisfy { at in
        guard let word = rest(at + 1) else { return false }
        return word == phrase.rest[at] || word == phrase.plain[at]
      }
      guard fits else { continue }
      length = phrase.rest.count + 1
      if !found.contains(phrase.meaning) { found.append(phrase.meaning) }
    }
    return found.isEmpty ? nil : (found, length)
  }

  /// What a single word means.
  subscript(word: String) -> Meaning? {
    byFirst[word]?.first { $0.rest.isEmpty }?.meaning
  }
}

extension Phrases {
  /// Adds the spellings of a name in which a hyphen may stand for a blank.
  fileprivate mutating func add(named entry: Phrasebook.Entry, _ meaning: Meaning) {
    for spelling in entry.words.all {
      add(spelling, meaning)
      guard spelling.utf8.contains(0x20) else { continue }
      add(String(decoding: spelling.utf8.map { $0 == 0x20 ? 0x2D : $0 }, as: UTF8.self), meaning)
    }
  }
}

/// All words that the parser knows, both tongues at once.
struct Vocabulary: Sendable {
  /// A place in one of the phrasebook's lists.
  struct Index: Hashable, Sendable {
    let at: Int
  }

  /// Nouns, analyses, and the nouns and analyses of later work.
  private(set) var nouns = Phrases<Index>()
  private(set) var analyses = Phrases<Index>()
  private(set) var later = Phrases<Index>()
  private(set) var fields: [String: Int] = [:]

  init(
    nouns: [Phrasebook.Entry], analyses: [Phrasebook.Entry], fields: [Phrasebook.Entry],
    later: [Phrasebook.Entry]
  ) {
    for (at, entry) in nouns.enumerated() {
      for spelling in entry.words.all { self.nouns.add(spelling, Index(at: at)) }
    }
    for (at, entry) in analyses.enumerated() { self.analyses.add(named: entry, Index(at: at)) }
    for (at, entry) in later.enumerated() { self.later.add(named: entry, Index(at: at)) }
    self.fields.reserveCapacity(fields.count * 4)
    // A full spelling wins over another's lost dots, an earlier declaration over a later.
    for (at, entry) in fields.enumerated() {
      for spelling in entry.words.all {
        let word = folded(spelling)
        if self.fields[word] == nil { self.fields[word] = at }
      }
    }
    for (at, entry) in fields.enumerated() {
      for spelling in entry.words.all {
        let word = withoutDots(spelling)
        // What has no dots to lose stands there already.
        if word != spelling, self.fields[word] == nil { self.fields[word] = at }
      }
    }
  }
}

extension Words {
  /// The tongue a folded spelling belongs to; English where it belongs to both or to neither.
  func tongue(of word: String) -> Tongue {
    if english.contains(where: { folded($0) == word }) { return .english }
    if swedish.contains(where: { folded($0) == word || withoutDots($0) == word }) {
      return .swedish
    }
    return .english
  }
}
