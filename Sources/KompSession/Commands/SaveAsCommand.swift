import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompStore

/// `save as "y.kompdb"`: the model gets a file, and goes on in it.
enum SaveAsCommand: Command {
  static let word = Keyword.saveAs
  static let shape = CommandShape.file
  static let summary = Both(
    "writes the model to a new workspace file and goes on in it",
    "skriver modellen till en ny arbetsfil och fortsätter i den")
  static let form = Both("save as \"FILE.kompdb\"", "spara som \"FIL.kompdb\"")
  static let examples = ["save as \"kommun.kompdb\""]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .file(let name?) = arguments else { return }
    let made: Workspace
    do {
      made = try Workspace.create(
        Paths.join(session.folder, name.text), holding: session.model, key: session.key)
    } catch {
      throw .explained(error.problem, name.place, .unreadable)
    }
    session.workspace?.close()
    session.workspace = made
    session.isUnsaved = false
    session.say([
      Remark(.footer, Both("saved as \(name.text)", "sparad som \(name.text)"))
    ])
  }
}
