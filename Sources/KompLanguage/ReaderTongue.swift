import KompLexicon
import KompValues

/// The tongue of a statement, for the words that mend it, and the words that are near a misspelt one.
extension Reader {
  /// The tongue most of the statement's own words belong to; the one on screen where they say nothing.
  var spoken: Tongue {
    var balance = 0
    for index in beginning..<max(beginning, end) {
      let token = division.tokens[index]
      guard token.kind == .word else { continue }
      if Habits.swedish.contains(token.folded) { balance += 1 }
      if let at = book.vocabulary.fields[token.folded] {
        balance += Reader.weight(book.fields[at].words, token.folded)
      } else if let found = division.phrases[index], let keyword = found.keywords.first {
        let text = division.tokens[index..<min(end, index + found.length)].map(\.folded)
          .joined(separator: " ")
        let words = (keyword.spellings(in: .english), keyword.spellings(in: .swedish))
        balance += Reader.weight(words.0, words.1, text)
      } else if let noun = book.vocabulary.nouns[token.folded] {
        balance += Reader.weight(book.nouns[noun.at].words, token.folded)
      } else if let analysis = book.vocabulary.analyses[token.folded] {
        balance += Reader.weight(book.analyses[analysis.at].words, token.folded)
      }
    }
    return balance == 0 ? book.tongue : balance > 0 ? .swedish : .english
  }

  private static func weight(_ words: Words, _ word: String) -> Int {
    weight(words.english, words.swedish, word)
  }

  private static func weight(_ english: [String], _ swedish: [String], _ word: String) -> Int {
    let isEnglish = english.contains { folded($0) == word }
    let isSwedish = swedish.contains { folded($0) == word || withoutDots($0) == word }
    return isEnglish == isSwedish ? 0 : isSwedish ? 1 : -1
  }

  /// A keyword in the statement's tongue.
  func said(_ keyword: Keyword) -> String { keyword.main(in: spoken) }

  /// The keyword that one to three words at a token were meant to be, with how many they are.
  func nearKeyword(at index: Int, among keywords: [Keyword], least: Int = 1)
    -> (meant: String, width: Int)?
  {
    for width in stride(from: 3, through: least, by: -1) where index + width <= end {
      let tokens = division.tokens[index..<index + width]
      guard tokens.allSatisfy({ $0.kind == .word }) else { continue }
      let typed = tokens.map(\.folded).joined(separator: " ")
      guard typed.utf8.count <= 40 else { continue }
      var spellings: [String] = []
      for word in keywords {
        let all = word.spellings(in: .english) + word.spellings(in: .swedish)
        spellings += all.filter { $0.split(separator: " ").count == width }
      }
      let near = Nearest.words(to: typed, among: spellings, limit: 1)
      // A word that is right as it stands was not misspelt.
      if let meant = near.first, meant != typed { return (meant, width) }
    }
    return nil
  }

  /// The words that may go on after a stage of a kind, beside stages.
  static func continuing(_ stage: Keyword?) -> [Keyword] {
    switch stage {
    case .where, .that: tails.sorted { $0.rawValue < $1.rawValue } + [.and, .or]
    case .by: [.across, .withTotal, .called]
    case .sort, .top: [.ascending, .descending, .rankedBy]
    case .show, .compute: [.called]
    case .chart: chartKinds
    case nil: [.asOf, .knownOn, .against, .includingFormer, .from]
    default: []
    }
  }
}
