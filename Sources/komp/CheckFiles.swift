import ArgumentParser
import KompLexicon
import KompSession
import KompShell
import KompValues

/// `komp check FILE …`: names, values, parameters and headings of scripts, without running them, and
/// workspace files, every block and entry of them.
struct CheckFiles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks scripts without running them, and workspace files.")

  @Argument(help: "Scripts, with name=value for their parameters, and workspace files.")
  var files: [String]

  @Option(help: "The language on screen.")
  var lang: Tongue?

  func run() throws {
    let tongue = lang ?? Surroundings.tongue
    var streams = Streams()
    var written: Int32 = 0
    func say(_ utterance: Utterance) {
      written = max(written, streams.write(utterance, in: tongue))
    }
    let scripts = files.filter { !WorkspaceFiles.isOne($0) }
    var code = ScriptFiles.check(
      scripts, words: tongue, today: Surroundings.today, page: Terminal.page(tongue), say: say
    ).rawValue
    for file in files where WorkspaceFiles.isOne(file) {
      code = max(code, WorkspaceFiles.check(file, in: tongue, say: say).rawValue)
    }
    throw ArgumentParser.ExitCode(max(code, written))
  }
}
