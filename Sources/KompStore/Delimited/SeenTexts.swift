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
        && SeenTexts.isSame(known, start, text.count)
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

  /// Whether as many bytes are the same in two places, eight at a time; the last eight may overlap.
  @inline(__always)
  private static func isSame(
    _ one: UnsafePointer<UInt8>, _ other: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    if count < 8 { return (word(one, 0) ^ word(other, 0)) & kept(count) == 0 }
    var at = 0
    while at + 8 < count {
      if word(one, at) != word(other, at) { return false }
      at += 8
    }
    return word(one, count - 8) == word(other, count - 8)
  }

  /// Sixteen bytes at a time by one wide product each; the last sixteen may overlap.
  @inline(__always)
  private static func hash(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    if count < 8 { return mixed(word(start, 0) & kept(count) ^ hash, 0xA076_1D64_78BD_642F) }
    var at = 0
    while at + 16 < count {
      hash = mixed(word(start, at) ^ hash, word(start, at + 8) ^ 0xE703_7ED1_A0B4_28DB)
      at += 16
    }
    return mixed(
      word(start, max(0, count - 16)) ^ hash, word(start, count - 8) ^ 0xA076_1D64_78BD_642F)
  }

  @inline(__always)
  private static func word(_ start: UnsafePointer<UInt8>, _ at: Int) -> UInt64 {
    UInt64(
      littleEndian: UnsafeRawPointer(start).loadUnaligned(fromByteOffset: at, as: UInt64.self))
  }

  /// The bits of a word that are a text's, where it has fewer than eight bytes.
  @inline(__always)
  private static func kept(_ count: Int) -> UInt64 {
    count == 0 ? 0 : UInt64.max >> UInt64(64 - count * 8)
  }

  @inline(__always)
  private static func mixed(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = one.multipliedFullWidth(by: other)
    return product.high ^ product.low
  }
}
