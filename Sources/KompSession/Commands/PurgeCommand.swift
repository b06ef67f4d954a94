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
  /// Forgets people: rows, past values, the journal's mentions, what could be undone, what is shown and
  /// what was typed.
  func forget(_ people: Set<Int32>) throws(RelationFailure) {
    let purge = Purge(people: people, of: model)
    let line = Both("a person was forgotten", "en person glömdes")[tongue]
    let entry = JournalEntry(
      time: clock(), who: who, line: line, change: Change(), inverse: Change())
    if let workspace {
      model = try workspace.purge(purge, from: model, entry: entry)
    } else {
      model = purge.model(model)
      journal.forget(purge)
      journal.add(entry)
    }
    isUnsaved = workspace == nil && !model.isEmpty
    forgetTyped?(purge.isNamed)
    last = nil
    lastQuery = nil
    warnedOfLoss = nil
  }
}

extension MemoryJournal {
  /// Leaves out all that the entries say of people who were forgotten, and lines that name them.
  mutating func forget(_ purge: Purge) {
    replace(
      entries.map { entry in
        var entry = entry
        let (change, inverse) = (purge.change(entry.change), purge.change(entry.inverse))
        if purge.isNamed(in: entry.line) { entry.line = "…" }
        (entry.change, entry.inverse) = (change, inverse)
        return entry
      })
  }
}
