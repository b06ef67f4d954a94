import KompLexicon

/// Settings as somebody says them: `svenska`, `change language to Swedish`, `today is 2025-11-01`.
extension Reader {
  /// A whole line that says a setting in everyday words, with the line that sets it.
  mutating func settingInWords() -> Stop? {
    // What is set as it should be, or names a table of the script, is left alone.
    guard at < end, end - at <= 6, !scriptNames.contains(division.tokens[at].folded) else {
      return nil
    }
    if sees(.set) || sees(.setting), settingAhead(at + phraseLength(at)), !saysTo { return nil }
    guard let (setting, value) = settingSaid() else { return nil }
    let first = division.tokens[at].place.lowerBound
    let whole = first..<division.tokens[end - 1].place.upperBound
    let opening = spoken == .swedish ? said(.setting) : said(.set)
    let meant = "\(opening) \(said(setting)) \(value)"
    at = end
    return fail(
      .foreignWord(source[whole], meant: meant), at: whole, fixes: [Fix(whole, meant)])
  }

  /// The names of settings that are near to a word.
  func settingsNear(_ token: Token) -> [Fix] {
    let words = Reader.sessionSettings.flatMap { word in
      Tongue.allCases.map { word.main(in: $0) }
    }
    return near(token, among: words).map { Fix(token.place, $0) }
  }

  private var saysTo: Bool {
    division.tokens[at..<end].contains { Self.joining.contains($0.folded) }
  }

  /// The one language or day of a line that has no other words than those one sets it with.
  private func settingSaid() -> (Keyword, String)? {
    var found: (Keyword, String)?
    for token in division.tokens[at..<end] {
      let said: (Keyword, String)?
      if token.kind == .word, let tongue = Tongue(named: token.folded) {
        said = (.language, tongue.rawValue)
      } else if token.kind == .period {
        said = (.today, token.text)
      } else {
        said = nil
      }
      if said == nil {
        guard Self.spokenWords.contains(token.folded) || token.mark == .equal else { return nil }
      } else if found == nil {
        found = said
      } else {
        return nil
      }
    }
    // A day alone is no wish for another today.
    if found?.0 == .today, end - at == 1 { return nil }
    return found
  }

  private static let joining: Set<String> = ["to", "till", "is", "är"]
  private static let spokenWords: Set<String> = joining.union([
    "set", "setting", "change", "switch", "use", "speak", "in", "the", "language", "today", "day",
    "date", "ställ", "byt", "ändra", "sätt", "använd", "tala", "på", "språk", "språket", "idag",
    "i", "dag", "det", "it", "dagens", "datum", "datumet", "dagen",
  ])
}
