import KompModel
import Synchronization

/// Where blocks are read from: a file that is open.
final class BlockSource: Sendable {
  /// Whether the file is of the first format.
  let isOld: Bool
  private let connection: Connection
  private let trouble = Mutex<(any Error)?>(nil)
  /// Statements that look for a block and have nothing to do: two threads may read at once.
  private let idle = Mutex<[KeptStatement]>([])

  init(_ connection: Connection, isOld: Bool = false) {
    self.connection = connection
    self.isOld = isOld
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
  func block(_ place: BlockPlace, _ mark: SnapshotHead.Mark) throws -> [UInt8] {
    try lend(place, mark) { Array($0) }
  }

  /// Lends a block of a snapshot, which must be the one its head means, for the length of a call: what is
  /// made of it is made from SQLite's own copy.
  func lend<Answer>(
    _ place: BlockPlace, _ mark: SnapshotHead.Mark, _ read: (UnsafeRawBufferPointer) -> Answer
  ) throws -> Answer {
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

/// A column that lies in a file, and what its values may be.
struct StoredColumn: Sendable {
  let noun: String
  let field: String
  let count: Int
  /// The blocks of its rows.
  let rows: [SnapshotHead.Mark]
  /// The block of its texts; nil where it is none of texts.
  let texts: SnapshotHead.Mark?
  /// What its values may be; of texts, how many there can be at most.
  let allowed: ClosedRange<Int64>
  let source: BlockSource

  /// The column, read when somebody asks for it.
  var promise: ColumnPromise {
    ColumnPromise(knowing: { $0 == .counting ? isRun : hasNoTexts }) {
      do {
        return try column()
      } catch {
        source.fail(error)
        return Column(missing: count, isText: texts != nil)
      }
    }
  }

  /// Whether its values are the numbers of the rows themselves: each block has the sum of such a run, which
  /// tells it without reading one.
  private var isRun: Bool {
    guard texts == nil else { return false }
    var first = 0
    for (index, mark) in rows.enumerated() {
      let name = Snapshot.name(noun, field, Int64(index))
      let length = min(count - first, Column.partLength)
      let isRun = Part.Width.allCases.contains { width in
        Block.sum(of: Block.run(width, from: Int64(first), count: length, named: name)) == mark.sum
      }
      guard isRun else { return false }
      first += length
    }
    return true
  }

  /// Whether it is a column of texts of which there is none.
  private var hasNoTexts: Bool {
    let name = Snapshot.name(noun, field, Snapshot.poolPart)
    return texts.map { $0.sum == Block.sum(of: Block.encoded(TextPool(), named: name)) } ?? false
  }

  /// Reads its rows; every value is looked at.
  ///
  /// Its texts are read when somebody asks for one.
  func column() throws -> Column {
    var parts: [Part] = []
    var left = count
    for (index, mark) in rows.enumerated() {
      let place = BlockPlace(noun, field, Int64(index))
      guard let part = try source.lend(place, mark, { Block.part($0, named: place.name) }),
        part.count == min(left, Column.partLength), part.isWithin(allowed)
      else { throw Damage(noun, field) }
      parts.append(part)
      left -= part.count
    }
    guard left == 0 else { throw Damage(noun, field) }
    guard let texts else { return Column(parts: parts) }
    let needed = Int(parts.reduce(0) { max($0, ($1.greatest ?? -1) + 1) })
    // The blocks of the first format do not stay.
    if source.isOld { return Column(parts: parts, pool: try pool(texts, of: needed)) }
    return Column(
      parts: parts,
      texts: TextPromise {
        do {
          return try pool(texts, of: needed)
        } catch {
          source.fail(error)
          return TextPool(empty: needed)
        }
      })
  }

  /// Reads its texts, of which there must be so many at least.
  private func pool(_ mark: SnapshotHead.Mark, of needed: Int) throws -> TextPool {
    let place = BlockPlace(noun, field, Snapshot.poolPart)
    guard let pool = try source.lend(place, mark, { Block.pool($0, named: place.name) }),
      pool.count >= needed
    else { throw Damage(noun, field) }
    return pool
  }

  /// The numbers of so many things; where there is nothing to point at no value is allowed.
  static func indices(_ count: Int) -> ClosedRange<Int64> {
    count > 0 ? 0...Int64(count - 1) : (.min)...(.min)
  }
}
