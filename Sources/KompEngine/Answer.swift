import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Columns are the model's here; the language's are named expressions.
typealias Column = KompModel.Column

/// What a stage made, groups with their measures, distinct rows or a count: a table like any other.
public final class Answer: Relation {
  /// No noun: the rows are the stage's own.
  public var noun: Noun? { nil }
  /// The number of rows, the line of the whole not counted.
  public let count: Int
  /// The columns' fields.
  public let fields: [Field]
  /// Every row is there.
  public var present: [Bool]? { nil }
  private let vectors: [String: Vector]
  private let source: any Relation
  /// The line of the whole, one vector of one row a measure; nil where none was asked for.
  let total: [String: Vector]?
  /// Which rows stand behind each line.
  let lineage: Lineage?

  init(
    count: Int, fields: [Field], vectors: [String: Vector], source: any Relation,
    total: [String: Vector]? = nil, lineage: Lineage? = nil
  ) {
    self.lineage = lineage
    self.count = count
    self.fields = fields
    self.vectors = vectors
    self.source = source
    self.total = total
  }

  /// The values of a field.
  public func column(_ field: Field) throws(RelationFailure) -> KompModel.Column {
    made(field).column
  }

  /// The values of a field with their exact parts.
  func made(_ field: Field) -> Vector {
    vectors[field.id] ?? Vector(column: Column(missing: count), type: field.type)
  }

  /// What references point to is what they pointed to in the source.
  public func target(_ noun: NounID) -> (any Relation)? { source.target(noun) }
}

/// A column of an answer as it is printed.
public struct Shown: Sendable {
  /// What machine formats call it.
  public let id: String
  /// What a reader sees.
  public let title: Both
  /// What its values are.
  public let type: FieldType
  /// Decimals to show where the type does not say.
  public let places: Int?
  let typed: Typed
}

/// Something worth saying beside an answer, as a fact.
public enum Fact: Sendable, Hashable {
  /// Rows whose condition met missing data: of how many, how many are among the rows all the same.
  case missing(field: Both, count: Int, kept: Int)
  /// A measure skipped rows without a value.
  case skipped(measure: Both, used: Int, of: Int)
  /// Rows for which a share's condition is not known; they stand in the denominator unless left out.
  case unknownInShare(measure: Both, count: Int, leftOut: Bool)
  /// Fields that an import brought without dates, used on a day said by `as of`.
  case undated(fields: [Both])
  /// The day asked about lies ahead.
  case future(Day)
  /// The condition that left no row, and how many rows there were before it.
  case emptied(place: Place, before: Int)
  /// Rows of a query on units that others also work in through another employment.
  case alsoWorkHere(Int)
  /// Those without a competence: assessed below, no longer valid, never assessed.
  case lacking(competence: String, below: Int, expired: Int, never: Int)
  /// Something a file's reading decided.
  case reading(Both)
  /// What was used that has no days, on a day said by `as of`: it is as it is now.
  case dayless([Both])
  /// Rows without a first day that therefore hold from the beginning: of which table, how many.
  case undatedRows(Both, Int)
  /// What had been written down by a day.
  case known(Day)
  /// Rows that say the same on all sides of a comparison and are not listed.
  case alike(Int, one: Both, many: Both)
  /// Nothing differs between the sides of a comparison.
  case noDifference
  /// What is to be said of one side of a comparison only.
  indirect case beside(Both, Fact)
}

/// The rows and columns a query gave, with what is to be said beside them.
public struct Answered {
  /// What the rows are rows of.
  public let relation: any Relation
  /// The rows in order.
  public let rows: [Int32]
  /// The columns.
  public let columns: [Shown]
  /// What is to be said beside it.
  public let facts: [Fact]
  /// The day it is about; nil for a file.
  public let day: Day?
  /// Whether the day was said by `as of`.
  public let isDaySaid: Bool
  /// Whether it is one number.
  public let isFigure: Bool
  /// What one row is, and several.
  public let one: Both
  /// Several rows.
  public let many: Both
  /// Whether the last line is that of the whole.
  public var hasTotal: Bool { totals != nil }

  /// The figures of the whole; those of an analysis hold only for all its lines.
  var totals: [String: Vector]? {
    if let answer = relation as? Answer { return answer.total }
    if let compared = relation as? Compared, rows.count == compared.count { return compared.total }
    if let table = relation as? AnalysisTable, rows.count == table.count { return table.total }
    return nil
  }

