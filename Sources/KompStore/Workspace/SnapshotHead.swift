import KompLexicon
import KompModel

/// Where a block of the snapshot stands: a part of a column, or one of a register's own parts.
struct BlockPlace: Hashable {
  let noun: String
  let field: String
  let part: Int64

  init(_ noun: String, _ field: String, _ part: Int64) {
    self.noun = noun
    self.field = field
    self.part = part
  }

  /// Its name, as its checksum knows it.
  var name: String { Snapshot.name(noun, field, part) }
}

/// What a snapshot consists of: which blocks, written at which fold, with which checksums.
///
/// A block that did not change from one fold to the next stands in both, written once. So a fold costs
/// what changed, and whoever still reads an earlier snapshot finds its blocks.
struct SnapshotHead: Sendable {
  /// A block: the fold that wrote it and the checksum it ends with.
  struct Mark: Hashable {
    let fold: Int64
    let sum: UInt64
  }

  /// The number of the fold.
  var number: Int64
  /// The last entry of the journal that is in it.
  var last: Int
  /// Its blocks.
  var blocks: [BlockPlace: Mark] = [:]

  private static func name(_ number: Int64) -> String { "head/\(number)" }

  /// The head as a block.
  var bytes: [UInt8] {
    var payload = ByteWriter()
    payload.put(Int64(last))
    let sorted = blocks.sorted {
      ($0.key.noun, $0.key.field, $0.key.part) < ($1.key.noun, $1.key.field, $1.key.part)
    }
    for (place, mark) in sorted {
      payload.put(text: place.noun)
      payload.put(text: place.field)
      payload.put(place.part)
      payload.put(mark.fold)
      payload.put(mark.sum)
    }
    return Block.sealed(
      .head, count: blocks.count, payload.bytes, named: SnapshotHead.name(number))
  }

  init(number: Int64, last: Int) {
    self.number = number
    self.last = last
  }

  /// The head in a block; nil where it is anything else.
  init?(_ block: [UInt8], number: Int64) {
    guard let (kind, count, start) = Block.opened(block, named: SnapshotHead.name(number)),
      kind == .head
    else { return nil }
    var reader = start
    guard let last = reader.take(Int64.self), let last = Int(exactly: last), last >= 0 else {
      return nil
    }
    self.init(number: number, last: last)
    // A block takes 32 bytes at least.
    guard count >= 0, count <= reader.rest.count / 32 else { return nil }
    blocks.reserveCapacity(count)
    for _ in 0..<count {
      guard let noun = reader.takeText(), let field = reader.takeText(),
        let part = reader.take(Int64.self), let fold = reader.take(Int64.self),
        let sum = reader.take(UInt64.self),
        blocks.updateValue(Mark(fold: fold, sum: sum), forKey: BlockPlace(noun, field, part))
          == nil
      else { return nil }
    }
    guard reader.rest.isEmpty else { return nil }
  }

  /// The number of the newest head in a file.
  static func number(_ connection: Connection) throws -> Int64 {
    let statement = try connection.prepare(
      "SELECT max(number) FROM snapshot WHERE noun = '' AND field = '' AND part = ?")
    try statement.bind(1, Snapshot.headPart)
    return try statement.step() ? statement.integer(0) : 0
  }

  /// The newest head in a file.
  static func newest(_ connection: Connection) throws -> SnapshotHead {
    let statement = try connection.prepare(
      "SELECT number, block FROM snapshot WHERE noun = '' AND field = '' AND part = ? "
        + "ORDER BY number DESC LIMIT 1")
    try statement.bind(1, Snapshot.headPart)
    guard try statement.step() else { throw Damage(Snapshot.headName) }
    let number = statement.integer(0)
    let block = statement.bytes(1) { Array($0) }
    guard let head = SnapshotHead(block, number: number) else { throw Damage(Snapshot.headName) }
    return head
  }
}

/// Something in a file is not what was written; where is said.
struct Damage: Error {
  let place: Both

  init(_ place: Both) { self.place = place }

  init(_ noun: String, _ field: String = "") {
    place =
      field.isEmpty
      ? Both("the table \(noun)", "tabellen \(noun)")
      : Both("the column \(field) of \(noun)", "kolumnen \(field) i \(noun)")
  }
}

/// What the file holds was written by a later komp, which knows more tables or fields.
struct LaterSchema: Error {}
