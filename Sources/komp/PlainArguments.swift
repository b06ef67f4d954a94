import ArgumentParser
import KompLexicon
import KompSession
import KompValues

/// The command lines that need no parser of their own: a line, a file, the common options.
///
/// The argument parser builds descriptions of every option of every command before it reads a word,
/// which takes longer than a small answer. What is not understood here is left to it, with its help
/// and its messages.
enum PlainArguments {
  /// The run that was asked for; nil where the argument parser must say what was meant.
  static func run(_ arguments: [String]) -> RunLine? {
    var rest = arguments[...]
    var words: [String] = []
    var given: [String: String] = [:]
    while let argument = rest.popFirst() {
      switch argument {
      case "-c", "--format", "--lang", "--today":
        guard given[argument] == nil, let value = rest.popFirst() else { return nil }
        // A value that looks like an option may be a slip.
        if value.hasPrefix("-") { return nil }
        given[argument] = value
      case "--quiet", "--no-init", "--safe":
        guard given[argument] == nil else { return nil }
        given[argument] = ""
      case "-": words.append(argument)
      default:
        if argument.hasPrefix("-") { return nil }
        let about = rest.prefix { !$0.hasPrefix("-") }
        if words.isEmpty, given["-c"] == nil, isHelp(argument, about.first) {
          given["-c"] = ([argument] + about).joined(separator: " ")
          rest = rest.dropFirst(about.count)
          continue
        }
        if words.isEmpty, commands.contains(argument) { return nil }
        words.append(argument)
      }
    }
    var lang: Tongue?
    if let named = given["--lang"] {
      guard let known = Tongue(rawValue: named) else { return nil }
      lang = known
    }
    var run = RunLine()
    run.words = words
    run.line = given["-c"]
    run.format = given["--format"]
    run.lang = lang
    run.today = given["--today"]
    run.color = .auto
    run.errors = .full
    run.quiet = given["--quiet"] != nil
    run.noInit = given["--no-init"] != nil
    run.safe = given["--safe"] != nil
    return run
  }

  /// Whether a page of the language's own help is asked for, as in `komp help gap` and `komp hjälp`.
  ///
  /// `komp help` alone, and help about a command of the program, are the argument parser's.
  private static func isHelp(_ word: String, _ about: String?) -> Bool {
    if word == "hjälp" { return true }
    guard word == "help", let about else { return false }
    return !commands.contains(about)
  }

  /// The words that are commands of the program and not files.
  private static var commands: Set<String> {
    ["help", "run", "fmt", "check", "doctor", "manual", "editor-grammar"]
  }
}
