import KompModel

extension Workspace {
  /// Forgets people for good: their rows, what the journal says of them, and every free page of the file.
  ///
  /// The entry that tells of it says no names; it changes nothing and takes nothing back. Copies and
  /// exports that were made before are other files. The answer is the model without them.
  public func purge(_ purge: Purge, from model: Model, entry: JournalEntry)
    throws(RelationFailure) -> Model
  {
    // Everything is written anew, and no block is left to read what nobody has asked for yet.
    model.bringHere()
    let left = purge.model(model)
    try believing()
    let written = try using { connection in
      try beginWriting(connection)
      let head = try connection.transaction {
        if version == 1 { _ = try OldSnapshot.migrate(connection, holding: model) }
        try Snapshot.markVersion(connection)
        guard try JournalTable.last(connection) == last else {
          throw RelationFailure(WorkspaceProblem.movedOn(path))
        }
        if last > 0 { try forget(purge, connection) }
        var entry = entry
        entry.number = last + 1
        (entry.change, entry.inverse) = (Change(), Change())
        _ = try JournalTable.add(entry, connection)
        try JournalTable.setLast(last + 1, connection)
        let newest = try SnapshotHead.newest(connection)
        try connection.run("DELETE FROM snapshot")
        var writer = try SnapshotWriter(
          connection, after: SnapshotHead(number: newest.number, last: 0), last: last + 1)
        try writer.write(left)
        try believe()
        return writer.head
      }
      try connection.vacuum()
      try connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
      return head
    }
    head = written
    (folded, tailSize) = (written.last, 0)
    version = Snapshot.version
    last += 1
    return left
  }

  private func believing() throws(RelationFailure) {
    if let failure { throw failure }
  }

  /// Writes the entries anew that say something of them.
  private func forget(_ purge: Purge, _ connection: Connection) throws {
    var number = 1
    while number <= last {
      var found: JournalEntry?
      try JournalTable.read(number...number, connection) {
        found = $0
        return true
      }
      if var entry = found {
        let (change, inverse) = (purge.change(entry.change), purge.change(entry.inverse))
        if change != entry.change || inverse != entry.inverse || purge.isNamed(in: entry.line) {
          (entry.change, entry.inverse, entry.line) = (change, inverse, "…")
          try JournalTable.replace(entry, connection)
        }
      }
      number += 1
    }
  }
}
