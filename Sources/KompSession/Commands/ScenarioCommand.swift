import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport

/// `scenario "2030"`: what is changed from here on is changed in a copy, until it is kept or discarded.
enum ScenarioCommand: Command {
  static let word = Keyword.scenario
  static let shape = CommandShape.naming
  static let summary = Both(
    "begins a copy in which changes are tried, or goes back to one; alone it leaves it and lists them",
    "börjar en kopia där ändringar prövas, eller går tillbaka till en; ensamt lämnar det den och visar alla"
  )
  static let form = Both("scenario [\"NAME\"]", "scenario [\"NAMN\"]")
  static let examples = ["scenario \"2030\"", "scenario"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .naming(let name) = arguments else { return }
    guard let name else { return try list(call, in: session) }
    // What the copy has not read yet may be gone from the file when it is asked for: others fold and purge.
    session.model.bringHere()
    try session.believe(call.place)
    let isNew = session.scenarios.enter(name.text, on: session.model, today: session.today)
    let steps = session.scenarios.current?.steps.count ?? 0
    session.say([
      Remark(
        .footer,
        isNew
          ? Both(
            "scenario \"\(name.text)\": changes are made in it alone; compare, keep, discard",
            "scenario \"\(name.text)\": ändringar görs bara i det; jämför, behåll, förkasta")
          : Both(
            "scenario \"\(name.text)\" again: \(count(steps).english)",
            "scenario \"\(name.text)\" igen: \(count(steps).swedish)"))
    ])
  }

  private static func count(_ steps: Int) -> Both {
    Both(
      steps == 1 ? "1 change" : "\(steps) changes", steps == 1 ? "1 ändring" : "\(steps) ändringar")
  }

  private static func list(_ call: Call, in session: Session) throws(Failure) {
    let left = session.scenarioName
    session.scenarios.leave()
    let all = session.scenarios.all
    if !all.isEmpty {
      let headings = [
        Heading(id: "scenario", title: Both("scenario", "scenario"), isNumeric: false),
        Heading(id: "changes", title: Both("changes", "ändringar"), isNumeric: true),
        Heading(id: "last", title: Both("last", "senaste"), isNumeric: false),
      ]
      let rows = all.map { scenario in
        [
          Cell.text(scenario.name), Cell.count(scenario.steps.count),
          scenario.steps.last?.line.map { Cell.text($0) } ?? .missing,
        ]
      }
      try session.deliver(
        Report([.table(Table(headings: headings, rows: rows))]), page: call.page)
    }
    var remark = Both("there is no scenario", "det finns inget scenario")
    if let left {
      remark = Both(
        "left the scenario \"\(left)\": the model is as it was",
        "lämnade scenariot \"\(left)\": modellen är som den var")
    } else if !all.isEmpty {
      remark = Both("in none of them", "i inget av dem")
    }
    session.say([Remark(.footer, remark)])
  }
}
