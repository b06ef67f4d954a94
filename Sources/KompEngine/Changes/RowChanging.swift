import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension Changer {
  /// `staff where id=17 set level=3`: a query whose last stage changes the rows it found.
  public static func rows(_ query: Query, _ environment: Environment)
    throws(RelationFailure) -> (changed: Changed?, problems: [BindingProblem])
  {
    guard let stage = query.stages.last, case .change(let change) = stage.arguments else {
      return (nil, [])
    }
    // The stage itself has its names checked here, with those of all others.
    let (bound, problems) = Runner.bind(query, in: environment)
    guard var plan = bound else { return (nil, problems) }
    // The rows are asked for, not what an answer would show of them.
    plan.standard = []
    let answered = try Runner.run(plan)
    var binder = Binder(environment)
    guard let roster = binder.rosterNow(of: answered.relation) else { return (nil, problems) }
    let register = environment.model[roster.nounOfRows.home]
    // Rows that were shown may be gone by now; a row is changed once, however often it was found.
    var seen: Set<Int32> = []
    let rows = answered.rows.filter { register.has(Int($0)) && seen.insert($0).inserted }
    guard var changed = try make(stage, change, of: rows, in: roster, &binder) else {
      return (nil, problems + binder.problems)
    }
    changed.named = NamedRows(
      count: rows.count, isWhole: query.isWhole && rows.count > 1,
      areRemoved: stage.word == .remove, expects: change.expects, one: roster.nounOfRows.one,
      many: roster.nounOfRows.many)
    if rows.isEmpty {
      changed.notes += answered.facts.compactMap { fact in
        if case .emptied(_, let before) = fact {
          Both("none of \(before) rows was meant", "ingen av \(before) rader var menad")
        } else {
          nil
        }
      }
    }
    return (changed, problems + binder.problems)
  }

  /// What a stage would make of some rows; without rows only its names and values are checked.
  static func make(
    _ stage: Stage, _ change: RowChange, of rows: [Int32], in roster: Roster,
    _ binder: inout Binder
  ) throws(RelationFailure) -> Changed? {
    var rowChanging = RowChanging(
      binder: binder, roster: roster, stage: stage, change: change, rows: rows)
    defer { binder = rowChanging.binder }
    switch stage.word {
    case .set: return try rowChanging.set()
    case .correct: return try rowChanging.correct()
    case .leave: return try rowChanging.leave()
    case .remove: return try rowChanging.remove()
    case .assess: return try rowChanging.assess()
    default: return try rowChanging.place()
    }
  }
}

/// A stage that changes rows, while it is bound and its steps are made.
struct RowChanging {
  var binder: Binder
  /// The rows' noun as it is now.
  let roster: Roster
  let stage: Stage
  let change: RowChange
  let rows: [Int32]
  var editing: Editing

  init(binder: Binder, roster: Roster, stage: Stage, change: RowChange, rows: [Int32]) {
    self.binder = binder
    self.roster = roster
    self.stage = stage
    self.change = change
    self.rows = rows
    editing = Editing(binder.environment.model, roster.nounOfRows)
  }

  /// What names mean in the stage.
  var scope: Scope {
    Scope(
      fields: roster.fields, relation: roster, noun: roster.nounOfRows, day: roster.moment.day)
  }

  /// The day the stage says; the day asked about where it says none.
  mutating func day(begins: Bool) -> Day? {
    binder.day(change.day, at: change.dayPlace, begins: begins, in: scope)
      .map { $0 ?? roster.moment.day }
  }

  /// Whether nothing was found wrong.
  var isSound: Bool { !binder.problems.contains { $0.severity == .error } }

  /// What was done to how many rows: `changed: 2 people from 2025-11-01`.
  func changed(_ verb: Both, from day: Day? = nil) -> Changed {
    var changed = editing.changed
    let done = editing.rows.count
    let noun = roster.nounOfRows
    let word = done == 1 ? noun.one : noun.many
    let english = day.map { " from \($0)" } ?? ""
    let swedish = day.map { " från \($0)" } ?? ""
    changed.said =
      done == 0
      ? Both("nothing was changed", "ingenting ändrades")
      : Both(
        "\(verb.english): \(done) \(word.english)\(english)",
        "\(verb.swedish): \(done) \(word.swedish)\(swedish)")
    let same = rows.count - done
    if same > 0, editing.saysSame {
      changed.notes.insert(
        Both("already so: \(same)", "redan så: \(same)"), at: 0)
    }
    return changed
  }
}

extension Binder {
  /// The noun's rows as they are now, where a relation's rows are rows of the model.
  func rosterNow(of relation: any Relation) -> Roster? {
    guard let roster = relation.bottom as? Roster else { return nil }
    return environment.rosters.roster(
      roster.nounOfRows.id, in: environment.model, at: roster.moment)
  }

  /// Checks the names and values of a stage that changes rows.
  mutating func check(_ stage: Stage, in scope: Scope) {
    guard case .change(let change) = stage.arguments else { return }
    guard !scope.isMade, let roster = rosterNow(of: scope.relation) else {
      let _: Never? = refuse(.notRows(scope.title), at: stage.wordPlace, fixes: [])
      return
    }
    do throws(RelationFailure) {
      _ = try Changer.make(stage, change, of: [], in: roster, &self)
    } catch {
      let _: Never? = refuse(.source(scope.title.english, error.both), at: stage.place)
    }
  }
}

extension Query {
  /// Whether it reads a noun and nothing chooses among its rows.
  fileprivate var isWhole: Bool {
    guard case .noun = source else { return false }
    let choosing: [Keyword] = [.where, .that, .top, .limit, .distinct]
    return !stages.contains { choosing.contains($0.word) }
  }
}
