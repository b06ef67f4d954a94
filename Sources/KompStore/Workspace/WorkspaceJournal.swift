import Glibc
import KompLexicon
import KompModel
import KompValues

extension Workspace {
  /// What a commit came to.
  public struct Committed: Sendable {
    /// The model with everything that is in the file now.
    public let model: Model
    /// The entries with their numbers.
    public let entries: [JournalEntry]
    /// What somebody else had committed meanwhile; it is in the model too.
    public let others: [JournalEntry]
  }

  /// Writes entries to the journal durably, all of them or none.
  ///
  /// `before` is the model as the session had it and `after` the one they made of it. Where somebody else
  /// has written meanwhile, the entries are made again on the model of that moment: by `again` where it is
  /// given, which looks at the statement anew, else by giving added rows their new numbers. What would
  /// change a cell or row that the other changed is refused with `movedOn`; `refresh` then has the news.
  public func commit(
    _ entries: [JournalEntry], from before: Model, to after: Model,
    again: ((Model) throws(RelationFailure) -> [JournalEntry])? = nil
  ) throws(RelationFailure) -> Committed {
    let made = try using { connection in
      try beginWriting(connection, many: entries.contains { $0.change.addsMany })
      return try connection.transaction {
        var migrated: SnapshotHead?
        if version == 1 {
          guard try Snapshot.version(of: connection, path) == 1 else {
            throw RelationFailure(WorkspaceProblem.movedOn(path))
          }
          migrated = try OldSnapshot.migrate(connection, holding: before)
        }
        let committed = try write(entries, before, after, again, connection)
        // An entry with many cells has a sum that an earlier komp does not know.
        if version != Snapshot.version { try Snapshot.markVersion(connection) }
        return (committed, migrated)
      }
    }
    let (committed, migrated) = made
    version = Snapshot.version
    if let migrated { head = migrated }
    last += committed.others.count + committed.entries.count
    return committed
  }

  /// Adds entries, inside a transaction.
  private func write(
    _ entries: [JournalEntry], _ before: Model, _ after: Model,
    _ again: ((Model) throws(RelationFailure) -> [JournalEntry])?, _ connection: Connection
  ) throws -> Committed {
    let found = try JournalTable.last(connection)
    var ours = entries
    var others: [JournalEntry] = []
    var model = after
    if found != last {
      guard found > last else { throw Damage(JournalTable.place) }
      model = before
      others = try model.replay(last + 1...found, connection)
      ours = try remade(entries, before, &model, others, again)
    }
    try believe()
    var size = 0
    for index in ours.indices {
      ours[index].number = found + index + 1
      size += try JournalTable.add(ours[index], connection)
    }
    try JournalTable.setLast(found + ours.count, connection)
    tailSize += size
    return Committed(model: model, entries: ours, others: others)
  }

  /// Our entries made on a model that somebody else changed meanwhile.
  private func remade(
    _ entries: [JournalEntry], _ before: Model, _ model: inout Model, _ others: [JournalEntry],
    _ again: ((Model) throws(RelationFailure) -> [JournalEntry])?
  ) throws -> [JournalEntry] {
    let theirs = others.reduce(into: Footprint()) { $0.add($1.change) }
    var ours: [JournalEntry]
    if let again {
      ours = try again(model)
    } else {
      let shift = RowShift(from: before, to: model)
      ours = entries
      for index in ours.indices { ours[index].change = ours[index].change.shifted(shift) }
    }
    for index in ours.indices {
      let mine = Footprint(ours[index].change)
      guard !mine.meets(theirs) else { throw RelationFailure(WorkspaceProblem.movedOn(path)) }
      do {
        ours[index].inverse = try model.apply(ours[index].change)
      } catch {
        throw RelationFailure(WorkspaceProblem.movedOn(path))
      }
    }
    return ours
  }

  /// What others have committed since, put into the session's model; nil where nothing is new.
  ///
  /// Asked before every statement: where nobody wrote it costs microseconds.
  public func refresh(_ model: Model) throws(RelationFailure) -> (
    model: Model, new: [JournalEntry]
  )? {
    try using { connection in
      let stamp = try stamp(of: connection)
      if stamp == seen { return nil }
      let news: (Model, [JournalEntry])? = try connection.reading {
        if version == 1 {
          if try Snapshot.version(of: connection, path) == 1 { return nil }
          throw RelationFailure(WorkspaceProblem.movedOn(path))
        }
        let found = try JournalTable.last(connection)
        guard found >= last else { throw Damage(JournalTable.place) }
        if try SnapshotHead.number(connection) != head.number {
          // Columns that nobody has read yet are to be read from the new snapshot.
          let (fresh, newest, _, _) = try Workspace.newest(connection, source)
          head = newest
          folded = newest.last
          tailSize = try JournalTable.size(after: newest.last, connection)
          var new: [JournalEntry] = []
          if found > last {
            try JournalTable.read(last + 1...found, connection) {
              new.append($0)
              return true
            }
          }
          return (fresh, new)
        }
        if found == last { return nil }
        var fresh = model
        let entries = try fresh.replay(last + 1...found, connection)
        return (fresh, entries)
      }
      seen = stamp
      guard let (fresh, entries) = news else { return nil }
      last += entries.count
      return (fresh, entries)
    }
  }

