import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Changes made on a copy: what `what if` and scenarios stand on.
public struct Tried {
  /// The environment after them; the one they were tried in is untouched.
  public var environment: Environment
  /// What each of them did, in a sentence.
  public var said: [Both] = []
  /// What is worth knowing beside it.
  public var notes: [Both] = []
  /// The rows that their queries found, where they are queries, in order.
  public var named: [NamedRows] = []
  /// The first day on which all of them hold; today at the earliest.
  public var day: Day
  /// The same of those that are no leaving, which a horizon sees by itself.
  public var dayBesidesLeaving: Day
}

extension Changer {
  /// Makes statements one after the other on a copy; the first with a problem ends it.
  public static func tried(
    _ changes: [Statement], in source: Source, _ environment: Environment
  ) -> (tried: Tried?, problems: [BindingProblem]) {
    var tried = Tried(
      environment: environment, day: environment.today,
      dayBesidesLeaving: environment.today)
    var problems: [BindingProblem] = []
    for change in changes {
      let (changed, found) = made(by: change, in: source, tried.environment)
      problems += found
      guard let changed else { return (nil, problems) }
      tried.environment = tried.environment.with(changed.model)
      tried.said.append(changed.said)
      tried.notes += changed.notes
      if let named = changed.named { tried.named.append(named) }
      let (day, isLeaving) = firstDay(of: change, environment)
      tried.day = max(tried.day, day)
      if !isLeaving { tried.dayBesidesLeaving = max(tried.dayBesidesLeaving, day) }
    }
    return (tried, problems)
  }

  /// What a statement would make of the model.
  public static func made(
    by statement: Statement, in source: Source, _ environment: Environment
  ) -> (changed: Changed?, problems: [BindingProblem]) {
    do throws(RelationFailure) {
      let outcome = try change(statement, in: source, environment)
      guard outcome.changed == nil, outcome.problems.isEmpty else { return outcome }
    } catch {
      return (
        nil, [BindingProblem(.source(source[statement.place], error.both), at: statement.place)]
      )
    }
    return (
      nil, [BindingProblem(.notYet(source[statement.place]), at: statement.place)]
    )
  }

  /// The first day on which a change holds: after a last day the next one.
  public static func firstDay(of statement: Statement, _ environment: Environment)
    -> (day: Day, isLeaving: Bool)
  {
    var (from, isLeaving): (Literal?, Bool) = (nil, false)
    switch statement.kind {
    case .command(_, _, .assessing(_, _, let day, _, _)): from = day
    case .command(_, _, .placing(_, _, _, _, let day, _, _)): from = day
    case .command(_, _, .need(let line)): from = line.from
    case .command(_, _, .add(let line)): from = line.from
    case .query(let query):
      guard let stage = query.stages.last, case .change(let change) = stage.arguments else { break }
      (from, isLeaving) = (change.day, stage.word == .leave)
    case .command, .version: break
    }
    var binder = Binder(environment)
    let scope = Scope(fields: [], relation: Nothing(), noun: nil, day: environment.today)
    let period = from.flatMap { binder.period(binder.resolved($0), at: 0..<0, in: scope) }
    guard isLeaving else { return (period?.first ?? environment.today, false) }
    let last = period?.last ?? environment.today
    return (last.adding(days: 1) ?? last, true)
  }
}

extension Runner {
  /// Binds a question asked before and after changes that were tried.
  ///
  /// A question that names no day is asked on the first day on which the changes hold. One that names a
  /// horizon sees for itself who has left by then.
  public static func bind(_ query: Query, in environment: Environment, tried: Tried)
    -> (plan: Plan?, problems: [BindingProblem])
  {
    var day = tried.day
    if case .analysis(let call) = query.source, call.period != nil { day = tried.dayBesidesLeaving }
    let asked = day > environment.today ? day : nil
    var (before, after) = (AskedSide.before(environment), AskedSide.after(tried.environment))
    before.environment.asked = asked
    after.environment.asked = asked
    return bind(query, beside: [before, after])
  }
}
