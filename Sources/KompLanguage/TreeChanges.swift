import KompLexicon

/// `level=3`, `manager is missing`: a field and what it becomes.
public struct FieldValue: Hashable, Sendable {
  /// The field.
  public var field: Name
  /// What it becomes; nil where it is to be missing.
  public var value: Expression?
  /// Where the field and its value stand.
  public var place: Place

  /// A field and what it becomes.
  public init(_ field: Name, _ value: Expression?, at place: Place) {
    self.field = field
    self.value = value
    self.place = place
  }
}

/// `expect 3 rows` after a change: how many rows it may touch.
public struct ExpectedRows: Hashable, Sendable {
  /// How the number is compared; equal where no sign stands.
  public var comparison: Comparison
  /// How many.
  public var count: Int
  /// Where the number stands.
  public var place: Place

  /// A number of rows.
  public init(_ comparison: Comparison, _ count: Int, at place: Place) {
    self.comparison = comparison
    self.count = count
    self.place = place
  }
}

/// What a stage does to the rows before it: `set a=1, b=2 from DAY`, `leave DAY reason="…"`, `remove`.
///
/// Which of them it is, the stage's word says.
public struct RowChange: Hashable, Sendable {
  /// What becomes of fields; for `assess` the competences and their levels.
  public var fields: [FieldValue]
  /// From which day; for `leave` the last day.
  public var day: Literal?
  /// Where that day stands.
  public var dayPlace: Place?
  /// Who judged, after `assess`.
  public var source: Name?
  /// How many rows there must be.
  public var expects: ExpectedRows?

  /// A change of rows.
  public init(fields: [FieldValue] = [], source: Name? = nil) {
    self.fields = fields
    self.source = source
  }
}

/// `add units name="Rehab Norr", parent=vård from 2026-01-01`: a new row.
public struct AddLine: Hashable, Sendable {
  /// The noun the row is of, by id.
  public var noun: String
  /// The noun as typed.
  public var nounName: Name
  /// What is known of the row; never empty.
  public var fields: [FieldValue]
  /// From which day.
  public var from: Literal?
  /// Where that day stands.
  public var fromPlace: Place?

  /// A new row of a noun.
  public init(noun: String, nounName: Name, fields: [FieldValue]) {
    self.noun = noun
    self.nounName = nounName
    self.fields = fields
  }
}

/// `export to "x.sqlite"`, `export staff to "x.csv"`.
public struct ExportLine: Hashable, Sendable {
  /// The noun, by id; nil for the whole model.
  public var noun: String?
  /// The noun as typed.
  public var nounName: Name?
  /// The file.
  public var file: Name

  /// An export to a file.
  public init(noun: String? = nil, nounName: Name? = nil, to file: Name) {
    self.noun = noun
    self.nounName = nounName
    self.file = file
  }
}

/// `what if CHANGE, CHANGE: QUERY`.
public struct Hypothesis: Hashable, Sendable {
  /// The changes, in order: queries that end in a change, or the model's own statements; never empty.
  public var changes: [Statement]
  /// What is asked before and after them.
  public var query: Query

  /// Changes and what is asked of them.
  public init(changes: [Statement], query: Query) {
    self.changes = changes
    self.query = query
  }
}
