import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Changer {
  /// `place P02 step=3 from 2025-11-01 decided_by="enhetschef"`: a decision, dated and signed.
  public static func place(
    people: [Name], step raw: Literal, stepPlace: Place, ladder: Name?, from: Literal?,
    fromPlace: Place?, decidedBy: Name?, _ environment: Environment
  ) -> (changed: Changed?, problems: [BindingProblem]) {
    guard case (var binder, let scope)? = start(environment, on: environment.today),
      let staff = scope.relation.staff
    else { return (nil, []) }
    let persons = people.compactMap {
      binder.row($0, of: .staff, Both("person", "person"), in: scope)
    }
    let day = binder.day(from, at: fromPlace, begins: true, in: scope)
    let typed = Typed(
      term: .constant(Exact(0)), type: .number(scale: 0), name: Both("step", "steg"),
      place: stepPlace)
    let step = binder.amount(binder.resolved(raw), at: stepPlace, for: typed)?.floor
    guard let step, let day, persons.count == people.count else { return (nil, binder.problems) }
    let rows = persons.map { Int32($0) }
    guard
      let placed = binder.placed(
        rows, on: rows.map { _ in step }, ladder: ladder, at: stepPlace, in: staff, scope)
    else { return (nil, binder.problems) }
    let on = day ?? environment.today
    var editing = Editing(environment.model, .staff)
    do throws(RelationFailure) {
      try editing.place(placed, from: on, decidedBy: decidedBy?.text)
    } catch {
      let _: Never? = binder.refuse(.source("placements", error.both), at: stepPlace)
      return (nil, binder.problems)
    }
    func said(_ tongue: Tongue) -> String {
      placed.map { one in
        let name = KeptCondition.key(of: Int(one.person), of: .staff, in: editing.model)
        return "\(name): \(one.before.map(String.init) ?? "–") → \(step)"
      }.prefix(8).joined(separator: ", ") + (placed.count > 8 ? " …" : "")
        + (tongue == .english ? " from \(on)" : " från \(on)")
    }
    var changed = editing.changed
    changed.said = Both(said(.english), said(.swedish))
    // The sentence says it all.
    changed.table = nil
    changed.notes += remaining(placed, staff, environment)
    return (changed, binder.problems)
  }
}

/// A decision about one person's step.
struct Placed {
  let person: Int32
  let ladder: String
  let step: Int64
  let before: Int64?
}

/// What a stage says of a step: on which ladder, by whom.
struct PlacementOrder {
  let step: FieldValue
  var ladder: Name?
  var decidedBy: Name?
}

extension Binder {
  /// The decisions that put people on steps; the ladder is the profession's where none is named.
  mutating func placed(
    _ people: [Int32], on steps: [Int64], ladder: Name?, at place: Place, in staff: Roster,
    _ scope: Scope
  ) -> [Placed]? {
    let model = environment.model
    let professions = staff.column("profession").widened
    let held = staff.column("step")
    var placed: [Placed] = []
    for (person, step) in zip(people, steps) {
      let profession = professions[Int(person)]
      let own = profession >= 0 ? model["professions"].text("ladder", Int(profession)) : nil
      guard
        let name = ladder == nil && own.map(model.isLadder) ?? false
          ? own : self.ladder(ladder, at: place, unit: nil, in: scope)
      else { return nil }
      let known = model.steps(ofLadder: name)
      guard known.contains(step) else {
        return refuse(
          .outsideLadder("\(step)", ladder: name, steps: known.count), at: place, fixes: [])
      }
      placed.append(Placed(person: person, ladder: name, step: step, before: held[Int(person)]))
    }
    return placed
  }

  /// The fields of a change of people parted: those that are a decision on a step, and all others.
  mutating func dividedPlacement(_ fields: [FieldValue], of roster: Roster, in scope: Scope)
    -> (placement: PlacementOrder?, others: [FieldValue])
  {
    func id(_ given: FieldValue) -> String? { scope.field(given.field.text)?.id }
    guard roster.nounOfRows.id == .staff,
      let step = fields.first(where: { ["step", "level"].contains(id($0)) })
    else { return (nil, fields) }
    var order = PlacementOrder(step: step)
    var others: [FieldValue] = []
    for given in fields where given != step {
      if id(given) == "ladder", case .literal(let literal, let place)? = given.value {
        order.ladder = Name(written(resolved(literal)), at: place)
      } else {
        others.append(given)
      }
    }
    return (order, others)
  }
}

extension Editing {
  /// Adds decisions on steps.
  mutating func place(_ placed: [Placed], from day: Day, decidedBy: String?)
    throws(RelationFailure)
  {
    guard !placed.isEmpty else { return }
    let old = model
    let ladders: [String?] = placed.map(\.ladder)
    var cells: [String: Cells] = [
      "person": Cells(placed.map { Int64($0.person) }), "ladder": Cells(texts: ladders),
      "step": Cells(placed.map(\.step)),
      "date": Cells(placed.map { _ in Int64(day.number) }),
    ]
    if let decidedBy { cells["decided_by"] = Cells(texts: placed.map { _ in decidedBy }) }
    let first = Int32(model["placements"].count)
    try make(
      "placements", .add(first: first, count: Int32(placed.count), cells: cells))
    for one in placed {
      note(
        one.person, Both("step", "steg"), .number(scale: 0),
        one.before.map { .number($0) } ?? .missing, .number(one.step), in: old)
    }
  }
}

