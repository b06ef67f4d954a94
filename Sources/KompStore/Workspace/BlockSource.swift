import KompModel
import Synchronization

/// Where blocks are read from: a file that is open.
final class BlockSource: Sendable {
  /// Whether the file is of the first format.
  let isOld: Bool
  private let connection: Connection
  private let trouble = Mutex<(any Error)?>(nil)
  private let time = Mutex(Time.apart)
  /// Statements that look for a block and have nothing to do: two threads may read at once.
  private let idle = Mutex<[KeptStatement]>([])

  init(_ connection: Connection, isOld: Bool = false) {
    self.connection = connection
    self.isOld = isOld
  }

  /// Whether blocks are read one by one, or all that a question needs as the file stands at one moment.
  private enum Time {
    case apart
    case together
    /// Somebody has asked for the first of them.
    case begun
  }

  /// From now on blocks are read as they stand when the first is asked for: the file is locked once for all.
  ///
  /// Whoever writes meanwhile waits, so it must come to an end.
  func readTogether() { time.withLock { $0 = .together } }

  /// From now on every block is read by itself.
  func readApart() {
    time.withLock { time in
      // What was read stays right, even if SQLite has ended the transaction already.
      if time == .begun { try? connection.run("COMMIT") }
      time = .apart
    }
  }

  /// How many bytes the file has.
  var size: Int {
    get throws {
      let pages = Int(try connection.value("PRAGMA page_count") ?? "") ?? 0
      return pages * (Int(try connection.value("PRAGMA page_size") ?? "") ?? 0)
    }
  }

  /// What went wrong while a column was read; nil where nothing has.
  var failure: (any Error)? { trouble.withLock { $0 } }

  /// Remembers that a column could not be read: no answer may be believed from then on.
  func fail(_ error: any Error) { trouble.withLock { $0 = $0 ?? error } }

  /// What went wrong, which is then forgotten: whoever looks at every column goes on.
  func takeFailure() -> (any Error)? {
    trouble.withLock { trouble in
      defer { trouble = nil }
      return trouble
    }
  }

  /// A block of a snapshot, which must be the one its head means.
  func block(_ place: BlockPlace, _ mark: BlockMark) throws -> [UInt8] {
    try lend(place, mark) { Array($0) }
  }

  /// Lends a block of a snapshot, which must be the one its head means, for the length of a call: what is
  /// made of it is made from SQLite's own copy.
  func lend<Answer>(
    _ place: BlockPlace, _ mark: BlockMark, _ read: (UnsafeRawBufferPointer) -> Answer
  ) throws -> Answer {
    try time.withLock { time in
      guard time == .together else { return }
      try connection.run("BEGIN")
      time = .begun
    }
    let held =
      try idle.withLock { $0.popLast() }
      ?? KeptStatement(
        "SELECT block FROM snapshot WHERE noun = ? AND field = ? AND part = ?"
          + (isOld ? "" : " AND number = ?"), connection)
    // A statement that is not reset would keep the file from being written.
    defer {
      held.statement.reset()
      idle.withLock { $0.append(held) }
    }
    try held.statement.bind(1, place.noun)
    try held.statement.bind(2, place.field)
    try held.statement.bind(3, place.part)
    if !isOld { try held.statement.bind(4, mark.fold) }
    guard try held.statement.step() else { throw Damage(place.noun, place.field) }
    return try held.statement.bytes(0) { block in
      guard Block.sum(of: block) == mark.sum else { throw Damage(place.noun, place.field) }
      return read(block)
    }
  }
}
