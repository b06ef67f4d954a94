import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport

extension Session {
  /// Makes a bound change the model's, or says why not; nothing is changed by half.
  func change(_ outcome: (changed: Changed?, problems: [BindingProblem]), _ call: Call)
    throws(Failure)
  {
    guard let changed = outcome.changed else { throw .problems(outcome.problems) }
    report(outcome.problems, in: call.source, page: call.page)
    do {
      try adopt(changed.model, line: call.source[call.place])
    } catch {
      throw .explained(error.problem, call.place, .unreadable)
    }
    say([Remark(.footer, changed.said)] + changed.notes.map { Remark(.note, $0) })
  }
}
