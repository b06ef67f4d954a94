import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

extension Session {
  /// Makes a bound change the model's, or says why not; nothing is changed by half.
  func change(_ outcome: (changed: Changed?, problems: [BindingProblem]), _ call: Call)
    throws(Failure)
  {
    guard let changed = outcome.changed else { throw .problems(outcome.problems) }
    report(outcome.problems, in: call.source, page: call.page)
    if let named = changed.named { try agree(to: named, call) }
    guard let change = changed.change(from: asked) else {
      throw .explained(ChangeProblem.misshapen(""), call.place, .failed)
    }
    do {
      try confirm(change, line: call.source[call.place])
    } catch {
      if Work.isStopped { throw .interrupted }
      throw .explained(error.problem, call.place, .unreadable)
    }
    if let table = changed.table { show(table, page: call.page) }
    say([Remark(.footer, changed.said)] + changed.notes.map { Remark(.note, $0) })
  }

  /// A query whose last stage changes its rows.
  func changeRows(_ query: Query, in source: Source, page: Page) throws(Failure) {
    let place = query.stages.last?.wordPlace ?? query.place
    let call = Call(source: source, place: query.place, wordPlace: place, page: page)
    let outcome: (changed: Changed?, problems: [BindingProblem])
    do {
      outcome = try Changer.rows(query, environment)
    } catch {
      if Work.isStopped { throw .interrupted }
      throw .explained(error.problem, query.place, .unreadable)
    }
    try change(outcome, call)
  }

  /// Holds rows to what `expect` says of their number; the answer is whether it says something.
  @discardableResult
  func hold(_ named: NamedRows, _ call: Call) throws(Failure) -> Bool {
    guard let expects = named.expects else { return false }
    guard expects.comparison.holds(named.count, expects.count) else {
      throw .explained(
        SessionProblem.unexpected(
          call.source[expects.place], found: numeral(Exact(named.count)), text: nil),
        expects.place, .unexpected)
    }
    return true
  }

  /// Whether so many rows are meant: by `expect`, by an answer at a prompt, or because they were shown.
  private func agree(to named: NamedRows, _ call: Call) throws(Failure) {
    if try hold(named, call) { return }
    let rows = Both(
      "\(named.count) \((named.count == 1 ? named.one : named.many).english)",
      "\(named.count) \((named.count == 1 ? named.one : named.many).swedish)")
    guard isInteractive, scripts.isEmpty else {
      if named.count > 0, named.areRemoved || named.isWhole {
        throw .explained(
          SessionProblem.mustExpect(rows, named.count), call.wordPlace, .wrong)
      }
      return
    }
    let shown = last?.rows.count ?? 0
    guard named.count > max(1, shown) else { return }
    guard let ask else {
      throw .explained(
        SessionProblem.notAgreed(rows, named.count), call.wordPlace, .failed)
    }
    let question = Both(
      "this is about \(rows.english), more than were shown last; go on? (yes/no) ",
      "det här gäller \(rows.swedish), fler än som visades sist; fortsätta? (ja/nej) ")
    guard Answers.isYes(ask(question[tongue])) else {
      throw .explained(
        SessionProblem.notAgreed(rows, named.count), call.wordPlace, .failed)
    }
  }

  /// Shows what rows said before and after a change, beside the answers: it is no answer itself.
  private func show(_ table: ChangeTable, page: Page) {
    guard !isQuiet else { return }
    var headings = table.keys.map {
      Heading(id: $0.id, title: $0.title, isNumeric: false)
    }
    for (id, title) in [
      ("field", Both("field", "fält")), ("before", Both("before", "före")),
      ("after", Both("after", "efter")),
    ] {
      headings.append(Heading(id: id, title: title, isNumeric: false))
    }
    let rows = table.lines.map { line in
      line.names.map(AnswerReport.cell) + [
        .word(line.field), AnswerReport.cell(line.before), AnswerReport.cell(line.after),
      ]
    }
    var page = page
    page.tongue = tongue
    var bytes: [UInt8] = []
    _ = Inks.standard.write(
      Report([.table(Table(headings: headings, rows: rows))]), on: page, to: &bytes)
    voice.say(.remarks(bytes))
    let more = table.count - table.lines.count
    if more > 0 {
      say([Remark(.note, Both("… and \(more) lines more", "… och \(more) rader till"))])
    }
  }
}

/// What people answer to a question of yes or no.
enum Answers {
  /// Whether an answer agrees, in either tongue.
  static func isYes(_ answer: String?) -> Bool {
    guard let answer else { return false }
    let word = answer.split(separator: " ").first.map { String($0).lowercased() } ?? ""
    return ["yes", "y", "ja", "j"].contains(word)
  }
}

extension Comparison {
  /// Whether a number stands so to another.
  func holds(_ found: Int, _ wanted: Int) -> Bool {
    switch self {
    case .equal: found == wanted
    case .notEqual: found != wanted
    case .less: found < wanted
    case .lessOrEqual: found <= wanted
    case .greater: found > wanted
    case .greaterOrEqual: found >= wanted
    }
  }
}
