import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

/// A place in a text, with what the parser says may stand there.
struct Spot {
  let source: Source
  let tokens: [RoledToken]
  let start: Int
  let completer: Completer
  let expected: Set<Expected>
  /// The tongue of the words typed so far.
  var tongue: Tongue

  init(_ source: Source, _ tokens: [RoledToken], at start: Int, for completer: Completer) {
    self.source = source
    self.tokens = tokens.filter { $0.place.upperBound <= start }
    self.start = start
    self.completer = completer
    // With a blank after it the last word is whole, whatever may follow it.
    let before = Source(text: source[0..<start] + (source[0..<start].hasSuffix(" ") ? "" : " "))
    expected = Set(
      Parser.expected(
        at: before.text.utf8.count, in: before, with: completer.session.phrasebook))
    tongue = Spot.tongue(of: self.tokens, in: source) ?? completer.session.tongue
  }

  var session: Session { completer.session }
  var book: Phrasebook { session.phrasebook }

  /// The shape of the command that the statement is; nil where it is a query.
  var shape: CommandShape? {
    guard case .keyword(let word)? = statement.first?.role else { return nil }
    return book.commands[word]
  }

  /// Whether people are named here, and not asked about.
  var namesPeople: Bool { [.assessing, .placing, .whyNot].contains(shape) && analysis == nil }

  /// Whether a period may stand here: not after an analysis that takes none.
  private var takesPeriod: Bool {
    guard let analysis, analysis.takesArguments, expected.contains(.keyword(.using)) else {
      return true
    }
    return analysis.analysis.takes.contains(.period)
  }

  /// What may be typed that is no list.
  var open: Set<Expected> {
    expected.filter {
      switch $0 {
      case .day: takesPeriod
      case .number, .text, .name, .competence: true
      case .value(let field):
        switch valueType(field) {
        case nil, .text, .number, .share, .months, .day: true
        default: false
        }
      default: false
      }
    }
  }

  /// What the open kinds are called.
  static func words(for expected: Set<Expected>) -> [Both] {
    var words: [Both] = []
    if expected.contains(.number) { words.append(Both("a number", "ett tal")) }
    if expected.contains(.day) {
      words.append(Both("a day such as 2026-05-01", "en dag som 2026-05-01"))
    }
    if expected.contains(.name) { words.append(Both("a new name", "ett nytt namn")) }
    if expected.contains(.text) { words.append(Both("a text in quotes", "en text i citattecken")) }
    if expected.contains(where: { if case .value = $0 { true } else { false } }) {
      words.append(Both("a value", "ett värde"))
    }
    return words
  }

  /// The tongue most of the words speak; nil where none tells.
  private static func tongue(of tokens: [RoledToken], in source: Source) -> Tongue? {
    var lead = 0
    for token in tokens {
      let word = folded(source[token.place])
      let (english, swedish): ([String], [String])
      switch token.role {
      case .keyword(let keyword):
        (english, swedish) = (keyword.spellings(in: .english), keyword.spellings(in: .swedish))
      case .noun(let id):
        let words = Schema.noun(NounID(id))?.words ?? []
        (english, swedish) = (words.flatMap(\.english), words.flatMap(\.swedish))
      case .analysis(let id):
        let words = Members.analyses.first { $0.id == id }?.words
        (english, swedish) = (words?.english ?? [], words?.swedish ?? [])
      default: continue
      }
      let (isEnglish, isSwedish) = (english.contains(word), swedish.contains(word))
      if isEnglish != isSwedish { lead += isEnglish ? 1 : -1 }
    }
    return lead == 0 ? nil : lead > 0 ? .english : .swedish
  }

  /// The candidates that begin with what is typed, in the order a reader looks for them.
  ///
  /// Words of the other tongue count where none of the line's own begins so.
  func candidates(beginning typed: String) -> [Completion.Candidate] {
    let found = candidates(speaking: tongue, beginning: typed)
    if !found.isEmpty || typed.isEmpty { return found }
    return candidates(speaking: tongue == .english ? .swedish : .english, beginning: typed)
  }

