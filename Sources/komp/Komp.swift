import ArgumentParser
import Glibc
import KompLexicon
import KompSession
import KompShell

/// The door: what was typed after `komp`, and the exit code.
@main
struct Komp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "komp",
    abstract: "Asks a municipality's competence model, in English or Swedish.",
    usage: """
      komp [OPTIONS] [FILE.kompdb]                  a prompt
      komp [OPTIONS] [FILE.kompdb] FILE.komp [NAME=VALUE …]
                                                    runs a script
      komp [OPTIONS] [FILE.kompdb] -c LINE          runs a line
      … | komp [OPTIONS] [-]                        runs standard input
      komp help WORD                                a page about a word or an error
      """,
    discussion: asksForHelp ? discussion : "",
    version: version,
    subcommands: [
      RunLine.self, FormatFiles.self, CheckFiles.self, Doctor.self, Manual.self, EditorFile.self,
    ],
    defaultSubcommand: RunLine.self)

  /// What a person asks `--help` for first; the options come from their declarations.
  static var discussion: String {
    let help = RunLine.helpMessage()
    let options = help.split(separator: "OPTIONS:\n", maxSplits: 1).last.map(String.init) ?? ""
    // Help wraps paragraphs itself; `-h` is said once, below.
    let own = options.split(separator: "\n").filter { !$0.contains("-h, --help") }
    return """
      Data goes to standard output, all else to standard error. Exit codes: 0 done, 1 the data \
      failed, 2 the script is wrong, 3 an expectation failed, 4 a file could not be read or \
      written, 64 the command line is wrong, 130 interrupted.

      In komp itself "help" is one screen with lines to try. "komp manual | man -l -" is the \
      manual, "komp --generate-completion-script bash" (zsh, fish) completions for the shell.

      OPTIONS OF A RUN:
      \(own.joined(separator: "\n"))
      """
  }

  // The pieces of help are put together only where somebody asks for them: a start takes
  // milliseconds.
  private static var asksForHelp: Bool {
    CommandLine.arguments.dropFirst().contains { ["-h", "--help", "-help", "help"].contains($0) }
  }

  static func main() {
    StandardStreams.hold()
    if let run = PlainArguments.run(Array(CommandLine.arguments.dropFirst())) {
      do {
        try run.run()
        Glibc.exit(0)
      } catch let code as ArgumentParser.ExitCode {
        Glibc.exit(code.rawValue)
      } catch {
        // What is wrong with the values themselves is the argument parser's to say, usage and all.
      }
    }
    main(nil)
  }

  /// The version, printed by `--version` and the prompt.
  static let version = "0.1.0"
}

extension Streams {
  /// Writes what a session says as it says it; answers 0, or 4 where it could not be written.
  mutating func write(_ utterance: Utterance, in tongue: Tongue) -> Int32 {
    let piece: Outcome.Piece =
      switch utterance {
      case .output(let bytes): .output(bytes)
      case .remarks(let bytes): .errors(bytes)
      }
    return deliver(Outcome([piece]), in: tongue)
  }
}
