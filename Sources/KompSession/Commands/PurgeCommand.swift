import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompStore
import KompValues

/// `purge P02`: somebody is forgotten for ever, in the rows, in what they said before and in the journal.
enum PurgeCommand: Command {
  static let word = Keyword.purge
  static let shape = CommandShape.people
  static let summary = Both(
    "forgets a person for ever, in the journal too; nothing undoes it",
    "glömmer en person för alltid, även bland ändringarna; inget ångrar det")
  static let form = Both("purge PERSON, …", "gallra PERSON, …")
  static let examples = ["purge P02"]

  static func run(_ arguments: CommandArguments, _ call: Call, in session: Session)
    throws(Failure)
  {
    guard case .people(let names) = arguments else { return }
    let (rows, problems) = Changer.people(names, session.environment)
    guard let rows else { throw .problems(problems) }
    guard session.transaction == nil, let ask = session.ask else {
      throw .explained(SessionProblem.purgeAsks, call.wordPlace, .failed)
    }
    let list = names.map(\.text).joined(separator: ", ")
    let question = Both(
      "\(list) and all that is known of them will be gone for ever, in the journal too, and "
        + "nothing undoes it; forget them? (yes/no) ",
      "\(list) och allt som är känt om dem försvinner för alltid, även bland ändringarna, och "
        + "inget ångrar det; glömma dem? (ja/nej) ")
    guard Answers.isYes(ask(question[session.tongue])) else {
      throw .explained(SessionProblem.purgeAsks, call.wordPlace, .failed)
    }
    do {
      try session.forget(rows)
    } catch {
      throw .explained(error.problem, call.place, .unreadable)
    }
    let count = rows.count
    session.say([
      Remark(
        .footer,
        Both(
          count == 1 ? "1 person forgotten for ever" : "\(count) people forgotten for ever",
          count == 1 ? "1 person glömd för alltid" : "\(count) personer glömda för alltid"))
    ])
  }
}

extension Session {
  /// Forgets people: rows, past values, the journal's mentions, what could be undone, what is shown.
  func forget(_ people: Set<Int32>) throws(RelationFailure) {
    var made = model
    let texts = people.flatMap { row in
      ["id", "name"].compactMap { model["people"].text($0, Int(row)) }
    }
    let gone = made.forget(people: people)
    guard workspace == nil else { throw RelationFailure(SessionProblem.purgeAsks) }
    journal.forget(gone, texts: texts)
    var edits: [Edit] = []
    for (register, rows) in gone.sorted(by: { $0.key < $1.key }) {
      edits.append(Edit(register, .remove(rows.sorted())))
    }
    let line = Both("a person was forgotten", "en person glömdes")[tongue]
    journal.add(
      JournalEntry(
        time: clock(), who: who, line: line, change: Change(edits), inverse: Change()))
    model = made
    isUnsaved = workspace == nil && !made.isEmpty
    last = nil
    lastQuery = nil
    warnedOfLoss = nil
  }
}

extension MemoryJournal {
  /// Leaves out all that the entries say of rows that were forgotten, and lines that name them.
  mutating func forget(_ rows: [String: Set<Int32>], texts: [String]) {
    let words = texts.map { folded($0) }
    replace(
      entries.map { entry in
        var entry = entry
        let line = folded(entry.line)
        if words.contains(where: { line.contains($0) }) { entry.line = "…" }
        entry.change = entry.change.forgetting(rows)
        entry.inverse = entry.inverse.forgetting(rows)
        return entry
      })
  }
}
