import KompLexicon
import KompModel
import KompValues

/// Reads a model back from its blocks, trusting none of them: every code, row and day is looked at.
struct SnapshotReader {
  /// The blocks by their names.
  private var blocks: [String: [UInt8]] = [:]
  /// The rows of each register, known before the columns that refer to them are looked at.
  private var counts: [String: Int] = [:]

  /// Something is wrong with what a register holds.
  struct Damage: Error {
    let place: Both

    init(_ noun: String, _ field: String = "") {
      place =
        field.isEmpty
        ? Both("the table \(noun)", "tabellen \(noun)")
        : Both("the column \(field) of \(noun)", "kolumnen \(field) i \(noun)")
    }
  }

  init(_ connection: borrowing Connection) throws(SQLFailure) {
    let statement = try connection.prepare("SELECT noun, field, part, block FROM snapshot")
    while try statement.step() {
      let name = Snapshot.name(statement.text(0), statement.text(1), statement.integer(2))
      blocks[name] = statement.bytes(3) { Array($0) }
    }
  }

  /// The model of all blocks; none may be left over.
  mutating func model() throws(Damage) -> Model {
    var outlines: [String: (count: Int, own: [Own])] = [:]
    for noun in Schema.registers.keys {
      guard let block = take(noun, "", Snapshot.registerPart) else { throw Damage(noun) }
      let outline = try SnapshotReader.outline(block, of: noun)
      outlines[noun] = outline
      counts[noun] = outline.count
    }
    var model = Model()
    for (noun, outline) in outlines {
      model[noun] = try register(noun, count: outline.count, own: outline.own)
    }
    if let left = blocks.keys.min() {
      let parts = left.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      throw Damage(parts.first ?? left, parts.dropFirst().first ?? "")
    }
    return model
  }

  private typealias Own = (id: String, heading: String, type: FieldType)

  private mutating func take(_ noun: String, _ field: String, _ part: Int64) -> [UInt8]? {
    blocks.removeValue(forKey: Snapshot.name(noun, field, part))
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

  private mutating func register(_ noun: String, count: Int, own: [Own]) throws(Damage)
    -> Register
  {
    var register = Register(types: Schema.registers[noun] ?? [:])
    for field in own { register.addOwn(field.id, heading: field.heading, type: field.type) }
    var columns: [String: Column] = [:]
    for (field, type) in register.types {
      columns[field] = try column(field, type, of: noun, count: count)
    }
    register.fill(count: count, columns: columns)
    if let block = take(noun, "", Snapshot.pastPart) {
      register.past = try past(block, of: noun, register)
    }
    if let block = take(noun, "", Snapshot.removedPart) {
      let name = Snapshot.name(noun, "", Snapshot.removedPart)
      guard let rows = Block.removed(block, named: name), let last = rows.last, last < count else {
        throw Damage(noun)
      }
      register.removed = Set(rows)
    }
    return register
  }

  private mutating func column(_ field: String, _ type: FieldType, of noun: String, count: Int)
    throws(Damage) -> Column
  {
    var pool: TextPool?
    if type == .text {
      let name = Snapshot.name(noun, field, Snapshot.poolPart)
      guard let block = take(noun, field, Snapshot.poolPart),
        let read = Block.pool(block, named: name)
      else { throw Damage(noun, field) }
      pool = read
    }
    var parts: [Part] = []
    var left = count
    while left > 0 {
      let index = Int64(parts.count)
      guard let block = take(noun, field, index),
        let part = Block.part(block, named: Snapshot.name(noun, field, index)),
        part.count == min(left, Column.partLength)
      else { throw Damage(noun, field) }
      let allowed = range(of: type, pool: pool)
      for value in part.widened where value != .min && !allowed.contains(value) {
        throw Damage(noun, field)
      }
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
