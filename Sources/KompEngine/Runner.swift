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
    for step in plan.steps { try state.take(step) }
    return try state.answer(plan)
  }
}
