import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

extension Session {
  /// Runs a text, statement by statement, and stops at the first that fails.
  ///
  /// Messages count the lines that went before in. Nothing runs where the text itself is wrong. After a statement has failed the rest is only
  /// checked, so that the errors of a script come in one pass.
  public func run(
    _ text: String, from name: String, after linesBefore: Int = 0, isFile: Bool, page: Page,
    listener: ((Utterance) -> Void)? = nil
  ) -> Response {
    // Line by line answers are parted as in one text; at a prompt what was typed parts them.
    let last = isInteractive ? Voice.Said.nothing : voice.last
    voice = Voice()
    voice.last = last
    voice.listener = listener
    let source = Source(name: name, text: text, linesBefore: linesBefore)
    readsFile = isFile
    remarkWidth = min(100, max(40, page.width ?? 100))
    hasRun = false
    var leaves = false
    var verdict = Verdict.done
    do throws(Failure) {
      try execute(source, isFile: isFile, page: page)
    } catch {
      switch error {
      case .leaving: leaves = true
      case .unexpected: verdict = .unexpected
      case .script(let inner): verdict = inner
      case .interrupted: verdict = .interrupted
      case .problems(let problems): verdict = problems.verdict
      case .explained(_, _, let worst): verdict = worst
      }
    }
    close(hasRun: hasRun)
    if let frame = scripts.last, frame.path == name { scripts.removeLast() }
    return Response(
      utterances: voice.utterances, verdict: verdict, leaves: leaves,
      mended: voice.errors > 0 && trouble?.text == text ? trouble?.mended : nil)
  }

  /// Runs a source in the frame that is on top.
  func execute(_ source: Source, isFile: Bool, page: Page) throws(Failure) {
    let reading = Parser.read(source, with: phrasebook, isFile: isFile, isOnlyRun: true)
    report(reading.problems, in: source, page: page)
    if reading.problems.contains(where: { $0.severity == .error }) {
      throw .problems(reading.problems)
    }
    var failure: Failure?
    // Names that a failed statement should have given: what uses them is not wrong in itself.
    var lost: Set<String> = []
    for statement in reading.statements {
      if failure == nil {
        do throws(Failure) {
          try watched(statement, in: source, page: page)
          if case .version = statement.kind {} else { hasRun = true }
          if isInteractive, scripts.isEmpty {
            kept.keep(statement, in: source, whole: conversation.whole)
          }
        } catch {
          if case .interrupted = error { tellOfStop(at: statement.place, in: source) }
          tell(error, in: source, page: page)
          failure = error
          if let name = statement.givenName { lost.insert(name) }
          // Only what is wrong with names is worth looking for further on.
          guard case .problems = error else { throw error }
        }
      } else {
        check(statement, in: source, page: page, lost: &lost)
      }
    }
    if let failure { throw failure }
  }

  /// Runs a statement that can be stopped: it is then done whole or not at all.
  private func watched(_ statement: Statement, in source: Source, page: Page) throws(Failure) {
    // A statement that runs a script goes on where it stands itself.
    let outer = place
    place = statement.place
    defer { place = outer }
    let outcome = Work.watcher.withValue(watcher) { () -> Result<Void, Failure> in
      watcher?.begin(in: tongue)
      defer { watcher?.pause() }
      do throws(Failure) {
        if Work.isStopped { throw Failure.interrupted }
        try run(statement, in: source, page: page)
        try believe(statement.place)
        tidy()
        return .success(())
      } catch {
        // A script that was stopped has said so itself. Whatever else went wrong on the way out of a
        // computation that was left in the middle is nobody's mistake.
        if Work.isStopped { if case .script = error {} else { return .failure(.interrupted) } }
        return .failure(error)
      }
    }
    try outcome.get()
  }

  private func run(_ statement: Statement, in source: Source, page: Page) throws(Failure) {
    do {
      try catchUp()
    } catch {
      throw .explained(error.problem, statement.place, .unreadable)
    }
    switch statement.kind {
    case .version: break
    case .query(let query):
      try answer(query, in: source, page: page)
    case .command(let word, let wordPlace, let arguments):
      guard let command = Members.commands.first(where: { $0.word == word }) else {
        throw .problems([BindingProblem(.notYet(word.main(in: tongue)), at: wordPlace)])
      }
      let call = Call(
        source: source, place: statement.place, wordPlace: wordPlace, page: page)
      try command.run(arguments, call, in: self)
    }
    if scenarios.awaitsLine {
      scenarios.note(source[statement.place], Changer.firstDay(of: statement, environment))
    }
  }

