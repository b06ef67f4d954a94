import ArgumentParser
import KompLexicon
import KompSession
import KompShell

/// `komp fmt FILE …`: scripts in one shape, in either tongue.
struct FormatFiles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Prints scripts in one shape, in either language.")

  @Argument(help: "Scripts; none means standard input.")
  var files: [String] = []

  @Option(help: "The language to print in; left out, each word keeps its own.")
  var lang: Tongue?

  @Flag(name: .customLong("in-place"), help: "Rewrites the files instead of printing them.")
  var inPlace = false

  func run() throws {
    var streams = Streams()
    var written: Int32 = 0
    let code = ScriptFiles.format(
      files, in: lang, inPlace: inPlace, words: Surroundings.tongue
    ) { written = max(written, streams.write($0, in: Surroundings.tongue)) }
    throw ArgumentParser.ExitCode(max(code.rawValue, written))
  }
}
