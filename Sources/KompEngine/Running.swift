import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// The rows on their way through the stages.
struct Running {
  private var relation: any Relation
  private var rows: Selection
  private var shown: [Shown]
  private var facts: [Fact]
  private var isFigure = false
  /// Whether the rows are those of a stage's own making.
  private var isOwn = false
  /// Whether the columns are those nobody chose.
  private var isStandard = true
  /// The picture wished for, and what decides how it is drawn.
  private var chart: ChartWish?
  private var isAcross = false
  private var sortedBy: String?

  init(_ plan: Plan) {
    relation = plan.relation
    shown = plan.standard
    facts = plan.facts
    rows = Selection(plan.relation)
    isStandard = (plan.relation as? Subset)?.shown == nil
  }

  /// Takes a step; `limit` is how many rows the next one keeps, where it keeps the first.
  mutating func take(_ step: Step, limit: Int? = nil) throws(RelationFailure) {
    switch step {
    case .filter(let bound, let place): try filter(bound, place)
    case .others(let units): countOthers(in: units)
    case .show(let columns):
      shown = columns
      isStandard = false
    case .showAll(let columns):
      // Of the columns that `across` could make, those are there whose values occur.
      let relation = self.relation
      shown = columns.filter { column in relation.fields.contains { $0.id == column.field?.id } }
      isStandard = false
    case .hide(let names):
      shown.removeAll { names.contains($0.title) || names.contains($0.typed.name) }
    case .group(let keys, let across, let measures, let total):
      try group(keys, across, measures, total)
    case .distinct(let keys): try group(keys, nil, [], false)
    case .sort(let keys): try sort(keys, limit)
    case .first(let number):
      rows = .rows(Array(rows.list.prefix(max(0, number))))
      narrow()
    case .chart(let wish): chart = wish.after(across: isAcross, sortedBy: sortedBy)
    case .count:
      let field = Field.made("count", Words("count", "antal"), .number(scale: 0))
      let count = Vector(column: Column([Int64(rows.count)]), type: .number(scale: 0))
      let lineage = Lineage(source: relation, counted: rows, as: field)
      become(
        1, [(field, count)], total: nil, lineage: lineage, shown: [field.typed().shown()])
      isFigure = true
    }
  }

  private mutating func sort(_ keys: [(typed: Typed, descending: Bool)], _ limit: Int?)
    throws(RelationFailure)
  {
    guard let first = keys.first else { return }
    sortedBy = first.typed.name.english
    if let limit, limit < rows.count / 4 {
      // What the first key alone keeps out of the first rows needs no further key.
      let list = rows.list
      let (view, order) = picked(list, for: [first.typed])
      let vector = try Evaluation(view).vector(first.typed)
      let kept = Sorting.leading(order, limit, by: vector, first.descending, in: view)
      rows = .rows(view === relation ? kept : kept.map { list[Int($0)] })
      narrow()
    }
    let list = rows.list
    let (view, order) = picked(list, for: keys.map(\.typed))
    let evaluation = Evaluation(view)
    var vectors: [(vector: Vector, descending: Bool)] = []
    for key in keys { vectors.append((try evaluation.vector(key.typed), key.descending)) }
    let sorted = Sorting.sorted(order, by: vectors, in: view)
    rows = .rows(view === relation ? sorted : sorted.map { list[Int($0)] })
  }

  /// Where terms are best computed for some rows: over the whole relation, or for those rows alone, which
  /// are then numbered from 0.
  private func picked(_ list: [Int32], for terms: [Typed]) -> (any Relation, [Int32]) {
    guard terms.areWorthPicking(list.count, of: relation.count) else { return (relation, list) }
    return (PickedRows(relation, list), Array(0..<Int32(clamping: list.count)))
  }

  /// Where few rows are left of a relation that can be read for them alone, it is from here on.
  @discardableResult
  private mutating func narrow() -> Bool {
    guard let wide = relation as? any NarrowingRelation, rows.count < relation.count / 8 else {
      return false
    }
    let list = rows.list
    relation = wide.narrowed(to: list)
    rows = .all(list.count)
    return true
  }

  private mutating func filter(_ bound: Bound, _ place: Place) throws(RelationFailure) {
    let before = rows.count
    if let candidates = Candidates(for: bound, among: rows, in: relation) {
      let some = candidates.rows
      let kept = try keeping(
        .and(candidates.others), of: .all(some.count), in: PickedRows(relation, some))
      rows = .rows(kept.list.map { some[Int($0)] })
    } else {
      rows = try keeping(bound, of: rows, in: relation)
    }
    if rows.count == 0, before > 0 { facts.append(.emptied(place: place, before: before)) }
    narrow()
  }

  /// The rows of some that meet a condition; what is to be said about it is remembered.
  private mutating func keeping(
    _ bound: Bound, of before: Selection, in relation: any Relation
  ) throws(RelationFailure) -> Selection {
    let filter = Filter(relation)
    let rows = try filter.keeping(bound, of: before)
    let parts = bound.conjuncts
    for (index, part) in parts.enumerated() {
      if let holding = part.lacked, let staff = relation.staff {
        let split = holding.split(rows.list, of: staff)
        let fact = Fact.lacking(
          competence: holding.name, below: split.below, expired: split.expired,
          never: split.never)
        if rows.count > 0, !facts.contains(fact) { facts.append(fact) }
      }
      for typed in part.watched {
        if typed.neverMisses(in: relation) { continue }
        let missing = try filter.mask(of: .missing(typed, known: false))
        guard before.count(where: missing) > 0 else { continue }
        // Only the rows that everything else would keep are decided by what is missing.
        var others = parts
        others.remove(at: index)
        let rest =
          others.isEmpty ? before : try filter.keeping(.and(others), of: before)
        let count = rest.count(where: missing)
        guard count > 0 else { continue }
        let fact = Fact.missing(
          field: typed.name, count: count, kept: rows.count(where: missing))
        if !facts.contains(fact) { facts.append(fact) }
      }
    }
    return rows
  }

