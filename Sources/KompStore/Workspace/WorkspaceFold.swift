import KompModel

extension Workspace {
  /// How many entries after the snapshot are many: opening reads them all.
  static let longTail = 200

  /// How many bytes of changes after the snapshot are many: an import alone may be so large.
  static let largeTail = 1 << 16

  /// Whether the journal's tail has become so long that a new snapshot is worth its while.
  public var isTailLong: Bool {
    version > 1 && last > folded
      && (last - folded >= Workspace.longTail || tailSize >= Workspace.largeTail)
  }

  /// Writes a new snapshot of the model, which must hold all that the journal says; every entry is kept.
  ///
  /// Blocks that did not change are not written anew. Where somebody else has written meanwhile nothing is
  /// done: another time will do.
  public func fold(_ model: Model) throws(RelationFailure) {
    let written: SnapshotHead? = try using { connection in
      guard version > 1 else { return nil }
      try beginWriting(connection, many: tailSize > Workspace.manyCells)
      return try connection.transaction {
        let newest = try SnapshotHead.newest(connection)
        guard try JournalTable.last(connection) == last else { return nil }
        // Somebody else has folded: until the tail is long again there is nothing to do.
        guard newest.number == head.number, newest.last < last else {
          (folded, tailSize) = (newest.last, 0)
          return nil
        }
        try Snapshot.markVersion(connection)
        var writer = try SnapshotWriter(connection, after: newest, last: last)
        try writer.write(model)
        try believe()
        return writer.head
      }
    }
    guard let written else { return }
    head = written
    version = Snapshot.version
    (folded, tailSize) = (written.last, 0)
  }

  /// Takes away blocks that only earlier snapshots had.
  func sweep(_ connection: Connection) throws {
    let heads = try connection.value(
      "SELECT count(*) FROM snapshot WHERE noun = '' AND field = '' AND part = "
        + "\(Snapshot.headPart)")
    guard heads != "1", heads != "0", heads != nil else { return }
    try connection.transaction {
      let newest = try SnapshotHead.newest(connection)
      var gone: [(BlockPlace, Int64)] = []
      let statement = try connection.prepare("SELECT noun, field, part, number FROM snapshot")
      while try statement.step() {
        let place = BlockPlace(statement.text(0), statement.text(1), statement.integer(2))
        let fold = statement.integer(3)
        let isHead = place == BlockPlace("", "", Snapshot.headPart)
        let isKept = isHead ? fold == newest.number : newest.blocks[place]?.fold == fold
        if !isKept { gone.append((place, fold)) }
      }
      let delete = try connection.prepare(
        "DELETE FROM snapshot WHERE noun = ? AND field = ? AND part = ? AND number = ?")
      for (place, fold) in gone {
        try delete.bind(1, place.noun)
        try delete.bind(2, place.field)
        try delete.bind(3, place.part)
        try delete.bind(4, fold)
        _ = try delete.step()
        delete.reset()
      }
    }
  }
}
