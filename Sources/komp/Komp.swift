import ArgumentParser
import Glibc
import KompLexicon
import KompReport
import KompSession
import KompShell
import KompValues

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

/// Writes what a session says as it says it.
struct Streams {
  /// Whether the reader of standard output has gone away.
  private(set) var isClosed = false
  /// Whether something could not be written.
  private(set) var isBroken = false

  /// Writes an utterance; a closed pipe is no error, a full disk is.
  mutating func write(_ utterance: Utterance) {
    switch utterance {
    case .output(let bytes): put(bytes, STDOUT_FILENO)
    case .remarks(let bytes): put(bytes, STDERR_FILENO)
    }
  }

  private mutating func put(_ bytes: [UInt8], _ handle: Int32) {
    if isClosed && handle == STDOUT_FILENO { return }
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        Glibc.write(handle, raw.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count >= 0 {
        done += count
      } else if errno == EPIPE {
        isClosed = true
        return
      } else if errno != EINTR {
        isBroken = true
        return
      }
    }
  }
}