  /// The values of each column: of every row of the relation, or of the lines alone.
  let vectors: [(vector: Vector, isOfLines: Bool, labels: Labels)]
  /// The values of a column with a place for every row of the relation, missing where only lines have one.
  func vector(_ column: Int) -> Vector {
    let (vector, isOfLines, _) = vectors[column]
    guard isOfLines else { return vector }
    var lines = [Int32](repeating: -1, count: relation.count)
    for (line, row) in rows.enumerated() { lines[Int(row)] = Int32(line) }
    return vector.picked(lines)
  }

  /// The picture it is to be shown as; nil for a table.
  public let picture: Picture?

  /// Whether what it shows of the model's rows is what a model says now.
  public func isOf(_ model: Model) -> Bool {
    guard let roster = relation.bottom as? Roster else { return true }
    return roster.model.stamp == model.stamp
  }

  /// What stands beside each other, where it is a comparison: each side's name and day.
  public var sides: [(name: Both, day: Day?)] {
    (relation.bottom as? Compared)?.sides.map { ($0.spoken, $0.answered.day) } ?? []
  }

  /// The number of lines, that of the whole included.
  public var lineCount: Int { rows.count + (hasTotal ? 1 : 0) }

  /// The value of a line and a column.
  public func value(_ line: Int, _ column: Int) -> Value {
    let shown = columns[column]
    if line >= rows.count {
      if let vector = whole(shown) { return value(vector, 0, shown, vectors[column].labels) }
      // The word stands in the first column that has no figure of the whole.
      let first = columns.firstIndex { whole($0) == nil }
      return column == first ? .word(Both("total", "totalt")) : .missing
    }
    let values = vectors[column]
    let row = values.isOfLines ? line : Int(rows[line])
    return value(values.vector, row, shown, values.labels)
  }

  /// The whole's figure in a column.
  private func whole(_ shown: Shown) -> Vector? {
    guard case .field(let field) = shown.typed.term else { return nil }
    return totals?[field.id]
  }

  private func value(_ vector: Vector, _ row: Int, _ shown: Shown, _ labels: Labels) -> Value {
    if let parts = vector.parts {
      guard let part = parts[row] else { return .missing }
      return .share(above: part.above, below: part.below)
    }
    if vector.isExact {
      guard let number = vector.number(row) else { return .missing }
      if case .share = shown.type { return .percent(number) }
      return .number(number, places: shown.places ?? shown.type.scale)
    }
    guard let stored = vector.column[row] else { return .missing }
    switch shown.type {
    case .text: return .text(vector.column.text(code: stored) ?? "")
    case .number(let scale):
      // A field's whole numbers are as often codes and years as amounts; a measure's are amounts.
      if scale == 0, shown.places == nil { return .digits(Int(stored)) }
      let number = Exact(unscaled: stored, scale: scale)
      return .number(
        number, places: shown.places ?? (scale <= 2 ? scale : number.exactPlaces() ?? scale)
      )
    case .share(let scale): return .percent(Exact(unscaled: stored, scale: scale))
    case .months: return .months(Int(stored))
    case .day: return .day(Day(number: Int32(clamping: stored)))
    case .flag: return .flag(stored != 0)
    case .list(let list):
      guard list.values.indices.contains(Int(stored)) else { return .missing }
      let words = list.values[Int(stored)]
      return .word(Both(words.main(in: .english), words.main(in: .swedish)))
    case .reference: return labels[Int(stored)].map { .text($0) } ?? .missing
    }
  }
}

/// What the rows a column refers to are called; nothing for a column of another type.
///
/// People who share a name are told apart by their ids, in a table as in a file.
struct Labels {
  private var columns: [Column] = []
  private var people: Roster?

  init(_ type: FieldType, in relation: any Relation) {
    guard case .reference(let noun) = type, let declared = Schema.noun(noun),
      let target = relation.target(noun)
    else { return }
    if noun == .staff { people = target as? Roster }
    for id in [noun == .staff ? "name" : declared.label, declared.label, declared.key] {
      guard let field = target.fields.first(where: { $0.id == id }),
        let column = try? target.column(field)
      else { continue }
      columns.append(column)
    }
  }

  /// What a row is called; nil where it has no name.
  subscript(row: Int) -> String? {
    let isShared = row >= 0 && people?.sharesName(row) ?? false
    for column in isShared ? columns.reversed() : columns where row >= 0 && row < column.count {
      if let text = column.text(row) { return text }
    }
    return nil
  }
}
