import KompEngine
import KompLanguage
import KompLexicon

/// `place P002 step=3`: a decision about somebody's step, dated and signed.
enum PlaceCommand: Command {
  static let word = Keyword.place
  static let shape = CommandShape.placing
  static let summary = Both(
    "decides on which step a person stands", "beslutar på vilket steg en person står")
  static let form = Both(
    "place PERSON, … step=N [ladder=\"NAME\"] [from DAY] [decided_by=\"WHO\"]",
    "placera PERSON, … steg=N [stege=\"NAMN\"] [från DAG] [beslutad_av=\"VEM\"]")
  static let examples = ["place P02 step=3 from 2025-11-01 decided_by=\"enhetschef\""]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard
      case .placing(
        let people, let step, let stepPlace, let ladder, let from, let fromPlace, let by) =
        arguments
    else { return }
    try session.change(
      Changer.place(
        people: people, step: step, stepPlace: stepPlace, ladder: ladder, from: from,
        fromPlace: fromPlace, decidedBy: by, session.environment), call)
  }
}
