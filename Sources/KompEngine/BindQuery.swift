import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Binder {
  /// The plan of a query; nil where a problem was noted.
  mutating func query(_ query: Query) -> Plan? {
    if query.time.againstPlace != nil {
      return against(query).flatMap { compared(query, $0) }
    }
    if query.time.knownOnPlace != nil { return known(query) }
    let day = asOf(query.time)
    let moment = environment.moment(
      on: day, includingFormer: query.time.includingFormer != nil)
    var innerFacts: [Fact] = []
    guard
      let relation = source(query.source, at: moment, said: query.time, facts: &innerFacts)
    else { return nil }
    if let foreseeing = relation as? any ForeseeingRelation {
      func fields(_ names: Set<String>) -> [Field] {
        let words = Set(names.map(folded))
        return relation.fields.filter { field in words.contains { field.isCalled($0) } }
      }
      foreseeing.foresee(fields(query.namedFields), whole: fields(query.fieldsOfEveryRow))
    }
    let earlier = relation as? Subset
    var scope = Scope(
      fields: relation.fields, relation: relation, noun: relation.noun,
      day: earlier?.day ?? moment.day)
    let standard = earlier?.shown ?? standard(query, of: relation)
    var shown = standard
    guard let steps = steps(of: query, in: &scope, showing: &shown) else { return nil }
    var undated: [Both] = []
    for step in steps { collectUndated(step, into: &undated) }
    warnOfLeavers(query, relation: relation)
    warnOfLadders(query, relation: relation)
    warnOfCountedGroups(query)
    refuseMixedScales(query, relation: relation)
    guard !problems.contains(where: { $0.severity == .error }) else { return nil }
    var facts = innerFacts
    if relation.noun != nil || relation is AnalysisTable, query.time.asOf != nil {
      if moment.day > max(environment.today, environment.asked ?? environment.today) {
        facts.append(.future(moment.day))
      }
      if let table = relation as? AnalysisTable { facts += dayless(table) }
    }
    return Plan(
      relation: relation, steps: noting(steps, on: relation),
      day: earlier.map(\.day)
        ?? (relation.noun == nil && !(relation is AnalysisTable) ? nil : moment.day),
      isDaySaid: earlier?.isDaySaid ?? (query.time.asOf != nil), noun: relation.noun,
      standard: standard, undated: undated, facts: facts, warnings: problems)
  }

  /// What is printed of a relation where no stage says so.
  ///
  /// Nothing where a stage says so before anything asks: a file's own field is read to find out what it is,
  /// and a question that counts need not read what it does not ask about.
  private func standard(_ query: Query, of relation: any Relation) -> [Shown] {
    let next = query.stages.first { ![.`where`, .sort, .top, .limit].contains($0.word) }
    if let next {
      switch next.arguments {
      case .grouping, .measures: return []
      case .columns(let columns) where next.word == .show && !columns.isEmpty: return []
      default: if next.word == .count { return [] }
      }
    }
    return relation.fields.filter(\.isShown).map { $0.typed().shown() }
  }

  /// The steps of all stages.
  ///
  /// A stage that would make rows of its own and cannot ends the search for problems: what its columns
  /// would have been called is not known.
  mutating func steps(
    of query: Query, in scope: inout Scope, showing shown: inout [Shown]
  ) -> [Step]? {
    var steps: [Step] = []
    for stage in query.stages {
      guard let kind = Stages.named(stage.word) else {
        return refuse(.notYet(stage.word.main(in: .english)), at: stage.wordPlace)
      }
      let before = problems.count
      steps += kind.bind(stage, with: &self, in: &scope, showing: &shown)
      let failed = problems[before...].contains { $0.severity == .error }
      switch stage.arguments {
      case .grouping, .measures, .paths, .columns: if failed { return nil }
      default: break
      }
    }
    return steps
  }

  /// The steps with a note, after the conditions, of those who work in the units named through another
  /// employment than their main one.
  private func noting(_ steps: [Step], on relation: any Relation) -> [Step] {
    guard relation is Roster, relation.noun?.id == .staff else { return steps }
    var units: [UInt8]?
    var last = 0
    for (index, step) in steps.enumerated() {
      guard case .filter(let bound, _) = step else {
        if case .sort = step { continue }
        break
      }
      for part in bound.parts {
        guard let table = part.units else { continue }
        units = units.map { held in zip(held, table).map { $0 & $1 } } ?? table
        last = index + 1
      }
      if units != nil { last = index + 1 }
    }
    guard let units else { return steps }
    return Array(steps[..<last]) + [.others(units)] + Array(steps[last...])
  }

  /// The day of `as of`: a period means its last day.
  mutating func asOf(_ time: TimeClause) -> Day? {
    guard let raw = time.asOf, let place = time.asOfPlace else { return nil }
    return lastDay(of: raw, at: place, named: Both("as of", "den"))
  }

  mutating func source(
    _ source: QuerySource, at moment: Moment, said: TimeClause, facts: inout [Fact]
  ) -> (any Relation)? {
    switch source {
    case .file, .query, .named, .it:
      if let place = said.place { return refuse(.noTime, at: place) }
    case .noun, .nounFrom, .analysis: break
    }
    switch source {
    case .noun(let id, let name):
      if let table = environment.table(id) {
        if let place = said.place { return refuse(.noTime, at: place) }
        return table
      }
      guard let roster = environment.rosters.roster(NounID(id), in: environment.model, at: moment)
      else { return refuse(.notYet(name.text), at: name.place) }
      return roster
    case .nounFrom(let id, let name, let file):
      return open(
        file, as: NounID(id), when: moment, at: name.place.lowerBound..<file.place.upperBound)
    case .file(let name):
      return open(name, as: nil, when: moment, at: name.place)
    case .query(let inner):
      return nested(inner, facts: &facts)
    case .named(let name):
      let key = folded(name.text)
      guard let query = environment.queries[key] else {
        let near = Nearest.words(
          to: name.text,
          among: environment.queries.keys.sorted()
            + Schema.nouns.flatMap { $0.words.flatMap(\.all) }
            + environment.analyses.flatMap { $0.words.all } + commands)
        let sentences = sentences(around: name, at: moment)
        return refuse(
          .unknownName(name.text), at: name.place, offers: near,
          fixes: resultHabit(name) + sentences + near.map { Fix(name.place, quotedWhereNeeded($0)) }
        )
      }
      guard !opening.contains(key) else { return refuse(.unknownName(name.text), at: name.place) }
      opening.append(key)
      defer { opening.removeLast() }
      var inner = Binder(environment)
      inner.opening = opening
      // A problem inside a named query is shown where the name is used.
      func shown(_ problems: [BindingProblem]) -> [BindingProblem] {
        problems.map { BindingProblem($0.fact, at: name.place, offers: $0.offers, fixes: []) }
      }
      guard let plan = inner.query(query) else {
        problems += shown(inner.problems)
        return nil
      }
      problems += shown(plan.warnings)
      return run(plan, named: name.text, at: name.place, facts: &facts)
    case .analysis(let call):
      return analysis(call, at: moment, facts: &facts)
    case .it(let place):
      guard let last = environment.last else { return refuse(.nothingShown, at: place) }
      guard !last.isOf(environment.model), let roster = rosterNow(of: last.relation) else {
        return Subset(last, keepsColumns: true)
      }
      // The rows by their numbers, as they are now; those that are gone are left out.
      let register = environment.model[roster.nounOfRows.home]
      return Subset(last, of: roster, last.rows.filter { register.has(Int($0)) })
    }
  }

  /// The words that open a statement of another kind: `hepl` alone reads as a name.
  private var commands: [String] {
    (environment.phrasebook?.commands.keys).map { words in
      words.flatMap { word in Tongue.allCases.flatMap { word.spellings(in: $0) } }.sorted()
    } ?? []
  }

  /// `last`, `_`, `resultatet`: what other prompts call the last result.
  private func resultHabit(_ name: Name) -> [Fix] {
    let habits: [String: Tongue] = [
      "last": .english, "_": .english, "result": .english, "senaste": .swedish,
      "resultat": .swedish, "resultatet": .swedish,
    ]
    return habits[folded(name.text)].map { [Fix(name.place, Keyword.it.main(in: $0))] } ?? []
  }

  /// A unit or a field alone: the query that asks about it.
  private func sentences(around name: Name, at moment: Moment) -> [Fix] {
    let start = name.place.lowerBound..<name.place.lowerBound
    if let field = Noun.staff.fields.first(where: { $0.words.all.contains(folded(name.text)) }) {
      let isSwedish = field.words.isSwedish(name.text)
      return [Fix(start, isSwedish ? "personal visa " : "staff show ")]
    }
    func isIn(_ noun: NounID, _ field: String) -> Bool {
      guard let roster = environment.rosters.roster(noun, in: environment.model, at: moment)
      else { return false }
      let wanted = folded(name.text)
      return texts(of: field, in: roster).contains { $0.map(folded) == wanted }
    }
    if isIn(.units, "name") {
      return [Fix(start, "staff where unit="), Fix(start, "personal där enhet=")]
    }
    return isIn(.staff, "id")
      ? [Fix(start, "staff where id="), Fix(start, "personal där id=")] : []
  }

  private mutating func nested(_ query: Query, facts: inout [Fact]) -> (any Relation)? {
    guard let plan = self.query(query) else { return nil }
    return run(plan, named: "(…)", at: query.place, facts: &facts)
  }

  /// The rows of an inner query, with what is to be said about them.
  private mutating func run(
    _ plan: Plan, named name: String, at place: Place, facts: inout [Fact]
  ) -> (any Relation)? {
    do {
      let answered = try Runner.run(plan)
      facts += answered.facts.filter { if case .reading = $0 { false } else { true } }
      return answered.asRelation
    } catch {
      return refuse(.source(name, error.both), at: place)
    }
  }

  private mutating func open(
    _ name: Name, as noun: NounID?, when moment: Moment, at place: Place
  ) -> (any Relation)? {
    do {
      return try environment.file(name.text, noun, moment)
    } catch {
      return refuse(.source(name.text, error.both), at: name.place)
    }
  }

  private func collectUndated(_ step: Step, into names: inout [Both]) {
    func add(_ typed: Typed) {
      if typed.isUndated || typed.isDayless, !names.contains(typed.name) {
        names.append(typed.name)
      }
    }
    switch step {
    case .filter(let bound, _): bound.watched.forEach(add)
    case .show(let columns), .showAll(let columns): columns.forEach { add($0.typed) }
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
    case .first, .chart, .count, .hide, .others: break
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
