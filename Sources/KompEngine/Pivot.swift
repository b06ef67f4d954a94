import KompLexicon
import KompModel
import KompValues

/// One column's values made columns: `by unit across level`.
enum Pivot {
  /// A value that becomes a column: its stored integer, missing as the smallest, and its name.
  private struct Value {
    let code: Int64
    let name: Both
  }

  /// The columns there can be, for binding what comes after; those that do not occur are dropped in the answer.
  static func fields(of key: Typed, measures: [BoundMeasure], in relation: any Relation)
    -> [(Field, BoundMeasure)]
  {
    guard let vector = try? Evaluation(relation).vector(key) else { return [] }
    let rows = (0..<Int32(clamping: relation.count)).filter { relation.present?[Int($0)] ?? true }
    return values(of: vector, among: rows, in: relation).flatMap { value in
      measures.map { (field(value, $0, alone: measures.count == 1), $0) }
    }
  }

  private static func field(_ value: Value, _ measure: BoundMeasure, alone: Bool) -> Field {
    let id = alone ? value.name.english : "\(measure.name.english)_\(value.name.english)"
    let swedish = alone ? value.name.swedish : "\(measure.name.swedish)_\(value.name.swedish)"
    return Field(
      id, Words(id, swedish), measure.type,
      Both("made by across", "gjord av fördelat på"), .stored(register: "answer", column: id))
  }

  private static func values(of vector: Vector, among rows: [Int32], in relation: any Relation)
    -> [Value]
  {
    let groups = Grouping(rows, by: [vector])
    let firsts = groups.first.filter { $0 >= 0 }
    return Sorting.sorted(firsts, by: [(vector, false)], in: relation).map { row in
      let code = vector.column.count > 0 ? vector.column[Int(row)] ?? .min : Int64(row)
      guard let text = Sorting.text(of: vector, row: Int(row), in: relation) else {
        return Value(code: .min, name: Both("missing", "saknas"))
      }
      if case .list(let list) = vector.type, list.values.indices.contains(Int(code)) {
        let words = list.values[Int(code)]
        return Value(code: code, name: Both(words.main(in: .english), words.main(in: .swedish)))
      }
      if vector.type == .flag {
        return Value(code: code, name: code == 0 ? Both("no", "nej") : Both("yes", "ja"))
      }
      return Value(code: code, name: Both(text, text))
    }
  }

  /// The measures for each group and each value, a field and a vector each.
  static func run(
    _ key: Vector, _ measures: [BoundMeasure], rows: [Int32], grouping: Grouping,
    in relation: any Relation
  ) throws(RelationFailure) -> [(Field, Vector, total: Vector)] {
    var result: [(Field, Vector, total: Vector)] = []
    for value in values(of: key, among: rows, in: relation) {
      var chosen: [Int32] = []
      var groups: [Int32] = []
      for (index, row) in rows.enumerated()
      where (key.column[Int(row)] ?? .min) == value.code {
        chosen.append(row)
        groups.append(grouping.groups[index])
      }
      let run = MeasureRun(relation: relation, rows: chosen, groups: groups, count: grouping.count)
      let whole = MeasureRun(
        relation: relation, rows: chosen, groups: [Int32](repeating: 0, count: chosen.count),
        count: 1)
      for measure in measures {
        result.append(
          (
            field(value, measure, alone: measures.count == 1), try run.vector(measure).0,
            total: try whole.vector(measure).0
          ))
      }
    }
    return result
  }
}