  private func candidates(speaking tongue: Tongue, beginning typed: String)
    -> [Completion.Candidate]
  {
    var spot = self
    spot.tongue = tongue
    return spot.candidatesOfTongue(beginning: typed)
  }

  private func candidatesOfTongue(beginning typed: String) -> [Completion.Candidate] {
    var found: [Completion.Candidate] = []
    let isQuote = Quoting.isQuoted(typed)
    let wanted = isQuote ? String(typed.dropFirst()) : typed
    if isHelp { found += helpWords(typed) }
    // `count` and `show` before a noun open a sentence.
    if statement.count == 1,
      statement.first?.role == .keyword(.count)
        || statement.first?.role == .keyword(.show)
    {
      found += nouns(beginning: wanted)
    }
    for kind in expected {
      switch kind {
      case .value where isHeading: found += headings(beginning: wanted, quoted: isQuote)
      case .name where !isQuote: found += scriptParameters(beginning: wanted)
      case .value("using"): found += definitions(beginning: wanted)
      case .value("with"): found += options(beginning: wanted)
      case .value("id") where namesPeople: found += people(beginning: wanted, quoted: isQuote)
      case .value(let field):
        found +=
          levels(beginning: wanted, quoted: isQuote) ?? optionValues(field, beginning: wanted)
          ?? values(of: field, beginning: wanted, quoted: isQuote)
      case .competence: found += competences(beginning: wanted, quoted: isQuote)
      case .analysis where !isQuote: found += analyses(beginning: wanted)
      case .named(let id) where !isQuote: found += named(id, beginning: wanted)
      case .day where !isQuote && takesPeriod: found += parameters(beginning: wanted)
      case .file: found += files(beginning: wanted)
      case .field where !isQuote && shape == .why: found += answerColumns(beginning: wanted)
      case .field where !isQuote: found += fields(beginning: wanted)
      case .noun where !isQuote: found += nouns(beginning: wanted)
      case .relation where !isQuote: found += relations(beginning: wanted)
      case .saved where !isQuote: found += names(beginning: wanted)
      case .keyword(let keyword) where !isQuote:
        found += [self.keyword(keyword, beginning: wanted)].compactMap { $0 }
      case .comparison where typed.isEmpty:
        found += Comparison.allCases.map { Completion.Candidate($0.rawValue, "", .sign) }
      case .arithmetic where typed.isEmpty:
        found += ["+", "-", "*", "/"].map { Completion.Candidate(" \($0)", "", .symbol) }
      // A range is begun by its first value.
      case .symbol(".."): break
      case .symbol(let mark) where typed.isEmpty:
        found.append(Completion.Candidate(mark == "|" ? " |" : mark, "", .symbol))
      default: break
      }
    }
    return ordered(found)
  }

  private func ordered(_ found: [Completion.Candidate]) -> [Completion.Candidate] {
    // Values may be thousands, and stand in their order already: only their places are sorted.
    let ranks = found.map { (rank($0.kind), order(of: $0)) }
    let places = found.indices.sorted { ranks[$0] != ranks[$1] ? ranks[$0] < ranks[$1] : $0 < $1 }
    var seen = Set<String>(minimumCapacity: found.count)
    return places.lazy.map { found[$0] }.filter { seen.insert($0.text).inserted }
  }

  /// Within a condition its own words come before the stages that would end it.
  private func rank(_ kind: Completion.Kind) -> Int {
    let isCondition = expected.contains(.comparison) || expected.contains(.keyword(.and))
    if kind == .keyword, isCondition { return Completion.Kind.sign.rawValue }
    return kind.rawValue
  }

  /// Words of the grammar stand in the order the language lists them.
  private func order(of candidate: Completion.Candidate) -> Int {
    switch candidate.kind {
    case .stage, .command, .keyword, .symbol, .sign:
      Spot.listed[candidate.spellings.first ?? ""] ?? .max
    default: 0
    }
  }

  private static let listed: [String: Int] = {
    let stages = Stages.all.map { $0.word }
    let commands = Members.commands.map { $0.word }
    let words = (stages + commands + Keyword.allCases).map { $0.main(in: .english) }
    let marks = Comparison.allCases.map(\.rawValue) + [" +", " -", " *", " /"]
    return Dictionary(
      (marks + words).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }()
}
