import KompLanguage
import KompLexicon
import KompModel
import KompStore

/// `new "x.kompdb"`: an empty model, in a file or in memory.
enum NewCommand: Command {
  static let word = Keyword.new
  static let shape = CommandShape.file
  static let summary = Both(
    "begins an empty model, in a file where one is named",
    "börjar en tom modell, i en fil om en nämns")
  static let form = Both("new [\"FILE.kompdb\"]", "ny [\"FIL.kompdb\"]")
  static let examples = ["new \"prov.kompdb\""]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .file(let name) = arguments else { return }
    if let name { try session.mayWrite(name.text, at: name.place) }
    try session.guardAgainstLoss(call)
    try session.endPart(call)
    let model = Model()
    let key = PersonKey.fresh()
    var made: Workspace?
    if let name {
      do {
        made = try Workspace.create(
          Paths.join(session.folder, name.text), holding: model, key: key)
      } catch {
        throw .explained(error.problem, name.place, .unreadable)
      }
    }
    session.workspace?.close()
    session.workspace = made
    session.key = made?.key ?? key
    session.model = model
    session.forgetScenarios()
    session.isUnsaved = false
    session.last = nil
    session.beginAnew()
  }
}
