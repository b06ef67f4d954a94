import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Binds and runs queries.
public enum Runner {
  /// Binds a query: a plan, or what is wrong with it.
  public static func bind(_ query: Query, in environment: Environment)
    -> (plan: Plan?, problems: [BindingProblem])
  {
    var binder = Binder(environment)
    let plan = binder.query(query)
    return (plan, binder.problems)
  }

  /// Runs a plan; reads nothing but the relation it was bound to.
  public static func run(_ plan: Plan) throws(RelationFailure) -> Answered {
    var state = Running(plan)
    for step in plan.steps { try state.take(step) }
    return try state.answer(plan)
  }
}

/// The rows on their way through the stages.
private struct Running {
  var relation: any Relation
  var rows: [Int32]
  var shown: [Shown]
  var facts: [Fact]
  var isFigure = false
  var isOwn = false

  init(_ plan: Plan) {
    relation = plan.relation
    shown = plan.standard
    facts = plan.facts
    let count = Int32(clamping: plan.relation.count)
    if let present = plan.relation.present {
      rows = (0..<count).filter { present[Int($0)] }
    } else {
      rows = Array(0..<count)
    }
  }

  mutating func take(_ step: Step) throws(RelationFailure) {
    switch step {
    case .filter(let bound, let place): try filter(bound, place)
    case .show(let columns): shown = columns
    case .group(let keys, let across, let measures, let total):
      try group(keys, across, measures, total)
    case .distinct(let keys): try group(keys, nil, [], false)
    case .sort(let keys):
      let evaluation = Evaluation(relation)
      var vectors: [(vector: Vector, descending: Bool)] = []
      for key in keys { vectors.append((try evaluation.vector(key.typed), key.descending)) }
      rows = Sorting.sorted(rows, by: vectors, in: relation)
    case .rows(let choose): rows = choose(rows)
    case .count:
      let field = Field.made("count", Words("count", "antal"), .number(scale: 0))
      become(
        1, [(field, Vector(column: Column([Int64(rows.count)]), type: .number(scale: 0)))],
        total: nil)
      shown = [field.typed().shown()]
      isFigure = true
    }
  }

  private mutating func filter(_ bound: Bound, _ place: Place) throws(RelationFailure) {
    let before = rows
    let mask = try Filter(relation).mask(of: bound)
    rows = rows.filter { mask[Int($0)] != 0 }
    let evaluation = Evaluation(relation)
    for typed in bound.watched {
      let vector = try evaluation.vector(typed)
      var missing = 0
      var kept = 0
      for row in before where vector.isMissing(Int(row)) {
        missing += 1
        kept += Int(mask[Int(row)])
      }
      if missing > 0 { facts.append(.missing(field: typed.name, count: missing, kept: kept)) }
    }
    if rows.isEmpty, !before.isEmpty { facts.append(.emptied(place: place, before: before.count)) }
  }

