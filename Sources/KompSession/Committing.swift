import Glibc
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
    let made = try workspace.commit(entries, from: before, to: after).model
    // A snapshot that could not be written now is written another time: the journal has it all.
    if workspace.isTailLong { try? workspace.fold(made) }
    return made
  }

  /// The entries of the journal, oldest first.
  func entries() throws(RelationFailure) -> [JournalEntry] {
    guard let workspace else { return journal.entries }
    return try workspace.entries()
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
