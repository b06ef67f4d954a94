import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// What names mean where a query stands, and where its rows come from.
public struct Environment {
  /// The model asked.
  public var model: Model
  /// The day a query is about where it names none.
  public var today: Day
  /// The day a query is about where it names none and something is tried that comes later than today; levels
  /// are then those that hold today, since most of what will expire is renewed.
  public var asked: Day?
  /// Whether a comparison has every column whatever the rows say, for a program that reads them.
  public var comparesWhole = false
  /// The model as it was known on a day; nil where no journal says.
  public var knownOn: ((Day) -> Model?)?
  /// Which of several assessments tells a level.
  public var rule = LevelRule.latest
  /// Rosters made so far.
  public var rosters: Rosters
  /// Values of parameters and `let`, by folded name.
  public var values: [String: Literal]
  /// Queries named by `let` and `define`.
  public var queries: [String: Query]
  /// Conditions named by `define`.
  public var conditions: [String: Condition]
  /// Measures named by `define`.
  public var measures: [String: Measure]
  /// Opens a file as a table, or as a noun.
  public var file: (String, NounID?, Moment) throws(RelationFailure) -> any Relation
  /// The analyses there are.
  public var analyses: [any Analysis.Type]
  /// The words of every member, for conditions that are kept with the model as text.
  public var phrasebook: Phrasebook?
  /// A table that is no noun of the model, by the id of its word: the lines typed.
  public var table: (String) -> (any Relation)?
  /// The rows last shown.
  public var last: Answered?
  /// Whether a word that names nothing is told the nearest ones; who only asks whether a text can
  /// be read need not pay for them.
  public var namesNearest = true

  /// An environment.
  public init(
    model: Model, today: Day, rosters: Rosters = Rosters(), values: [String: Literal] = [:],
    queries: [String: Query] = [:], conditions: [String: Condition] = [:],
    measures: [String: Measure] = [:], phrasebook: Phrasebook? = nil,
    analyses: [any Analysis.Type] = [], last: Answered? = nil,
    table: @escaping (String) -> (any Relation)? = { _ in nil },
    file: @escaping (String, NounID?, Moment) throws(RelationFailure) -> any Relation
  ) {
    self.model = model
    self.today = today
    self.rosters = rosters
    self.values = values
    self.queries = queries
    self.conditions = conditions
    self.measures = measures
    self.phrasebook = phrasebook
    self.analyses = analyses
    self.last = last
    self.table = table
    self.file = file
  }

  /// When a query is looked at that names a day or none.
  func moment(on day: Day?, includingFormer: Bool) -> Moment {
    Moment(
      day: day ?? asked ?? today, includingFormer: includingFormer, rule: rule,
      levelsOn: day == nil && asked != nil ? today : nil)
  }

  /// The same with another model, whose rosters are kept apart.
  public func with(_ model: Model) -> Environment {
    var other = self
    other.model = model
    other.rosters = Rosters()
    other.rosters.saying = rosters.saying
    return other
  }
}
