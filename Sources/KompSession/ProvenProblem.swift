import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// A problem with only those fixes that have been tried and found to mend it.
struct ProvenProblem: Complaint {
  /// The problem as it was found.
  let found: any Complaint
  let fixes: [Fix]
  let note: Both?

  var code: String { found.code }
  var place: Place { found.place }
  var labels: [PlaceLabel] { found.labels }
  func message(in tongue: Tongue) -> String { found.message(in: tongue) }
}

extension Session {
  /// Everything wrong with a text, in the order of its places, without running any of it.
  public func problems(in text: String, from name: String = "", isFile: Bool) -> [any Complaint] {
    let source = Source(name: name, text: text)
    let reading = Parser.read(source, with: phrasebook, isFile: isFile)
    var problems = reading.problems
    if !problems.contains(where: { $0.severity == .error }) {
      for statement in reading.statements { problems += binding(statement, in: source) }
    }
    problems.sort { $0.place.lowerBound < $1.place.lowerBound }
    return proven(problems, in: source, isFile: isFile)
  }

  /// The problems with the fixes that mend them, tried one by one; a problem without any that says
  /// too little by itself says what could stand there.
  func proven(_ problems: [any Complaint], in source: Source, isFile: Bool) -> [any Complaint] {
    guard !problems.isEmpty else { return [] }
    if let lost = firstWords(problems, in: source) { return [lost] }
    let before = faults(in: source.text, isFile: isFile, at: nil)
    let expected = before.expected
    let tried = problems.map { problem in
      let fixes = problem.fixes.filter { mends($0, problem, before, source, isFile: isFile) }
      return inOneTongue(
        fixes.isEmpty
          ? problem.fixes.prefix(3).compactMap {
            furtherMended($0, problem, before, source, isFile: isFile)
          } : fixes)
    }
    let question = question(problems, tried, in: source, isFile: isFile)
    return problems.enumerated().map { number, problem in
      let asked = question.map { problem.severity == .error ? [$0] : [] } ?? []
      let fixes = (asked + tried[number]).prefix(3)
      var note = problem.note
      if note == nil, fixes.isEmpty, number == 0, ["E0001", "E0008"].contains(problem.code) {
        note = ExpectedWords.note(expected)
      }
      return ProvenProblem(found: problem, fixes: Array(fixes), note: note)
    }
  }

  /// A fix together with what mends the names that it brings in, `personal i komunrehab`; nil where that
  /// does not mend the problem either.
  private func furtherMended(
    _ fix: Fix, _ problem: any Complaint, _ before: Faults, _ source: Source, isFile: Bool
  ) -> Fix? {
    guard problem.severity == .error, !source.text.contains("\n") else { return nil }
    let text = fix.applied(to: source.text)
    let reading = Parser.read(Source(text: text), with: phrasebook, isFile: isFile)
    guard reading.statements.count == 1, let statement = reading.statements.first,
      !reading.problems.contains(where: { $0.severity == .error })
    else { return nil }
    let found = binding(statement, in: Source(text: text)).filter { $0.severity == .error }
    let further = found.compactMap(\.fixes.first)
    guard !further.isEmpty, further.count == found.count else { return nil }
    let whole = Fix(
      0..<source.text.utf8.count, Fix.together(further).applied(to: text))
    return mends(whole, problem, before, source, isFile: isFile) ? whole : nil
  }

  /// The query that a line in everyday words is, where the fixes of its problems do not mend it.
  private func question(
    _ problems: [any Complaint], _ tried: [[Fix]], in source: Source, isFile: Bool
  ) -> Fix? {
    let errors = zip(problems, tried).filter { $0.0.severity == .error }
    func isRight(_ text: String, warns: Bool = false) -> Bool {
      let left = faults(in: text, isFile: isFile, at: nil, binds: true)
      return left.syntax == 0 && left.binding.isEmpty && (warns || left.warnings == 0)
    }
    guard let first = errors.first?.0, !source.text.contains("\n"),
      let question = questionInWords(around: first.place, in: source.text),
      isRight(question.applied(to: source.text), warns: true)
    else { return nil }
    // A name that opens a line is always near some word or other.
    if first.code == "E0002" { return question }
    let fixes = errors.compactMap(\.1.first)
    let mended = Fix.together(fixes).applied(to: source.text)
    guard fixes.count == errors.count, isRight(mended) else { return question }
    // What only takes words away leaves unsaid what they meant.
    let isWeak = fixes.contains(where: \.onlyTakesAway)
    return isWeak && mended != question.applied(to: source.text) ? question : nil
  }

