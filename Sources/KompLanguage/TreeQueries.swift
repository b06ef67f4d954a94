import KompLexicon

/// A field or expression with the name it was given.
public struct Column: Hashable, Sendable {
  /// What is shown.
  public var expression: Expression
  /// `as steg`.
  public var name: Name?

  /// An expression, named or not.
  public init(_ expression: Expression, as name: Name? = nil) {
    self.expression = expression
    self.name = name
  }
}

/// A measure of a group or a whole table.
public struct Measure: Hashable, Sendable {
  /// What is computed.
  public enum Kind: Hashable, Sendable {
    /// `count`, `count (c)`.
    case count(Condition?)
    /// `share`, `share (c)`; `ofKnown` for `share (c) of known`.
    case share(Condition?, ofKnown: Bool)
    /// `avg age`: countDistinct, sum, average, median, minimum, maximum, deviation, list.
    case of(Keyword, Expression)
    /// A measure that `define` has named.
    case named(Name)
  }
  /// What is computed.
  public var kind: Kind
  /// `as steg`.
  public var name: Name?
  /// Where it stands.
  public var place: Place

  /// A measure at a place.
  public init(_ kind: Kind, as name: Name? = nil, at place: Place) {
    self.kind = kind
    self.name = name
    self.place = place
  }
}

/// A key of a sorting.
public struct SortKey: Hashable, Sendable {
  /// What is sorted by.
  public var expression: Expression
  /// Largest first.
  public var descending: Bool

  /// A sort key.
  public init(_ expression: Expression, descending: Bool = false) {
    self.expression = expression
    self.descending = descending
  }
}

/// The arguments of a stage: a closed set of shapes, so that a new stage needs no new grammar.
public enum StageArguments: Hashable, Sendable {
  /// `count`.
  case nothing
  /// `where …`.
  case condition(Condition)
  /// `show *` is an empty list.
  case columns([Column])
  /// `by unit across level: count with total`.
  case grouping(keys: [Column], across: Path?, measures: [Measure], total: Bool)
  /// `compute …`.
  case measures([Measure])
  /// `sort level desc, name`.
  case order([SortKey])
  /// `top 5 by age`, `limit 20`.
  case ranking(Int, by: SortKey?)
  /// `distinct profession`; empty for whole rows.
  case paths([Path])
  /// `to "gap.md"`, `to csv`.
  case target(Name)
  /// `chart`, `chart bar`: the kind where one is named.
  case chart(Keyword?)
  /// `set a=1 from DAY`, `correct a=1`, `leave DAY`, `remove`, `assess a=3`, `place step=3`.
  case change(RowChange)
}

/// A stage of a query: its word, its arguments and where it stands.
public struct Stage: Hashable, Sendable {
  /// The stage's word.
  public var word: Keyword
  /// Where the word stands.
  public var wordPlace: Place
  /// What follows the word.
  public var arguments: StageArguments
  /// Where the whole stage stands.
  public var place: Place

  /// A stage at a place.
  public init(_ word: Keyword, wordPlace: Place, _ arguments: StageArguments, at place: Place) {
    self.word = word
    self.wordPlace = wordPlace
    self.arguments = arguments
    self.place = place
  }
}

/// What a query reads.
public indirect enum QuerySource: Hashable, Sendable {
  /// A noun, by its English id, as typed in the name.
  case noun(id: String, Name)
  /// `staff from "x.csv"`: a file read as a noun.
  case nounFrom(id: String, Name, file: Name)
  /// `"x.csv"`.
  case file(Name)
  /// `(query)`.
  case query(Query)
  /// `:late` or a saved name.
  case named(Name)
  /// `it`.
  case it(Place)
  /// `gap 2028 at 67`.
  case analysis(AnalysisCall)

  /// Where the source stands.
  public var place: Place {
    switch self {
    case .noun(_, let name), .file(let name), .named(let name): name.place
    case .nounFrom(_, let name, let file): name.place.lowerBound..<file.place.upperBound
    case .query(let query): query.place
    case .it(let place): place
    case .analysis(let call): call.place
    }
  }
}

/// When the source is looked at.
public struct TimeClause: Hashable, Sendable {
  /// `as of DAY`; a period means its last day.
  public var asOf: Literal?
  /// Where the day stands.
  public var asOfPlace: Place?
  /// `known on DAY`: what had been written down by then.
  public var knownOn: Literal?
  /// Where that day stands.
  public var knownOnPlace: Place?
  /// `against DAY`: what the answer is compared with.
  public var against: Literal?
  /// Where that day stands.
  public var againstPlace: Place?
  /// `including former`.
  public var includingFormer: Place?

  /// When the source is looked at.
  public init(asOf: Literal? = nil, asOfPlace: Place? = nil, includingFormer: Place? = nil) {
    self.asOf = asOf
    self.asOfPlace = asOfPlace
    self.includingFormer = includingFormer
  }

  /// Where the first part of it stands; nil where nothing is said.
  public var place: Place? {
    [asOfPlace, knownOnPlace, againstPlace, includingFormer].compactMap { $0 }
      .min { $0.lowerBound < $1.lowerBound }
  }
}

/// A source and the stages it passes through.
public struct Query: Hashable, Sendable {
  /// What is read.
  public var source: QuerySource
  /// When it is looked at.
  public var time: TimeClause
  /// What is done to it, in order.
  ///
  /// `count staff where …` has its count at the end, like `staff where … count`.
  public var stages: [Stage]
  /// Where the query stands.
  public var place: Place

  /// A query at a place.
  public init(source: QuerySource, time: TimeClause = .init(), stages: [Stage], at place: Place) {
    self.source = source
    self.time = time
    self.stages = stages
    self.place = place
  }
}
