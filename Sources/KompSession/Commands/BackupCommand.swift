import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompStore

/// `backup "x.kompdb"`: a copy of the workspace as it is at this moment.
enum BackupCommand: Command {
  static let word = Keyword.backup
  static let shape = CommandShape.file
  static let summary = Both(
    "copies the workspace, as it is now, to another file",
    "kopierar arbetsfilen, som den är nu, till en annan fil")
  static let form = Both("backup \"FILE.kompdb\"", "säkerhetskopiera \"FIL.kompdb\"")
  static let examples = ["backup \"kommun-2025-11-01.kompdb\""]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .file(let name?) = arguments else { return }
    guard let workspace = session.workspace else {
      throw .explained(SessionProblem.noWorkspace, call.place, .failed)
    }
    try session.mayWrite(name.text, at: name.place)
    do {
      try workspace.backUp(to: Paths.join(session.folder, name.text))
    } catch {
      throw .explained(error.problem, name.place, .unreadable)
    }
    session.say([
      Remark(.footer, Both("backed up to \(name.text)", "säkerhetskopierad till \(name.text)")),
      Remark(
        .note,
        Both(
          "the key file stays where it is: imports with personal numbers into the copy need it "
            + "beside the copy",
          "nyckelfilen ligger kvar: importer med personnummer i kopian behöver den bredvid kopian")),
    ])
  }
}
