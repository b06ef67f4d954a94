import Glibc
import KompLanguage
import KompModel
import KompStore
import KompValues

extension Session {
  /// The model becomes another by a confirmed statement; where a workspace is open it is on disk before
  /// anything is said.
  func adopt(_ changed: Model, line: String) throws(RelationFailure) {
    // From here on it is done whole: what is being written to a file is not stopped half way.
    if Work.isStopped { throw .stopped }
    if scenarios.current != nil { return scenarios.adopt(changed) }
    guard let workspace else {
      isUnsaved = !changed.isEmpty
      model = changed
      warnedOfLoss = nil
      return
    }
    try believe()
    if let change = Change.between(model, changed), !change.isEmpty {
      var made = model
      let inverse: Change
      do throws(ChangeProblem) {
        inverse = try made.apply(change)
      } catch {
        throw RelationFailure(error)
      }
      let entry = JournalEntry(
        time: Int64(time(nil)), who: Keyholder.name, line: line, change: change, inverse: inverse)
      model = try workspace.commit([entry], from: model, to: changed).model
    }
    warnedOfLoss = nil
  }

  /// Sees what others have written to the workspace since the statement before.
  func catchUp() throws(RelationFailure) {
    guard let workspace, let news = try workspace.refresh(model) else { return }
    model = news.model
  }
}

/// Reading.
extension Session {
  /// Whether all that was read from the workspace could be read: else no answer is given.
  func believe() throws(RelationFailure) {
    if let failure = workspace?.failure { throw failure }
  }

  /// The same, at a place of a statement.
  func believe(_ place: Place) throws(Failure) {
    do throws(RelationFailure) {
      try believe()
    } catch {
      throw .explained(error.problem, place, .unreadable)
    }
  }

  /// After a statement, said and done: a journal that has become long goes into a new snapshot.
  func tidy() {
    guard let workspace, workspace.isTailLong else { return }
    // Nothing is lost where it fails: the journal has it all, and the next statement tries again.
    try? workspace.fold(model)
  }
}

/// Who is at the keys.
enum Keyholder {
  /// The name of the account, or its number where it has none.
  static let name: String = {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else {
      return String(getuid())
    }
    return String(cString: name)
  }()
}
