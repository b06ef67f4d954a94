import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

/// `compare gap`: a question asked of the model and of the scenario, or of all scenarios side by side.
enum CompareCommand: Command {
  static let word = Keyword.compare
  static let shape = CommandShape.query
  static let summary = Both(
    "asks the model and the scenario one question; outside of one, all scenarios",
    "ställer en fråga till modellen och scenariot; utanför ett, till alla scenarier")
  static let form = Both("compare QUERY", "jämför FRÅGA")
  static let examples = ["scenario \"2030\"; compare staff by unit: count"]
  static let isHarmless = false

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .query(var query) = arguments else { return }
    var source = call.source
    // Alone it compares what was asked last.
    if case .it = query.source, query.stages.isEmpty, let last = session.lastQuery {
      query = last
      source = session.lastSource ?? source
    }
    let all = session.scenarios.current.map { [$0] } ?? session.scenarios.all
    guard !all.isEmpty else {
      throw .explained(SessionProblem.noScenario, call.wordPlace, .wrong)
    }
    var isHorizon = false
    if case .analysis(let analysis) = query.source { isHorizon = analysis.period != nil }
    let day = all.map { isHorizon ? $0.dayBesidesLeaving : $0.day }.max() ?? session.today
    let environment = session.environment(for: query)
    var sides = [AskedSide(Words("base", "bas"), environment.with(session.model))]
    for scenario in all {
      sides.append(
        AskedSide(Words(scenario.name, scenario.name), environment.with(scenario.model)))
    }
    for side in sides.indices {
      sides[side].environment.asked = day > session.today ? day : nil
    }
    let bound = Runner.bind(query, beside: sides)
    var remarks = session.laterRemark(bound.plan?.asked ?? session.today)
    for scenario in all {
      let lines = scenario.steps.compactMap(\.line).joined(separator: "; ")
      let what = lines.isEmpty ? Both("no change yet", "ingen ändring än") : Both(lines, lines)
      remarks.append(
        Remark(
          .note,
          Both("\(scenario.name): \(what.english)", "\(scenario.name): \(what.swedish)")))
    }
    try session.show(bound, of: query, in: call, asked: source, remarks: remarks)
  }
}
