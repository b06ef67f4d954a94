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
    guard var (binder, scope) = start(environment, on: environment.today),
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
    var model = environment.model
    var placed: [(person: Int, ladder: String, before: Int64?)] = []
    let professions = staff.column("profession").widened
    let steps = staff.column("step")
    for person in persons {
      let profession = professions[person]
      let own = profession >= 0 ? model["professions"].text("ladder", Int(profession)) : nil
      guard
        let name = ladder == nil && own.map(model.isLadder) ?? false
          ? own : binder.ladder(ladder, at: stepPlace, unit: nil, in: scope)
      else { return (nil, binder.problems) }
      let known = model.steps(ofLadder: name)
      guard known.contains(step) else {
        let _: Never? = binder.refuse(
          .outsideLadder("\(step)", ladder: name, steps: known.count), at: stepPlace, fixes: [])
        return (nil, binder.problems)
      }
      placed.append((person, name, steps[person]))
    }
    let on = day ?? environment.today
    for (person, name, _) in placed {
      let row = model["placements"].addRows()
      model["placements"]["person", row] = Int64(person)
      model["placements"].setText("ladder", row, name)
      model["placements"]["step", row] = step
      model["placements"]["date", row] = Int64(on.number)
      model["placements"].setText("decided_by", row, decidedBy?.text)
    }
    func said(_ tongue: Tongue) -> String {
      placed.map { person, _, before in
        let name = KeptCondition.key(of: person, of: .staff, in: model)
        return "\(name): \(before.map(String.init) ?? "–") → \(step)"
      }.prefix(8).joined(separator: ", ") + (placed.count > 8 ? " …" : "")
        + (tongue == .english ? " from \(on)" : " från \(on)")
    }
    var changed = Changed(model: model, said: Both(said(.english), said(.swedish)))
    for (person, name, _) in placed.prefix(8) {
      let lacks = unmet(person, upTo: step, on: name, staff, environment)
      if lacks.isEmpty { continue }
      let key = KeptCondition.key(of: person, of: .staff, in: model)
      changed.notes.append(
        Both(
          "\(key): by the criteria up to step \(step) there remains "
            + lacks.map(\.english).joined(separator: "; "),
          "\(key): enligt kriterierna till och med steg \(step) återstår "
            + lacks.map(\.swedish).joined(separator: "; ")))
    }
    return (changed, binder.problems)
  }

  /// What a person lacks of the criteria of a ladder up to a step: a placement is a decision, and where
  /// it differs from what the criteria say that is said.
  private static func unmet(
    _ person: Int, upTo step: Int64, on ladder: String, _ staff: Roster,
    _ environment: Environment
  ) -> [Both] {
    let criteria = environment.model["criteria"]
    return (0..<criteria.count).compactMap { row in
      guard criteria.has(row), criteria.names(ladder, row), let own = criteria["step", row],
        own <= step, let text = criteria.text("condition", row),
        let mask = KeptCondition.mask(of: text, over: staff, in: environment), mask[person] == 0
      else { return nil }
      if let lack = KeptCondition.lack(of: text, over: staff, row: person, in: environment) {
        return lack
      }
      guard let said = environment.rosters.saying?(text, environment.model) else { return nil }
      return Both(said.main(in: .english), said.main(in: .swedish))
    }
  }
}
