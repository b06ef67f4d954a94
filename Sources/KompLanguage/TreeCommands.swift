import KompLexicon

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
  /// `ladder "Fyrstegsmodell" … end`.
  case ladder(LadderBlock)
  /// `need kommunrehab: 3 staff where …`.
  case need(NeedLine)
  /// `target kommunrehab: 1, 1, 2, 1`.
  case target(TargetLine)
  /// `assess P02 hjälpmedel=3, rehabplan=2 from 2025-11-01 source=manager`.
  case assessing(
    people: [Name], [Assignment], from: Literal?, fromPlace: Place?, source: Name?)
  /// `place P02 step=3 ladder="Fyrstegsmodell" from 2025-11-01 decided_by="enhetschef"`.
  case placing(
    people: [Name], step: Literal, stepPlace: Place, ladder: Name?, from: Literal?,
    fromPlace: Place?, decidedBy: Name?)
  /// `why`, `why 2`, `why row 2 cover`.
  case why(line: Int?, column: Name?)
  /// `why not P02 in readiness`.
  case whyNot(name: Name, in: Query?)
  /// `add units name="Rehab Norr", parent=vård from 2026-01-01`.
  case add(AddLine)
  /// `undo`, `undo 5`, `redo`.
  case times(Int?)
  /// `purge P02`: those it is about; never empty.
  case people([Name])
  /// `export to "x.sqlite"`, `export staff to "x.csv"`.
  case exporting(ExportLine)
  /// `scenario "2030"`, `keep`, `discard`.
  case naming(Name?)
  /// `what if staff where age>=65 leave: gap`.
  case hypothesis(Hypothesis)
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
