import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompStore

/// `save as "y.kompdb"`: the model gets a file, and goes on in it; `save as "y.komp"` writes the lines
/// typed so far as a script.
enum SaveAsCommand: Command {
  static let word = Keyword.saveAs
  static let shape = CommandShape.file
  static let summary = Both(
    "writes the model to a workspace file, or the lines typed to a script",
    "skriver modellen till en arbetsfil, eller de skrivna raderna till ett skript")
  static let form = Both(
    "save as \"FILE.kompdb\" | save as \"FILE.komp\"",
    "spara som \"FIL.kompdb\" | spara som \"FIL.komp\"")
  static let examples = ["save as \"kommun.kompdb\"", "save as \"steps.komp\""]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .file(let name?) = arguments else { return }
    if name.text.hasSuffix(".komp") { return try session.saveScript(name, call) }
    try session.mayWrite(name.text, at: name.place)
    try session.endPart(call)
    // All of it is written: what the open file could not give must not become an empty column.
    session.model.bringHere()
    try session.believe(call.place)
    let made: Workspace
    do {
      made = try session.workspace(at: Paths.join(session.folder, name.text))
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

extension Session {
  /// A new workspace file that holds the model and the journal of what led to it.
  func workspace(at path: String) throws(RelationFailure) -> Workspace {
    let entries = try entries()
    guard workspace == nil, !entries.isEmpty else {
      return try Workspace.create(path, holding: model, key: key)
    }
    let made = try Workspace.create(path, holding: journal.base, key: key)
    _ = try made.commit(entries, from: journal.base, to: model)
    try made.fold(model)
    return made
  }
}