  /// The fixes that begin with a noun of the language on screen, where others say the same in the
  /// other language.
  private func inOneTongue(_ fixes: [Fix]) -> [Fix] {
    func speaks(_ fix: Fix, _ tongue: Tongue) -> Bool {
      let first = fix.edits.first?.text.split(separator: " ").first.map { folded(String($0)) } ?? ""
      return Schema.nouns.contains { noun in
        noun.words.contains { $0.spellings(in: tongue).contains(first) }
      }
    }
    let other: Tongue = tongue == .english ? .swedish : .english
    guard fixes.contains(where: { speaks($0, tongue) }) else { return fixes }
    return fixes.filter { speaks($0, tongue) || !speaks($0, other) }
  }

  private struct Faults {
    var syntax = 0
    var binding: [Place] = []
    var warnings = 0
    var expected: [Expected] = []
  }

  /// What is wrong with a text; names are looked at in the statement at the place, or in the only one.
  private func faults(in text: String, isFile: Bool, at place: Place?, binds: Bool = false)
    -> Faults
  {
    let reading = Parser.read(Source(text: text), with: phrasebook, isFile: isFile)
    var faults = Faults()
    faults.expected = reading.expected
    for problem in reading.problems {
      if problem.severity == .error { faults.syntax += 1 } else { faults.warnings += 1 }
    }
    guard faults.syntax == 0 || binds else { return faults }
    let statement =
      reading.statements.count == 1
      ? reading.statements.first
      : reading.statements.first { statement in
        place.map {
          statement.place.lowerBound <= $0.lowerBound && $0.lowerBound <= statement.place.upperBound
        }
          ?? false
      }
    for problem in statement.map({
      binding($0, in: Source(text: text), namesNearest: false)
    }) ?? [] {
      if problem.severity == .error {
        faults.binding.append(problem.place)
      } else {
        faults.warnings += 1
      }
    }
    return faults
  }

  private func mends(
    _ fix: Fix, _ problem: any Complaint, _ before: Faults, _ source: Source, isFile: Bool
  ) -> Bool {
    let text = fix.applied(to: source.text)
    if problem is BindingProblem, before.syntax > 0 {
      // A check looks at the names of every statement though another one cannot be read.
      let before = faults(in: source.text, isFile: isFile, at: problem.place, binds: true)
      let after = faults(in: text, isFile: isFile, at: fix.edits.first?.place, binds: true)
      return after.syntax <= before.syntax && after.binding.count < before.binding.count
    }
    let after = faults(in: text, isFile: isFile, at: fix.edits.first?.place)
    let before =
      before.syntax > 0
      ? before : faults(in: source.text, isFile: isFile, at: problem.place)
    if problem.severity == .warning {
      return after.syntax == 0 && after.binding.count <= before.binding.count
        && after.warnings < before.warnings
    }
    guard before.syntax > 0 else {
      return after.syntax == 0 && after.binding.count < max(1, before.binding.count)
    }
    guard after.syntax < before.syntax else { return false }
    // Names that were wrong before are another problem; those that the fix wrote are its own.
    let written = fix.written
    return !after.binding.contains { place in written.contains { $0.overlaps(place) } }
  }

  /// What is wrong with the names and values of a statement.
  private func binding(
    _ statement: Statement, in source: Source, namesNearest: Bool = true
  ) -> [any Complaint] {
    var environment = environment
    environment.namesNearest = namesNearest
    switch statement.kind {
    case .query(let query): return Runner.bind(query, in: environment).problems
    case .command(_, _, .query(let query)), .command(_, _, .binding(_, .query(let query))):
      return Runner.bind(query, in: environment).problems
    case .command(_, _, .add(let line)):
      return (try? Changer.add(line, environment).problems) ?? []
    case .command(_, _, .hypothesis(let hypothesis)):
      return problems(of: hypothesis, in: source)
    default: return []
    }
  }
}

extension Fix {
  /// Where the texts that it puts stand afterwards.
  fileprivate var written: [Place] {
    var shift = 0
    return edits.map { edit in
      let start = edit.place.lowerBound + shift
      shift += edit.text.utf8.count - edit.place.count
      let end = start + edit.text.utf8.count
      // What a word was put before or taken from belongs to it; a sign stands for itself.
      return edit.text.utf8.count == 1 || edit.text.utf8.count == 2
        ? start..<end : max(0, start - 1)..<end + 1
    }
  }
}
