import Glibc

/// The texts seen in a column, by their bytes in the file: a text met again costs a hash and a comparison.
///
/// The bytes must be followed by at least eight that may be read, and outlive the table.
struct SeenTexts: ~Copyable {
  private struct Entry {
    var start: UnsafePointer<UInt8>?
    var length: Int32
    var code: Int32
    /// The bytes themselves where there are no more than eight, and else their hash: most texts of a file
    /// of many rows are short, and are told apart without a look at where they were first met.
    var word: UInt64
  }

  private var entries: UnsafeMutablePointer<Entry>
  private var size: Int
  private var count = 0
  /// The code of each number of up to seven digits, plus one; made when the first of them is met.
  ///
  /// Ids are most often such numbers, and then they lie close together: no search, and little memory that
  /// is ever touched.
  private var numbers: UnsafeMutablePointer<Int32>?
  private static let numberBytes = 10_000_000 * MemoryLayout<Int32>.stride

  init() {
    size = 256
    entries = .allocate(capacity: 256)
    entries.initialize(repeating: Entry(start: nil, length: 0, code: 0, word: 0), count: 256)
  }

  deinit {
    entries.deallocate()
    if let numbers { munmap(numbers, SeenTexts.numberBytes) }
  }

  /// The code of a text; where it is new, the one the closure gives.
  @inline(__always)
  mutating func code(_ text: UnsafeBufferPointer<UInt8>, _ make: () -> Int) -> Int {
    guard let start = text.baseAddress else { return make() }
    let isShort = text.count <= 8
    let word =
      isShort
      ? SeenTexts.word(start, 0) & SeenTexts.kept(text.count) : SeenTexts.hash(start, text.count)
    if isShort, let number = SeenTexts.number(word, text.count), let numbers = withNumbers() {
      // The number has at most seven digits: it is below ten million, for which there is room.
      let known = numbers[number]
      if known > 0 { return Int(known) - 1 }
      let code = make()
      numbers[number] = Int32(truncatingIfNeeded: code + 1)
      return code
    }
    var slot = SeenTexts.place(word, text.count) & (size - 1)
    while let known = entries[slot].start {
      if entries[slot].word == word && Int(entries[slot].length) == text.count
        && (isShort || SeenTexts.isSame(known, start, text.count))
      {
        return Int(entries[slot].code)
      }
      slot = (slot + 1) & (size - 1)
    }
    let code = make()
    entries[slot] = Entry(
      start: start, length: Int32(truncatingIfNeeded: text.count),
      code: Int32(truncatingIfNeeded: code), word: word)
    count += 1
    if count * 2 > size { grow() }
    return code
  }

  @inline(__always)
  private mutating func withNumbers() -> UnsafeMutablePointer<Int32>? {
    if let numbers { return numbers }
    // Fresh pages are zero, and those that are not touched take no memory.
    let room = mmap(
      nil, SeenTexts.numberBytes, PROT_READ | PROT_WRITE,
      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let room, room != MAP_FAILED else { return nil }
    numbers = room.bindMemory(
      to: Int32.self, capacity: SeenTexts.numberBytes / MemoryLayout<Int32>.stride)
    return numbers
  }

  /// The value of a text of one to seven digits, no zero before others; nil where it is anything else.
  @inline(__always)
  private static func number(_ word: UInt64, _ count: Int) -> Int? {
    if count < 1 || count > 7 || (word & 0xFF == 0x30 && count > 1) { return nil }
    // Moved up so that zeros stand before the digits; then two, four and eight are joined by a product each.
    let digits = (word ^ 0x3030_3030_3030_3030) << UInt64((8 - count) * 8)
    if (digits &+ 0x7676_7676_7676_7676 | digits) & 0x8080_8080_8080_8080 != 0 { return nil }
    let pairs = (digits &* 2561) >> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 6_553_601) >> 16 & 0x0000_FFFF_0000_FFFF
    return Int(truncatingIfNeeded: (fours &* 42_949_672_960_001) >> 32)
  }

  private mutating func grow() {
    // A table that the near cache does not hold grows no more than it must.
    let room = size < 16_384 ? size * 4 : size * 2
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: room)
    larger.initialize(repeating: Entry(start: nil, length: 0, code: 0, word: 0), count: room)
    for index in 0..<size where entries[index].start != nil {
      var slot = SeenTexts.place(entries[index].word, Int(entries[index].length)) & (room - 1)
      while larger[slot].start != nil { slot = (slot + 1) & (room - 1) }
      larger[slot] = entries[index]
    }
    entries.deallocate()
    entries = larger
    size = room
  }

  /// Where in a table a text belongs, by its word and length.
  @inline(__always)
  private static func place(_ word: UInt64, _ length: Int) -> Int {
    let spread = mixed(
      word ^ UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15, 0xA076_1D64_78BD_642F)
    return Int(truncatingIfNeeded: spread)
  }

  /// Whether as many bytes, more than eight, are the same in two places; the last eight may overlap.
  @inline(__always)
  private static func isSame(
    _ one: UnsafePointer<UInt8>, _ other: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    var at = 0
    while at + 8 < count {
      if word(one, at) != word(other, at) { return false }
      at += 8
    }
    return word(one, count - 8) == word(other, count - 8)
  }

  /// More than eight bytes, sixteen at a time by one wide product each; the last sixteen may overlap.
  @inline(__always)
  private static func hash(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
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

  /// The bits of a word that are a text's, where it has no more than eight bytes.
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
