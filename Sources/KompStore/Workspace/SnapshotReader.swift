import KompLexicon
import KompModel
import KompValues

/// Reads a model back from its blocks, trusting none of them: every code, row and day is looked at.
struct SnapshotReader {
  /// What the snapshot consists of.
  private let head: SnapshotHead
  private let source: BlockSource
  /// The rows of each register, known before the columns that refer to them are looked at.
  private var counts: [String: Int] = [:]

  init(_ head: SnapshotHead, _ source: BlockSource) {
    self.head = head
    self.source = source
  }

  /// The model of all blocks; what was never written is empty, and what is not known is a later komp's.
  mutating func model() throws -> Model {
    for place in head.blocks.keys where Schema.registers[place.noun] == nil { throw LaterSchema() }
    var outlines: [String: (count: Int, own: [Own])] = [:]
    for noun in Schema.registers.keys {
      guard let block = try take(noun, "", Snapshot.registerPart) else { continue }
      let outline = try SnapshotReader.outline(block, of: noun)
      outlines[noun] = outline
      counts[noun] = outline.count
    }
    var fields: [String: Set<String>] = [:]
    for place in head.blocks.keys where !place.field.isEmpty {
      fields[place.noun, default: []].insert(place.field)
    }
    var model = Model()
    for (noun, outline) in outlines {
      model[noun] = try register(
        noun, count: outline.count, own: outline.own,
        written: fields.removeValue(forKey: noun) ?? [])
    }
    if let left = fields.keys.min() { throw Damage(left) }
    return model
  }

  private typealias Own = (id: String, heading: String, type: FieldType)

  /// A block; nil where there is none of that name.
  private func take(_ noun: String, _ field: String, _ part: Int64) throws -> [UInt8]? {
    let place = BlockPlace(noun, field, part)
    guard let mark = head.blocks[place] else { return nil }
    return try source.block(place, mark)
  }

  private static func outline(_ block: [UInt8], of noun: String) throws(Damage)
    -> (count: Int, own: [Own])
  {
    let name = Snapshot.name(noun, "", Snapshot.registerPart)
    guard let (kind, count, start) = Block.opened(block, named: name), kind == .register,
      count <= Int(Int32.max)
    else { throw Damage(noun) }
    var reader = start
    guard let number = reader.take(UInt32.self) else { throw Damage(noun) }
    var own: [Own] = []
    for _ in 0..<number {
      guard let id = reader.takeText(), let heading = reader.takeText(),
        let code = reader.take(UInt8.self), let scale = reader.take(UInt8.self),
        let type = OwnType.type(code, scale: scale), !id.isEmpty,
        Schema.registers[noun]?[id] == nil, !own.contains(where: { $0.id == id })
      else { throw Damage(noun) }
      own.append((id, heading, type))
    }
    guard reader.rest.isEmpty else { throw Damage(noun) }
    return (count, own)
  }

  private func register(_ noun: String, count: Int, own: [Own], written: Set<String>) throws
    -> Register
  {
    var register = Register(types: Schema.registers[noun] ?? [:])
    for field in own { register.addOwn(field.id, heading: field.heading, type: field.type) }
    var columns: [String: Column] = [:]
    for field in written {
      guard let type = register.types[field] else { throw LaterSchema() }
      columns[field] = try column(field, type, of: noun, count: count)
    }
    for field in own where !written.contains(field.id) && (count > 0 || field.type == .text) {
      throw Damage(noun, field.id)
    }
    register.fill(count: count, columns: columns)
    if let block = try take(noun, "", Snapshot.pastPart) {
      register.past = try past(block, of: noun, register)
    }
    if let block = try take(noun, "", Snapshot.removedPart) {
      let name = Snapshot.name(noun, "", Snapshot.removedPart)
      guard let rows = Block.removed(block, named: name), let last = rows.last, last < count else {
        throw Damage(noun)
      }
      register.removed = Set(rows)
    }
    return register
  }

  private func column(_ field: String, _ type: FieldType, of noun: String, count: Int) throws
    -> Column
  {
    var pool: TextPool?
    if type == .text {
      let name = Snapshot.name(noun, field, Snapshot.poolPart)
      guard let block = try take(noun, field, Snapshot.poolPart),
        let read = Block.pool(block, named: name)
      else { throw Damage(noun, field) }
      pool = read
    }
    let allowed = range(of: type, pool: pool)
    var parts: [Part] = []
    var left = count
    while left > 0 {
      let index = Int64(parts.count)
      guard let block = try take(noun, field, index),
        let part = Block.part(block, named: Snapshot.name(noun, field, index)),
        part.count == min(left, Column.partLength), part.isWithin(allowed)
      else { throw Damage(noun, field) }
      parts.append(part)
      left -= part.count
    }
    return Column(parts: parts, pool: pool)
  }

  /// The stored integers that mean something for a type.
  private func range(of type: FieldType, pool: TextPool?) -> ClosedRange<Int64> {
    // Where there is nothing to point at, no value is allowed; −1 is none, since codes begin at 0.
    func indices(_ count: Int) -> ClosedRange<Int64> {
      count > 0 ? 0...Int64(count - 1) : (.min)...(.min)
    }
    return switch type {
    case .text: indices(pool?.count ?? 0)
    case .reference(let noun): indices(Schema.noun(noun).map { counts[$0.home] ?? 0 } ?? 0)
    case .list(let list): indices(list.values.count)
    case .flag: 0...1
    case .day: -719_162...2_932_896
    case .number, .share, .months: (.min)...(.max)
    }
  }

  private func past(_ block: [UInt8], of noun: String, _ register: Register) throws(Damage)
    -> [Past]
  {
    let name = Snapshot.name(noun, "", Snapshot.pastPart)
    guard let (kind, count, start) = Block.opened(block, named: name), kind == .past else {
      throw Damage(noun)
    }
    var reader = start
    guard let number = reader.take(UInt32.self) else { throw Damage(noun) }
    var fields: [(id: String, allowed: ClosedRange<Int64>)] = []
    for _ in 0..<number {
      guard let field = reader.takeText(), let type = register.types[field] else {
        throw Damage(noun)
      }
      fields.append((field, range(of: type, pool: register.columns[field]?.pool)))
    }
    var result: [Past] = []
    for _ in 0..<count {
      guard let place = reader.take(UInt32.self), fields.indices.contains(Int(place)),
        let row = reader.take(Int32.self), (0..<register.count).contains(Int(row)),
        let until = reader.take(Int32.self), (-719_162...2_932_896).contains(until),
        let value = reader.take(Int64.self),
        value == .min || fields[Int(place)].allowed.contains(value)
      else { throw Damage(noun) }
      result.append(
        Past(
          column: fields[Int(place)].id, row: row, until: Day(number: until),
          value: value == .min ? nil : value))
    }
    guard reader.rest.isEmpty else { throw Damage(noun) }
    return result
  }
}

/// Where blocks are read from: a file that is open.
final class BlockSource: Sendable {
  private let connection: Connection
  private let isOld: Bool

  init(_ connection: Connection, isOld: Bool = false) {
    self.connection = connection
    self.isOld = isOld
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
