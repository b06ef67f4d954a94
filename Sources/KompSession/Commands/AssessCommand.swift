import KompEngine
import KompLanguage
import KompLexicon

/// `assess P002 hjälpmedel=3`: a new judgement of what a person can.
enum AssessCommand: Command {
  static let word = Keyword.assess
  static let shape = CommandShape.assessing
  static let summary = Both(
    "adds a judgement of what a person can", "lägger till en bedömning av vad en person kan")
  static let form = Both(
    "assess PERSON, … COMPETENCE=LEVEL, … [from DAY] [source=SOURCE]",
    "bedöm PERSON, … KOMPETENS=NIVÅ, … [från DAG] [källa=KÄLLA]")
  static let examples = ["assess P02 hjälpmedel=3 from 2025-11-01 source=manager"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .assessing(let people, let levels, let from, let fromPlace, let source) = arguments
    else { return }
    try session.change(
      Changer.assess(
        people: people, levels: levels, from: from, fromPlace: fromPlace, by: source,
        session.environment), call)
  }
}
