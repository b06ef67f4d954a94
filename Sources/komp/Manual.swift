import ArgumentParser
import KompLexicon
import KompSession
import KompShell

/// `komp manual`: the manual page, for `man -l -`, made from what every member declares of itself.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Prints the manual page: komp manual | man -l -",
    shouldDisplay: false)

  @Option(help: "The language of the page.")
  var lang: Tongue?

  func run() throws {
    let tongue = lang ?? Surroundings.tongue
    let page = ManualPage(
      version: Komp.version,
      helps: [
        ("komp", RunLine.helpMessage(columns: 76)),
        ("komp fmt", FormatFiles.helpMessage(columns: 76)),
        ("komp check", CheckFiles.helpMessage(columns: 76)),
        ("komp doctor", Doctor.helpMessage(columns: 76)),
      ])
    var streams = Streams()
    let text = page.text(in: tongue)
    throw ArgumentParser.ExitCode(streams.write(.output(Array(text.utf8)), in: tongue))
  }
}

/// `komp editor-grammar`: the grammar for editors that is kept in examples/editor.
struct EditorFile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "editor-grammar", abstract: "Prints the TextMate grammar of .komp files.",
    shouldDisplay: false)

  func run() throws {
    var streams = Streams()
    let text = EditorGrammar.text
    throw ArgumentParser.ExitCode(streams.write(.output(Array(text.utf8)), in: .english))
  }
}
