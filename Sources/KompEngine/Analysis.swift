import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// What may stand right after the name of an analysis.
public struct AnalysisArguments: OptionSet, Sendable {
  /// The bits.
  public let rawValue: Int
  /// A set of these bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// A period: `gap 2028`.
  public static let period = AnalysisArguments(rawValue: 1)
  /// Ages: `at 67`.
  public static let ages = AnalysisArguments(rawValue: 2)
  /// A population: `for (staff where …)`.
  public static let population = AnalysisArguments(rawValue: 4)
  /// Something named: `for kommunvägledare`.
  public static let thing = AnalysisArguments(rawValue: 8)
  /// Keys: `by unit`.
  public static let keys = AnalysisArguments(rawValue: 16)
}

/// An option of an analysis: `with minimum=5`.
public struct AnalysisOption: Sendable {
  /// The English id.
  public let id: String
  /// Its words.
  public let words: Words
  /// What its value is.
  public let type: FieldType
  /// One line of description.
  public let summary: Both

  /// An option.
  public init(_ id: String, _ words: Words, _ type: FieldType, _ summary: Both) {
    self.id = id
    self.words = words
    self.type = type
    self.summary = summary
  }
}

/// An analysis: a definition with its source, named columns, the computation, the reasons behind a cell.
///
/// A new analysis is one file and a line in the list of analyses.
public protocol Analysis: Sendable {
  /// The English id; its name in the language.
  static var id: String { get }
  /// Its words.
  static var words: Words { get }
  /// One line for help.
  static var summary: Both { get }
  /// How it is written.
  static var form: Both { get }
  /// Lines to try: help shows them and the tests run them.
  static var examples: [String] { get }
  /// The exact definition of its figures, in words.
  static var definition: Both { get }
  /// Where the definition comes from.
  static var origin: Both { get }
  /// What may stand right after its name.
  static var takes: AnalysisArguments { get }
  /// The named definitions that `using` chooses among; empty where there is one.
  static var definitions: [Words] { get }
  /// What `with` may give.
  static var options: [AnalysisOption] { get }
  /// The noun whose rows keys are about.
  static var keyNoun: NounID { get }
  /// The fields it is made by where no keys stand after its name.
  static var standardKeys: [String] { get }
  /// Keys of its own beside the noun's fields: `by person` makes another table of the same figures.
  static var views: [Field] { get }
  /// The column that says what a line lacks, for `why not`.
  static var lack: String? { get }
  /// The columns that say, beside the keys, which line a line is: two days are compared line by line.
  static var rowKeys: [String] { get }
  /// The tables it rests on whose rows have no days, for the remark on an answer of another day.
  static var dayless: [NounID] { get }
  /// The columns as they are without keys: what completion offers before it has run.
  static var fields: [Field] { get }
  /// The table of figures.
  static func table(_ asked: Asked) throws(AnalysisFailure) -> AnalysisTable
}

extension Analysis {
  /// One definition.
  public static var definitions: [Words] { [] }
  /// No options.
  public static var options: [AnalysisOption] { [] }
  /// One line for all.
  public static var standardKeys: [String] { [] }
  /// Nothing that a line could lack.
  public static var lack: String? { nil }
  /// Everything it rests on has days.
  public static var dayless: [NounID] { [] }
  /// No keys of its own.
  public static var views: [Field] { [] }
  /// People.
  public static var keyNoun: NounID { .staff }
}

/// Why an analysis could not be made.
public struct AnalysisFailure: Error, Sendable {
  /// What is wrong.
  public let message: Both
  /// What would help, as a whole line to type.
  public let fix: Both?

  /// A failure.
  public init(_ message: Both, fix: Both? = nil) {
    self.message = message
    self.fix = fix
  }
}

/// A key of an analysis: a value for each row of the noun the keys are about.
public struct AskedKey: Sendable {
  /// The column it makes.
  public let field: Field
  let vector: Vector
  let labels: [Both]?

  init(field: Field, vector: Vector, labels: [Both]?) {
    self.field = field
    self.vector = vector
    self.labels = labels
  }

  /// The value of a row as a figure.
  public func figure(_ row: Int) -> Figure { vector.figure(row) }
}

/// What an analysis is asked.
public struct Asked {
  /// The model.
  public let model: Model
  /// When it is looked at.
  public let moment: Moment
  /// The period after the name.
  public let period: Period?
  /// The ages after `at`.
  public let ages: [Int]
  /// The rows of people after `for`; nil for all who are there.
  public let people: [Int32]?
  /// The word after `for`, where it names a thing.
  public let thing: String?
  /// The keys after `by`.
  public let keys: [AskedKey]
  /// Which of the definitions `using` chose.
  public let definition: Int?
  /// What `with` gave, by the option's id.
  public let options: [String: Figure]
  /// Which of the analysis's own keys stood after `by`: the id of one of its `views`.
  public var view: String? = nil
  /// What a row lacks of a stored condition, `rehabplan 2<3`; nil where only the condition can be said.
  var lack: (_ stored: String, _ noun: NounID, _ row: Int32, _ moment: Moment) -> Both? = {
    _, _, _, _ in nil
  }
  /// Whether the line of the whole is asked for.
  public let wantsTotal: Bool
  let rosters: Rosters
  let conditions: (_ stored: String, _ noun: NounID, _ moment: Moment) -> [UInt8]?
  let said: (_ stored: String) -> Both

  /// A noun's rows on the day asked about, or on another.
  public func roster(_ noun: NounID, on day: Day? = nil) -> Roster? {
    rosters.roster(noun, in: model, at: day.map(moment(on:)) ?? moment)
  }

  private func moment(on day: Day) -> Moment {
    var moment = moment
    moment.day = day
    return moment
  }

  /// A stored condition as it is said in both tongues.
  public func words(of stored: String) -> Both { said(stored) }

  /// For each row of a noun, 1 where a stored condition holds; nil where it can no longer be read.
  public func mask(of stored: String, over noun: NounID, on day: Day? = nil) -> [UInt8]? {
    conditions(stored, noun, day.map(moment(on:)) ?? moment)
  }

  /// What a row lacks of a stored condition that does not hold: the condition where no more is known.
  public func lacking(_ stored: String, of noun: NounID, row: Int32) -> Both {
    lack(stored, noun, row, moment) ?? words(of: stored)
  }
}
