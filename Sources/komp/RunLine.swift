import ArgumentParser
import KompLexicon
import KompModel
import KompReport
import KompSession
import KompShell
import KompValues

/// `komp`, `komp FILE`, `komp -c LINE`: the four ways in, one engine.
struct RunLine: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a script, a line, standard input or a prompt; may be left out.")

  @Argument(help: "A script, or a workspace file, and name=value for the script's parameters.")
  var words: [String] = []

  @Option(name: .customShort("c"), help: "A line of the language to run.")
  var line: String?

  @Option(help: "How answers are written: table, csv, json, ndjson, tsv, md, excel-csv.")
  var format: String?

  @Option(help: "The language on screen.")
  var lang: Tongue?

  @Option(help: "The day questions are about, as 2025-11-01.")
  var today: String?

  @Option(help: "Colours: auto, always or never.")
  var color = Colour.auto

  @Option(help: "How errors are written: for a reader, a line each, or a JSON object each.")
  var errors = ErrorStyle.full

  @Flag(help: "Keeps footers and notes back.")
  var quiet = false

  @Flag(name: .customLong("no-init"), help: "Starts the prompt without ~/.config/komp/init.komp.")
  var noInit = false

  @Flag(help: "Reads only the script's folder, and writes nothing but the open workspace.")
  var safe = false

  func run() throws {
    color.hold()
    let session = try session()
    // The log goes back into the file: whoever copies it afterwards copies all of it.
    defer { session.end() }
    var streams = Streams()
    var written: Int32 = 0
    func say(_ utterance: Utterance) {
      written = max(written, streams.write(utterance, in: session.tongue))
    }
    let page = Terminal.page(session.tongue)
    var words = words[...]
    var script: String?
    var workspace: String?
    if let first = words.first, !first.contains("=") {
      words.removeFirst()
      if first.hasSuffix(".kompdb") {
        workspace = first
        if let next = words.first, !next.contains("=") {
          script = next
          words.removeFirst()
        }
      } else {
        script = first
      }
    }
    var arguments: [(name: String, value: String)] = []
    for word in words {
      guard let sign = word.firstIndex(of: "="), sign != word.startIndex else {
        throw ValidationError("\"\(word)\" is not name=value.")
      }
      arguments.append((String(word[..<sign]), String(word[word.index(after: sign)...])))
    }
    if script == nil || script == "-", !arguments.isEmpty {
      throw ValidationError("name=value belongs to a script file.")
    }
    if let script, line != nil {
      throw ValidationError("-c and \"\(script)\" are two things to run; one at a time.")
    }
    let isPrompt = script == nil && line == nil && Terminal.isInteractive
    if isPrompt, !noInit, !safe, let path = Surroundings.initFile {
      let chosen = (session.tongue, session.today)
      session.runInit(path, page: page).utterances.forEach(say)
      // What the command line says outweighs the file.
      if lang != nil { session.tongue = chosen.0 }
      if today != nil { session.today = chosen.1 }
    }
    if !isPrompt {
      Interrupt.watchOnce()
      session.watcher = ProgressLine()
    }
    if let workspace { try open(workspace, session, say) }
    // Whoever started komp names the workspace; what is typed or run from here on does not.
    session.isSafe = safe
    // A path starts at the script; `-` is standard input, as everywhere.
    if let script, script != "-" {
      let response = session.runFile(script, arguments, page: page) { say($0) }
      throw ArgumentParser.ExitCode(code(response.verdict, written))
    }
    if let line {
      let response = session.run(line, from: "", isFile: true, page: page) { say($0) }
      throw ArgumentParser.ExitCode(code(response.verdict, written))
    }
    let host = SessionHost(session)
    if isPrompt {
      session.isInteractive = true
      session.tellsTime = true
      throw ArgumentParser.ExitCode(Shell(host, version: Komp.version).run())
    }
    throw ArgumentParser.ExitCode(Pipe(host).run())
  }

  private func session() throws -> Session {
    let tongue = lang ?? Surroundings.tongue
    var day: Day?
    if let today {
      day = Day(iso: today)
      if day == nil {
        throw ValidationError("--today is a day such as 2025-11-01, not \"\(today)\".")
      }
    }
    let session = Session(tongue: tongue, today: day ?? Surroundings.today)
    if let format {
      guard let ink = Inks.named(format) else {
        let known = Inks.all.map { $0.words.main(in: .english) }.joined(separator: ", ")
        throw ValidationError("There is no format \"\(format)\"; there are \(known).")
      }
      session.format = ink
    }
    session.isQuiet = quiet
    session.errorStyle = errors
    return session
  }

  private func open(_ path: String, _ session: Session, _ say: @escaping (Utterance) -> Void)
    throws
  {
    do throws(RelationFailure) {
      try session.open(path, listener: say)
    } catch {
      let word = Both("error", "fel")[session.tongue]
      let text = "\(word) \(error.problem.code): \(error.problem.message(in: session.tongue))\n"
      say(.remarks(Array(text.utf8)))
      throw ArgumentParser.ExitCode(Verdict.unreadable.rawValue)
    }
  }

  private func code(_ verdict: Verdict, _ written: Int32) -> Int32 {
    if Interrupt.isPending { return Verdict.interrupted.rawValue }
    return verdict == .done ? written : verdict.rawValue
  }
}
