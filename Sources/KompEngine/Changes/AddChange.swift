import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Changer {
  /// `add units name="Rehab Norr", parent=vård from 2026-01-01`: a new row; of a person the row, the
  /// employment and the placement.
  public static func add(_ line: AddLine, _ environment: Environment)
    throws(RelationFailure) -> (changed: Changed?, problems: [BindingProblem])
  {
    guard
      let roster = environment.rosters.roster(
        NounID(line.noun), in: environment.model,
        at: Moment(day: environment.today, rule: environment.rule))
    else {
      return (
        nil,
        [
          BindingProblem(
            .notRows(Both(line.nounName.text, line.nounName.text)), at: line.nounName.place)
        ]
      )
    }
    var adding = Adding(line, roster, Binder(environment))
    let changed = try adding.run()
    return (changed, adding.binder.problems)
  }
}

/// A row being added.
private struct Adding {
  let line: AddLine
  let roster: Roster
  var binder: Binder
  private var editing: Editing

  init(_ line: AddLine, _ roster: Roster, _ binder: Binder) {
    self.line = line
    self.roster = roster
    self.binder = binder
    editing = Editing(binder.environment.model, roster.nounOfRows)
  }

  private var noun: Noun { roster.nounOfRows }

  private var scope: Scope {
    Scope(fields: roster.fields, relation: roster, noun: noun, day: roster.moment.day)
  }

  mutating func run() throws(RelationFailure) -> Changed? {
    let (placement, others) = binder.dividedPlacement(line.fields, of: roster, in: scope)
    let values = binder.newValues(others, of: roster, in: scope)
    let from = binder.day(line.from, at: line.fromPlace, begins: true, in: scope)
    var step: Int64?
    if let placement {
      let typed = Typed(
        term: .constant(Exact(0)), type: .number(scale: 0), name: Both("step", "steg"),
        place: placement.step.field.place)
      if case .stored(let value)? = binder.becomes(placement.step.value, for: typed, in: scope) {
        step = value
      }
    }
    for value in values {
      if case .computed = value.kind {
        let _: Never? = binder.refuse(
          .takes("…", field: value.target.title, wanted: value.target.field.type.title),
          at: value.valuePlace, fixes: [])
      }
    }
    guard let from, !hasErrors else { return nil }
    guard isNamed(values) else { return nil }
    var cells: [String: [String: CellValue]] = [noun.home: [:]]
    for value in values {
      cells[value.target.register, default: [:]][value.target.column] = value.cell
    }
    guard begin(&cells, from) else { return nil }
    let own = cells.removeValue(forKey: noun.home) ?? [:]
    let row = try editing.add(noun.home, own)
    for (register, more) in cells.sorted(by: { $0.key < $1.key }) {
      var more = more
      more["person"] = .number(Int64(row))
      try editing.add(register, more)
    }
    for value in values {
      editing.note(
        row, value.target.title, value.target.field.type, .missing, value.cell,
        in: editing.model)
    }
    if let placement, let step {
      guard let ladder = ladder(placement, values, step) else { return nil }
      let placed = Placed(person: row, ladder: ladder, step: step, before: nil)
      try editing.place(
        [placed], from: from ?? roster.moment.day, decidedBy: placement.decidedBy?.text)
    }
    guard isSound(values, row) else { return nil }
    var changed = editing.changed
    let name = KeptCondition.called(Int(row), of: noun.id, in: editing.model)
    let day = from.map { Both(" from \($0)", " från \($0)") } ?? Both("", "")
    changed.said = Both(
      "added: \(noun.one.english) \(name)\(day.english)",
      "tillagt: \(noun.one.swedish) \(name)\(day.swedish)")
    return changed
  }

  private var hasErrors: Bool { binder.problems.contains { $0.severity == .error } }

