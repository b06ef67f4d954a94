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
  /// How many bytes the file has.
  private var size = 0

  init(_ head: SnapshotHead, _ source: BlockSource) {
    self.head = head
    self.source = source
  }

  /// The model of all blocks; what was never written is empty, and what is not known is a later komp's.
  mutating func model() throws -> Model {
    for noun in head.blocks.byNoun.keys where Schema.registers[noun] == nil { throw LaterSchema() }
    size = try source.size
    var outlines: [String: (count: Int, own: [Own])] = [:]
    for noun in Schema.registers.keys {
      guard let block = try take(noun, "", Snapshot.registerPart) else { continue }
      let outline = try SnapshotReader.outline(block, of: noun)
      // Every row takes a byte at least: a file cannot hold more of them than it has bytes.
      guard outline.count <= size else { throw Damage(noun) }
      outlines[noun] = outline
      counts[noun] = outline.count
    }
    var fields = head.blocks.byNoun.mapValues { Set($0.keys).subtracting([""]) }
    var model = Model()
    for (noun, outline) in outlines {
      model[noun] = try register(
        noun, count: outline.count, own: outline.own,
        written: fields.removeValue(forKey: noun) ?? [])
    }
    if let left = fields.filter({ !$0.value.isEmpty }).keys.min() { throw Damage(left) }
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
    columns.reserveCapacity(written.count)
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

  /// A column that is read when somebody asks for it; of the first format, whose blocks do not stay, at once.
  private func column(_ field: String, _ type: FieldType, of noun: String, count: Int) throws
    -> Column
  {
    let marks = head.blocks.parts(noun, field)
    var texts: [BlockMark] = []
    var inOrder = 0
    if type == .text {
      while let mark = marks[Int(Snapshot.textsPart(texts.count))] {
        texts.append(mark)
      }
      if texts.isEmpty { throw Damage(noun, field) }
      if marks[Int(Snapshot.orderPart)] != nil,
        let block = try take(noun, field, Snapshot.orderPart)
      {
        let name = Snapshot.name(noun, field, Snapshot.orderPart)
        guard let count = Block.inOrder(block, named: name) else { throw Damage(noun, field) }
        inOrder = count
      }
    }
    // A text takes four bytes at least, so a number beyond these has none.
    let allowed = type == .text ? 0...Int64(size / 4) : range(of: type)
    var rows: [BlockMark] = []
    for part in 0..<(count + Column.partLength - 1) / Column.partLength {
      guard let mark = marks[part], mark.bounds?.lie(in: allowed) ?? true else {
        throw Damage(noun, field)
      }
      rows.append(mark)
    }
    let reading = StoredColumn(
      noun: noun, field: field, count: count, rows: rows, allowed: allowed, texts: texts,
      leadingInOrder: inOrder,
      byValue: type == .text
        ? nil
        : try StoredRows(noun: noun, field: field, count: count, marks: marks, source: source),
      source: source)
    return source.isOld ? try reading.column() : Column(count: count, reading.promise)
  }

  /// The stored integers that mean something for a type, a text's as its pool has them.
  private func range(of type: FieldType, pool: TextPool? = nil) -> ClosedRange<Int64> {
    func indices(_ count: Int) -> ClosedRange<Int64> { StoredColumn.indices(count) }
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
      let pool = type == .text ? register.columns[field]?.pool : nil
      fields.append((field, range(of: type, pool: pool)))
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
