import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompStore
import KompValues

/// Checks a script without running it: names, values, parameters, the headings of files it imports.
///
/// Files it reads are read into a model of the check's own, so that values are checked against what
/// will be there; nothing is written. What cannot be known is said to be unchecked.
struct Checking {
  let session: Session
  private var unchecked: [Both] = []

  init(_ session: Session) { self.session = session }

  /// Everything wrong with a script, and what could not be checked.
  func check(_ source: Source, page: Page) -> Response {
    var checking = self
    return checking.run(source, page: page)
  }

  private mutating func run(_ source: Source, page: Page) -> Response {
    session.voice = Voice()
    var verdict = Verdict.done
    let reading = Parser.read(source, with: session.phrasebook, isFile: true)
    session.report(reading.problems, in: source, page: page)
    if reading.problems.contains(where: { $0.severity == .error }) { verdict = .wrong }
    session.scripts = [
      ScriptFrame(
        path: source.name, folder: Paths.folder(of: source.name), arguments: [:], given: [])
    ]
    for statement in reading.statements {
      if let worst = check(statement, in: source, page: page), worst.rawValue > verdict.rawValue {
        verdict = worst
      }
    }
    session.say(
      unchecked.map {
        Remark(.note, Both("unchecked: \($0.english)", "okontrollerat: \($0.swedish)"))
      })
    if verdict == .done {
      session.say([
        Remark(
          .footer,
          Both("\(source.name): nothing wrong found", "\(source.name): inget fel hittat"))
      ])
    }
    return Response(utterances: session.voice.utterances, verdict: verdict, leaves: false)
  }

  private mutating func check(_ statement: Statement, in source: Source, page: Page) -> Verdict? {
    switch statement.kind {
    case .version: return nil
    case .query(let query): return check(query, in: source, page: page)
    case .command(let word, let wordPlace, let arguments):
      let call = Call(
        source: source, place: statement.place, wordPlace: wordPlace, page: page)
      switch arguments {
      case .importing, .binding, .definition, .setting, .add:
        return attempt(word, arguments, call)
      case .parameter(let parameter):
        let isGiven = session.scripts.last?.arguments[folded(parameter.name.text)] != nil
        if parameter.standard == nil, !isGiven {
          // Without a value nothing that uses it can be checked against one.
          session.names.values[folded(parameter.name.text)] = .text("")
          unchecked.append(
            Both(
              "what \":\(parameter.name.text)\" will be, and the lines that use it",
              "vad \":\(parameter.name.text)\" blir, och raderna som använder det"))
          return nil
        }
        return attempt(word, arguments, call)
      case .query(let query): return check(query, in: source, page: page)
      case .expectation(let expectation, _):
        guard case .compare(let left, _, let right, _) = expectation else { return nil }
        return check([left, right], in: source, page: page)
      case .printing(let expressions): return check(expressions, in: source, page: page)
      case .running(let file, let assignments):
        return follow(file, assignments, page: page)
      case .file(let name):
        if word == .open {
          do {
            let (workspace, model) = try Workspace.open(
              Paths.join(session.folder, name?.text ?? ""))
            workspace.close()
            session.model = model
          } catch {
            session.report(
              error.problem, at: name?.place ?? statement.place, in: source, page: page)
            return .unreadable
          }
        }
        return nil
      case .ladder, .need, .target, .assessing, .placing, .nothing, .words, .why, .whyNot,
        .times, .people, .exporting, .naming:
        return nil
      case .hypothesis(let hypothesis):
        let problems = session.problems(of: hypothesis, in: source)
        session.report(problems, in: source, page: page)
        return problems.contains { $0.severity == .error }
          ? (problems as [any Complaint]).verdict : nil
      }
    }
  }

  /// Checks a script that is run from this one, with what it is given; the names it gives are its own.
  private mutating func follow(_ file: Name, _ assignments: [Assignment], page: Page) -> Verdict? {
    let path = session.path(of: file)
    let real = FilePath.real(path)
    let missing = Both("the script \(file.text)", "skriptet \(file.text)")
    guard !session.scripts.contains(where: { FilePath.real($0.path) == real }),
      case .success(let bytes) = FileWriting.read(path), let text = ScriptText.text(bytes)
    else {
      unchecked.append(missing)
      return nil
    }
    let source = Source(name: path, text: text)
    let reading = Parser.read(source, with: session.phrasebook, isFile: true)
    session.report(reading.problems, in: source, page: page)
    var verdict: Verdict? = reading.problems.contains { $0.severity == .error } ? .wrong : nil
    let outer = session.names
    let values = assignments.map { (folded($0.name.text), session.resolved($0.value)) }
    session.scripts.append(
      ScriptFrame(
        path: path, folder: Paths.folder(of: path),
        arguments: Dictionary(values, uniquingKeysWith: { _, last in last }), given: []))
    defer {
      session.scripts.removeLast()
      let inner = session.names
      session.names = outer
      session.names.conditions.merge(inner.conditions) { _, new in new }
      session.names.measures.merge(inner.measures) { _, new in new }
    }
    for statement in reading.statements {
      if let worst = check(statement, in: source, page: page),
        worst.rawValue > verdict?.rawValue ?? 0
      {
        verdict = worst
      }
    }
    return verdict
  }

  private mutating func check(_ query: Query, in source: Source, page: Page) -> Verdict? {
    if query.usesEmptyParameter(session.names.values) { return nil }
    let problems = Runner.bind(query, in: session.environment).problems
    session.report(problems, in: source, page: page)
    if case .target(let name)? = query.stages.last?.arguments,
      Inks.named(folded(name.text)) == nil, Inks.forFile(name.text) == nil
    {
      let known = Inks.all.map { $0.words.main(in: session.tongue) }
      session.report(
        SessionProblem.unknownFormat(name.text, known: known), at: name.place, in: source,
        page: page)
      return .wrong
    }
    return problems.contains { $0.severity == .error } ? (problems as [any Complaint]).verdict : nil
  }

  private mutating func check(_ expressions: [Expression], in source: Source, page: Page)
    -> Verdict?
  {
    var worst: Verdict?
    for expression in expressions {
      if case .count(let query, _) = expression,
        let found = check(query, in: source, page: page)
      {
        worst = found
      }
    }
    return worst
  }

  private func attempt(_ word: Keyword, _ arguments: CommandArguments, _ call: Call) -> Verdict? {
    guard let command = Members.commands.first(where: { $0.word == word }) else { return nil }
    let wasQuiet = session.isQuiet
    session.isQuiet = true
    defer { session.isQuiet = wasQuiet }
    do throws(Failure) {
      try command.run(arguments, call, in: session)
      return nil
    } catch {
      switch error {
      case .problems(let problems):
        session.report(problems, in: call.source, page: call.page)
        return problems.verdict
      case .explained(let problem, let place, let verdict):
        session.report(problem, at: place, in: call.source, page: call.page)
        return verdict
      case .unexpected: return .unexpected
      case .script(let verdict): return verdict
      case .interrupted: return .interrupted
      case .leaving: return nil
      }
    }
  }
}

extension Query {
  /// Whether it names a parameter that a check knows no value of.
  fileprivate func usesEmptyParameter(_ values: [String: Literal]) -> Bool {
    let empty = values.filter { $0.value == .text("") }.keys
    guard !empty.isEmpty else { return false }
    // The dump of a tree names every parameter it holds.
    let text = String(describing: self)
    return empty.contains { text.contains("parameter(\"\($0)\")") }
  }
}
