import KompModel
import KompStore
import KompValues

/// The changes confirmed so far where no workspace is open: they live as long as the session.
struct MemoryJournal {
  /// The model before the first of them.
  let base: Model
  private(set) var entries: [JournalEntry] = []

  init(from base: Model = Model()) { self.base = base }

  /// Adds an entry and gives it its number.
  mutating func add(_ entry: JournalEntry) {
    var entry = entry
    entry.number = (entries.last?.number ?? 0) + 1
    entries.append(entry)
  }

  /// Puts other entries in place of those there are.
  mutating func replace(_ entries: [JournalEntry]) { self.entries = entries }
}

/// A script that is one change: what it has done so far, and how the model was before it.
struct Transaction {
  /// The script's line in the journal.
  let line: String
  /// The model before it.
  let before: Model
  /// Whether that model was written nowhere.
  let wasUnsaved: Bool
  /// The scenarios before it.
  let scenarios: Scenarios
  /// What it has done.
  var done: [JournalEntry] = []
  /// What of that it has taken back, to be made again.
  var undone: [JournalEntry] = []
  /// The files it wrote.
  var written: [String] = []
}

extension Session {
  /// Makes the model another, as one entry of the journal.
  func adopt(_ changed: Model, line: String) throws(RelationFailure) {
    guard let change = Change.between(asked, changed) else {
      throw RelationFailure(ChangeProblem.misshapen(""))
    }
    try confirm(change, line: line)
  }

  /// Makes a change; it is on the disk when this returns, where a workspace is open.
  func confirm(_ change: Change, line: String) throws(RelationFailure) {
    guard !change.isEmpty else { return }
    try confirm([(change, .made)], line: line)
  }

  /// Makes changes one after another, an entry each; all of them or none.
  func confirm(_ changes: [(change: Change, kind: JournalEntry.Kind)], line: String)
    throws(RelationFailure)
  {
    if scenarios.current != nil { return try tryOut(changes.map(\.change)) }
    try confirm(changes.map { ($0.change, $0.kind, line) })
  }

  /// Makes changes in the scenario one is in; the model is as it was.
  private func tryOut(_ changes: [Change]) throws(RelationFailure) {
    if Work.isStopped { throw .stopped }
    var made = asked
    do throws(ChangeProblem) {
      for change in changes { _ = try made.apply(change) }
    } catch {
      throw RelationFailure(error)
    }
    scenarios.adopt(made)
  }

  /// Makes changes of several lines in the model.
  func confirm(_ changes: [(change: Change, kind: JournalEntry.Kind, line: String)])
    throws(RelationFailure)
  {
    // From here on it is done whole: what is being written to a file is not stopped half way.
    if Work.isStopped { throw .stopped }
    var made = model
    var entries: [JournalEntry] = []
    for (change, kind, line) in changes {
      do throws(ChangeProblem) {
        let inverse = try made.apply(change)
        entries.append(
          JournalEntry(
            time: clock(), who: who, line: line, change: change, inverse: inverse, kind: kind))
      } catch {
        throw RelationFailure(error)
      }
    }
    if transaction == nil {
      model = try keep(entries, from: model, to: made)
    } else {
      transaction?.done += entries
      transaction?.undone = []
      model = made
    }
    isUnsaved = workspace == nil && !model.isEmpty
    warnedOfLoss = nil
  }

  /// Begins a script as one change.
  func begin(_ line: String) {
    guard transaction == nil else { return }
    transaction = Transaction(
      line: line, before: model, wasUnsaved: isUnsaved, scenarios: scenarios)
  }

  /// Ends a script that was done: all it did is one entry.
  func commit() throws(RelationFailure) {
    guard let ended = transaction else { return }
    transaction = nil
    guard !ended.done.isEmpty else { return }
    let entry = JournalEntry(
      time: clock(), who: who, line: ended.line,
      change: Change(ended.done.flatMap(\.change.edits)),
      inverse: Change(ended.done.reversed().flatMap(\.inverse.edits)))
    do throws(RelationFailure) {
      model = try keep([entry], from: ended.before, to: model)
    } catch {
      model = ended.before
      isUnsaved = ended.wasUnsaved
      throw error
    }
  }

  /// Ends a script that failed: nothing of it happened but the files it wrote.
  func rollBack() -> Transaction? {
    guard let ended = transaction else { return nil }
    transaction = nil
    model = ended.before
    isUnsaved = ended.wasUnsaved
    scenarios = ended.scenarios
    return ended
  }

  /// Where the model is to be another one, what a script has done so far is confirmed, and what it does
  /// from here on is another change.
  func endPart(_ call: Call) throws(Failure) {
    guard let line = transaction?.line else { return }
    do {
      try commit()
    } catch {
      throw .explained(error.problem, call.place, .unreadable)
    }
    begin(line)
  }

  /// What begins with another model begins with another journal.
  func beginAnew() {
    journal = MemoryJournal(from: model)
    if let line = transaction?.line {
      transaction = nil
      begin(line)
    }
  }
}
