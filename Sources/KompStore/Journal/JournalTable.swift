import KompLexicon
import KompModel

/// The journal as it lies in a file: one row an entry, numbered from 1 without gaps.
enum JournalTable {
  static let place = Both("the journal", "journalen")

  /// How damage of an entry is said.
  static func place(of number: Int) -> Both {
    Both("entry \(number) of the journal", "post \(number) i journalen")
  }

  /// The number of the last entry, which stands in a line of its own so that none can be lost unseen.
  static func last(_ connection: Connection) throws -> Int {
    let text = try connection.value("SELECT value FROM meta WHERE key = 'last'") ?? ""
    let words = text.split(separator: " ")
    guard words.count == 2, let last = Int(words[0]), last >= 0, sealed(last) == text else {
      throw Damage(place)
    }
    return last
  }

  /// Says which entry is the last.
  static func setLast(_ last: Int, _ connection: Connection) throws {
    try Workspace.meta(connection, "last", sealed(last))
  }

  private static func sealed(_ last: Int) -> String {
    "\(last) \(Block.checksum([], named: "last/\(last)"))"
  }

  /// How many bytes the changes after an entry take.
  static func size(after number: Int, _ connection: Connection) throws -> Int {
    let statement = try connection.prepare(
      "SELECT sum(length(change)) FROM journal WHERE number > ?")
    try statement.bind(1, Int64(number))
    return try statement.step() ? Int(clamping: statement.integer(0)) : 0
  }

  /// Adds an entry under its number; answers how many bytes its change takes.
  static func add(_ entry: JournalEntry, _ connection: Connection) throws -> Int {
    try write(entry, "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", connection)
  }

  /// Puts an entry in the place of the one with its number.
  static func replace(_ entry: JournalEntry, _ connection: Connection) throws {
    _ = try write(entry, "REPLACE INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", connection)
  }

  private static func write(_ entry: JournalEntry, _ sql: String, _ connection: Connection) throws
    -> Int
  {
    let number = Int64(entry.number)
    let change = ChangeBytes.write(entry.change, number: number)
    let inverse = ChangeBytes.write(entry.inverse, number: number, isInverse: true)
    let heading = JournalHeading(entry)
    let (kind, of) = heading.code
    let statement = try connection.prepare(sql)
    try statement.bind(1, number)
    try statement.bind(2, entry.time)
    try statement.bind(3, entry.who)
    try statement.bind(4, entry.line)
    try statement.bind(5, kind)
    try statement.bind(6, of)
    try statement.bind(9, sum(heading, Block.sum(of: change), Block.sum(of: inverse)))
    // A block has a first byte and a sum: it is never without an address.
    try change.withUnsafeBytes { change in
      try inverse.withUnsafeBytes { inverse in
        defer { statement.reset() }
        try statement.lend(7, change)
        try statement.lend(8, inverse)
        _ = try statement.step()
      }
    }
    return change.count
  }

  /// The entries of a range, each looked at, in order or backwards; ends early where the taker says so.
  static func read(
    _ range: ClosedRange<Int>, backwards: Bool = false, _ connection: Connection,
    _ take: (JournalEntry) throws -> Bool
  ) throws {
    let statement = try connection.prepare(
      "SELECT number, time, who, command, kind, of, change, inverse, sum FROM journal "
        + "WHERE number BETWEEN ? AND ? ORDER BY number" + (backwards ? " DESC" : ""))
    try statement.bind(1, Int64(range.lowerBound))
    try statement.bind(2, Int64(range.upperBound))
    var wanted = backwards ? range.upperBound : range.lowerBound
    var (forth, back) = (RowAllowance(), RowAllowance())
    while try statement.step() {
      let number = statement.integer(0)
      guard number == Int64(wanted), let heading = heading(statement) else {
        throw Damage(place(of: wanted))
      }
      let (change, inverse) = (statement.bytes(6) { Array($0) }, statement.bytes(7) { Array($0) })
      guard
        statement.integer(8) == sum(heading, Block.sum(of: change), Block.sum(of: inverse)),
        let done = ChangeBytes.read(change, number: number, of: &forth),
        let undone = ChangeBytes.read(inverse, number: number, isInverse: true, of: &back)
      else { throw Damage(place(of: wanted)) }
      let entry = JournalEntry(
        number: heading.number, time: heading.time, who: heading.who, line: heading.line,
        change: done, inverse: undone, kind: heading.kind)
      guard try take(entry) else { return }
      wanted += backwards ? -1 : 1
    }
    guard wanted == (backwards ? range.lowerBound - 1 : range.upperBound + 1) else {
      throw Damage(place(of: wanted))
    }
  }

