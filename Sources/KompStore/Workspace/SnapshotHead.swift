import KompLexicon
import KompModel

/// Where a block of the snapshot stands: a part of a column, or one of a register's own parts.
struct BlockPlace: Equatable {
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
  /// The number of the fold.
  var number: Int64
  /// The last entry of the journal that is in it.
  var last: Int
  /// Its blocks.
  var blocks = BlockMarks()

  private static func name(_ number: Int64) -> String { "head/\(number)" }

  /// The head as a block: the blocks of a column side by side.
  var bytes: [UInt8] {
    var payload = ByteWriter()
    payload.put(Int64(last))
    for (noun, fields) in blocks.byNoun.sorted(by: { $0.key < $1.key }) {
      for (field, marks) in fields.sorted(by: { $0.key < $1.key }) where marks.count > 0 {
        payload.put(text: noun)
        payload.put(text: field)
        payload.put(UInt32(truncatingIfNeeded: marks.count))
        for part in marks.parts {
          guard let mark = marks[part] else { continue }
          payload.put(Int64(part))
          payload.put(mark.fold)
          payload.put(mark.sum)
          // The least number there is means that nothing was noted: no value is that.
          payload.put(mark.bounds?.low ?? .min)
          payload.put(mark.bounds?.high ?? .min)
        }
      }
    }
    return Block.sealed(
      .columns, count: blocks.count, payload.bytes, named: SnapshotHead.name(number))
  }

  init(number: Int64, last: Int) {
    self.number = number
    self.last = last
  }

  /// The head in a block; nil where it is anything else.
  init?(_ block: [UInt8], number: Int64) {
    guard let (kind, count, start) = Block.opened(block, named: SnapshotHead.name(number)),
      kind == .columns || kind == .head
    else { return nil }
    var reader = start
    guard let last = reader.take(Int64.self), let last = Int(exactly: last), last >= 0 else {
      return nil
    }
    self.init(number: number, last: last)
    // A block takes 32 bytes at least.
    guard count >= 0, count <= reader.rest.count / 32 else { return nil }
    while blocks.count < count || !reader.rest.isEmpty {
      guard kind == .head ? takeBlock(&reader) : takeColumn(&reader) else { return nil }
    }
    guard blocks.count == count else { return nil }
  }

  /// The blocks of a column; false where it is anything else, or there twice.
  private mutating func takeColumn(_ reader: inout ByteReader) -> Bool {
    guard let noun = reader.takeText(), let field = reader.takeText(),
      let number = reader.take(UInt32.self), number > 0, Int(number) <= reader.rest.count / 40,
      blocks.byNoun[noun]?[field] == nil
    else { return false }
    var marks = ColumnMarks()
    marks.reserve(Int(number))
    for _ in 0..<number {
      guard let part = reader.take(Int64.self), let part = Int(exactly: part),
        let fold = reader.take(Int64.self), let sum = reader.take(UInt64.self),
        let low = reader.take(Int64.self), let high = reader.take(Int64.self)
      else { return false }
      let bounds = low == .min ? nil : ClosedBounds(low: low, high: high)
      guard marks.parts.last.map({ $0 < part }) ?? true else { return false }
      marks[part] = BlockMark(fold: fold, sum: sum, bounds: bounds)
    }
    blocks.take(marks, noun, field)
    return true
  }

  /// A block as the formats before the fourth told of it.
  private mutating func takeBlock(_ reader: inout ByteReader) -> Bool {
    guard let noun = reader.takeText(), let field = reader.takeText(),
      let part = reader.take(Int64.self), let fold = reader.take(Int64.self),
      let sum = reader.take(UInt64.self)
    else { return false }
    let place = BlockPlace(noun, field, part)
    guard blocks[place] == nil else { return false }
    blocks[place] = BlockMark(fold: fold, sum: sum)
    return true
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
