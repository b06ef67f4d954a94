import Glibc

/// The texts seen in a column, by their bytes in the file: a text met again costs a hash and a comparison.
///
/// The bytes must be followed by at least eight that may be read, and outlive the table.
struct SeenTexts: ~Copyable {
  private struct Entry {
    var start: UnsafePointer<UInt8>?
    var length: Int32
    var code: Int32
    var hash: UInt64
  }

  private var entries: UnsafeMutablePointer<Entry>
  private var size: Int
  private var count = 0

  init() {
    size = 256
    entries = .allocate(capacity: 256)
    entries.initialize(repeating: Entry(start: nil, length: 0, code: 0, hash: 0), count: 256)
  }

  deinit { entries.deallocate() }

  /// The code of a text; where it is new, the one the closure gives.
  @inline(__always)
  mutating func code(_ text: UnsafeBufferPointer<UInt8>, _ make: () -> Int) -> Int {
    guard let start = text.baseAddress else { return make() }
    let hash = SeenTexts.hash(start, text.count)
    var slot = Int(truncatingIfNeeded: hash) & (size - 1)
    while let known = entries[slot].start {
      if entries[slot].hash == hash && Int(entries[slot].length) == text.count
        && memcmp(known, start, text.count) == 0
      {
        return Int(entries[slot].code)
      }
      slot = (slot + 1) & (size - 1)
    }
    let code = make()
    entries[slot] = Entry(
      start: start, length: Int32(truncatingIfNeeded: text.count),
      code: Int32(truncatingIfNeeded: code), hash: hash)
    count += 1
    if count * 2 > size { grow() }
    return code
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: size * 4)
    larger.initialize(repeating: Entry(start: nil, length: 0, code: 0, hash: 0), count: size * 4)
    for index in 0..<size where entries[index].start != nil {
      var slot = Int(truncatingIfNeeded: entries[index].hash) & (size * 4 - 1)
      while larger[slot].start != nil { slot = (slot + 1) & (size * 4 - 1) }
      larger[slot] = entries[index]
    }
    entries.deallocate()
    entries = larger
    size *= 4
  }

  /// Eight bytes at a time; the last ones are read past the end and cut off.
  @inline(__always)
  private static func hash(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    let raw = UnsafeRawPointer(start)
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var at = 0
    while at + 8 <= count {
      hash =
        (hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0x9FB2_1C65_1E98_DF25
      hash ^= hash >> 32
      at += 8
    }
    if at < count {
      let rest = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let kept = rest & (UInt64.max >> UInt64((8 - (count - at)) * 8))
      hash = (hash ^ kept) &* 0x9FB2_1C65_1E98_DF25
      hash ^= hash >> 32
    }
    return hash ^ hash >> 15
  }
}
