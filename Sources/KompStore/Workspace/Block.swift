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
    case run = 0x4E
    case texts = 0x54
    case register = 0x52
    case past = 0x50
    case removed = 0x44
    case change = 0x43
    case head = 0x48
    case columns = 0x4C
    case order = 0x4F
  }

  /// The bytes of a kind, a count and what follows, with the checksum at the end.
  static func sealed(_ kind: Kind, count: Int, _ payload: [UInt8], named name: String) -> [UInt8] {
    var bytes = begun(kind, count: count)
    bytes.put(payload)
    return ended(&bytes, named: name)
  }

  /// The beginning of a block, to which whoever has much to say adds it in place.
  static func begun(_ kind: Kind, count: Int) -> ByteWriter {
    var bytes = ByteWriter()
    bytes.put(kind.rawValue)
    bytes.put(UInt64(count))
    return bytes
  }

  /// The block, once everything was added.
  static func ended(_ bytes: inout ByteWriter, named name: String) -> [UInt8] {
    bytes.put(checksum(bytes.bytes[...], named: name))
    return bytes.bytes
  }

  /// What a block says it is, once its checksum holds; nil where it does not.
  static func opened(_ block: [UInt8], named name: String) -> (Kind, Int, ByteReader)? {
    guard let (kind, count, payload) = block.withUnsafeBytes({ opened($0, named: name) }) else {
      return nil
    }
    return (kind, count, ByteReader(block[9..<9 + payload.count]))
  }

  /// The same of a block that lies anywhere: what it is, how many, and the bytes that follow.
  static func opened(_ block: UnsafeRawBufferPointer, named name: String)
    -> (Kind, Int, UnsafeRawBufferPointer)?
  {
    guard block.count >= 17 else { return nil }
    let end = block.count - 8
    guard isSound(UnsafeRawBufferPointer(rebasing: block[..<end]), sum(of: block), named: name),
      let kind = Kind(rawValue: block[0]),
      let count = Int(
        exactly: UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 1, as: UInt64.self)))
    else { return nil }
    return (kind, count, UnsafeRawBufferPointer(rebasing: block[9..<end]))
  }

  /// The checksum a block ends with, as it says itself.
  static func sum(of block: [UInt8]) -> UInt64 { block.withUnsafeBytes { sum(of: $0) } }

  /// The same of a block that lies anywhere.
  static func sum(of block: UnsafeRawBufferPointer) -> UInt64 {
    guard block.count >= 8 else { return 0 }
    return UInt64(
      littleEndian: block.loadUnaligned(fromByteOffset: block.count - 8, as: UInt64.self))
  }

  /// A part of a column as a block.
  static func encoded(_ part: Part, named name: String) -> [UInt8] {
    func block<T: FixedWidthInteger>(_ kind: Kind, _ values: [T]) -> [UInt8] {
      var bytes = begun(kind, count: values.count)
      bytes.expect(values.count * MemoryLayout<T>.size + 8)
      bytes.put(all: values)
      return ended(&bytes, named: name)
    }
    return switch part {
    case .bytes(let values): block(.bytes, values)
    case .shorts(let values): block(.shorts, values)
    case .ints(let values): block(.ints, values)
    case .longs(let values): block(.longs, values)
    }
  }

  /// A part of a column as a block of a snapshot: values that count up are told by the first of them.
  static func stored(_ part: Part, named name: String) -> [UInt8] {
    guard let first = part.firstOfRun else { return encoded(part, named: name) }
    return run(part.width, from: first, count: part.count, named: name)
  }

  /// So many values that count up from a first, as wide as they are in memory.
  static func run(_ width: Part.Width, from first: Int64, count: Int, named name: String) -> [UInt8]
  {
    var payload = ByteWriter()
    payload.put(width.rawValue)
    payload.put(first)
    return sealed(.run, count: count, payload.bytes, named: name)
  }

  /// The values of a run; nil where no block holds so many of them, or the width does not hold them.
  private static func run(_ payload: UnsafeRawBufferPointer, _ count: Int) -> Part? {
    guard let (first, width) = start(ofRun: payload, count) else { return nil }
    return Part(countingFrom: first, count, width)
  }

  /// The first value and the width of a run that its block tells soundly.
  private static func start(ofRun payload: UnsafeRawBufferPointer, _ count: Int)
    -> (Int64, Part.Width)?
  {
    guard payload.count == 9, (1...Column.partLength).contains(count),
      let width = Part.Width(rawValue: payload[0])
    else { return nil }
    let first = Int64(
      littleEndian: payload.loadUnaligned(fromByteOffset: 1, as: Int64.self))
    return Part.counts(from: first, count, width) ? (first, width) : nil
  }

  /// The first value of a run, how many there are and their width, where a block is one.
  static func run(in block: UnsafeRawBufferPointer, named name: String)
    -> (first: Int64, count: Int, width: Part.Width)?
  {
    guard block.first == Kind.run.rawValue, let (_, count, payload) = opened(block, named: name),
      let (first, width) = start(ofRun: payload, count)
    else { return nil }
    return (first, count, width)
  }

  /// The part of a column in a block; nil where it is not one.
  static func part(_ block: UnsafeRawBufferPointer, named name: String) -> Part? {
    guard let (kind, count, payload) = opened(block, named: name) else { return nil }
    func values<T: FixedWidthInteger>(_: T.Type) -> [T]? {
      guard count >= 0, count <= Column.partLength else { return nil }
      return numbers(payload, count)
    }
    return switch kind {
    case .bytes: values(Int8.self).map { .bytes($0) }
    case .shorts: values(Int16.self).map { .shorts($0) }
    case .ints: values(Int32.self).map { .ints($0) }
    case .longs: values(Int64.self).map { .longs($0) }
    case .run: run(payload, count)
    case .texts, .register, .past, .removed, .change, .head, .columns, .order: nil
    }
  }

  /// So many numbers, copied as they lie; nil where the bytes are not those of so many.
  static func numbers<T: FixedWidthInteger>(_ payload: UnsafeRawBufferPointer, _ count: Int)
    -> [T]?
  {
    let (size, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<T>.size)
    guard count >= 0, !overflow, payload.count == size else { return nil }
    return [T](unsafeUninitializedCapacity: count) { out, filled in
      UnsafeMutableRawBufferPointer(out).copyMemory(from: payload)
      #if _endian(big)
        for index in 0..<count { out[index] = T(littleEndian: out[index]) }
      #endif
      filled = count
    }
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

  /// The checksum of bytes under a name.
  static func checksum(_ bytes: ArraySlice<UInt8>, named name: String) -> UInt64 {
    bytes.withUnsafeBytes { checksum($0, named: name, lanes: hasLanes($0)) }
  }

  /// Whether bytes have a checksum: that of today, or of the formats before the third.
  private static func isSound(_ raw: UnsafeRawBufferPointer, _ sum: UInt64, named name: String)
    -> Bool
  {
    if hasLanes(raw), checksum(raw, named: name, lanes: true) == sum { return true }
    return checksum(raw, named: name, lanes: false) == sum
  }

  /// Many bytes are summed in four lanes, none of which waits for another.
  private static func hasLanes(_ raw: UnsafeRawBufferPointer) -> Bool { raw.count >= 1_024 }

  /// Eight bytes a step, each step one-to-one: a change of any one step changes the sum.
  private static func checksum(_ raw: UnsafeRawBufferPointer, named name: String, lanes: Bool)
    -> UInt64
  {
    func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
      let product = (sum ^ word) &* 0x9e37_79b9_7f4a_7c15
      return product ^ product >> 32
    }
    var sum: UInt64 = 0x6b6f_6d70_0000_0001
    for byte in name.utf8 { sum = mixed(sum, UInt64(byte)) }
    sum = mixed(sum, UInt64(raw.count))
    guard let base = raw.baseAddress else { return sum }
    func word(_ place: Int) -> UInt64 {
      UInt64(littleEndian: base.loadUnaligned(fromByteOffset: place &* 8, as: UInt64.self))
    }
    let words = raw.count / 8
    var next = 0
    if lanes {
      var (a, b, c, d) = (sum, ~sum, sum ^ 0x5555_5555_5555_5555, sum ^ 0x3333_3333_3333_3333)
      while next &+ 4 <= words {
        a = mixed(a, word(next))
        b = mixed(b, word(next &+ 1))
        c = mixed(c, word(next &+ 2))
        d = mixed(d, word(next &+ 3))
        next &+= 4
      }
      sum = mixed(mixed(mixed(a, b), c), d)
    }
    for place in next..<words { sum = mixed(sum, word(place)) }
    for offset in words * 8..<raw.count { sum = mixed(sum, UInt64(raw[offset])) }
    return sum
  }
}
