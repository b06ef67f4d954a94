import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

extension Session {
  /// Runs a question whose sides stand beside each other and shows it as any answer is shown.
  func show(
    _ bound: (plan: Plan?, problems: [BindingProblem]), of query: Query, in call: Call,
    asked source: Source, remarks: [Remark]
  ) throws(Failure) {
    if Work.isStopped { throw .interrupted }
    guard let plan = bound.plan else { throw .problems(bound.problems) }
    report(bound.problems, in: source, page: call.page)
    let answered: Answered
    do {
      answered = try Runner.run(plan)
    } catch {
      throw .explained(error.problem, query.place, .unreadable)
    }
    var report = AnswerReport(answered, source: source, tongue: tongue).report
    report.remarks += remarks
    var target: Name?
    if case .target(let name)? = query.stages.last?.arguments { target = name }
    let before = conversation
    if isInteractive { conversation.begin(call.source, call.place, query) }
    do throws(Failure) {
      try deliver(report, to: target, page: call.page)
    } catch {
      conversation = before
      throw error
    }
    last = answered
    lastQuery = query
    lastSource = source
  }

  /// What names mean for a query, with every column of a comparison where a program reads the answer.
  func environment(for query: Query) -> Environment {
    var ink = format
    if case .target(let name)? = query.stages.last?.arguments {
      ink = name.quoted ? nil : Inks.named(folded(name.text))
      ink = ink ?? Inks.forFile(name.text)
    }
    var environment = environment
    environment.comparesWhole = ink?.isCanonical ?? false
    return environment
  }

  /// The remark on a question that is asked on a later day than today, since the changes hold only then.
  func laterRemark(_ day: Day) -> [Remark] {
    guard day > today else { return [] }
    return [
      Remark(
        .note,
        Both(
          "\(day) is the first day on which the changes hold; levels are those of \(today)",
          "\(day) är första dagen då ändringarna gäller; nivåerna är de som gäller \(today)"))
    ]
  }
}