extension RowChanging {
  /// `place step=3 ladder="F" from DAY decided_by="…"`.
  mutating func place() throws(RelationFailure) -> Changed? {
    guard roster.nounOfRows.id == .staff else {
      return binder.refuse(.onlyPeople(word, scope.title), at: stage.wordPlace, fixes: [])
    }
    let fields = Noun.placements.fields
    func id(_ given: FieldValue) -> String? {
      let wanted = folded(given.field.text)
      if scope.field(given.field.text)?.id == "level" { return "step" }
      return fields.first { $0.words.all.contains { folded($0) == wanted } }?.id
    }
    var step: FieldValue?
    var ladder: Name?
    var decidedBy: Name?
    for given in change.fields {
      let name: Name? =
        if case .literal(let literal, let place)? = given.value {
          Name(binder.written(binder.resolved(literal)), at: place)
        } else {
          nil
        }
      switch id(given) {
      case "step": step = given
      case "ladder" where name != nil: ladder = name
      case "decided_by" where name != nil: decidedBy = name
      default:
        let known = ["step", "ladder", "decided_by"]
        let words = fields.filter { known.contains($0.id) }.flatMap(\.words.all)
        return binder.refuse(
          .unknownField(given.field.text, of: Both("place", "placera")), at: given.field.place,
          offers: Nearest.words(to: given.field.text, among: words))
      }
    }
    guard let step else {
      return binder.refuse(.needsValue(Both("step", "steg")), at: stage.place, fixes: [])
    }
    guard let day = day(begins: true) else { return nil }
    try decide(PlacementOrder(step: step, ladder: ladder, decidedBy: decidedBy), on: day)
    return isSound ? changed(Both("placed", "inplacerat"), from: day) : nil
  }

  /// The steps of a placement, one a row; nil where a problem was noted.
  private mutating func steps(_ order: PlacementOrder) throws(RelationFailure) -> [Int64]? {
    let title = Both("step", "steg")
    let typed = Typed(
      term: .constant(Exact(0)), type: .number(scale: 0), name: title,
      place: order.step.field.place)
    guard let kind = binder.becomes(order.step.value, for: typed, in: scope),
      let field = roster.fields.first(where: { $0.id == "step" })
    else { return nil }
    if case .missing = kind {
      return binder.refuse(.needsValue(title), at: order.step.place, fixes: [])
    }
    let target = FieldPlace(
      field: field, register: "placements", column: "step", isDated: false, lines: nil)
    let value = NewValue(
      target: target, kind: kind, place: order.step.place,
      valuePlace: order.step.value?.place ?? order.step.place)
    if rows.isEmpty { return [] }
    var steps: [Int64] = []
    for cell in try value.cells(for: rows, in: roster) {
      guard case .number(let step) = cell else {
        return binder.refuse(.needsValue(title), at: order.step.place, fixes: [])
      }
      steps.append(step)
    }
    return steps
  }

  /// Puts the rows on steps from a day on.
  mutating func decide(_ order: PlacementOrder, on day: Day) throws(RelationFailure) {
    guard let steps = try steps(order) else { return }
    if let ladder = order.ladder,
      binder.ladder(ladder, at: ladder.place, unit: nil, in: scope) == nil
    {
      return
    }
    let valuePlace = order.step.value?.place ?? order.step.place
    guard
      let placed = binder.placed(
        rows, on: steps, ladder: order.ladder, at: valuePlace, in: roster, scope)
    else { return }
    try editing.place(placed, from: day, decidedBy: order.decidedBy?.text)
    editing.notes += Changer.remaining(placed, roster, binder.environment)
  }

  /// Mends the latest decision of each row.
  mutating func mend(_ order: PlacementOrder, on day: Day) throws(RelationFailure) {
    guard let steps = try steps(order) else { return }
    let latest = Placing.rows(of: roster)
    let ladders = roster.column("ladder")
    var given: [(row: Int32, here: Int32, cell: CellValue)] = []
    for (row, step) in zip(rows, steps) where latest[Int(row)] >= 0 {
      if let name = ladders.text(Int(row)) {
        let known = editing.model.steps(ofLadder: name)
        if !known.isEmpty, !known.contains(step) {
          let _: Never? = binder.refuse(
            .outsideLadder("\(step)", ladder: name, steps: known.count),
            at: order.step.value?.place ?? order.step.place, fixes: [])
          return
        }
      }
      given.append((row, latest[Int(row)], .number(step)))
    }
    let without = rows.count - given.count
    if without > 0 {
      editing.saysSame = false
      editing.notes.append(
        Both(
          "\(without) without a placement to correct",
          "\(without) utan inplacering att rätta"))
    }
    try mend(
      given, "placements", "step", Both("step", "steg"), .number(scale: 0), on: day,
      isSince: false)
  }
}
