import KompModel
import KompValues

/// Writes a model's registers as blocks, inside a transaction that somebody else began: those that changed
/// since the snapshot before, and a head that names all.
struct SnapshotWriter: ~Copyable {
  private let insert: Statement
  private let before: SnapshotHead?
  /// What was written.
  private(set) var head: SnapshotHead

  init(_ connection: Connection, after before: SnapshotHead?, last: Int) throws(SQLFailure) {
    self.before = before
    head = SnapshotHead(number: (before?.number ?? 0) + 1, last: last)
    insert = try connection.prepare(
      "INSERT INTO snapshot (noun, field, part, number, block) VALUES (?, ?, ?, ?, ?)")
  }

  /// Writes every register.
  mutating func write(_ model: Model) throws(SQLFailure) {
    for name in model.names { try write(model[name], named: name) }
    try insert(BlockPlace("", "", Snapshot.headPart), head.bytes)
  }

  private mutating func write(_ register: Register, named noun: String) throws(SQLFailure) {
    try put(noun, "", Snapshot.registerPart) { SnapshotWriter.outline(register, named: $0) }
    if !register.past.isEmpty {
      try put(noun, "", Snapshot.pastPart) { SnapshotWriter.past(register, named: $0) }
    }
    if !register.removed.isEmpty {
      try put(noun, "", Snapshot.removedPart) {
        Block.encoded(removed: register.removed.sorted(), named: $0)
      }
    }
    for (field, column) in register.columns.sorted(by: { $0.key < $1.key }) {
      // What nobody has read is as it was, and stays where it stands.
      if column.isAwaited, carry(noun, field) { continue }
      if let pool = column.pool {
        for (index, codes) in Block.textBlocks(pool.count).enumerated() {
          try put(noun, field, Snapshot.textsPart(index)) { Block.encoded(pool, codes, named: $0) }
        }
        let inOrder = pool.leadingInOrder
        if inOrder >= Snapshot.textsLength {
          try put(noun, field, Snapshot.orderPart) { Block.encoded(inOrder: inOrder, named: $0) }
        }
      }
      for (index, part) in column.parts.enumerated() {
        let (low, high) = part.bounds
        try put(noun, field, Int64(index), ClosedBounds(low: low, high: high)) {
          Block.stored(part, named: $0)
        }
      }
      if let rows = RowsByValue(of: column, register.types[field]) {
        try put(noun, field, Snapshot.startsPart) { rows.startsBlock(named: $0) }
        for index in 0..<rows.blockCount {
          try put(noun, field, Snapshot.rowsPart(index)) { rows.block(index, named: $0) }
        }
      }
    }
  }

  private mutating func put(
    _ noun: String, _ field: String, _ part: Int64, _ bounds: ClosedBounds? = nil,
    _ block: (String) -> [UInt8]
  ) throws(SQLFailure) {
    let place = BlockPlace(noun, field, part)
    let bytes = block(place.name)
    let sum = Block.sum(of: bytes)
    if let mark = before?.blocks[place], mark.sum == sum {
      head.blocks[place] = BlockMark(fold: mark.fold, sum: sum, bounds: bounds)
      return
    }
    head.blocks[place] = BlockMark(fold: head.number, sum: sum, bounds: bounds)
    try insert(place, bytes)
  }

  /// Takes over the blocks of a column; false where the snapshot before has none.
  private mutating func carry(_ noun: String, _ field: String) -> Bool {
    guard let marks = before?.blocks.parts(noun, field), marks.count > 0 else { return false }
    head.blocks.take(marks, noun, field)
    return true
  }

  private func insert(_ place: BlockPlace, _ block: [UInt8]) throws(SQLFailure) {
    try insert.bind(1, place.noun)
    try insert.bind(2, place.field)
    try insert.bind(3, place.part)
    try insert.bind(4, head.number)
    try insert.bind(5, block)
    _ = try insert.step()
    insert.reset()
  }

  /// The number of rows and the user's own fields.
  static func outline(_ register: Register, named name: String) -> [UInt8] {
    var payload = ByteWriter()
    payload.put(UInt32(truncatingIfNeeded: register.own.count))
    for (id, heading) in register.own {
      payload.put(text: id)
      payload.put(text: heading)
      let type = register.types[id] ?? .text
      payload.put(OwnType.code(of: type))
      payload.put(UInt8(truncatingIfNeeded: type.scale))
    }
    return Block.sealed(.register, count: register.count, payload.bytes, named: name)
  }

  /// The superseded values; columns by their place in a list of names.
  static func past(_ register: Register, named name: String) -> [UInt8] {
    let names = Array(Set(register.past.map(\.column))).sorted()
    var places: [String: UInt32] = [:]
    var payload = ByteWriter()
    payload.put(UInt32(truncatingIfNeeded: names.count))
    for (index, name) in names.enumerated() {
      places[name] = UInt32(truncatingIfNeeded: index)
      payload.put(text: name)
    }
    for past in register.past {
      payload.put(places[past.column] ?? 0)
      payload.put(past.row)
      payload.put(past.until.number)
      payload.put(past.value ?? .min)
    }
    return Block.sealed(.past, count: register.past.count, payload.bytes, named: name)
  }
}

/// The types an own field can have, as a byte.
enum OwnType {
  /// The byte of a type.
  static func code(of type: FieldType) -> UInt8 {
    switch type {
    case .text, .reference, .list: 0
    case .number: 1
    case .share: 2
    case .months: 3
    case .day: 4
    case .flag: 5
    }
  }

  /// The type of a byte; nil where no own field has it.
  static func type(_ code: UInt8, scale: UInt8) -> FieldType? {
    guard scale <= 18 else { return nil }
    return switch code {
    case 0: .text
    case 1: .number(scale: Int(scale))
    case 2: .share(scale: Int(scale))
    case 3: .months
    case 4: .day
    case 5: .flag
    default: nil
    }
  }
}
