import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompStore

/// `open "x.kompdb"`: a workspace file becomes the model.
enum OpenCommand: Command {
  static let word = Keyword.open
  static let shape = CommandShape.file
  static let summary = Both("opens a workspace file", "öppnar en arbetsfil")
  static let form = Both("open \"FILE.kompdb\"", "öppna \"FIL.kompdb\"")
  static let examples = ["open \"vard.kompdb\""]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .file(let name?) = arguments else { return }
    try session.mayRead(session.path(of: name), named: name.text, at: name.place)
    try session.guardAgainstLoss(call)
    try session.endPart(call)
    do {
      try session.open(session.path(of: name))
    } catch {
      throw .explained(error.problem, name.place, .unreadable)
    }
    let roster = session.rosters.roster(.staff, in: session.model, at: Moment(day: session.today))
    let count = roster?.present?.count { $0 } ?? 0
    let many = count == 1 ? Noun.staff.one : Noun.staff.many
    session.say([
      Remark(
        .footer,
        Both(
          "opened \(name.text): \(count) \(many.english) on \(session.today)",
          "öppnade \(name.text): \(count) \(many.swedish) den \(session.today)"))
    ])
  }
}

extension Session {
  /// Opens the workspace that whoever started komp has named; what is worth knowing of it is told.
  public func open(_ path: String, listener: @escaping (Utterance) -> Void)
    throws(RelationFailure)
  {
    voice = Voice()
    voice.listener = listener
    defer { voice = Voice() }
    try open(path)
  }

  /// Opens a workspace file; the one that was open is closed.
  public func open(_ path: String) throws(RelationFailure) {
    let (opened, model) = try Workspace.open(path)
    workspace?.close()
    workspace = opened
    key = opened.key
    self.model = model
    forgetScenarios()
    isUnsaved = false
    last = nil
    beginAnew()
    say(opened.notes.map { Remark(.note, $0) })
  }

  /// Whether leaving now would lose a model that lives in memory only.
  public var wouldLose: Bool { workspace == nil && isUnsaved }

  /// Stops a person once before a model in memory is lost; the same line again lets it go.
  func guardAgainstLoss(_ call: Call) throws(Failure) {
    guard isInteractive, wouldLose else { return }
    let line = call.source[call.place]
    if warnedOfLoss == line { return }
    warnedOfLoss = line
    throw .explained(SessionProblem.wouldBeLost, call.place, .failed)
  }
}