  /// What the entries say of themselves, without what they did.
  static func headings(_ range: ClosedRange<Int>, _ connection: Connection) throws
    -> [JournalHeading]
  {
    // The checksums of both changes are the last eight bytes of each.
    let statement = try connection.prepare(
      "SELECT number, time, who, command, kind, of, substr(change, -8), substr(inverse, -8), sum "
        + "FROM journal WHERE number BETWEEN ? AND ? ORDER BY number")
    try statement.bind(1, Int64(range.lowerBound))
    try statement.bind(2, Int64(range.upperBound))
    var headings: [JournalHeading] = []
    while try statement.step() {
      let wanted = range.lowerBound + headings.count
      guard statement.integer(0) == Int64(wanted), let heading = heading(statement),
        statement.integer(8)
          == sum(
            heading, Block.sum(of: statement.bytes(6) { Array($0) }),
            Block.sum(of: statement.bytes(7) { Array($0) }))
      else { throw Damage(place(of: wanted)) }
      headings.append(heading)
    }
    guard headings.count == range.count else {
      throw Damage(place(of: range.lowerBound + headings.count))
    }
    return headings
  }

  private static func heading(_ row: borrowing Statement) -> JournalHeading? {
    guard let number = Int(exactly: row.integer(0)), let of = Int(exactly: row.integer(5)) else {
      return nil
    }
    let kind: JournalEntry.Kind
    switch row.integer(4) {
    case 0 where of == 0: kind = .made
    case 1: kind = .undid(of)
    case 2: kind = .redid(of)
    default: return nil
    }
    return JournalHeading(
      number: number, time: row.integer(1), who: row.text(2), line: row.text(3), kind: kind)
  }

  private static func sum(_ heading: JournalHeading, _ change: UInt64, _ inverse: UInt64) -> Int64 {
    var bytes = ByteWriter()
    bytes.put(heading.time)
    bytes.put(text: heading.who)
    bytes.put(text: heading.line)
    let (kind, of) = heading.code
    bytes.put(kind)
    bytes.put(of)
    bytes.put(change)
    bytes.put(inverse)
    return Int64(
      bitPattern: Block.checksum(bytes.bytes[...], named: "entry/\(heading.number)"))
  }
}

/// An entry of the journal without what it did: enough to list it.
public struct JournalHeading: Hashable, Sendable {
  /// Its number.
  public let number: Int
  /// When it was confirmed, in seconds since 1970 in universal time.
  public let time: Int64
  /// Who was at the keys.
  public let who: String
  /// The line as typed.
  public let line: String
  /// What it is in relation to earlier ones.
  public let kind: JournalEntry.Kind

  init(number: Int, time: Int64, who: String, line: String, kind: JournalEntry.Kind) {
    self.number = number
    self.time = time
    self.who = who
    self.line = line
    self.kind = kind
  }

  /// What an entry says of itself.
  public init(_ entry: JournalEntry) {
    self.init(
      number: entry.number, time: entry.time, who: entry.who, line: entry.line, kind: entry.kind)
  }

  /// The kind as two numbers.
  fileprivate var code: (Int64, Int64) {
    switch kind {
    case .made: (0, 0)
    case .undid(let number): (1, Int64(number))
    case .redid(let number): (2, Int64(number))
    }
  }
}
