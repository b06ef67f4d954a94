import KompModel
import Synchronization

/// Where blocks are read from: a file that is open.
final class BlockSource: Sendable {
  /// Whether the file is of the first format.
  let isOld: Bool
  private let connection: Connection
  private let trouble = Mutex<(any Error)?>(nil)

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
    let statement = try connection.prepare(
      "SELECT block FROM snapshot WHERE noun = ? AND field = ? AND part = ?"
        + (isOld ? "" : " AND number = ?"))
    try statement.bind(1, place.noun)
    try statement.bind(2, place.field)
    try statement.bind(3, place.part)
    if !isOld { try statement.bind(4, mark.fold) }
    guard try statement.step() else { throw Damage(place.noun, place.field) }
    let block = statement.bytes(0) { Array($0) }
    guard Block.sum(of: block) == mark.sum else { throw Damage(place.noun, place.field) }
    return block
  }
}

/// A column that lies in a file, and what its values may be.
struct StoredColumn: Sendable {
  let noun: String
  let field: String
  let count: Int
  /// Its blocks, by part.
  let marks: [Int64: SnapshotHead.Mark]
  let isText: Bool
  /// What its values may be, where it is none of texts.
  let allowed: ClosedRange<Int64>
  let source: BlockSource

  /// The column, read when somebody asks for it.
  var promise: ColumnPromise {
    ColumnPromise {
      do {
        return try column()
      } catch {
        source.fail(error)
        return Column(missing: count, isText: isText)
      }
    }
  }

  /// Reads it; every value is looked at.
  func column() throws -> Column {
    var pool: TextPool?
    var allowed = allowed
    if isText {
      guard let read = Block.pool(try block(Snapshot.poolPart), named: name(Snapshot.poolPart))
      else { throw Damage(noun, field) }
      allowed = StoredColumn.indices(read.count)
      pool = read
    }
    var parts: [Part] = []
    var left = count
    while left > 0 {
      let index = Int64(parts.count)
      guard let part = Block.part(try block(index), named: name(index)),
        part.count == min(left, Column.partLength), part.isWithin(allowed)
      else { throw Damage(noun, field) }
      parts.append(part)
      left -= part.count
    }
    return Column(parts: parts, pool: pool)
  }

  private func name(_ part: Int64) -> String { Snapshot.name(noun, field, part) }

  private func block(_ part: Int64) throws -> [UInt8] {
    guard let mark = marks[part] else { throw Damage(noun, field) }
    return try source.block(BlockPlace(noun, field, part), mark)
  }

  /// The numbers of so many things; where there is nothing to point at no value is allowed.
  static func indices(_ count: Int) -> ClosedRange<Int64> {
    count > 0 ? 0...Int64(count - 1) : (.min)...(.min)
  }
}
