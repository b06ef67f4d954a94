import KompModel

/// A stored block: what it holds, how many, the values in little-endian order, and a checksum.
///
/// The checksum is seeded with the block's own name, so a block in another's place is found out too.
struct Block {
  /// What a block holds: its first byte.
  enum Kind: UInt8 {
    case bytes = 1
    case shorts = 2
    case ints = 4
    case longs = 8
    case texts = 0x54
    case register = 0x52
    case past = 0x50
    case removed = 0x44
    case change = 0x43
    case head = 0x48
  }

  /// The bytes of a kind, a count and what follows, with the checksum at the end.
  static func sealed(_ kind: Kind, count: Int, _ payload: [UInt8], named name: String) -> [UInt8] {
    var bytes = ByteWriter()
    bytes.put(kind.rawValue)
    bytes.put(UInt64(count))
    bytes.put(payload)
    bytes.put(checksum(bytes.bytes[...], named: name))
    return bytes.bytes
  }

  /// What a block says it is, once its checksum holds; nil where it does not.
  static func opened(_ block: [UInt8], named name: String) -> (Kind, Int, ByteReader)? {
    guard block.count >= 17 else { return nil }
    let end = block.count - 8
    var tail = ByteReader(block[end...])
    guard tail.take(UInt64.self) == checksum(block[..<end], named: name) else { return nil }
    var reader = ByteReader(block[..<end])
    guard let first = reader.take(UInt8.self), let kind = Kind(rawValue: first),
      let number = reader.take(UInt64.self), let count = Int(exactly: number)
    else { return nil }
    return (kind, count, reader)
  }

  /// The checksum a block ends with, as it says itself.
  static func sum(of block: [UInt8]) -> UInt64 {
    var tail = ByteReader(block.suffix(8))
    return tail.take(UInt64.self) ?? 0
  }

  /// A part of a column as a block.
  static func encoded(_ part: Part, named name: String) -> [UInt8] {
    func bytes<T: FixedWidthInteger>(_ values: [T]) -> [UInt8] {
      values.map(\.littleEndian).withUnsafeBytes { Array($0) }
    }
    return switch part {
    case .bytes(let values): sealed(.bytes, count: values.count, bytes(values), named: name)
    case .shorts(let values): sealed(.shorts, count: values.count, bytes(values), named: name)
    case .ints(let values): sealed(.ints, count: values.count, bytes(values), named: name)
    case .longs(let values): sealed(.longs, count: values.count, bytes(values), named: name)
    }
  }

  /// The part of a column in a block; nil where it is not one.
  static func part(_ block: [UInt8], named name: String) -> Part? {
    guard let (kind, count, reader) = opened(block, named: name) else { return nil }
    func values<T: FixedWidthInteger>(_: T.Type) -> [T]? {
      let (size, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<T>.size)
      guard count <= Column.partLength, !overflow, reader.rest.count == size else { return nil }
      return reader.rest.withUnsafeBytes { raw in
        (0..<count).map {
          let offset = $0 * MemoryLayout<T>.size
          return T(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: T.self))
        }
      }
    }
    return switch kind {
    case .bytes: values(Int8.self).map { .bytes($0) }
    case .shorts: values(Int16.self).map { .shorts($0) }
    case .ints: values(Int32.self).map { .ints($0) }
    case .longs: values(Int64.self).map { .longs($0) }
    case .texts, .register, .past, .removed, .change, .head: nil
    }
  }

  /// The texts of a column as a block: all lengths, then all bytes.
  static func encoded(_ pool: TextPool, named name: String) -> [UInt8] {
    var payload = ByteWriter()
    for code in 0..<pool.count { payload.put(UInt32(truncatingIfNeeded: pool.utf8(code).count)) }
    for code in 0..<pool.count { payload.put(pool.utf8(code)) }
    return sealed(.texts, count: pool.count, payload.bytes, named: name)
  }

  /// The texts in a block, each valid and each once; nil where it is anything else.
  static func pool(_ block: [UInt8], named name: String) -> TextPool? {
    guard let (kind, count, start) = opened(block, named: name), kind == .texts else {
      return nil
    }
    guard count <= start.rest.count / 4 else { return nil }
    return start.rest.withUnsafeBufferPointer { texts(count, in: $0) }
  }

  /// So many lengths and the texts one after the other.
  ///
  /// All of them are looked at as one text first: it is well formed, and no letter lies in two of them,
  /// so each is well formed.
  private static func texts(_ count: Int, in payload: UnsafeBufferPointer<UInt8>) -> TextPool? {
    let lengths = UnsafeRawBufferPointer(payload)
    let heap = UnsafeBufferPointer(rebasing: payload[(4 * count)...])
    guard UTF8Text.isSound(heap) || UTF8Text.fault(heap) == nil else { return nil }
    var pool = TextPool(reserving: count)
    var start = 0
    for index in 0..<count {
      let stored = lengths.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
      let length = Int(UInt32(littleEndian: stored))
      guard length <= heap.count - start else { return nil }
      if start < heap.count, heap[start] & 0xC0 == 0x80 { return nil }
      let text = UnsafeBufferPointer(rebasing: heap[start..<start + length])
      guard pool.intern(text) == index else { return nil }
      start += length
    }
    return start == heap.count ? pool : nil
  }

  /// The numbers of removed rows as a block, ascending.
  static func encoded(removed rows: [Int32], named name: String) -> [UInt8] {
    var payload = ByteWriter()
    for row in rows { payload.put(row) }
    return sealed(.removed, count: rows.count, payload.bytes, named: name)
  }

  /// The removed rows in a block, none of them twice; nil where it is anything else.
  static func removed(_ block: [UInt8], named name: String) -> [Int32]? {
    guard let (kind, count, start) = opened(block, named: name), kind == .removed else {
      return nil
    }
    var reader = start
    var rows: [Int32] = []
    while let row = reader.take(Int32.self) {
      guard row > rows.last ?? -1 else { return nil }
      rows.append(row)
    }
    return reader.rest.isEmpty && rows.count == count ? rows : nil
  }

  /// Eight bytes a step, each step one-to-one: a change of any one step changes the sum.
  static func checksum(_ bytes: ArraySlice<UInt8>, named name: String) -> UInt64 {
    var sum: UInt64 = 0x6b6f_6d70_0000_0001
    func mix(_ word: UInt64) {
      sum = (sum ^ word) &* 0x9e37_79b9_7f4a_7c15
      sum ^= sum >> 32
    }
    for byte in name.utf8 { mix(UInt64(byte)) }
    mix(UInt64(bytes.count))
    bytes.withUnsafeBytes { raw in
      var offset = 0
      while offset + 8 <= raw.count {
        mix(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        offset += 8
      }
      while offset < raw.count {
        mix(UInt64(raw[offset]))
        offset += 1
      }
    }
    return sum
  }
}
