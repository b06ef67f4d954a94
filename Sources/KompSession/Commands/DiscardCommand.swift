import KompEngine
import KompLanguage
import KompLexicon
import KompReport

/// `discard`: the scenario is gone and the model is as it was.
enum DiscardCommand: Command {
  static let word = Keyword.discard
  static let shape = CommandShape.nothing
  static let summary = Both(
    "drops the scenario; the model is as it was", "släpper scenariot; modellen är som den var")
  static let form = Both("discard", "förkasta")
  static let examples = ["scenario \"2030\"; discard"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard let scenario = session.scenarios.current else {
      throw .explained(SessionProblem.noScenario, call.wordPlace, .wrong)
    }
    session.scenarios.drop()
    session.say([
      Remark(
        .footer,
        Both(
          "discarded \"\(scenario.name)\": the model is as it was",
          "förkastade \"\(scenario.name)\": modellen är som den var"))
    ])
  }
}
