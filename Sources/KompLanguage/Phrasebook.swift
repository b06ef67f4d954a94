import KompLexicon
import KompValues

/// The shape of what follows a stage's word.
public enum StageShape: Hashable, Sendable {
  case nothing, condition, columns, grouping, measures, order, ranking, rowLimit, paths, target,
    chart, change
}

/// The shape of what follows a command's word.
public enum CommandShape: Hashable, Sendable {
  case nothing, file, words, query, importing, parameter, binding, definition, running,
    expectation, printing, setting, ladder, need, target, assessing, placing, why, whyNot,
    add, times, people, exporting, naming, hypothesis
}

/// All words of the members of the open sets, handed to the parser as a value: nouns, fields, stages,
/// commands, values of closed lists.
///
/// Assembled by the session; refuses collisions in either tongue.
public struct Phrasebook: Sendable {
  /// A word of an open set.
  public struct Entry: Hashable, Sendable {
    /// The English id.
    public let id: String
    /// Its spellings.
    public let words: Words

    /// An entry.
    public init(id: String, words: Words) {
      self.id = id
      self.words = words
    }
  }

  /// The nouns that are built.
  public var nouns: [Entry] { didSet { rebuild() } }
  /// All fields of all nouns.
  public var fields: [Entry] { didSet { rebuild() } }
  /// Values of closed lists by the id of the field.
  ///
  /// The definitions that `using` chooses among stand here as values of `using`, the names of the
  /// options after `with` as values of `with`, and an option's own list under the option's id.
  public var values: [String: [Entry]]
  /// The analyses that are built, by name.
  public var analyses: [Entry] { didSet { rebuild() } }
  /// Nouns and analyses that are words of the language but not built yet.
  public var later: [Entry] { didSet { rebuild() } }
  /// The stages that are built and their shapes.
  public var stages: [Keyword: StageShape]
  /// The commands that are built and their shapes.
  public var commands: [Keyword: CommandShape]
  /// Names that `define` has given to measures, folded.
  public var measures: Set<String> = []
  /// Names that `let` and `define` have given to queries, folded.
  public var saved: Set<String> = []
  /// The tongue of mended words where a statement's own say nothing.
  public var tongue = Tongue.english
  /// The words by their spelling, made once.
  private(set) var vocabulary: Vocabulary

  /// A phrasebook of these words.
  public init(
    nouns: [Entry], analyses: [Entry] = [], fields: [Entry], values: [String: [Entry]],
    later: [Entry], stages: [Keyword: StageShape], commands: [Keyword: CommandShape]
  ) {
    self.nouns = nouns
    self.analyses = analyses
    self.fields = fields
    self.values = values
    self.later = later
    self.stages = stages
    self.commands = commands
    vocabulary = Vocabulary(nouns: nouns, analyses: analyses, fields: fields, later: later)
  }

  private mutating func rebuild() {
    vocabulary = Vocabulary(nouns: nouns, analyses: analyses, fields: fields, later: later)
  }

  /// The id of the field a folded word names, in either tongue.
  func fieldID(_ word: String) -> String? { vocabulary.fields[word].map { fields[$0].id } }

  /// The entry that a folded word is among the values of a field, of `using`, or of an option.
  func value(_ word: String, of list: String) -> Entry? {
    let ids = [fieldID(list), list, optionID(list)]
    for case let id? in ids {
      if let entry = value(spelled: word, in: id) { return entry }
    }
    return nil
  }

  /// The last of a list's entries that a folded word is a spelling of.
  private func value(spelled word: String, in list: String) -> Entry? {
    values[list]?.last { $0.words.all.contains { folded($0) == word } }
  }

  /// The id of the option a folded word names, in either tongue.
  func optionID(_ word: String) -> String? { value(spelled: word, in: "with")?.id }
}
