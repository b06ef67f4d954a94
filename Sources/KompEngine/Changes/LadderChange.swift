import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Changer {
  /// `ladder "Fyrstegsmodell" for … end`: a ladder, new or in a new version.
  ///
  /// Nobody is moved: a placement is a decision, and what the new criteria say of it is for `readiness`.
  public static func ladder(_ block: LadderBlock, in source: Source, _ environment: Environment)
    -> (changed: Changed?, problems: [BindingProblem])
  {
    guard case (var binder, let scope)? = start(environment, on: environment.today) else {
      return (nil, [])
    }
    var professions: [Int] = []
    for name in block.professions {
      if let row = binder.row(name, of: .professions, Both("profession", "yrke"), in: scope) {
        professions.append(row)
      }
    }
    var kept: [(step: Int, must: Bool, text: String)] = []
    for step in block.steps {
      for criterion in step.criteria {
        let (text, found) = KeptCondition.text(
          of: criterion.condition, at: criterion.conditionPlace(in: source), in: source,
          environment: environment)
        binder.problems += found
        if let text { kept.append((step.number, criterion.must, text)) }
      }
    }
    guard !binder.problems.contains(where: { $0.severity == .error }) else {
      return (nil, binder.problems)
    }
    var model = environment.model
    let name = block.name.text
    let isNew = !model.isLadder(name)
    let ladders = model["ladders"]
    var rowOf: [Int64: Int] = [:]
    for row in 0..<ladders.count
    where !ladders.removed.contains(Int32(row)) && ladders.names(name, row) {
      guard let step = ladders["step", row], rowOf[step] == nil else { continue }
      rowOf[step] = row
    }
    for step in block.steps {
      let row = rowOf.removeValue(forKey: Int64(step.number)) ?? model["ladders"].addRows()
      model["ladders"].setText("ladder", row, name)
      model["ladders"]["step", row] = Int64(step.number)
      model["ladders"].setText("name", row, step.name?.text)
    }
    for row in rowOf.values { model["ladders"].removed.insert(Int32(row)) }
    let criteria = model["criteria"]
    for row in 0..<criteria.count where criteria.names(name, row) {
      model["criteria"].removed.insert(Int32(row))
    }
    var number: [Int: Int64] = [:]
    for criterion in kept {
      let row = model["criteria"].addRows()
      number[criterion.step, default: 0] += 1
      model["criteria"].setText("ladder", row, name)
      model["criteria"]["step", row] = Int64(criterion.step)
      model["criteria"]["number", row] = number[criterion.step]
      model["criteria"]["must", row] = criterion.must ? 1 : 0
      model["criteria"].setText("condition", row, criterion.text)
    }
    for row in professions { model["professions"].setText("ladder", row, name) }
    let (steps, count) = (block.steps.count, kept.count)
    var changed = Changed(
      model: model,
      said: Both(
        "\(name): \(steps) steps, \(count) criteria"
          + (isNew ? "" : "; the ladder before is replaced"),
        "\(name): \(steps) steg, \(count) kriterier"
          + (isNew ? "" : "; den tidigare stegen är ersatt")))
    if !isNew {
      changed.notes.append(
        Both(
          "nobody's placement was changed", "ingens inplacering ändrades"))
    }
    return (changed, binder.problems)
  }
}

extension LadderCriterion {
  /// Where the condition stands, without the word that makes it mandatory.
  func conditionPlace(in source: Source) -> Place {
    guard must else { return place }
    let text = source[place]
    guard let end = text.firstIndex(where: { $0.isWhitespace }),
      let start = text[end...].firstIndex(where: { !$0.isWhitespace })
    else { return place }
    return place.lowerBound
      + text.utf8.distance(from: text.startIndex, to: start)..<place.upperBound
  }
}

extension Register {
  /// Whether a row belongs to a ladder of this name, case aside.
  func names(_ ladder: String, _ row: Int) -> Bool {
    text("ladder", row).map { folded($0) == folded(ladder) } ?? false
  }
}

extension Model {
  /// Whether there is a ladder of this name.
  func isLadder(_ name: String) -> Bool { ladderNames.contains { folded($0) == folded(name) } }

  /// The names of the ladders there are, each once, in the order they came.
  var ladderNames: [String] {
    let ladders = self["ladders"]
    var names: [String] = []
    for row in 0..<ladders.count where !ladders.removed.contains(Int32(row)) {
      if let name = ladders.text("ladder", row), !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The steps of a ladder, lowest first.
  func steps(ofLadder name: String) -> [Int64] {
    let ladders = self["ladders"]
    return (0..<ladders.count).filter {
      !ladders.removed.contains(Int32($0)) && ladders.names(name, $0)
    }.compactMap { ladders["step", $0] }.sorted()
  }
}
