import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport

/// `what if staff where id=P03 leave: gap`: a question before and after changes that are not made.
enum WhatIfCommand: Command {
  static let word = Keyword.whatIf
  static let shape = CommandShape.hypothesis
  static let summary = Both(
    "asks a question before and after changes that are only tried",
    "ställer en fråga före och efter ändringar som bara prövas")
  static let form = Both(
    "what if CHANGE, CHANGE: QUERY", "tänk om ÄNDRING, ÄNDRING: FRÅGA")
  static let examples = ["what if assess P02 handledning=3: gap where unit=kommunrehab"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .hypothesis(let hypothesis) = arguments else { return }
    let environment = session.environment(for: hypothesis.query)
    let (tried, problems) = Changer.tried(hypothesis.changes, in: call.source, environment)
    guard let tried else { throw .problems(problems) }
    for named in tried.named { try session.hold(named, call) }
    session.report(problems, in: call.source, page: call.page)
    let bound = Runner.bind(hypothesis.query, in: environment, tried: tried)
    let asked = bound.plan?.asked ?? session.today
    var remarks = session.scenarioRemark + session.laterRemark(asked)
    remarks += tried.said.map { said in
      Remark(.note, Both("tried: \(said.english)", "prövat: \(said.swedish)"))
    }
    remarks += tried.notes.map { Remark(.note, $0) }
    remarks.append(Remark(.note, Both("nothing has been changed", "ingenting har ändrats")))
    try session.show(
      bound, of: hypothesis.query, in: call, asked: call.source, remarks: remarks)
  }
}

extension Session {
  /// What is wrong with changes that would be tried and the question about them.
  func problems(of hypothesis: Hypothesis, in source: Source) -> [BindingProblem] {
    let environment = environment
    let (tried, problems) = Changer.tried(hypothesis.changes, in: source, environment)
    guard let tried else { return problems }
    return problems + Runner.bind(hypothesis.query, in: environment, tried: tried).problems
  }
}
