import ArgumentParser
import KompLexicon
import KompSession
import KompShell

/// The door: what was typed after `komp`, and the exit code.
@main
struct Komp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "komp",
    abstract: "Asks a municipality's competence model, in English or Swedish.",
    discussion: """
      komp                          a prompt
      komp FILE.komp name=value …   runs a script
      komp FILE.kompdb              a prompt on a workspace
      komp -c "staff count"         runs a line
      … | komp                      runs what comes on standard input
      """,
    version: version,
    subcommands: [RunLine.self, FormatFiles.self, CheckFiles.self],
    defaultSubcommand: RunLine.self)

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
