import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Answers of one query beside each other, row by row: a table like any other.
///
/// A row is known by the keys of its grouping or analysis, or by which row of the noun it is. A column's
/// plain name is its value on the last side.
final class Compared: Relation {
  /// What a field of the comparison shows.
  enum Part {
    /// The value on the last side, or on the last that has the row.
    case plain(Int, isCoalesced: Bool)
    /// The value on a side.
    case side(Int, Int)
    /// What a side has more than the first.
    case difference(Int, of: Int)
    /// Whether the row came, went, changed or stayed as it was.
    case change
  }

  /// The answers.
  let sides: [ComparedSide]
  /// The columns, before they are spread over the sides.
  let columns: [ComparedColumn]
  /// For each side and line the row of the side's relation, −1 where the side lacks it.
  let rows: [[Int]]
  /// For each side and line the line of the side's answer, −1 where the side lacks it.
  let lines: [[Int]]
  let fields: [Field]
  /// How many rows are alike on all sides and left out.
  let alike: Int
  /// Whether nothing that is shown says anything else on another side.
  let isAlike: Bool
  /// The fields that a plain name stands for where it is shown.
  let spread: [String: [String]]
  private let parts: [String: Part]
  private var made: [String: Vector] = [:]

  init(
    _ sides: [ComparedSide], _ columns: [ComparedColumn], rows: [[Int]], lines: [[Int]],
    alike: Int, isAlike: Bool, layout: ComparedLayout
  ) {
    self.sides = sides
    self.columns = columns
    self.rows = rows
    self.lines = lines
    self.alike = alike
    self.isAlike = isAlike
    fields = layout.fields
    parts = layout.parts
    spread = layout.spread
  }

  var noun: Noun? { nil }
  var count: Int { rows.first?.count ?? 0 }
  var present: [Bool]? { nil }

  /// What one row is, and several.
  var one: Both { sides.last?.answered.one ?? Both("row", "rad") }
  /// Several rows.
  var many: Both { sides.last?.answered.many ?? Both("rows", "rader") }

  /// What a field shows.
  func part(_ id: String) -> Part? { parts[id] }

  /// The fields that say which row it is.
  var keyIDs: Set<String> { Set(columns.filter(\.isKey).map(\.id)) }

  /// The fields that are differences.
  var differences: Set<String> {
    Set(parts.filter { if case .difference = $0.value { true } else { false } }.keys)
  }

  func column(_ field: Field) throws(RelationFailure) -> KompModel.Column {
    try vector(of: field).column
  }

  /// The values of a field with their exact parts; made once.
  func vector(of field: Field) throws(RelationFailure) -> Vector {
    if let vector = made[field.id] { return vector }
    let vector = Vector(figures: try figures(of: field.id), field.type).stored
    made[field.id] = vector
    return vector
  }

  private func figures(of id: String) throws(RelationFailure) -> [Figure] {
    guard let part = parts[id] else { return Array(repeating: .missing, count: count) }
    switch part {
    case .plain(let column, let isCoalesced):
      let last = sides.count - 1
      var figures = try columns[column].figures(last, rows[last])
      guard isCoalesced else { return figures }
      for side in sides.indices.dropLast().reversed() {
        let earlier = try columns[column].figures(side, rows[side])
        // What a row says where it is; where it came to say nothing, it says nothing.
        for line in figures.indices where rows[last][line] < 0 && figures[line] == .missing {
          figures[line] = earlier[line]
        }
      }
      return figures
    case .side(let column, let side): return try columns[column].figures(side, rows[side])
    case .difference(let column, let side):
      let before = try columns[column].figures(0, rows[0])
      let after = try columns[column].figures(side, rows[side])
      return before.indices.map { columns[column].difference(before[$0], after[$0]) }
    case .change:
      let last = sides.count - 1
      let differs = try Comparing.differing(columns, rows)
      return rows[0].indices.map { line in
        if rows[0][line] < 0 { return .whole(0) }
        if rows[last][line] < 0 { return .whole(1) }
        return .whole(differs[line] ? 2 : 3)
      }
    }
  }

  /// The whole's figures, where every side has a line of the whole.
  var total: [String: Vector]? {
    let wholes = sides.map(\.answered.totals)
    guard !wholes.contains(where: { $0 == nil }) else { return nil }
    func figure(_ column: ComparedColumn, _ side: Int) -> Figure {
      guard let vector = wholes[side]?[column.id] else { return .missing }
      return column.adapted(vector.figure(0), from: vector.type)
    }
    var result: [String: Vector] = [:]
    for field in fields {
      let whole: Figure
      switch parts[field.id] {
      case .plain(let column, _): whole = figure(columns[column], sides.count - 1)
      case .side(let column, let side): whole = figure(columns[column], side)
      case .difference(let column, let side):
        whole = columns[column].difference(
          figure(columns[column], 0), figure(columns[column], side))
      case .change, nil: whole = .missing
      }
      if whole != .missing { result[field.id] = Vector(figures: [whole], field.type).stored }
    }
    return result
  }

  /// The noun as the side knows it that knows most rows of it.
  func target(_ noun: NounID) -> (any Relation)? {
    sides.compactMap { $0.answered.relation.target(noun) }.max { $0.count < $1.count }
  }
}

extension ComparedColumn {
  /// What a later value has more than an earlier one: of shares in percentage points, of all else nothing.
  func difference(_ before: Figure, _ after: Figure) -> Figure {
    guard type.isAmount, case .exact(let old) = plain(before), case .exact(let new) = plain(after),
      let difference = new.plus(old.negated)
    else { return .missing }
    guard case .share = type else { return .exact(difference) }
    return difference.times(Exact(100)).map { .exact($0) } ?? .missing
  }
}
