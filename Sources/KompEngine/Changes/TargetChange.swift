import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Changer {
  /// `target kommunrehab: 1, 1, 2, 1`: how many a unit aims to have on each step of its ladder.
  public static func target(_ line: TargetLine, in source: Source, _ environment: Environment)
    -> (changed: Changed?, problems: [BindingProblem])
  {
    guard case (var binder, let scope)? = start(environment, on: environment.today) else {
      return (nil, [])
    }
    guard let unit = binder.row(line.unit, of: .units, Both("unit", "enhet"), in: scope),
      let ladder = binder.ladder(line.ladder, at: line.place, unit: unit, in: scope)
    else { return (nil, binder.problems) }
    var model = environment.model
    let steps = model.steps(ofLadder: ladder)
    guard line.counts.count <= steps.count else {
      let _: Never? = binder.refuse(
        .outsideLadder("\(line.counts.count)", ladder: ladder, steps: steps.count),
        at: line.place, fixes: [])
      return (nil, binder.problems)
    }
    let targets = model["targets"]
    var isNew = true
    for row in 0..<targets.count
    where !targets.removed.contains(Int32(row)) && targets["unit", row] == Int64(unit)
      && targets.names(ladder, row)
    {
      model["targets"].removed.insert(Int32(row))
      isNew = false
    }
    for (step, count) in zip(steps, line.counts) {
      let row = model["targets"].addRows()
      model["targets"]["unit", row] = Int64(unit)
      model["targets"].setText("ladder", row, ladder)
      model["targets"]["step", row] = step
      model["targets"]["target", row] = Int64(count)
    }
    let name = KeptCondition.name(of: unit, of: .units, in: model)
    let counts = line.counts.map(String.init).joined(separator: ", ")
    return (
      Changed(
        model: model,
        said: Both(
          "\(name) aims at \(counts) on \(ladder)"
            + (isNew ? "" : "; the target before is replaced"),
          "\(name) siktar på \(counts) på \(ladder)"
            + (isNew ? "" : "; det tidigare målet är ersatt"))), binder.problems
    )
  }
}

extension Binder {
  /// The ladder that is meant: the one named, the only one there is, the one the unit's people climb.
  mutating func ladder(_ name: Name?, at place: Place, unit: Int?, in scope: Scope) -> String? {
    let model = environment.model
    let names = model.ladderNames
    if let name {
      if let found = names.first(where: { folded($0) == folded(name.text) }) { return found }
      return refuse(
        .unknownValue(name.text, field: Both("ladder", "stege"), kind: Both("ladder", "stege")),
        at: name.place, offers: Nearest.words(to: name.text, among: names),
        note: names.isEmpty
          ? nil
          : Both(
            "could stand here: " + names.joined(separator: ", "),
            "här kan stå: " + names.joined(separator: ", ")))
    }
    if names.count == 1 { return names[0] }
    if let unit, let staff = scope.relation.staff {
      let units = staff.column("unit").widened
      let ladders = staff.column("ladder")
      var used: Set<String> = []
      for row in units.indices where units[row] == Int64(unit) && staff.present?[row] ?? true {
        if let text = ladders.text(row) { used.insert(text) }
      }
      if used.count == 1, let only = used.first { return only }
    }
    return refuse(
      .whichLadder(names), at: place, offers: [], fixes: [])
  }
}
