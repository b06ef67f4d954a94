import KompLexicon
import KompReport

/// The script a person has run at the start of every prompt: `~/.config/komp/init.komp`.
public enum InitFile {
  /// Where it lies: `$XDG_CONFIG_HOME/komp/init.komp`, else below `~/.config`; nil without a home.
  public static func path(configHome: String?, home: String?) -> String? {
    if let configHome, configHome.hasPrefix("/") { return configHome + "/komp/init.komp" }
    guard let home, home.hasPrefix("/") else { return nil }
    return home + "/.config/komp/init.komp"
  }
}

extension Session {
  /// Runs the init file, where there is one, before a prompt.
  ///
  /// What it names and sets holds afterwards. Footers and notes are kept back; errors name the file
  /// and the line and stop the file only, never the prompt.
  public func runInit(_ path: String, page: Page) -> Response {
    let nothing = Response(utterances: [], verdict: .done, leaves: false)
    let text: String
    switch FileWriting.read(path) {
    case .failure(let failure):
      if failure.isAbsent { return nothing }
      return refusal(path, failure.why)
    case .success(let bytes):
      guard let made = ScriptText.text(bytes) else {
        return refusal(path, Both("it is not UTF-8 text", "den är inte UTF-8-text"))
      }
      text = made
    }
    let wasQuiet = isQuiet
    isQuiet = true
    defer { isQuiet = wasQuiet }
    let frame = ScriptFrame(
      path: path, folder: Paths.folder(of: path), arguments: [:], given: [])
    scripts.append(frame)
    var response = run(text, from: path, isFile: true, page: page)
    scripts.removeAll()
    response.leaves = false
    // What the file brought can be brought again, and what it showed is nobody's last answer.
    if workspace == nil { isUnsaved = false }
    last = nil
    return response
  }

  private func refusal(_ path: String, _ why: Both) -> Response {
    let problem = SessionProblem.file(path, why)
    let line = "\(Both("error", "fel")[tongue]) \(problem.code): \(problem.message(in: tongue))\n"
    return Response(
      utterances: [.remarks(Array(line.utf8))], verdict: .unreadable, leaves: false)
  }
}
