import KompLanguage
import KompLexicon
import KompReport
import KompSession

/// A session as the shell sees it: a text in, bytes for two streams out.
public final class SessionHost: Host {
  private let session: Session
  private let completer: Completer

  /// A session behind a prompt or a pipe.
  public init(_ session: Session) {
    self.session = session
    session.watcher = ProgressLine()
    completer = Completer(session)
  }

  /// Asks the person at the prompt a question.
  public var ask: ((String) -> String?)? {
    get { session.ask }
    set { session.ask = newValue }
  }

  /// What was typed before, oldest first.
  public var history: (() -> [HistoryLine])? {
    get { session.history }
    set { session.history = newValue }
  }

  /// Forgets for ever what was typed and names somebody.
  public var forgetTyped: (((String) -> Bool) -> Void)? {
    get { session.forgetTyped }
    set { session.forgetTyped = newValue }
  }

  /// Whether nothing may be started or written beside the workspace.
  public var isSafe: Bool { session.isSafe }

  /// The language on screen now.
  public var tongue: Tongue { session.tongue }
  /// What stands before the line.
  public var prompt: String {
    session.scenarioName.map { "komp \"\(Neutral.shown($0, .quoted))\">" } ?? "komp>"
  }

  /// Where the model lives, where that is in memory only.
  public var notice: Both? {
    guard session.workspace == nil else { return nil }
    return Both(
      "no workspace is open: the model lives in memory until \"save as\" gives it a file",
      "ingen arbetsfil är öppen: modellen finns bara i minnet tills \"spara som\" ger den en fil")
  }

  /// What leaving now would lose.
  public var loss: Both? {
    guard session.wouldLose else { return nil }
    return Both(
      "the model lives in memory and would be lost: save as \"name.kompdb\" keeps it, "
        + "Ctrl-D again leaves",
      "modellen finns bara i minnet och skulle gå förlorad: spara som \"namn.kompdb\" behåller "
        + "den, Ctrl-D igen lämnar")
  }

  /// Whether a text is an unfinished statement.
  public func wantsMore(_ text: String) -> Bool {
    Parser.wantsMore(text, with: session.phrasebook)
  }

  /// What may stand at an offset of a text.
  public func completion(of text: String, at offset: Int) -> Completion? {
    completer.complete(text, at: offset)
  }

  /// How the pieces of a text are shown.
  public func tints(of text: String, cursor: Int) -> [Tint] {
    completer.tints(of: text, cursor: cursor)
  }

  /// Runs a text; at the prompt its lines may begin with a stage, elsewhere they are a file's.
  public func run(_ text: String, from name: String, page: Page) -> Outcome {
    run(text, from: name, after: 0, page: page)
  }

  /// Runs a text; messages count the lines that went before it in.
  public func run(_ text: String, from name: String, after lines: Int, page: Page) -> Outcome {
    let response = session.run(
      text, from: name, after: lines, isFile: !session.isInteractive, page: page)
    completer.forget()
    var outcome = Outcome(code: response.verdict.rawValue, leaves: response.leaves)
    outcome.mended = response.mended
    for utterance in response.utterances {
      switch utterance {
      case .output(let bytes): outcome.write(output: bytes)
      case .remarks(let bytes): outcome.write(errors: bytes)
      }
    }
    return outcome
  }
}
