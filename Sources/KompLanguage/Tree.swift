import KompLexicon
import KompValues

/// A word or quoted text that names something, as typed, with its place.
public struct Name: Hashable, Sendable {
  /// The name without quotes, composed; case as typed.
  public var text: String
  /// Where it stands.
  public var place: Place
  /// Whether it stood in quotes.
  public var quoted: Bool

  /// A name at a place.
  public init(_ text: String, at place: Place, quoted: Bool = false) {
    self.text = text
    self.place = place
    self.quoted = quoted
  }
}

/// A dotted path of fields: `unit.parent.name`; `.level` begins with its dot.
public struct Path: Hashable, Sendable {
  /// The names in order; never empty.
  public var names: [Name]
  /// Whether it began with a dot: a field where a value is expected.
  public var dotted: Bool
  /// Where it stands.
  public var place: Place

  /// A path at a place.
  public init(_ names: [Name], dotted: Bool = false, at place: Place) {
    self.names = names
    self.dotted = dotted
    self.place = place
  }
}

/// A count of calendar units: `12 months`, `2 years`.
public struct Span: Hashable, Sendable {
  /// How many.
  public var count: Int
  /// Of what.
  public var unit: Period.Kind

  /// A count of calendar units.
  public init(_ count: Int, _ unit: Period.Kind) {
    self.count = count
    self.unit = unit
  }
}

/// A time said by words, resolved against the day asked about.
public enum RelativeTime: Hashable, Sendable {
  /// `today`, `yesterday` (−1).
  case day(offset: Int)
  /// `last 3 months`: the rolling interval that ends on the day asked about.
  case last(Span)
  /// `next 90 days`: the rolling interval that begins on the day after.
  case next(Span)
  /// `previous quarter`, `this year`: whole calendar periods, so many from the present one.
  case calendar(Period.Kind, offset: Int)
}

/// A value as written, before a field has typed it.
public enum Literal: Hashable, Sendable {
  /// A bare word in a value's place: `kommunrehab`.
  case word(String)
  /// A quoted text; wildcards live here.
  case text(String)
  /// `3`, `0.75`: the digits as typed.
  case number(Exact)
  /// `75%`: the share 0.75.
  case percent(Exact)
  /// `2026-05-01`, `2026Q2`: with the text it was written as, for fields where `2026` is a number.
  case period(Period, written: String)
  /// `12 months`.
  case span(Span)
  /// `today`, `last 3 months`.
  case relative(RelativeTime)
  /// `:unit`.
  case parameter(String)
}

/// An expression: what stands in `show`, `by`, `sort`, measures and on either side of a comparison.
public indirect enum Expression: Hashable, Sendable {
  /// A field, or a path of fields.
  case path(Path)
  /// A value.
  case literal(Literal, Place)
  /// `year(hired)`, `round(salary, 2)`, `if(c, a, b)`: function, arguments.
  case call(Keyword, Place, [Argument], Place)
  /// `salary / 12`: operator `+ - * /`.
  case arithmetic(Character, Expression, Expression, Place)
  /// `age in (..34, 35..54, 55..)` as a key: an expression cut into ranges.
  case classes(Expression, [Operand], Place)
  /// `count(staff where level>=3)`: the row's own related rows, or the whole where no row is.
  case count(Query, Place)

  /// Where the expression stands.
  public var place: Place {
    switch self {
    case .path(let path): path.place
    case .literal(_, let place), .call(_, _, _, let place), .arithmetic(_, _, _, let place),
      .classes(_, _, let place), .count(_, let place):
      place
    }
  }
}

/// An argument of a function.
public enum Argument: Hashable, Sendable {
  /// An expression.
  case expression(Expression)
  /// A condition, the first argument of `if`.
  case condition(Condition)
}

/// The right side of a comparison, or a member of a set.
public enum Operand: Hashable, Sendable {
  /// A value or a dotted field.
  case expression(Expression)
  /// `25..34`, `..34`, `55..`: both ends included.
  case range(Expression?, Expression?, Place)

  /// Where the operand stands.
  public var place: Place {
    switch self {
    case .expression(let expression): expression.place
    case .range(_, _, let place): place
    }
  }
}

/// `= != < <= > >=`.
public enum Comparison: String, CaseIterable, Hashable, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// `any`, `all`, `no`.
public enum Quantifier: Hashable, Sendable { case any, all, none }

/// What must hold for a row to be kept.
public indirect enum Condition: Hashable, Sendable {
  /// All must hold.
  case and([Condition])
  /// One must hold.
  case or([Condition])
  /// It must not hold.
  case not(Condition, Place)
  /// `level < 3`; the place is the operator's.
  case compare(Expression, Comparison, Operand, Place)
  /// `unit in (a, b)`; the last is true for `not in`; the place is the operator's.
  case member(Expression, [Operand], negated: Bool, Place)
  /// `age between 25 and 34`.
  case between(Expression, Expression, Expression, Place)
  /// `name contains ås`, `starts with`, `ends with`, `matches`.
  case text(Expression, Keyword, Operand, Place)
  /// `unit under "Vård och omsorg"`.
  case under(Expression, Operand, Place)
  /// `level is missing`; the flag is true for `is known`.
  case missing(Expression, known: Bool, Place)
  /// A yes/no field alone, or the name of a defined condition.
  case holds(Expression)
  /// `any assessments (…)`.
  case quantified(Quantifier, Name, Condition?, Place)
  /// `has sårvård>=3`; negated for `lacks`.
  case competence(Name, Comparison?, Operand?, negated: Bool, Place)
}

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

  /// Where the source stands.
  public var place: Place {
    switch self {
    case .noun(_, let name), .file(let name), .named(let name): name.place
    case .nounFrom(_, let name, let file): name.place.lowerBound..<file.place.upperBound
    case .query(let query): query.place
    case .it(let place): place
    }
  }
}

