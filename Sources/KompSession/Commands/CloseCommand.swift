import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompStore

/// `close`: the workspace file is let go.
enum CloseCommand: Command {
  static let word = Keyword.close
  static let shape = CommandShape.nothing
  static let summary = Both("closes the workspace file", "stänger arbetsfilen")
  static let form = Both("close", "stäng")
  static let examples = ["close"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard let workspace = session.workspace else {
      throw .explained(SessionProblem.noWorkspace, call.place, .failed)
    }
    try session.endPart(call)
    workspace.close()
    session.workspace = nil
    session.model = Model()
    session.forgetScenarios()
    session.key = .fresh()
    session.isUnsaved = false
    session.last = nil
    session.beginAnew()
    session.say([
      Remark(
        .footer,
        Both(
          "closed: the model in memory is empty now", "stängd: modellen i minnet är tom nu"))
    ])
  }
}

extension Session {
  /// Ends: the workspace is one plain file again, unless somebody else has it open.
  public func end() { workspace?.close() }
}