  /// Looks for wrong names without doing anything.
  private func check(
    _ statement: Statement, in source: Source, page: Page, lost: inout Set<String>
  ) {
    var problems: [any Complaint] = []
    switch statement.kind {
    case .version: break
    case .query(let query):
      problems = Runner.bind(query, in: environment).problems
    case .command(let word, let wordPlace, let arguments):
      guard let command = Members.commands.first(where: { $0.word == word }), command.isHarmless
      else { return }
      let call = Call(
        source: source, place: statement.place, wordPlace: wordPlace, page: page)
      do throws(Failure) {
        try command.run(arguments, call, in: self)
      } catch {
        if let name = statement.givenName { lost.insert(name) }
        if case .problems(let found) = error {
          problems = found
        } else {
          tell(error, in: source, page: page)
        }
      }
    }
    report(
      problems.filter { problem in
        guard let binding = problem as? BindingProblem, case .unknownName(let name) = binding.fact
        else { return true }
        return !lost.contains(folded(name))
      }, in: source, page: page)
  }

  /// Answers a query: binds it, runs it, writes the answer where its last stage says.
  private func answer(_ query: Query, in source: Source, page: Page) throws(Failure) {
    if case .change? = query.stages.last?.arguments {
      return try changeRows(query, in: source, page: page)
    }
    readTogether()
    defer { readApart() }
    let begun = Stopwatch.now
    var page = page
    let isAgain = query.isItAlone && last?.isOf(model) ?? false
    let answered: Answered
    if isAgain, let last {
      // Shown again as it was, with its line of the whole and every column at its full width.
      answered = last
      if page.width != nil { page.width = Int(Int32.max) }
    } else {
      answered = try self.answered(query, in: source, page: page)
    }
    var target: Name?
    if case .target(let name)? = query.stages.last?.arguments { target = name }
    let spoken = isAgain ? lastSource ?? source : source
    var report = AnswerReport(answered, source: spoken, tongue: tongue).report
    report.remarks += scenarioRemark
    if tellsTime { report.addTime(Stopwatch.reading(Stopwatch.now - begun)) }
    let before = conversation
    if isInteractive, !isAgain {
      if let whole = conversation.take(query, in: source) {
        say([Remark(.note, Both("= \(whole)", "= \(whole)"))])
      }
    }
    do throws(Failure) {
      try deliver(report, to: target, page: page)
    } catch {
      conversation = before
      throw error
    }
    last = answered
    if case .it = query.source {} else { lastQuery = query }
    lastSource = spoken
  }

  /// The rows of a query; warnings are said, problems thrown.
  func answered(_ query: Query, in source: Source, page: Page, isTold: Bool = true)
    throws(Failure) -> Answered
  {
    let (plan, problems) = Runner.bind(query, in: environment(for: query))
    if Work.isStopped { throw .interrupted }
    guard let plan else { throw .problems(problems) }
    if isTold { report(problems, in: source, page: page) }
    let answered: Answered
    do {
      answered = try Runner.run(plan)
    } catch {
      throw .explained(error.problem, query.place, .unreadable)
    }
    try believe(query.place)
    return answered
  }

  private func tell(_ failure: Failure, in source: Source, page: Page) {
    switch failure {
    case .problems(let problems): report(problems, in: source, page: page)
    case .explained(let problem, let place, _): report(problem, at: place, in: source, page: page)
    case .interrupted, .unexpected, .script, .leaving: break
    }
  }
}

extension [any Complaint] {
  /// The script is wrong, unless all that is wrong is a file that could not be read.
  var verdict: Verdict {
    let errors = filter { $0.severity == .error }
    let files = errors.filter { problem in
      guard let binding = problem as? BindingProblem, case .source = binding.fact else {
        return false
      }
      return true
    }
    return files.isEmpty || files.count < errors.count ? .wrong : .unreadable
  }
}

extension Query {
  /// Whether it is `it` and at most where it is written.
  fileprivate var isItAlone: Bool {
    guard case .it = source else { return false }
    return stages.allSatisfy { $0.word == .to }
  }
}

extension Statement {
  /// The folded name that a `let`, `define` or `param` gives.
  fileprivate var givenName: String? {
    guard case .command(_, _, let arguments) = kind else { return nil }
    return switch arguments {
    case .binding(let name, _), .definition(let name, _): folded(name.text)
    case .parameter(let parameter): folded(parameter.name.text)
    default: nil
    }
  }
}
