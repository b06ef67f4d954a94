import KompLexicon
import KompModel
import KompValues

/// One column's values made columns: `by unit across level`.
struct Pivot {
  /// A column that a measure and a value make, with its figure for the whole.
  struct Made {
    let field: Field
    let vector: Vector
    let total: Vector
    let places: Int?
    let measure: BoundMeasure
    /// The value that the column is for, by its number among those of the rows.
    let value: Int32
  }

  private let relation: any Relation
  private let rows: [Int32]
  private let grouping: Grouping
  private let values: Grouping
  /// The values that occur, in their order, by their number in `values`.
  private let order: [Int]
  /// The value of each of the rows grouped.
  var valueOfRow: [Int32] { values.groups }
  private let names: [Both]

  /// The values of a vector over grouped rows; no column is called as one of the keys.
  init(
    of key: Vector, rows: [Int32], grouping: Grouping, in relation: any Relation,
    besides taken: [Both]
  ) {
    self.relation = relation
    self.rows = rows
    self.grouping = grouping
    values = Grouping(rows, by: [key])
    order = values.order([key], in: relation)
    let first = values.first
    names = Pivot.distinct(
      order.map { Pivot.name(of: key, row: Int(first[$0]), in: relation) }, besides: taken)
  }

  /// The columns there can be, for binding what comes after; those that do not occur are not in the answer.
  static func fields(
    of key: Typed, measures: [BoundMeasure], in relation: any Relation, besides taken: [Both]
  ) -> [(Field, BoundMeasure)] {
    guard let vector = try? Evaluation(relation).vector(key) else { return [] }
    let rows = Selection(relation).list
    let pivot = Pivot(
      of: vector, rows: rows, grouping: Grouping(rows, by: []), in: relation, besides: taken)
    return pivot.names.flatMap { name in
      measures.map { (field(name, $0, alone: measures.count == 1), $0) }
    }
  }

  /// The measures for each value and each group, and for each value as a whole.
  ///
  /// Group and value together are one finer grouping, so each measure runs once.
  func run(_ measures: [BoundMeasure]) throws(RelationFailure) -> [Made] {
    let width = values.count
    let (cells, overflow) = grouping.count.multipliedReportingOverflow(by: width)
    guard !overflow, cells <= Int(Int32.max) else { return [] }
    var fine = [Int32](repeating: 0, count: rows.count)
    for index in fine.indices {
      fine[index] = grouping.groups[index] &* Int32(width) &+ values.groups[index]
    }
    let run = MeasureRun(relation: relation, rows: rows, groups: fine, count: cells)
    let whole = MeasureRun(relation: relation, rows: rows, groups: values.groups, count: width)
    var computed: [(Vector, Vector)] = []
    for measure in measures {
      computed.append((try run.vector(measure).0, try whole.vector(measure).0))
    }
    var result: [Made] = []
    for (name, value) in zip(names, order) {
      for (measure, (vector, total)) in zip(measures, computed) {
        result.append(
          Made(
            field: Pivot.field(name, measure, alone: measures.count == 1),
            vector: vector.picked((0..<grouping.count).map { $0 * width + value }),
            total: total.picked([value]), places: measure.places, measure: measure,
            value: Int32(value)))
      }
    }
    return result
  }

  private static func field(_ name: Both, _ measure: BoundMeasure, alone: Bool) -> Field {
    let english = alone ? name.english : "\(measure.name.english)_\(name.english)"
    let swedish = alone ? name.swedish : "\(measure.name.swedish)_\(name.swedish)"
    return .made(english, Words(english, swedish), measure.type)
  }

  private static func name(of vector: Vector, row: Int, in relation: any Relation) -> Both {
    guard row >= 0, let text = Sorting.text(of: vector, row: row, in: relation) else {
      return Both("missing", "saknas")
    }
    if case .list(let list) = vector.type, let code = vector.column[row],
      list.values.indices.contains(Int(code))
    {
      let words = list.values[Int(code)]
      return Both(words.main(in: .english), words.main(in: .swedish))
    }
    if vector.type == .flag { return text == "no" ? Both("no", "nej") : Both("yes", "ja") }
    return Both(text, text)
  }

  /// Two values that read alike, as two units of one name, are told apart by a number.
  private static func distinct(_ names: [Both], besides taken: [Both]) -> [Both] {
    var seen = Set(taken.map { folded($0.english) })
    return names.map { name in
      var number = 1
      var candidate = name
      while !seen.insert(folded(candidate.english)).inserted {
        number += 1
        candidate = Both("\(name.english)_\(number)", "\(name.swedish)_\(number)")
      }
      return candidate
    }
  }
}
