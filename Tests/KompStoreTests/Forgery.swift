import KompModel

@testable import KompStore

/// Puts other blocks into a workspace file, as somebody who knows its checksums could.
enum Forgery {
  /// Puts a block in the place of one, or where none stands; the head speaks of it where it is to be believed.
  static func put(
    _ block: [UInt8], at place: BlockPlace, in path: String, isBelieved: Bool = true
  ) throws {
    let connection = try Connection.opening(path)
    var head = try SnapshotHead.newest(connection)
    let fold = head.blocks[place]?.fold ?? head.number
    try write(block, at: place, fold, connection)
    guard isBelieved else { return }
    head.blocks[place] = BlockMark(fold: fold, sum: Block.sum(of: block))
    try write(head, connection)
  }

  /// Puts a head in the place of the newest.
  static func write(_ head: SnapshotHead, _ connection: Connection) throws {
    try write(head.bytes, at: BlockPlace("", "", Snapshot.headPart), head.number, connection)
  }

  /// Puts a block of a fold at a place.
  static func write(
    _ block: [UInt8], at place: BlockPlace, _ fold: Int64, _ connection: Connection
  ) throws {
    let statement = try connection.prepare(
      "INSERT OR REPLACE INTO snapshot (noun, field, part, number, block) VALUES (?, ?, ?, ?, ?)")
    try statement.bind(1, place.noun)
    try statement.bind(2, place.field)
    try statement.bind(3, place.part)
    try statement.bind(4, fold)
    try statement.bind(5, block)
    _ = try statement.step()
  }
}
