import KompLexicon
import KompModel
import KompValues

/// Some rows of a relation, numbered from 0 in their order: terms are computed for them alone.
///
/// Only terms that look at nothing but their own row may be read through it; see `Typed.isOfOneRow`.
final class PickedRows: Relation {
  private let wide: any Relation
  private let rows: [Int32]

  init(_ wide: any Relation, _ rows: [Int32]) {
    self.wide = wide
    self.rows = rows
  }

  var noun: Noun? { wide.noun }
  var count: Int { rows.count }
  var fields: [Field] { wide.fields }
  var present: [Bool]? { nil }
  func column(_ field: Field) throws(RelationFailure) -> Column {
    if rows.count <= Column.fewRows, let roster = wide as? Roster {
      return roster.few(field, of: rows)
    }
    return try wide.column(field).gathered(rows)
  }
  func target(_ noun: NounID) -> (any Relation)? { wide.target(noun) }

  /// The values of a field with their exact parts.
  func vector(_ field: Field) throws(RelationFailure) -> Vector {
    if wide is Roster { return Vector(column: try column(field), type: field.type) }
    return try wide.vector(field).picked(rows)
  }
}

extension Typed {
  /// Whether it is computed from the row itself and what the row refers to, and from no other row.
  var isOfOneRow: Bool {
    switch term {
    case .field, .constant, .day: true
    case .through(let reference, _, _):
      Typed(term: reference, type: type, name: name, place: place).isOfOneRow
    case .arithmetic(_, let a, let b): a.isOfOneRow && b.isOfOneRow
    case .call(_, let inner), .rounded(let inner, _), .classes(let inner, _): inner.isOfOneRow
    case .choice, .related: false
    }
  }

  /// The id of the field it is, where it is one.
  var fieldID: String? { if case .field(let field) = term { field.id } else { nil } }

  /// Whether computing it for every row costs less than gathering some rows: a field, or a field with a
  /// whole number added.
  var isCheap: Bool { unmoved.isField }

  /// The field that a whole number is added to, where it is that: rows are alike, and in order, by the
  /// field as by the sum.
  var unmoved: Typed {
    guard case .arithmetic(let symbol, let a, let b) = term else { return self }
    if symbol == "+" || symbol == "-", a.isField, b.isWholeNumber { return a }
    if symbol == "+", a.isWholeNumber, b.isField { return b }
    return self
  }

  /// A whole number of 64 bits: no sum with it is beyond an exact number.
  private var isWholeNumber: Bool {
    guard case .constant(let number) = term, number.exactPlaces(limit: 0) != nil else {
      return false
    }
    return Int64(exactly: number.numerator) != nil
  }

  /// Whether it is stored or kept as it stands, so that reading it computes nothing.
  var isField: Bool { if case .field = term { true } else { false } }
}

extension Typed {
  /// Whether it is a noun's field that every row has, which is looked for once.
  func neverMisses(in relation: any Relation) -> Bool {
    guard case .field(let field) = term, let roster = relation as? Roster else { return false }
    return roster.keep("all have \(field.id)") {
      !roster.column(field).misses
    }
  }
}

extension [Typed] {
  /// Whether they are worth computing for a few rows of many alone: they are not there already, or they may
  /// be read for those rows alone.
  func areWorthPicking(_ few: Int, of many: Int) -> Bool {
    let mayBeUnread = few <= Column.fewRows && many > 2 * Column.partLength
    return few * 2 < many && (mayBeUnread || contains { !$0.isCheap }) && allSatisfy(\.isOfOneRow)
  }
}

extension BoundMeasure {
  /// The term it measures; nil where it counts by a condition.
  var measured: Typed? { if case .of(_, let typed) = kind { typed } else { nil } }

  /// Whether it looks at nothing but a term of each row.
  var isOfTerms: Bool {
    switch kind {
    case .count(let bound): bound == nil
    case .share(let bound, _): bound == nil
    case .of(_, let typed): typed.isOfOneRow
    }
  }
}
