import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

/// `run late.komp unit=kommunrehab`: another script, relative to this one.
enum RunCommand: Command {
  static let word = Keyword.run
  static let shape = CommandShape.running
  static let summary = Both("runs a script", "kör ett skript")
  static let form = Both("run FILE.komp [NAME=VALUE …]", "kör FIL.komp [NAMN=VÄRDE …]")
  static let examples = ["run kvartal.komp enhet=hemsjukvård"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .running(let file, let assignments) = arguments else { return }
    let path = session.path(of: file)
    let values = assignments.map {
      (name: $0.name.text, value: session.resolved($0.value), place: $0.name.place)
    }
    // The script that komp was started with is the one whose folder counts.
    try session.mayRead(path, named: file.text, at: file.place)
    try session.runScript(path, values, at: file.place, page: call.page)
  }
}

extension Session {
  /// Runs a script file with arguments; names it gives are its own.
  func runScript(
    _ path: String, _ arguments: [(name: String, value: Literal, place: Place)], at place: Place,
    page: Page
  ) throws(Failure) {
    let real = FilePath.real(path)
    if scripts.contains(where: { FilePath.real($0.path) == real }) {
      let chain = scripts.map { Paths.name(of: $0.path) } + [Paths.name(of: path)]
      throw .explained(SessionProblem.cycle(chain), place, .wrong)
    }
    let text: String
    switch FileWriting.read(path) {
    case .failure(let failure):
      throw .explained(SessionProblem.file(path, failure.why), place, .unreadable)
    case .success(let bytes):
      guard let made = ScriptText.text(bytes) else {
        throw .explained(
          SessionProblem.file(path, Both("it is not UTF-8 text", "den är inte UTF-8-text")), place,
          .unreadable)
      }
      text = made
    }
    let outer = names
    scripts.append(
      ScriptFrame(
        path: path, folder: Paths.folder(of: path),
        arguments: Dictionary(
          arguments.map { (folded($0.name), $0.value) }, uniquingKeysWith: { _, last in last }),
        given: arguments.map { (name: $0.name, place: $0.place) }))
    defer {
      scripts.removeLast()
      let inner = names
      names = outer
      // What a script defines stays; its parameters and `let` are its own.
      names.conditions.merge(inner.conditions) { _, new in new }
      names.measures.merge(inner.measures) { _, new in new }
    }
    let source = Source(name: path, text: text)
    let isWhole = transaction == nil
    if isWhole { begin(scriptLine(path, arguments)) }
    do throws(Failure) {
      try refuseUnknownArguments(source, at: place)
      try execute(source, isFile: true, page: page)
      if isWhole { try commit(at: place) }
    } catch {
      if isWhole {
        if case .leaving = error { try commit(at: place) } else { takeBack() }
      }
      switch error {
      case .leaving: return
      case .problems(let problems): throw .script(problems.verdict)
      case .explained(_, _, let verdict):
        if isOwn(error) { throw error }
        throw .script(verdict)
      case .unexpected: throw .script(.unexpected)
      case .interrupted: throw .script(.interrupted)
      case .script: throw error
      }
    }
  }

  /// A script with its arguments, as the journal keeps it.
  private func scriptLine(
    _ path: String, _ arguments: [(name: String, value: Literal, place: Place)]
  ) -> String {
    let given = arguments.map { " \($0.name)=\(self.text(of: $0.value))" }.joined()
    return "\(Keyword.run.main(in: tongue)) \(Paths.name(of: path))\(given)"
  }

  /// Confirms what a script has done.
  private func commit(at place: Place) throws(Failure) {
    do {
      try commit()
    } catch {
      throw .explained(error.problem, place, .unreadable)
    }
  }

  /// Takes back what a script that failed has done, and says what of it stays.
  private func takeBack() {
    guard let ended = rollBack() else { return }
    var remarks: [Remark] = []
    if !ended.done.isEmpty {
      let count = ended.done.count
      remarks.append(
        Remark(
          .note,
          Both(
            count == 1
              ? "the script's change was taken back: it is done whole or not at all"
              : "the script's \(count) changes were taken back: it is done whole or not at all",
            count == 1
              ? "skriptets ändring togs tillbaka: det görs helt eller inte alls"
              : "skriptets \(count) ändringar togs tillbaka: det görs helt eller inte alls")))
    }
    if !ended.written.isEmpty {
      let list = ended.written.joined(separator: ", ")
      remarks.append(
        Remark(
          .note,
          Both("files it wrote are left: \(list)", "filer det skrev är kvar: \(list)")))
    }
    say(remarks)
  }

  private func isOwn(_ failure: Failure) -> Bool {
    if case .explained(let problem as SessionProblem, _, _) = failure,
      case .parameterUnknown = problem
    {
      true
    } else {
      false
    }
  }

  /// Every argument must have a parameter that takes it.
  private func refuseUnknownArguments(_ source: Source, at place: Place) throws(Failure) {
    guard let frame = scripts.last else { return }
    let declared = parameters(of: source)
    for given in frame.given
    where !declared.contains(where: { folded($0.name.text) == folded(given.name) }) {
      throw .explained(
        SessionProblem.parameterUnknown(given.name, usage: usage(source)), given.place ?? place,
        .wrong)
    }
  }

  /// The parameters that a script declares.
  func parameters(of source: Source) -> [Parameter] {
    Parser.read(source, with: phrasebook, isFile: true).statements.compactMap { statement in
      if case .command(_, _, .parameter(let parameter)) = statement.kind { parameter } else { nil }
    }
  }

  /// How a script is called: `usage: komp late.komp unit=… [day=2025-11-01]`.
  func usage(_ source: Source) -> String {
    let list = parameters(of: source).map { parameter in
      if let standard = parameter.standard {
        "[\(parameter.name.text)=\(text(of: standard))]"
      } else {
        "\(parameter.name.text)=…"
      }
    }.joined(separator: " ")
    let name = Paths.name(of: source.name)
    return Both("usage: komp \(name) \(list)", "användning: komp \(name) \(list)")[tongue]
  }

  /// Runs a script file as a whole program does: `komp FILE name=value …`.
  public func runFile(
    _ path: String, _ arguments: [(name: String, value: String)], page: Page,
    listener: ((Utterance) -> Void)? = nil
  ) -> Response {
    voice = Voice()
    voice.listener = listener
    remarkWidth = min(100, max(40, page.width ?? 100))
    var verdict = Verdict.done
    let values = arguments.map {
      (name: $0.name, value: ArgumentText.literal($0.value), place: 0..<0)
    }
    do throws(Failure) {
      try runScript(path, values, at: 0..<0, page: page)
    } catch {
      switch error {
      case .script(let inner): verdict = inner
      case .explained(let problem, _, let worst):
        verdict = worst
        let word = Both("error", "fel")[tongue]
        let line = Neutral.shown(
          "\(word) \(problem.code): \(problem.message(in: tongue))", .terminal)
        voice.say(.remarks(Array((line + "\n").utf8)))
      case .problems(let problems): verdict = problems.verdict
      case .interrupted: verdict = .interrupted
      case .unexpected: verdict = .unexpected
      case .leaving: break
      }
    }
    return Response(utterances: voice.utterances, verdict: verdict, leaves: false)
  }
}

/// The bytes of a script as text.
enum ScriptText {
  /// UTF-8 with or without its mark; nil for anything else.
  static func text(_ bytes: [UInt8]) -> String? {
    String(
      validating: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self)
  }
}
