import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// A piece of a text that is being typed and how it is to be shown.
public struct Tint: Hashable, Sendable {
  /// What the piece is, as far as its looks go.
  public enum Kind: Hashable, Sendable {
    case keyword, noun, field, value, number, parameter, file, comment
    /// A word that means nothing here.
    case unknown
  }
  /// Where it stands, in UTF-8 offsets.
  public let place: Place
  /// What it is.
  public let kind: Kind
}

extension Completer {
  /// How the pieces of a text are shown; the word the cursor stands at the end of may still become
  /// another and is not held unknown.
  public func tints(of text: String, cursor: Int) -> [Tint] {
    let source = Source(text: text)
    let reading = Parser.read(source, with: session.phrasebook, isFile: false)
    var wrong: Set<Int> = []
    if !reading.tokens.contains(where: { $0.role == .file }) {
      var environment = session.environment
      environment.namesNearest = false
      for case .query(let query) in reading.statements.map(\.kind) where isQuickToBind(query) {
        for problem in Runner.bind(query, in: environment).problems
        where problem.severity == .error {
          wrong.insert(problem.place.lowerBound)
        }
      }
    }
    return reading.tokens.compactMap { token in
      var kind = kind(of: token, in: source)
      if wrong.contains(token.place.lowerBound) { kind = .unknown }
      if kind == .unknown, token.place.upperBound == cursor { return nil }
      return kind.map { Tint(place: token.place, kind: $0) }
    }
  }

  /// A query in brackets or under a name would run at every key.
  private func isQuickToBind(_ query: Query) -> Bool {
    switch query.source {
    case .noun, .it: true
    case .nounFrom, .file, .query, .named, .analysis: false
    }
  }

  private func kind(of token: RoledToken, in source: Source) -> Tint.Kind? {
    switch token.role {
    case .keyword: return .keyword
    case .noun, .analysis: return .noun
    case .field(.some): return .field
    case .field(nil): return isKnown(source[token.place]) ? .field : .unknown
    case .value, .text: return .value
    case .number, .date: return .number
    case .parameter: return .parameter
    case .file: return .file
    case .comment: return .comment
    case .unknown: return .unknown
    case .name, .symbol: return nil
    }
  }

  /// Whether a word that no noun declares is a field all the same: one's own, or of a name's making.
  private func isKnown(_ word: String) -> Bool {
    if word.first == "\"" || !session.names.queries.isEmpty { return true }
    let wanted = folded(word)
    if session.names.conditions[wanted] != nil || session.names.measures[wanted] != nil {
      return true
    }
    // A column that a stage has made is named after what it shows: `avg_age`.
    if word.contains("_") { return true }
    return ownFields.contains(wanted)
  }

  private var ownFields: Set<String> {
    var words: Set<String> = []
    for name in session.asked.names {
      for (id, heading) in session.asked[name].own {
        words.formUnion([folded(id), folded(heading)])
      }
    }
    return words
  }
}
