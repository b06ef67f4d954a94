import KompLexicon
import KompValues

/// The name of a measure's column: `avg_age`, `medel_ålder`.
struct Compound: Hashable, Sendable {
  let measure: Keyword
  /// The field's place in the phrasebook.
  let field: Int
  let tongue: Tongue
  /// The same in every tongue.
  let id: String
  private let words: Words

  /// Nil where the folded word is no such name.
  init?(_ word: String, in book: Phrasebook) {
    guard word.utf8.contains(0x5F), book.vocabulary.fields[word] == nil else { return nil }
    let parts = word.split(separator: "_").map(String.init)
    guard parts.count > 1 else { return nil }
    // The measure may be of two words and the field of several: the longest measure first.
    for length in [2, 1] where length < parts.count {
      let field = parts[length...].joined(separator: "_")
      guard let at = book.vocabulary.fields[field] else { continue }
      let matches = KeywordIndex.matches(parts[..<length])
      guard let found = matches.first(where: { $0.length == length && Compound.names($0.keyword) })
      else { continue }
      measure = found.keyword
      self.field = at
      words = book.fields[at].words
      let spelled = parts[..<length].joined(separator: " ")
      let swedish = found.keyword.spellings(in: .swedish).contains(spelled)
      let english = found.keyword.spellings(in: .english).contains(spelled)
      tongue = swedish && english ? words.tongue(of: field) : swedish ? .swedish : .english
      id = "\(found.keyword.rawValue)_\(book.fields[at].id)"
      return
    }
    return nil
  }

  private static func names(_ keyword: Keyword) -> Bool {
    Reader.measureWords.contains(keyword) || Reader.functions.contains(keyword)
      || keyword == .count || keyword == .share
  }

  /// The name in a tongue.
  func spelled(in tongue: Tongue) -> String {
    let measure = measure.main(in: tongue).map { $0 == " " ? "_" : $0 }
    return String(measure) + "_" + words.main(in: tongue)
  }
}
