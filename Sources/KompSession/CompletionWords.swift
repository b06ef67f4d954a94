import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

// The words of the language and of the schema.
extension Spot {
  /// The spelling to put in: the main one where what is typed begins it, else one that it begins.
  func spelling(_ words: (Tongue) -> [String], beginning typed: String) -> String? {
    words(tongue).first { Quoting.begins($0, with: typed) }
  }

  /// A word of the grammar; nil where it does not fit or leads nowhere.
  func keyword(_ keyword: Keyword, beginning typed: String) -> Completion.Candidate? {
    guard leadsSomewhere(keyword),
      let text = spelling(keyword.spellings(in:), beginning: typed)
    else { return nil }
    let spellings = [keyword.main(in: .english)] + Tongue.allCases.flatMap(keyword.spellings(in:))
    let screen = session.tongue
    if isField, Parser.functions.contains(keyword) || keyword == .count {
      // Where a field may stand a function's bracket follows at once.
      return Completion.Candidate(text + "(", "", .keyword, spellings: spellings)
    }
    if let stage = Stages.all.first(where: { $0.word == keyword }) {
      return Completion.Candidate(text, stage.summary[screen], .stage, spellings: spellings)
    }
    let word: Keyword = keyword == .set ? .setting : keyword
    if let command = Members.commands.first(where: { $0.word == word }), tokens.isEmpty || isFresh {
      return Completion.Candidate(text, command.summary[screen], .command, spellings: spellings)
    }
    return Completion.Candidate(text, "", .keyword, spellings: spellings)
  }

  /// Whether a field may stand here.
  var isField: Bool {
    expected.contains { if case .field = $0 { true } else { false } }
      && !expected.contains(.keyword(.where))
  }

  /// Whether a statement begins here.
  var isFresh: Bool { expected.contains(.keyword(.help)) }

  private func leadsSomewhere(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .has, .lacks: return session.asked["competences"].count > 0
    case .any, .all, .none: return !(reach()?.related.isEmpty ?? true)
    case .it: return session.last != nil
    case .count where isField && !isMeasure: return !(reach()?.related.isEmpty ?? false)
    case .count, .show: return true
    default:
      if let analysis, expected.contains(.keyword(.using)), !analysis.leadsSomewhere(keyword) {
        return false
      }
      // A stage at the start of a line works on the last result, and there must be one.
      if isFresh, book.stages[keyword] != nil, keyword != .set { return session.last != nil }
      return true
    }
  }

  private var isMeasure: Bool { expected.contains(.keyword(.average)) }

  /// The nouns.
  func nouns(beginning typed: String) -> [Completion.Candidate] {
    Schema.nouns.flatMap { noun in noun.words.compactMap { self.noun(noun, $0, typed) } }
      + Members.tables.compactMap { table in
        spelling(table.words.spellings(in:), beginning: typed).map {
          Completion.Candidate(
            $0, table.summary[session.tongue], .noun, spellings: table.words.all)
        }
      }
  }

  private func noun(_ noun: Noun, _ words: Words, _ typed: String) -> Completion.Candidate? {
    spelling(words.spellings(in:), beginning: typed).map {
      Completion.Candidate($0, noun.summary[session.tongue], .noun, spellings: words.all)
    }
  }

  /// The nouns whose rows belong to the row.
  func relations(beginning typed: String) -> [Completion.Candidate] {
    (reach()?.related ?? []).flatMap { noun in noun.words.compactMap { self.noun(noun, $0, typed) }
    }
  }

  /// The fields of what the rows are here, or of what a path leads to.
  func fields(beginning typed: String) -> [Completion.Candidate] {
    let path = path(before: start)
    guard let reach = fieldReach(path) else {
      return path.isEmpty ? anyFields(beginning: typed) + conditions(path, typed) : []
    }
    var fields = reach.fields
    if path.isEmpty, isGivingValue, let noun = reach.noun?.id {
      fields.removeAll { !$0.isGiven(in: noun) }
    }
    return (path.isEmpty ? views(beginning: typed) : [])
      + fields.compactMap { field($0, typed) } + conditions(path, typed)
  }

  /// Whether a field stands here to be given a value: after `set` or `correct`, or a comma later on.
  private var isGivingValue: Bool {
    guard let last = statement.last else { return false }
    let isNext = source[last.place] == ","
    for token in statement.reversed() {
      guard case .keyword(let word) = token.role else { continue }
      if word == .set || word == .correct { return isNext || token == last }
      if book.stages[word] != nil { return false }
    }
    return false
  }

  func field(_ field: Field, _ typed: String) -> Completion.Candidate? {
    spelling(field.words.spellings(in:), beginning: typed).map {
      let text = field.isOwn || $0.contains(" ") ? Quoting.written($0) : $0
      return Completion.Candidate(
        text, field.summary[session.tongue], .field, spellings: field.words.all + [field.id])
    }
  }

  /// A type is named by any field, as in `param unit: unit`.
  private func anyFields(beginning typed: String) -> [Completion.Candidate] {
    var seen: Set<String> = []
    return Schema.nouns.flatMap(\.fields).filter { seen.insert($0.id).inserted }
      .compactMap { field($0, typed) } + types(beginning: typed)
  }

  /// What a parameter may be, besides a value of a field.
  private func types(beginning typed: String) -> [Completion.Candidate] {
    guard expected.contains(.noun) else { return [] }
    let types = [
      Words("number", "tal"), Words("text", "text"), Words("day", "dag"),
      Words("period", "period"),
    ]
    return types.compactMap { words in
      spelling(words.spellings(in:), beginning: typed).map {
        Completion.Candidate($0, "", .keyword, spellings: words.all)
      }
    }
  }

  /// Conditions that `define` has given a name stand where a yes/no field may.
  private func conditions(_ path: [String], _ typed: String) -> [Completion.Candidate] {
    guard path.isEmpty, expected.contains(.keyword(.not)) else { return [] }
    return session.names.conditions.keys.sorted().filter { Quoting.begins($0, with: typed) }
      .map {
        Completion.Candidate(
          Quoting.written($0), Both("a condition of one's own", "ett eget villkor")[session.tongue],
          .name)
      }
  }

  /// Queries and values that have been given names.
  func names(beginning typed: String) -> [Completion.Candidate] {
    let colon = typed.hasPrefix(":")
    return session.names.queries.keys.sorted().compactMap { name in
      let text = colon ? ":" + name : Quoting.written(name)
      guard Quoting.begins(text, with: typed) else { return nil }
      return Completion.Candidate(
        text, Both("a query with a name", "en fråga med namn")[session.tongue], .name,
        spellings: [":" + name])
    }
  }

  /// Whether the words of the help pages may stand here.
  var isHelp: Bool {
    guard case .keyword(let word)? = statement.first?.role else { return false }
    return book.commands[word] == .words
  }

  /// The words help has a page about.
  func helpWords(_ typed: String) -> [Completion.Candidate] {
    (HelpPages.words + ErrorPages.all.map(\.code)).filter { Quoting.begins($0, with: typed) }.map {
      Completion.Candidate($0, "", .keyword)
    }
  }

  /// The tokens of the statement at hand.
  var statement: ArraySlice<RoledToken> {
    let last = tokens.lastIndex { source[$0.place] == ";" }
    return tokens[(last.map { $0 + 1 } ?? 0)...]
  }
}
