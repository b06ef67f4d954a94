import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompStore

/// `keep`: what was done in the scenario is done in the model.
enum KeepCommand: Command {
  static let word = Keyword.keep
  static let shape = CommandShape.nothing
  static let summary = Both(
    "makes the scenario's changes in the model", "gör scenariots ändringar i modellen")
  static let form = Both("keep", "behåll")
  static let examples = ["scenario \"2030\"; assess P02 hjälpmedel=3; keep"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard let scenario = session.scenarios.current else {
      throw .explained(SessionProblem.noScenario, call.wordPlace, .wrong)
    }
    let steps: [Scenario.Step]
    do {
      steps = try scenario.steps(on: session.model)
    } catch {
      throw .explained(
        SessionProblem.movedOn(session.names(of: error.rows)), call.wordPlace, .failed)
    }
    try session.keep(steps, call)
    session.scenarios.drop()
    let count = steps.count
    session.say([
      Remark(
        .footer,
        Both(
          "kept \"\(scenario.name)\": \(count == 1 ? "1 change" : "\(count) changes") made in the model",
          "behöll \"\(scenario.name)\": \(count == 1 ? "1 ändring gjord" : "\(count) ändringar gjorda") i modellen"
        ))
    ])
  }
}

extension Session {
  /// Makes a scenario's changes in the model, an entry of the journal each, all or none.
  fileprivate func keep(_ steps: [Scenario.Step], _ call: Call) throws(Failure) {
    let changes = steps.filter { !$0.change.isEmpty }.map { step in
      (
        change: step.change, kind: JournalEntry.Kind.made,
        line: step.line ?? call.source[call.place]
      )
    }
    guard !changes.isEmpty else { return }
    do {
      try confirm(changes)
    } catch {
      throw .explained(error.problem, call.wordPlace, .failed)
    }
  }

  /// What rows are called, table by table, the first few.
  fileprivate func names(of rows: [String: Set<Int32>]) -> [Both] {
    rows.keys.sorted().map { register in
      let noun = Schema.nouns.first { $0.home == register }
      let named = (rows[register] ?? []).sorted().prefix(6).map { row in
        noun.map { KeptCondition.key(of: Int(row), of: $0.id, in: model) } ?? "\(row)"
      }
      let list = named.joined(separator: ", ") + ((rows[register]?.count ?? 0) > 6 ? " …" : "")
      return Both(
        "\(noun?.many.english ?? register): \(list)", "\(noun?.many.swedish ?? register): \(list)")
    }
  }
}