  /// Whether the row says what it is known by.
  private mutating func isNamed(_ values: [NewValue]) -> Bool {
    let given = Set(values.map(\.target.field.id))
    var needed = [[noun.key, noun.label]]
    switch noun.id {
    case .staff: needed = [["id"]]
    case .employments: needed = [["person"]]
    case .assessments: needed = [["person"], ["competence"], ["level"]]
    case .ladders, .criteria: needed = [["ladder"], ["step"]]
    case .placements: needed = [["person"], ["ladder"], ["step"]]
    case .scales: needed = [["scale"], ["level"]]
    case .needs: needed = [["unit"], ["needed"], ["competence"]]
    case .targets: needed = [["unit"], ["ladder"], ["step"], ["target"]]
    case .roles: needed = [["role"], ["competence"]]
    case .wishes: needed = [["person"], ["competence"]]
    default: break
    }
    for ids in needed where !ids.contains(where: given.contains) {
      guard let field = noun.fields.first(where: { ids.contains($0.id) }) else { continue }
      let title = Both(field.words.main(in: .english), field.words.main(in: .swedish))
      let _: Never? = binder.refuse(.needsValue(title), at: line.nounName.place, fixes: [])
      return false
    }
    return true
  }

  /// Gives the row the day it holds from, in the field of its noun that says so.
  private mutating func begin(_ cells: inout [String: [String: CellValue]], _ from: Day?) -> Bool {
    var starts: (register: String, column: String)?
    switch noun.id {
    case .staff:
      starts = ("employments", "start_date")
      if cells["employments"] == nil { cells["employments"] = [:] }
    case .employments, .needs: starts = (noun.home, "start_date")
    case .assessments, .placements, .wishes: starts = (noun.home, "date")
    default: break
    }
    guard let starts else {
      if from != nil, let place = line.fromPlace {
        let _: Never? = binder.refuse(
          .notTaken(
            Both("\"from\"", "\"från\""), by: noun.words[0].main(in: .english)),
          at: place, fixes: [])
        return false
      }
      return true
    }
    let isGiven = cells[starts.register]?[starts.column] != nil
    // A judgement or a decision is of a day; an employment may be as old as anything.
    let day = from ?? (starts.column == "date" ? roster.moment.day : nil)
    if let day, !isGiven {
      cells[starts.register, default: [:]][starts.column] = .number(Int64(day.number))
    }
    if noun.id == .needs, cells["needs"]?["counted"] == nil {
      cells["needs", default: [:]]["counted"] = .number(0)
    }
    return true
  }

  /// The ladder of a new person's step: the one named, the profession's, the only one.
  private mutating func ladder(_ order: PlacementOrder, _ values: [NewValue], _ step: Int64)
    -> String?
  {
    let place = order.step.value?.place ?? order.step.place
    let model = editing.model
    var own: String?
    if case .stored(let profession)? = values.first(where: {
      $0.target.field.id == "profession"
    })?.kind {
      own = model["professions"].text("ladder", Int(profession))
    }
    guard
      let name = order.ladder == nil && own.map(model.isLadder) ?? false
        ? own : binder.ladder(order.ladder, at: place, unit: nil, in: scope)
    else { return nil }
    let known = model.steps(ofLadder: name)
    guard known.contains(step) else {
      return binder.refuse(
        .outsideLadder("\(step)", ladder: name, steps: known.count), at: place, fixes: [])
    }
    return name
  }

  private mutating func isSound(_ values: [NewValue], _ row: Int32) -> Bool {
    for value in values {
      let written =
        value.target.register == noun.home
        ? row : Int32(editing.model[value.target.register].count - 1)
      guard
        binder.isSound(
          editing.model, value.target.register, value.target.column, [written],
          at: value.valuePlace)
      else { return false }
    }
    return noun.id != .competences || isNewCompetence(values, row)
  }

  /// Whether no competence of the same category bears the name.
  private mutating func isNewCompetence(_ values: [NewValue], _ row: Int32) -> Bool {
    let held = editing.model["competences"]
    guard let name = held.text("name", Int(row)) else { return true }
    for other in 0..<Int(row)
    where held.has(other) && held["parent", other] == held["parent", Int(row)]
      && held.text("name", other).map({ folded($0) }) == folded(name)
    {
      let place = values.first { $0.target.column == "name" }?.valuePlace ?? line.nounName.place
      let _: Never? = binder.refuse(.keyTaken(name), at: place, fixes: [])
      return false
    }
    return true
  }
}

extension NewValue {
  /// The value, where it is the same for every row.
  fileprivate var cell: CellValue {
    switch kind {
    case .missing, .computed: .missing
    case .stored(let value): .number(value)
    case .text(let text): .text(text)
    }
  }
}
