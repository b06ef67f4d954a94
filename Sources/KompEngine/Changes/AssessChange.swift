import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Changer {
  /// `assess P02 hjälpmedel=3 from 2025-11-01 source=manager`: new judgements; those before are kept.
  public static func assess(
    people: [Name], levels: [Assignment], from raw: Literal?, fromPlace: Place?, by: Name?,
    _ environment: Environment
  ) -> (changed: Changed?, problems: [BindingProblem]) {
    guard case (var binder, let scope)? = start(environment, on: environment.today),
      let staff = scope.relation.staff
    else { return (nil, []) }
    let persons = people.compactMap {
      binder.row($0, of: .staff, Both("person", "person"), in: scope)
    }
    let day = binder.day(raw, at: fromPlace, begins: true, in: scope)
    let judged = levels.compactMap { assignment in
      binder.judged(
        assignment.name, .literal(assignment.value, assignment.valuePlace), in: scope)
    }
    let source = binder.source(by, in: scope)
    guard !binder.problems.contains(where: { $0.severity == .error }), let day else {
      return (nil, binder.problems)
    }
    let on = day ?? environment.today
    var editing = Editing(environment.model, .staff)
    do throws(RelationFailure) {
      try editing.assess(persons.map { Int32($0) }, judged, on: on, source: source, in: staff)
    } catch {
      let place = levels.first?.name.place ?? 0..<0
      let _: Never? = binder.refuse(.source("assessments", error.both), at: place)
      return (nil, binder.problems)
    }
    let count = persons.count * judged.count
    var changed = editing.changed
    changed.said = Both(
      count == 1 ? "1 assessment added on \(on)" : "\(count) assessments added on \(on)",
      count == 1 ? "1 bedömning tillagd den \(on)" : "\(count) bedömningar tillagda den \(on)")
    return (changed, binder.problems)
  }
}

/// A level in a competence.
struct Judged {
  let competence: Int
  let name: String
  let level: Int64
}

extension Binder {
  /// `hjälpmedel=3` with its meaning.
  mutating func judged(_ name: Name, _ level: Expression, in scope: Scope) -> Judged? {
    guard let row = competence(name, in: scope),
      let level = self.level(.expression(level), of: row, in: scope)?.floor
    else { return nil }
    let called = environment.model["competences"].text("name", row) ?? name.text
    return Judged(competence: row, name: called, level: level)
  }

  /// The source of a judgement.
  mutating func source(_ name: Name?, in scope: Scope) -> Int64? {
    guard let name else { return nil }
    let typed = Typed(
      term: .constant(Exact(0)), type: .list(.source), name: Both("source", "källa"),
      place: name.place)
    return codes(.word(name.text), at: name.place, of: typed, in: scope)?.first.map(Int64.init)
  }
}

extension Editing {
  /// Adds judgements: each person in each competence.
  mutating func assess(
    _ people: [Int32], _ judged: [Judged], on day: Day, source: Int64?, in staff: Roster
  ) throws(RelationFailure) {
    guard !people.isEmpty, !judged.isEmpty else { return }
    let old = model
    let pairs = people.flatMap { person in judged.map { (person: person, judged: $0) } }
    var cells: [String: Cells] = [
      "person": Cells(pairs.map { Int64($0.person) }),
      "competence": Cells(pairs.map { Int64($0.judged.competence) }),
      "level": Cells(pairs.map(\.judged.level)),
      "date": Cells(pairs.map { _ in Int64(day.number) }),
    ]
    if let source { cells["source"] = Cells(pairs.map { _ in source }) }
    let first = Int32(model["assessments"].count)
    try make("assessments", .add(first: first, count: Int32(pairs.count), cells: cells))
    let standing = Standing.of(staff)
    for (person, judged) in pairs {
      let held = standing.of(person: Int(person), in: judged.competence)
      note(
        person, Both(judged.name, judged.name), .number(scale: 0),
        held.map { .number(Int64($0.level)) } ?? .missing, .number(judged.level), in: old)
    }
  }
}

extension RowChanging {
  /// `assess hjälpmedel=3 from DAY source=manager`: new judgements of the people found.
  mutating func assess() throws(RelationFailure) -> Changed? {
    guard roster.nounOfRows.id == .staff else {
      return binder.refuse(.onlyPeople(word, scope.title), at: stage.wordPlace, fixes: [])
    }
    var judged: [Judged] = []
    for given in change.fields {
      guard let value = given.value else { continue }
      if let one = binder.judged(given.field, value, in: scope) { judged.append(one) }
    }
    let source = binder.source(change.source, in: scope)
    guard let day = day(begins: true), isSound else { return nil }
    try editing.assess(rows, judged, on: day, source: source, in: roster)
    var changed = changed(Both("assessed", "bedömt"))
    if !editing.rows.isEmpty {
      changed.said = Both(
        "\(changed.said.english) on \(day)", "\(changed.said.swedish) den \(day)")
    }
    return changed
  }
}
