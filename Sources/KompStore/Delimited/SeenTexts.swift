import CBytes
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
  private var numberCount = 0
  private static let numberBytes = 10_000_000 * MemoryLayout<Int32>.stride

  /// A table of no texts, with room for some; the size is a power of two, or 0 for one never to be asked.
  init(size: Int = 256) {
    self.size = size
    entries = .allocate(capacity: size)
    entries.initialize(repeating: Entry(start: nil, length: 0, code: 0, word: 0), count: size)
  }

  deinit {
    entries.deallocate()
    if let numbers { munmap(numbers, SeenTexts.numberBytes) }
  }

  /// What a text is looked up by.
  private struct Key {
    let start: UnsafePointer<UInt8>?
    let length: Int
    /// The bytes where there are no more than eight, and else their hash.
    let word: UInt64
    /// The value of one to seven digits, −1 where it is anything else.
    let number: Int

    @inline(__always)
    init(_ text: UnsafeBufferPointer<UInt8>) {
      start = text.baseAddress
      length = text.count
      guard let start else {
        (word, number) = (0, -1)
        return
      }
      let isShort = text.count <= 8
      word =
        isShort
        ? SeenTexts.word(start, 0) & SeenTexts.kept(text.count) : SeenTexts.hash(start, text.count)
      number = isShort ? SeenTexts.number(word, text.count) ?? -1 : -1
    }
  }

  /// Whether all that is looked at lies in the near cache: then nothing need be asked for ahead.
  private var isNear: Bool {
    @inline(__always) get { size <= 8_192 && numberCount <= 4_096 }
  }

  /// The code of a text; where it is new, the one the closure gives.
  @inline(__always)
  mutating func code(_ text: UnsafeBufferPointer<UInt8>, _ make: () -> Int) -> Int {
    code(Key(text), make)
  }

  /// The codes of the texts of some rows, −1 for a row that has none; a new one's is what the closure gives.
  ///
  /// Where the tables are larger than the near cache holds, each look at them waits for memory: a few dozen
  /// are asked for before the first is needed.
  @inline(__always)
  mutating func codes(
    _ rows: Range<Int>, _ text: (Int) -> UnsafeBufferPointer<UInt8>?,
    into out: UnsafeMutablePointer<Int32>,
    _ make: (Int, UnsafeBufferPointer<UInt8>) -> Int
  ) {
    var row = rows.lowerBound
    while row < rows.upperBound, isNear {
      var code = -1
      if let text = text(row) { code = self.code(Key(text)) { make(row, text) } }
      out[row &- rows.lowerBound] = Int32(truncatingIfNeeded: code)
      row &+= 1
    }
    if row == rows.upperBound { return }
    let batch = 32
    withUnsafeTemporaryAllocation(of: Key.self, capacity: batch) { keys in
      guard let keys = keys.baseAddress else { return }
      var begin = row
      while begin < rows.upperBound {
        let end = min(begin + batch, rows.upperBound)
        for row in begin..<end {
          let key = Key(text(row) ?? UnsafeBufferPointer(start: nil, count: 0))
          (keys + (row &- begin)).initialize(to: key)
          if key.number >= 0, let numbers {
            cbytes_fetch(numbers + key.number)
          } else {
            cbytes_fetch(entries + SeenTexts.place(key.word, key.length) & (size &- 1))
          }
        }
        for at in 0..<end &- begin where keys[at].length > 8 {
          let slot = SeenTexts.place(keys[at].word, keys[at].length) & (size &- 1)
          if let known = entries[slot].start { cbytes_fetch(known) }
        }
        for row in begin..<end {
          let key = keys[row &- begin]
          var code = -1
          if let start = key.start {
            code = self.code(key) {
              make(row, UnsafeBufferPointer(start: start, count: key.length))
            }
          }
          out[row &- rows.lowerBound] = Int32(truncatingIfNeeded: code)
        }
        begin = end
      }
    }
  }

  @inline(__always)
  private mutating func code(_ key: Key, _ make: () -> Int) -> Int {
    guard let start = key.start else { return make() }
    let (word, length) = (key.word, key.length)
    if key.number >= 0, let numbers = withNumbers() {
      // The number has at most seven digits: it is below ten million, for which there is room.
      let known = numbers[key.number]
      if known > 0 { return Int(known) - 1 }
      let code = make()
      numbers[key.number] = Int32(truncatingIfNeeded: code + 1)
      numberCount += 1
      return code
    }
    let isShort = length <= 8
    var slot = SeenTexts.place(word, length) & (size - 1)
    while let known = entries[slot].start {
      if entries[slot].word == word && Int(entries[slot].length) == length
        && (isShort || SeenTexts.isSame(known, start, length))
      {
        return Int(entries[slot].code)
      }
      slot = (slot + 1) & (size - 1)
    }
    let code = make()
    entries[slot] = Entry(
      start: start, length: Int32(truncatingIfNeeded: length),
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
