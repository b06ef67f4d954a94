import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// `set today 2025-11-01`, `set language sv`: settings of the session.
enum SettingCommand: Command {
  static let word = Keyword.setting
  static let shape = CommandShape.setting
  static let summary = Both(
    "sets the day questions are about, the language, or which assessment tells a level",
    "ställer in dagen frågor gäller, språket, eller vilken bedömning som säger nivån")
  static let form = Both(
    "set today DAY | set language sv|en | set rule latest|highest|source",
    "ställ in idag DAG | ställ in språk sv|en | ställ in regel senast|högst|källa")
  static let examples = ["set today 2025-11-01", "set rule highest"]
  static let isHarmless = true

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .setting(let setting, let literal, let place) = arguments else { return }
    switch setting {
    case .today:
      session.today = try session.day(literal, at: place)
    case .language:
      let word = folded(session.text(of: literal))
      guard let tongue = Tongue(named: word) else {
        throw .explained(SessionProblem.unknownSetting(word), place, .wrong)
      }
      session.tongue = tongue
    case .levelRule:
      let word = folded(session.text(of: literal))
      guard let rule = LevelRule.allCases.first(where: { $0.words.all.contains(word) }) else {
        throw .explained(SessionProblem.unknownSetting(word), place, .wrong)
      }
      session.rule = rule
    default:
      throw .explained(
        SessionProblem.unknownSetting(setting.main(in: session.tongue)), call.place, .wrong)
    }
  }
}
