import KompLexicon
import KompValues

extension Field {
  /// Where a row's unit belongs, for every noun with a unit: its department, committee and municipality.
  static let aboveUnit: [Field] = [
    Field(
      "department", Words("department", "förvaltning"), .reference(.units), shown: false,
      Both("the unit's department", "enhetens förvaltning"),
      .derived { $0.throughUnit("department") }),
    Field(
      "committee", Words("committee", "nämnd"), .reference(.units), shown: false,
      Both("the unit's committee", "enhetens nämnd"), .derived { $0.throughUnit("committee") }),
    Field(
      "municipality", Words("municipality", "kommun"), .reference(.units), shown: false,
      Both("the unit's municipality", "enhetens kommun"),
      .derived { $0.throughUnit("municipality") }),
  ]
}

extension Roster {
  /// A field of the unit each row refers to.
  func throughUnit(_ field: String) -> Column {
    guard let units = roster(.units) else { return Column(missing: count) }
    let rows = column("unit").widened.map { $0 == .min ? -1 : Int32(truncatingIfNeeded: $0) }
    return units.column(field).gathered(rows)
  }
}