  private mutating func group(
    _ keys: [Typed], _ across: Typed?, _ measures: [BoundMeasure], _ total: Bool
  ) throws(RelationFailure) {
    let evaluation = Evaluation(relation)
    var vectors: [Vector] = []
    for key in keys { vectors.append(try evaluation.vector(key)) }
    let grouping = Grouping(rows, by: vectors)
    // Groups stand in the order of their keys.
    var order = Array(Int32(0)..<Int32(grouping.count))
    if !keys.isEmpty {
      let sorted = Sorting.sorted(
        grouping.first, by: vectors.map { ($0, false) }, in: relation)
      var number: [Int32: Int32] = [:]
      for (index, row) in grouping.first.enumerated() { number[row] = Int32(index) }
      order = sorted.compactMap { number[$0] }
    }
    var columns: [(Field, Vector)] = []
    for (key, vector) in zip(keys, vectors) {
      columns.append((key.field, vector.picked(order.map { Int(grouping.first[Int($0)]) })))
    }
    var totals: [String: Vector] = [:]
    let picks = order.map { Int($0) }
    if let across {
      let pivot = try Pivot.run(
        try evaluation.vector(across), measures, rows: rows, grouping: grouping, in: relation)
      shown.removeAll { shown in
        !keys.contains { $0.name.english == shown.id }
          && !pivot.contains { $0.0.id == shown.id }
      }
      for (field, vector, whole) in pivot {
        columns.append((field, vector.picked(picks)))
        totals[field.id] = whole
      }
      shown =
        keys.map { $0.field.typed(named: $0).shown() }
        + pivot.map { field, _, _ in
          Shown(
            id: field.id,
            title: Both(field.words.main(in: .english), field.words.main(in: .swedish)),
            type: field.type,
            places: measures.first(where: { $0.type == field.type })?.places,
            typed: field.typed())
        }
    } else {
      let run = MeasureRun(
        relation: relation, rows: rows, groups: grouping.groups, count: grouping.count)
      let whole = MeasureRun(
        relation: relation, rows: rows, groups: [Int32](repeating: 0, count: rows.count), count: 1)
      for measure in measures {
        let (vector, said) = try run.vector(measure)
        facts += said
        columns.append((measure.field, vector.picked(picks)))
        if total { totals[measure.field.id] = try whole.vector(measure).0 }
      }
      shown =
        keys.map { $0.field.typed(named: $0).shown() }
        + measures.map {
          Shown(
            id: $0.name.english, title: $0.title, type: $0.type, places: $0.places,
            typed: $0.field.typed())
        }
    }
    become(grouping.count, columns, total: total ? totals : nil)
  }

  /// The rows are from now on those of a stage's own making.
  private mutating func become(
    _ count: Int, _ columns: [(Field, Vector)], total: [String: Vector]?
  ) {
    relation = Answer(
      count: count, fields: columns.map(\.0),
      vectors: Dictionary(columns.map { ($0.0.id, $0.1) }, uniquingKeysWith: { a, _ in a }),
      source: relation, total: total)
    rows = Array(0..<Int32(count))
    isOwn = true
  }

  func answer(_ plan: Plan) throws(RelationFailure) -> Answered {
    let evaluation = Evaluation(relation)
    var vectors: [Vector] = []
    for column in shown { vectors.append(try evaluation.vector(column.typed)) }
    var facts = facts
    if plan.isDaySaid, plan.noun != nil, !plan.undated.isEmpty {
      facts.append(.undated(fields: plan.undated))
    }
    let noun = isOwn ? nil : plan.noun
    return Answered(
      relation: relation, rows: rows, columns: shown, facts: facts, day: plan.day,
      isDaySaid: plan.isDaySaid, isFigure: isFigure,
      one: noun?.one ?? Both("row", "rad"), many: noun?.many ?? Both("rows", "rader"),
      vectors: vectors)
  }
}

extension Typed {
  /// The field a stage makes of a key.
  var field: Field {
    Field(
      name.english, Words(name.english, name.swedish), type, own: isUndated,
      Both("made by a stage", "gjord av ett steg"),
      .stored(register: "answer", column: name.english))
  }
}

extension Field {
  /// The field as a term that keeps what the key it came from was called.
  func typed(named key: Typed) -> Typed {
    Typed(
      term: .field(self), type: type, name: key.name, place: key.place, isUndated: key.isUndated,
      labels: key.labels)
  }
}

extension BoundMeasure {
  /// The field the measure makes.
  var field: Field {
    Field(
      name.english, Words(name.english, name.swedish), type,
      Both("a measure", "ett mått"), .stored(register: "answer", column: name.english))
  }
}

extension Vector {
  /// The values of some rows, in their order; −1 gives missing.
  func picked(_ rows: [Int]) -> Vector {
    if let exacts {
      return Vector(
        column: Column(missing: 0), type: type, exacts: rows.map { $0 < 0 ? nil : exacts[$0] },
        parts: parts.map { parts in rows.map { $0 < 0 ? nil : parts[$0] } })
    }
    return Vector(column: column.gathered(rows.map { Int32($0) }), type: type)
  }
}