  /// Those who work in the units through another employment than their main one and are not among the rows.
  private mutating func countOthers(in units: [UInt8]) {
    guard let roster = relation as? Roster, !roster.furtherEmployments.isEmpty else { return }
    let isAmong = rows.mask(of: roster.count)
    var others: Set<Int> = []
    for further in roster.furtherEmployments
    where further.unit < units.count && units[further.unit] != 0 && isAmong[further.person] == 0 {
      others.insert(further.person)
    }
    if !others.isEmpty { facts.append(.alsoWorkHere(others.count)) }
  }

  private mutating func group(
    _ keys: [Typed], _ across: Typed?, _ measures: [BoundMeasure], _ total: Bool
  ) throws(RelationFailure) {
    let list = rows.list
    var (relation, members) = (relation, list)
    if across == nil, measures.allSatisfy(\.isOfTerms) {
      (relation, members) = picked(list, for: keys + measures.compactMap(\.measured))
    }
    let evaluation = Evaluation(relation)
    var vectors: [Vector] = []
    // A number added to a key tells no rows apart: it is added for one row of each group alone.
    let bare = keys.map(\.unmoved)
    for key in bare { vectors.append(try evaluation.vector(key)) }
    let grouping = Grouping.of(rows, members, by: bare, vectors, in: relation)
    let picks = grouping.order(vectors, in: relation)
    let firsts = picks.map { grouping.first[$0] }
    var columns: [(Field, Vector)] = []
    for (key, vector) in zip(keys, vectors) {
      let values =
        key.isField || !key.isCheap
        ? vector.picked(firsts) : try Evaluation(PickedRows(relation, firsts)).vector(key)
      columns.append((key.field, values))
    }
    var shown = keys.map { $0.field.typed(named: $0).shown() }
    var totals: [String: Vector] = [:]
    var lineage = Lineage(source: self.relation, rows: list, groups: grouping.groups, picks: picks)
    isAcross = across != nil
    if let across {
      let pivot = Pivot(
        of: try evaluation.vector(across), rows: list, grouping: grouping, in: relation,
        besides: keys.map(\.name))
      for made in try pivot.run(measures) {
        columns.append((made.field, made.vector.picked(picks)))
        totals[made.field.id] = made.total
        shown.append(made.field.typed().shown(places: made.places))
        lineage.measures[made.field.id] = made.measure
        lineage.valueOfColumn[made.field.id] = made.value
      }
      lineage.valueOfRow = pivot.valueOfRow
    } else {
      let run = MeasureRun(
        relation: relation, rows: members, groups: grouping.groups, count: grouping.count)
      let isInOrder = picks.indices.allSatisfy { picks[$0] == $0 }
      lazy var whole = MeasureRun(
        relation: relation, rows: members, groups: [Int32](repeating: 0, count: list.count),
        count: 1)
      for measure in measures {
        let (vector, said) = try run.vector(measure)
        facts += said
        columns.append((measure.field, isInOrder ? vector : vector.picked(picks)))
        if total { totals[measure.field.id] = try whole.vector(measure).0 }
        shown.append(measure.shown)
        lineage.measures[measure.field.id] = measure
      }
    }
    become(
      grouping.count, columns, total: total ? totals : nil, lineage: lineage, shown: shown)
  }

  /// The rows are from now on those of a stage's own making.
  private mutating func become(
    _ count: Int, _ columns: [(Field, Vector)], total: [String: Vector]?, lineage: Lineage,
    shown: [Shown]
  ) {
    relation = Answer(
      count: count, fields: columns.map(\.0),
      vectors: Dictionary(columns.map { ($0.0.id, $0.1) }, uniquingKeysWith: { a, _ in a }),
      source: relation, total: total, lineage: lineage)
    rows = .all(count)
    self.shown = shown
    isOwn = true
    isStandard = false
    sortedBy = nil
  }

  func answer(_ plan: Plan) throws(RelationFailure) -> Answered {
    let evaluation = Evaluation(relation)
    var columns = shown
    if isStandard {
      columns = shown.filter { $0.isWorthShowing(of: plan.relation) }
    }
    let list = rows.list
    var vectors: [(vector: Vector, isOfLines: Bool, labels: Labels)] = []
    for column in columns {
      let labels = Labels(column.type, in: relation)
      // What is not there already is computed for the lines alone.
      if [column.typed].areWorthPicking(list.count, of: relation.count) {
        let few = Evaluation(PickedRows(relation, list))
        vectors.append((try few.vector(column.typed), true, labels))
      } else {
        vectors.append((try evaluation.vector(column.typed), false, labels))
      }
    }
    var facts = facts
    if plan.isDaySaid, plan.noun != nil, !plan.undated.isEmpty {
      facts.append(.undated(fields: plan.undated))
    }
    facts += plan.relation.notes.map { .reading($0) }
    let noun = isOwn ? nil : plan.noun
    let table = relation as? AnalysisTable
    let compared = relation as? Compared
    return Answered(
      relation: relation, rows: list, columns: columns, facts: facts, day: plan.day,
      isDaySaid: plan.isDaySaid, isFigure: isFigure,
      one: noun?.one ?? table?.one ?? compared?.one ?? Both("row", "rad"),
      many: noun?.many ?? table?.many ?? compared?.many ?? Both("rows", "rader"),
      vectors: vectors, picture: chart?.picture(of: columns))
  }
}
