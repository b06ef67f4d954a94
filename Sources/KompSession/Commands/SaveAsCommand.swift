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
    do {
      try session.move(to: Paths.join(session.folder, name.text))
    } catch {
      throw .explained(error.problem, name.place, .unreadable)
    }
    session.isUnsaved = false
    session.say([
      Remark(.footer, Both("saved as \(name.text)", "sparad som \(name.text)"))
    ])
  }
}

extension Session {
  /// The model goes on in a new workspace file, with the journal of what led to it.
  func move(to path: String) throws(RelationFailure) {
    if let open = workspace {
      let (moved, model) = try open.goingOn(as: path)
      // Nothing has been written since, as a rule; then what was made of the model is worth keeping.
      if moved.last != open.last {
        self.model = model
        beginAnew()
      }
      open.close()
      workspace = moved
    } else {
      workspace = try made(at: path)
    }
  }

  /// A new workspace file that holds the model in memory.
  private func made(at path: String) throws(RelationFailure) -> Workspace {
    guard !journal.entries.isEmpty else {
      return try Workspace.create(path, holding: model, key: key)
    }
    let made = try Workspace.create(path, holding: journal.base, key: key)
    _ = try made.commit(journal.entries, from: journal.base, to: model)
    try made.fold(model)
    return made
  }
}