/// When the source is looked at.
public struct TimeClause: Hashable, Sendable {
  /// `as of DAY`; a period means its last day.
  public var asOf: Literal?
  /// Where the day stands.
  public var asOfPlace: Place?
  /// `including former`.
  public var includingFormer: Place?

  /// When the source is looked at.
  public init(asOf: Literal? = nil, asOfPlace: Place? = nil, includingFormer: Place? = nil) {
    self.asOf = asOf
    self.asOfPlace = asOfPlace
    self.includingFormer = includingFormer
  }
}

/// A source and the stages it passes through.
public struct Query: Hashable, Sendable {
  /// What is read.
  public var source: QuerySource
  /// When it is looked at.
  public var time: TimeClause
  /// What is done to it, in order. `count staff where …` has its count at the end, like `staff where … count`.
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

/// What follows a command's word: a closed set of shapes.
public enum CommandArguments: Hashable, Sendable {
  /// `quit`.
  case nothing
  /// `open "x.kompdb"`, `new`, `save as "y.kompdb"`.
  case file(Name?)
  /// `help step`, `describe staff`: the words as typed.
  case words([Name])
  /// `summarize staff where …`, `explain …`.
  case query(Query)
  /// `import staff from …`.
  case importing(Importing)
  /// `param unit: unit = kommunrehab "Which unit?"`.
  case parameter(Parameter)
  /// `let x = QUERY`, `let day = 2026-01-01`.
  case binding(Name, Bound)
  /// `define junior: level < 3`.
  case definition(Name, Defined)
  /// `run late.komp unit=kommunrehab`.
  case running(file: Name, arguments: [Assignment])
  /// `expect count(staff) = 8 "text"`, `expect 3 rows`.
  case expectation(Expectation, text: Name?)
  /// `print "Steps", :unit`.
  case printing([Expression])
  /// `set today 2025-11-01`, `set language sv`: the setting's word and its value.
  case setting(Keyword, Literal, Place)
}

/// `import staff from "file.csv" as of DAY with id=… date format dmy complete skipping bad rows`.
public struct Importing: Hashable, Sendable {
  /// The noun the rows become, by id.
  public var noun: String
  /// The noun as typed.
  public var nounName: Name
  /// The file.
  public var file: Name
  /// The file's day.
  public var asOf: Literal?
  /// Where that day stands.
  public var asOfPlace: Place?
  /// Field = heading, as typed.
  public var headings: [Assignment]
  /// `mdy`, `dmy` or `ymd`.
  public var dateFormat: Name?
  /// The file holds everybody.
  public var complete: Bool
  /// Bad rows are left out and listed.
  public var skippingBadRows: Bool

  /// An import of a noun from a file.
  public init(
    noun: String, nounName: Name, file: Name, asOf: Literal? = nil, asOfPlace: Place? = nil,
    headings: [Assignment] = [], dateFormat: Name? = nil, complete: Bool = false,
    skippingBadRows: Bool = false
  ) {
    self.noun = noun
    self.nounName = nounName
    self.file = file
    self.asOf = asOf
    self.asOfPlace = asOfPlace
    self.headings = headings
    self.dateFormat = dateFormat
    self.complete = complete
    self.skippingBadRows = skippingBadRows
  }
}

/// `name=value`.
public struct Assignment: Hashable, Sendable {
  /// The left side.
  public var name: Name
  /// The right side.
  public var value: Literal
  /// Where the right side stands.
  public var valuePlace: Place

  /// A name with a value.
  public init(_ name: Name, _ value: Literal, valuePlace: Place) {
    self.name = name
    self.value = value
    self.valuePlace = valuePlace
  }
}

/// A parameter of a script.
public struct Parameter: Hashable, Sendable {
  /// Its name.
  public var name: Name
  /// The word after the colon: a field, a noun, or number, text, day, period.
  public var type: Name
  /// What it is where nothing is given.
  public var standard: Literal?
  /// Where the default stands.
  public var standardPlace: Place?
  /// The question asked at a prompt.
  public var question: Name?

  /// A parameter of a script.
  public init(
    name: Name, type: Name, standard: Literal? = nil, standardPlace: Place? = nil,
    question: Name? = nil
  ) {
    self.name = name
    self.type = type
    self.standard = standard
    self.standardPlace = standardPlace
    self.question = question
  }
}

/// What `let` gives a name to.
public enum Bound: Hashable, Sendable {
  case query(Query)
  case value(Literal, Place)
}

/// What `define` gives a name to.
public enum Defined: Hashable, Sendable {
  case condition(Condition)
  case measure(Measure)
  case query(Query)
}

/// What `expect` demands.
public indirect enum Expectation: Hashable, Sendable {
  /// `expect count(staff where protected) = 0`.
  case compare(Expression, Comparison, Expression, Place)
  /// `expect 3 rows`: of the last result.
  case rows(Comparison, Int, Place)
}

/// One statement of a script.
public struct Statement: Hashable, Sendable {
  /// What it is.
  public enum Kind: Hashable, Sendable {
    /// A query.
    case query(Query)
    /// A command: its word, where the word stands, what follows.
    case command(Keyword, Place, CommandArguments)
    /// `komp 1`.
    case version(Int)
  }
  /// What it is.
  public var kind: Kind
  /// Where it stands, without its newline.
  public var place: Place

  /// A statement at a place.
  public init(_ kind: Kind, at place: Place) {
    self.kind = kind
    self.place = place
  }
}
