import KompLanguage
import KompLexicon

/// What could stand at a place, in words.
enum ExpectedWords {
  /// A line for below a message; nil where nothing is known.
  static func note(_ expected: [Expected]) -> Both? {
    guard !expected.isEmpty else { return nil }
    let (english, swedish) = (list(expected, .english), list(expected, .swedish))
    guard !english.isEmpty else { return nil }
    return Both("could stand here: \(english)", "här kan stå: \(swedish)")
  }

  private static func list(_ expected: [Expected], _ tongue: Tongue) -> String {
    var words: [String] = []
    // What is said in a kind of thing comes before single words.
    for item in expected.sorted(by: { rank($0) < rank($1) }) {
      guard let word = word(item, tongue), !words.contains(word) else { continue }
      words.append(word)
    }
    return words.prefix(8).joined(separator: ", ") + (words.count > 8 ? " …" : "")
  }

  private static func rank(_ item: Expected) -> Int {
    switch item {
    case .keyword(let word): common.firstIndex(of: word).map { 1 + $0 } ?? 50
    case .symbol, .comparison, .arithmetic, .end: 60
    default: 0
    }
  }

  private static let common: [Keyword] = [
    .and, .or, .where, .show, .by, .sort, .top, .count, .to, .compute,
  ]

  private static func word(_ item: Expected, _ tongue: Tongue) -> String? {
    let both: Both?
    switch item {
    case .keyword(let word): return word.main(in: tongue)
    case .noun: both = Both("a noun (staff, units …)", "ett substantiv (personal, enheter …)")
    case .analysis: both = Both("an analysis (gap, steps …)", "en analys (gap, stegfördelning …)")
    case .field: both = Both("a field", "ett fält")
    case .value: both = Both("a value", "ett värde")
    case .relation: both = Both("a related noun", "ett besläktat substantiv")
    case .competence: both = Both("a competence", "en kompetens")
    case .number: both = Both("a number", "ett tal")
    case .day: both = Both("a day or a period", "en dag eller en period")
    case .text: both = Both("a text in quotes", "en text i citattecken")
    case .file: both = Both("a file in quotes", "en fil i citattecken")
    case .name: both = Both("a new name", "ett nytt namn")
    case .saved: both = Both("a name given before", "ett namn som getts tidigare")
    case .named(let id):
      let words = (Members.phrasebook.fields + Members.phrasebook.nouns).first { $0.id == id }?
        .words
      return words?.main(in: tongue)
    case .comparison: both = Both("= != < <= > >=", "= != < <= > >=")
    case .symbol(let mark) where [",", ")", ":"].contains(mark): return "\"\(mark)\""
    case .arithmetic, .symbol, .end: both = nil
    }
    return both?[tongue]
  }
}
