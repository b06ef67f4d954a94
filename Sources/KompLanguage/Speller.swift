import KompLexicon
import KompValues

/// How each token is written and set against its neighbour.
struct Speller {
  let reader: Reader
  /// The tongue asked for; nil keeps each word's own.
  let tongue: Tongue?

  private var book: Phrasebook { reader.book }

  /// Whether a blank stands between two neighbours.
  func blank(between left: Int, and right: Int) -> Bool {
    let (before, after) = (reader.division.tokens[left].mark, reader.division.tokens[right].mark)
    switch after {
    case .comma, .close, .colon, .semicolon: return false
    default: break
    }
    if before == .open || before == .dot { return false }
    switch (reader.settings[left], reader.settings[right]) {
    case (.sign, _), (.tight, _), (_, .tight), (_, .glued): return false
    default: return true
    }
  }

  /// The text of a token, or of several that are one word.
  func text(from first: Int, to last: Int) -> String {
    let token = reader.division.tokens[first]
    let place = token.place.lowerBound..<reader.division.tokens[last].place.upperBound
    if token.isText { return quoted(token) }
    if reader.kept.contains(first) { return token.text }
    let words = reader.division.tokens[first...last].map(\.folded)
    if let said = reader.wordings[first] {
      return said.main(in: tongue ?? said.tongue(of: words.joined(separator: " ")))
    }
    switch reader.roles[first] ?? token.plainRole {
    case .keyword(let keyword):
      let tongue = tongue ?? self.tongue(of: keyword, words.joined(separator: " "))
      return inflected(keyword, at: first, to: last, in: tongue) ?? keyword.main(in: tongue)
    case .noun: return noun(words, in: book.vocabulary.nouns, book.nouns) ?? token.text
    case .analysis:
      return noun(words, in: book.vocabulary.analyses, book.analyses)
        ?? noun(words, in: book.vocabulary.later, book.later) ?? token.text
    case .field: return field(token)
    case .value(let of): return value(token, of: of)
    case .parameter: return ":" + token.text
    case .name where token.kind == .word: return token.text
    default: return reader.source[place]
    }
  }

  /// A text in straight quotes, unless that would need more than changing them.
  private func quoted(_ token: Token) -> String {
    let plain = token.text.unicodeScalars.allSatisfy {
      Characters.quote($0) != .double && $0 != "\n" && $0 != "\r"
    }
    return plain ? "\"\(token.text)\"" : reader.source[token.place]
  }

  private func tongue(of keyword: Keyword, _ typed: String) -> Tongue {
    // `set today` is a setting spelled as the change; its tongue is the change's.
    let spelled = [keyword, keyword == .setting ? .set : keyword]
    func holds(_ tongue: Tongue) -> Bool {
      spelled.contains { word in
        word.spellings(in: tongue).contains { folded($0) == typed || withoutDots($0) == typed }
      }
    }
    return holds(.english) || !holds(.swedish) ? .english : .swedish
  }

  private func role(_ index: Int) -> Role? {
    // The second word of `half year` has no role of its own.
    var index = index
    guard index < reader.roles.count else { return nil }
    while index > 0, reader.roles[index] == nil { index -= 1 }
    return reader.roles[index]
  }

  /// `12 månader`, `förra kvartalet`, `denna månad`.
  private func inflected(_ keyword: Keyword, at first: Int, to last: Int, in tongue: Tongue)
    -> String?
  {
    if keyword == .this, tongue == .swedish, case .keyword(let unit)? = role(last + 1) {
      return [.day, .week, .month].contains(unit) ? "denna" : nil
    }
    guard let forms = Inflection(keyword, in: tongue), first > 0 else { return nil }
    switch role(first - 1) {
    case .number?:
      var rolling = false
      if first > 1, case .keyword(let word)? = role(first - 2) {
        rolling = word == .last || word == .next
      }
      return forms.after(number: reader.division.tokens[first - 1].text, rolling: rolling)
    case .keyword(let word)? where [.previous, .this, .last, .next].contains(word):
      return forms.after(word)
    default: return nil
    }
  }

  private func noun(
    _ words: [String], in phrases: Phrases<Vocabulary.Index>, _ entries: [Phrasebook.Entry]
  ) -> String? {
    let found = phrases.longest(words.first ?? "") { $0 < words.count ? words[$0] : nil }
    guard let at = found?.meanings.first?.at else { return nil }
    let word = words.joined(separator: " ").map { $0 == "-" ? " " : $0 }
    let entry = entries[at].words
    return entry.main(in: tongue ?? entry.tongue(of: String(word)))
  }

  private func field(_ token: Token) -> String {
    if let at = book.vocabulary.fields[token.folded] {
      let words = book.fields[at].words
      return words.main(in: tongue ?? words.tongue(of: token.folded))
    }
    if let compound = Compound(token.folded, in: book) {
      return compound.spelled(in: tongue ?? compound.tongue)
    }
    return token.text
  }

  /// A value of a closed list in its tongue; every other value as typed.
  private func value(_ token: Token, of field: String?) -> String {
    guard let field, let entry = book.value(token.folded, of: field) else {
      return token.text.isEmpty ? reader.source[token.place] : token.text
    }
    let words = entry.words
    return words.main(in: tongue ?? words.tongue(of: token.folded))
  }
}
