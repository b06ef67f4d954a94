import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Where a field of a noun's rows is written: a column of a register, and which of its rows.
struct FieldPlace {
  /// The field.
  let field: Field
  /// The register.
  let register: String
  /// The column.
  let column: String
  /// Whether what it said before is kept.
  let isDated: Bool
  /// The register's row for each row of the noun, −1 for none; nil where they are the same.
  let lines: [Int32]?

  /// The register's row for a row of the noun; nil where there is none.
  func row(of row: Int32) -> Int32? {
    guard let lines else { return row }
    return lines.indices.contains(Int(row)) && lines[Int(row)] >= 0 ? lines[Int(row)] : nil
  }

  /// What a reader calls the field.
  var title: Both {
    Both(
      field.isOwn ? field.id : field.words.main(in: .english), field.words.main(in: .swedish))
  }
}

/// A field and what it becomes, with their meaning.
struct NewValue {
  /// What it becomes.
  enum Kind {
    case missing
    case stored(Int64)
    case text(String)
    case computed(Typed)
  }
  let target: FieldPlace
  let kind: Kind
  /// Where the field and its value stand.
  let place: Place
  /// Where the value stands.
  let valuePlace: Place
}

extension Field {
  /// Whether a change may give it a value: it is stored, or it is the day somebody was hired, which is
  /// the first day of their oldest employment.
  public func isGiven(in noun: NounID) -> Bool {
    if case .stored = origin { return true }
    return noun == .staff && id == "hired"
  }
}

extension FieldPlace {
  /// The fields whose value follows from another's, and that one.
  static let follows: [String: String] = [
    "age": "born", "tenure": "hired", "department": "unit", "committee": "unit",
    "municipality": "unit", "manager": "unit", "fte": "degree",
  ]

  /// Where a field of a roster is written; nil where it is computed.
  static func of(_ field: Field, in roster: Roster) -> FieldPlace? {
    switch field.origin {
    case .stored(let register, let column):
      let isOwnRow = register == roster.nounOfRows.home
      return FieldPlace(
        field: field, register: register, column: column, isDated: field.isDated,
        lines: isOwnRow ? nil : roster.lines(register))
    case .derived:
      guard field.isGiven(in: roster.nounOfRows.id) else { return nil }
      return FieldPlace(
        field: field, register: "employments", column: "start_date", isDated: false,
        lines: roster.oldestEmployments)
    }
  }
}

extension Roster {
  /// For each person, the employment whose first day is the day they were hired.
  fileprivate var oldestEmployments: [Int32] {
    var result = lines("employments")
    guard let employments = roster(.employments) else { return result }
    let persons = employments.column("person").widened
    let starts = employments.column("start_date").widened
    let isInForce = employments.inForce
    for row in persons.indices where isInForce[row] && result.indices.contains(Int(persons[row])) {
      let held = result[Int(persons[row])]
      if held < 0 || !isInForce[Int(held)] || starts[row] < starts[Int(held)] {
        result[Int(persons[row])] = Int32(row)
      }
    }
    return result
  }
}
