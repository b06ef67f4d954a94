import ArgumentParser
import KompLexicon
import KompSession
import KompShell
import KompValues

/// `komp check FILE …`: names, values, parameters and headings, without running.
struct CheckFiles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks scripts without running them.")

  @Argument(help: "Scripts, and name=value for their parameters.")
  var files: [String]

  @Option(help: "The language on screen.")
  var lang: Tongue?

  func run() throws {
    let tongue = lang ?? Surroundings.tongue
    var streams = Streams()
    var written: Int32 = 0
    let code = ScriptFiles.check(
      files, words: tongue, today: Surroundings.today, page: Terminal.page(tongue)
    ) { written = max(written, streams.write($0, in: tongue)) }
    throw ArgumentParser.ExitCode(max(code.rawValue, written))
  }
}