  /// A number that is another once somebody else has written.
  func stamp(of connection: Connection) throws(SQLFailure) -> Int64 {
    let held: KeptStatement
    if let watching {
      held = watching
    } else {
      held = try KeptStatement("PRAGMA data_version", connection)
    }
    watching = held
    defer { held.statement.reset() }
    return try held.statement.step() ? held.statement.integer(0) : -1
  }

  /// The entries of the journal with these numbers, all where none are said, looked at one by one.
  public func entries(from first: Int = 1, to end: Int? = nil) throws(RelationFailure)
    -> [JournalEntry]
  {
    var entries: [JournalEntry] = []
    try eachEntry(from: first, to: end) {
      entries.append($0)
      return true
    }
    return entries
  }

  /// Gives the entries one by one, backwards where that is said, until the taker has enough.
  public func eachEntry(
    from first: Int = 1, to end: Int? = nil, backwards: Bool = false,
    _ take: (JournalEntry) throws -> Bool
  ) throws(RelationFailure) {
    try using { connection in
      let (first, end) = (max(1, first), min(last, end ?? last))
      guard version > 1, first <= end else { return }
      try connection.reading {
        try JournalTable.read(first...end, backwards: backwards, connection, take)
      }
    }
  }

  /// What the entries say of themselves, without what they did: enough to list them.
  public func headings() throws(RelationFailure) -> [JournalHeading] {
    try using { connection in
      guard version > 1, last > 0 else { return [] }
      return try connection.reading { try JournalTable.headings(1...last, connection) }
    }
  }

  /// The model as it was known at the end of a day: the inverses of what was committed later, applied
  /// backwards.
  public func model(_ model: Model, knownOn day: Day) throws(RelationFailure) -> Model {
    guard let next = day.adding(days: 1) else { return model }
    return try self.model(model, knownBefore: next.begins)
  }

  /// The model as it was known before a moment, in seconds since 1970 in universal time.
  ///
  /// The clock of one computer may have gone backwards: what was committed first is what is kept.
  public func model(_ model: Model, knownBefore moment: Int64) throws(RelationFailure) -> Model {
    let later = try headings().first { $0.time >= moment }?.number
    guard let later else { return model }
    return try self.model(model, knownAfter: later - 1)
  }

  /// The model as it was after an entry, 0 for the beginning.
  public func model(_ model: Model, knownAfter number: Int) throws(RelationFailure) -> Model {
    var edits: [Edit] = []
    try eachEntry(from: number + 1, backwards: true) {
      edits += $0.inverse.edits
      return true
    }
    guard !edits.isEmpty else { return model }
    return try using { _ in
      var known = model
      do {
        _ = try known.apply(Change(edits))
      } catch {
        throw Damage(JournalTable.place)
      }
      return known
    }
  }
}

extension Model {
  /// Makes what the journal says in a range; answers the entries.
  @discardableResult
  mutating func replay(_ range: ClosedRange<Int>, _ connection: Connection) throws
    -> [JournalEntry]
  {
    var entries: [JournalEntry] = []
    try JournalTable.read(range, connection) {
      entries.append($0)
      return true
    }
    do {
      // All at once: what every one of them copied anew would be copied as often as there are entries.
      _ = try apply(Change(entries.flatMap(\.change.edits)))
    } catch {
      throw Damage(JournalTable.place)
    }
    return entries
  }
}

extension Day {
  /// When the day begins here, in seconds since 1970 in universal time.
  var begins: Int64 {
    var parts = tm()
    parts.tm_year = Int32(truncatingIfNeeded: year) - 1900
    parts.tm_mon = Int32(truncatingIfNeeded: month) - 1
    parts.tm_mday = Int32(truncatingIfNeeded: self.day)
    parts.tm_isdst = -1
    return Int64(mktime(&parts))
  }
}

extension Change {
  /// Whether rows with very many cells come in.
  fileprivate var addsMany: Bool {
    edits.contains { edit in
      guard case .add(_, let count, let cells) = edit.kind else { return false }
      return Int(count) * cells.count > Workspace.manyCells
    }
  }
}
