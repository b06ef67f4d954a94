import KompLanguage
import KompLexicon

/// `undo`: takes back the last change, or the last few.
enum UndoCommand: Command {
  static let word = Keyword.undo
  static let shape = CommandShape.times
  static let summary = Both(
    "takes back the last change, or the last few", "tar tillbaka den senaste ändringen eller några")
  static let form = Both("undo [N]", "ångra [N]")
  static let examples = ["undo"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .times(let count) = arguments else { return }
    try session.step(count ?? 1, forward: false, call)
  }
}

/// `redo`: makes again what was taken back.
enum RedoCommand: Command {
  static let word = Keyword.redo
  static let shape = CommandShape.times
  static let summary = Both(
    "makes again what \"undo\" took back", "gör om det som \"ångra\" tog tillbaka")
  static let form = Both("redo [N]", "gör om [N]")
  static let examples = ["redo"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .times(let count) = arguments else { return }
    try session.step(count ?? 1, forward: true, call)
  }
}
