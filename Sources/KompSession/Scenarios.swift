import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

/// A copy of the model on which things are tried until it is kept or discarded.
struct Scenario {
  /// A statement that was made in it.
  struct Step {
    /// The line as typed.
    var line: String?
    /// What it did.
    let change: Change
  }

  /// Its name as typed.
  let name: String
  /// The model it began with.
  let start: Model
  /// The model as it is in it.
  var model: Model
  /// What was done in it, in order.
  var steps: [Step] = []
  /// The first day on which all of it holds, and the same of what is no leaving.
  var day: Day
  var dayBesidesLeaving: Day
}

/// The scenarios of a session, in the order they were begun.
struct Scenarios {
  private(set) var all: [Scenario] = []
  /// Which of them one is in.
  private(set) var place: Int?

  /// The scenario one is in.
  var current: Scenario? { place.map { all[$0] } }
  /// Whether something has been done in one.
  var holdsSomething: Bool { all.contains { !$0.steps.isEmpty } }

  /// Goes into the scenario of a name, begun on a model where there is none yet; answers whether it is new.
  mutating func enter(_ name: String, on model: Model, today: Day) -> Bool {
    if let known = all.firstIndex(where: { folded($0.name) == folded(name) }) {
      place = known
      return false
    }
    all.append(
      Scenario(name: name, start: model, model: model, day: today, dayBesidesLeaving: today))
    place = all.count - 1
    return true
  }

  /// Goes out of the scenario one is in.
  mutating func leave() { place = nil }

  /// Drops the scenario one is in.
  mutating func drop() {
    if let place { all.remove(at: place) }
    place = nil
  }

  /// Drops all of them.
  mutating func forget() { self = Scenarios() }

  /// What one is in becomes another model.
  mutating func adopt(_ model: Model) {
    guard let place, let change = Change.between(all[place].model, model) else { return }
    all[place].model = model
    all[place].steps.append(Scenario.Step(line: nil, change: change))
  }

  /// Takes the last step of the scenario one is in back; nil where nothing was done in it.
  mutating func takeBack() throws(ChangeProblem) -> Scenario.Step? {
    guard let place, let last = all[place].steps.last else { return nil }
    var model = all[place].start
    for step in all[place].steps.dropLast() { _ = try model.apply(step.change) }
    all[place].model = model
    all[place].steps.removeLast()
    return last
  }

  /// Whether steps wait to be told which statement they came of.
  var awaitsLine: Bool { place.map { all[$0].steps.contains { $0.line == nil } } ?? false }

  /// Says which statement the last steps came of, and from which day it holds.
  mutating func note(_ line: String, _ days: (day: Day, isLeaving: Bool)) {
    guard let place else { return }
    var isNew = false
    for index in all[place].steps.indices where all[place].steps[index].line == nil {
      all[place].steps[index].line = line
      isNew = true
    }
    guard isNew else { return }
    all[place].day = max(all[place].day, days.day)
    if !days.isLeaving {
      all[place].dayBesidesLeaving = max(all[place].dayBesidesLeaving, days.day)
    }
  }
}

extension Scenario {
  /// Its statements as changes of a model that may have moved on; the rows that both changed where it cannot be.
  func steps(on base: Model) throws(ScenarioConflict) -> [Step] {
    let (from, to) = (start.rowCounts, base.rowCounts)
    guard start.stamp != base.stamp else { return steps }
    guard let meanwhile = Change.between(start, base) else { throw ScenarioConflict(rows: [:]) }
    let (moved, taken) = (meanwhile.changedRows, meanwhile.taken)
    var both: [String: Set<Int32>] = [:]
    for step in steps {
      for (register, rows) in step.change.changedRows {
        both[register, default: []].formUnion(rows.intersection(moved[register] ?? []))
      }
      for (register, rows) in step.change.referred {
        both[register, default: []].formUnion(rows.intersection(taken[register] ?? []))
      }
    }
    for (register, rows) in saidTwice(on: base) { both[register, default: []].formUnion(rows) }
    both = both.filter { !$0.value.isEmpty }
    guard both.isEmpty else { throw ScenarioConflict(rows: both) }
    return steps.map { Step(line: $0.line, change: $0.change.moved(from: from, to: to)) }
  }
}

extension Scenario {
  /// Columns that say which need, target or step it is: one statement gives it, another replaces it.
  private static let names: [String: [String]] = [
    "needs": ["unit", "competence", "required", "condition", "start_date"],
    "targets": ["unit", "ladder", "step"], "ladders": ["ladder", "step"],
    "placements": ["person", "ladder"], "assessments": ["person", "competence", "date"],
  ]

  /// The rows of the model that were added meanwhile and that the scenario has added as well.
  private func saidTwice(on base: Model) -> [String: Set<Int32>] {
    func name(_ row: Int, _ register: Register, _ columns: [String]) -> [String] {
      columns.map { register.text($0, row) ?? register[$0, row].map(String.init) ?? "" }
    }
    var result: [String: Set<Int32>] = [:]
    for (id, columns) in Scenario.names {
      let (mine, theirs) = (model[id], base[id])
      let first = start[id].count
      guard first < mine.count, first < theirs.count else { continue }
      let added = Set((first..<mine.count).filter(mine.has).map { name($0, mine, columns) })
      for row in first..<theirs.count
      where theirs.has(row) && added.contains(name(row, theirs, columns)) {
        result[id, default: []].insert(Int32(row))
      }
    }
    return result
  }
}

/// Rows that were changed in a scenario and meanwhile in the model as well.
struct ScenarioConflict: Error {
  /// The rows, by register.
  let rows: [String: Set<Int32>]
}

extension Session {
  /// In a scenario what was done in it is taken back, and nothing is made again.
  func stepInScenario(_ count: Int, forward: Bool, _ call: Call) throws(Failure) {
    var lines: [String] = []
    while !forward, lines.count < count {
      do throws(ChangeProblem) {
        guard let step = try scenarios.takeBack() else { break }
        lines.append(step.line ?? "")
      } catch {
        throw .explained(error, call.place, .failed)
      }
    }
    guard !lines.isEmpty else {
      throw .explained(SessionProblem.nothingToUndo(isRedo: forward), call.place, .failed)
    }
    let list = lines.joined(separator: "; ")
    say([Remark(.footer, Both("took back: \(list)", "tog tillbaka: \(list)"))])
  }

  /// The model that questions are asked of: the scenario's, in one.
  var asked: Model { scenarios.current?.model ?? model }

  /// The name of the scenario one is in; nil in none.
  public var scenarioName: String? { scenarios.current?.name }

  /// Another model has other rows: what was tried on the one before is let go, and that is said.
  func forgetScenarios() {
    let names = scenarios.all.filter { !$0.steps.isEmpty }.map { "\"\($0.name)\"" }
      .joined(separator: ", ")
    scenarios.forget()
    guard !names.isEmpty else { return }
    say([
      Remark(
        .note,
        Both(
          "let go with the model they were tried on: \(names)",
          "släppta med modellen de prövades på: \(names)"))
    ])
  }

  /// The remark that an answer was made in a scenario.
  var scenarioRemark: [Remark] {
    scenarioName.map { name in
      [Remark(.note, Both("in the scenario \"\(name)\"", "i scenariot \"\(name)\""))]
    } ?? []
  }
}
