import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Binder {
  /// The plan of a query; nil where a problem was noted.
  mutating func query(_ query: Query) -> Plan? {
    let day = asOf(query.time)
    let moment = Moment(
      day: day ?? environment.today, includingFormer: query.time.includingFormer != nil)
    guard let relation = source(query.source, at: moment, said: query.time) else { return nil }
    var scope = Scope(
      fields: relation.fields, relation: relation, noun: relation.noun, day: moment.day)
    let standard = self.standard(of: relation)
    var steps: [Step] = []
    var undated: [Both] = []
    var shown = standard
    for stage in query.stages {
      guard let kind = Stages.named(stage.word) else {
        return refuse(.notYet(stage.word.main(in: .english)), at: stage.wordPlace)
      }
      steps += kind.bind(stage, with: &self, in: &scope, showing: &shown)
    }
    for step in steps { collectUndated(step, into: &undated) }
    warnOfLeavers(query, relation: relation)
    let errors = problems.filter { $0.severity == .error }
    guard errors.isEmpty else { return nil }
    var facts: [Fact] = []
    if relation.noun != nil, moment.day > environment.today, query.time.asOf != nil {
      facts.append(.future(moment.day))
    }
    return Plan(
      relation: relation, steps: steps, day: relation.noun == nil ? nil : moment.day,
      isDaySaid: query.time.asOf != nil, noun: relation.noun, standard: standard,
      undated: undated, facts: facts, warnings: problems)
  }

  /// The day of `as of`: a period means its last day.
  mutating func asOf(_ time: TimeClause) -> Day? {
    guard let raw = time.asOf, let place = time.asOfPlace else { return nil }
    let scope = Scope(
      fields: [], relation: Nothing(), noun: nil, day: environment.today)
    let literal = resolved(raw)
    guard let period = period(literal, at: place, in: scope) else {
      return refuse(
        .wrongType(written(literal), field: Both("as of", "den"), wanted: FieldType.day.title),
        at: place)
    }
    return period.last
  }

  mutating func source(_ source: QuerySource, at moment: Moment, said: TimeClause)
    -> (any Relation)?
  {
    switch source {
    case .noun(let id, let name):
      guard let roster = environment.rosters.roster(NounID(id), in: environment.model, at: moment)
      else { return refuse(.notYet(name.text), at: name.place) }
      return roster
    case .nounFrom(let id, let name, let file):
      return open(file, as: NounID(id), on: moment.day, at: name.place.lowerBound..<file.place.upperBound)
    case .file(let name):
      if let place = said.asOfPlace ?? said.includingFormer { return refuse(.noTime, at: place) }
      return open(name, as: nil, on: moment.day, at: name.place)
    case .query(let inner):
      return nested(inner)
    case .named(let name):
      let key = folded(name.text)
      guard let query = environment.queries[key] else {
        return refuse(
          .unknownName(name.text), at: name.place,
          offers: Nearest.words(
            to: name.text,
            among: environment.queries.keys.sorted()
              + Schema.nouns.flatMap { $0.words.flatMap(\.all) }))
      }
      guard !opening.contains(key) else { return refuse(.unknownName(name.text), at: name.place) }
      opening.append(key)
      defer { opening.removeLast() }
      var inner = Binder(environment)
      inner.opening = opening
      guard let plan = inner.query(query), let answered = try? Runner.run(plan) else {
        problems += inner.problems.map {
          BindingProblem($0.fact, at: name.place, offers: $0.offers, fixes: [])
        }
        return nil
      }
      return answered.asRelation
    case .it(let place):
      guard let last = environment.last else { return refuse(.nothingShown, at: place) }
      return last.asRelation
    }
  }

  private mutating func nested(_ query: Query) -> (any Relation)? {
    guard let plan = self.query(query) else { return nil }
    do {
      return try Runner.run(plan).asRelation
    } catch {
      return refuse(.source("", error.both), at: query.place)
    }
  }

  private mutating func open(_ name: Name, as noun: NounID?, on day: Day, at place: Place)
    -> (any Relation)?
  {
    do {
      return try environment.file(name.text, noun, day)
    } catch {
      return refuse(.source(name.text, error.both), at: name.place)
    }
  }

  /// What a query prints that does not say: fields that are shown and not wholly empty.
  func standard(of relation: any Relation) -> [Shown] {
    relation.fields.filter { field in
      guard field.isShown else { return false }
      guard relation.noun != nil, relation.count > 0 else { return true }
      guard let column = try? relation.column(field) else { return true }
      return column.parts.contains { $0.hasKnown }
    }.map { $0.typed().shown() }
  }

  private mutating func warnOfLeavers(_ query: Query, relation: any Relation) {
    guard relation.noun?.id == .staff, query.time.includingFormer == nil else { return }
    for stage in query.stages {
      guard case .condition(let condition) = stage.arguments else { continue }
      for part in condition.parts {
        guard case .compare(.path(let path), _, _, _) = part, path.names.count == 1,
          let field = relation.fields.first(where: { $0.id == "left" }),
          field.words.all.contains(folded(path.names[0].text))
        else { continue }
        problems.append(
          BindingProblem(
            .emptyByConstruction(path.names[0].text), at: path.place,
            fixes: [Fix(query.source.place.upperBound..<query.source.place.upperBound, " including former")]))
      }
    }
  }

  private func collectUndated(_ step: Step, into names: inout [Both]) {
    func add(_ typed: Typed) {
      if typed.isUndated, !names.contains(typed.name) { names.append(typed.name) }
    }
    switch step {
    case .filter(let bound, _): bound.watched.forEach(add)
    case .show(let columns): columns.forEach { add($0.typed) }
    case .group(let keys, let across, let measures, _):
      keys.forEach(add)
      if let across { add(across) }
      for measure in measures {
        switch measure.kind {
        case .count(let bound), .share(let bound, _): bound?.watched.forEach(add)
        case .of(_, let typed): add(typed)
        }
      }
    case .distinct(let keys): keys.forEach(add)
    case .sort(let keys): keys.forEach { add($0.typed) }
    case .rows, .count: break
    }
  }
}

extension Condition {
  /// The top-level parts joined by `and`.
  var parts: [Condition] {
    if case .and(let parts) = self { parts.flatMap(\.parts) } else { [self] }
  }
}

extension RelationFailure {
  /// The message in both tongues.
  var both: Both { Both(problem.message(in: .english), problem.message(in: .swedish)) }
}

extension Part {
  /// Whether any value is known.
  var hasKnown: Bool {
    switch self {
    case .bytes(let values): values.contains { $0 != .min }
    case .shorts(let values): values.contains { $0 != .min }
    case .ints(let values): values.contains { $0 != .min }
    case .longs(let values): values.contains { $0 != .min }
    }
  }
}

/// No rows and no fields.
final class Nothing: Relation {
  var noun: Noun? { nil }
  var count: Int { 0 }
  var fields: [Field] { [] }
  var present: [Bool]? { nil }
  func column(_ field: Field) throws(RelationFailure) -> KompModel.Column { Column(missing: 0) }
  func target(_ noun: NounID) -> (any Relation)? { nil }
}

extension Answered {
  /// The rows as a relation that a further query reads.
  var asRelation: any Relation { Subset(relation, rows: rows) }
}
