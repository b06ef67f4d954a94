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
    for (index, step) in plan.steps.enumerated() {
      // Of rows that are ordered only the first few may be asked for.
      var limit: Int?
      if index + 1 < plan.steps.count, case .first(let number) = plan.steps[index + 1] {
        limit = max(0, number)
      }
      try state.take(step, limit: limit)
    }
    return try state.answer(plan)
  }
}
