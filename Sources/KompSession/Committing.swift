import Glibc
import KompLanguage
import KompModel
import KompStore
import KompValues

extension Session {
  /// Sees what others have written to the workspace since the statement before.
  ///
  /// A script is one change of the model as it was when it began: what others write meanwhile comes in
  /// with its end.
  func catchUp() throws(RelationFailure) {
    guard transaction == nil, let workspace, let news = try workspace.refresh(model) else { return }
    model = news.model
  }

  /// Writes entries where the model lives, which they make another; the answer is the model with all that
  /// others have written meanwhile.
  func keep(_ entries: [JournalEntry], from before: Model, to after: Model)
    throws(RelationFailure) -> Model
  {
    guard let workspace else {
      for entry in entries { journal.add(entry) }
      return after
    }
    try believe()
    return try workspace.commit(entries, from: before, to: after).model
  }

  /// The entries of the journal, oldest first.
  func entries() throws(RelationFailure) -> [JournalEntry] {
    guard let workspace else { return journal.entries }
    return try workspace.entries()
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
    // What a script has done so far is not in the journal yet, so it belongs in no snapshot.
    guard transaction == nil, let workspace, workspace.isTailLong else { return }
    // Nothing is lost where it fails: the journal has it all, and the next statement tries again.
    try? workspace.fold(model)
  }
}

/// Who is at the keys, and what time it is.
enum Keyholder {
  /// The name of the account, or its number where it has none.
  static let name: String = {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else {
      return String(getuid())
    }
    return String(cString: name)
  }()

  /// Seconds since 1970 in universal time.
  static var seconds: Int64 { Int64(time(nil)) }
}
