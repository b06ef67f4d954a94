import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Binds and runs queries.
public enum Runner {
  /// Binds a query: a plan, or what is wrong with it.
  public static func bind(_ query: Query, in environment: Environment)
    -> (plan: Plan?, problems: [BindingProblem])
  {
    var binder = Binder(environment)
    let plan = binder.query(query)
    return (plan, binder.problems)
  }

  /// Runs a plan; reads nothing but the relation it was bound to.
  public static func run(_ plan: Plan) throws(RelationFailure) -> Answered {
    var state = Running(plan)
    // The columns to show are one step more.
    let steps = plan.steps.count + 1
    for (number, step) in plan.steps.enumerated() {
      guard Work.goesOn(.computing, number, of: steps) else { throw .stopped }
      // Of rows that are ordered only the first few may be asked for.
      var limit: Int?
      if number + 1 < plan.steps.count, case .first(let kept) = plan.steps[number + 1] {
        limit = max(0, kept)
      }
      try state.take(step, limit: limit)
    }
    guard Work.goesOn(.computing, steps - 1, of: steps) else { throw .stopped }
    let answered = try state.answer(plan)
    try plan.relation.check()
    return answered
  }
}
