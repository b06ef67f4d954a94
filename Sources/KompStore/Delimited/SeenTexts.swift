import CBytes
import Glibc

/// The texts seen in a column, by their bytes in the file: a text met again costs a hash and a comparison.
///
/// The bytes must be followed by at least eight that may be read, and outlive the table.
struct SeenTexts: ~Copyable {
  /// A text with its code; all zeros where there is none.
  ///
  /// Most texts of a file of many rows have no more than sixteen bytes, and are told apart without a look at
  /// where they were first met, which may lie anywhere in the file.
  private struct Entry {
    var identity: Identity
    var code: Int32
  }

  /// What tells a text from others, but for those of more than sixteen bytes.
  private struct Identity: Equatable {
    /// The first eight bytes, zeros behind a shorter text; of more than sixteen their hash.
    var word: UInt64 = 0
    /// The last eight bytes of nine to sixteen; of more than sixteen where the text was first met.
    var tail: UInt64 = 0
    /// The number of bytes, plus one.
    var length: Int32 = 0

    /// Where a text of more than sixteen bytes was first met.
    @inline(__always)
    var start: UnsafePointer<UInt8>? {
      length > 17 ? UnsafePointer(bitPattern: UInt(tail)) : nil
    }
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
    entries.initialize(repeating: Entry(identity: Identity(), code: 0), count: size)
  }

  deinit {
    entries.deallocate()
    if let numbers { munmap(numbers, SeenTexts.numberBytes) }
  }

  /// What a text is looked up by.
  private struct Key {
    let start: UnsafePointer<UInt8>?
    /// Of more than sixteen bytes the tail is where this text stands.
    let identity: Identity
    /// The value of one to seven digits, −1 where it is anything else.
    let number: Int

    @inline(__always)
    init(_ text: UnsafeBufferPointer<UInt8>) {
      start = text.baseAddress
      guard let start else {
        (identity, number) = (Identity(), -1)
        return
      }
      var identity = Identity(length: Int32(truncatingIfNeeded: text.count &+ 1))
      if text.count <= 8 {
        identity.word = SeenTexts.word(start, 0) & SeenTexts.kept(text.count)
        number = SeenTexts.number(identity.word, text.count) ?? -1
      } else {
        if text.count <= 16 {
          identity.word = SeenTexts.word(start, 0)
          identity.tail = SeenTexts.word(start, text.count - 8)
        } else {
          identity.word = SeenTexts.hash(start, text.count)
          identity.tail = UInt64(UInt(bitPattern: start))
        }
        number = -1
      }
      self.identity = identity
    }

    /// The number of bytes; below zero where there is no text.
    @inline(__always)
    var length: Int { Int(identity.length) - 1 }

    /// Where in a table the text belongs.
    @inline(__always)
    var place: Int { SeenTexts.place(identity) }
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
            cbytes_fetch(entries + key.place & (size &- 1))
          }
        }
        for at in 0..<end &- begin where keys[at].length > 16 {
          let slot = keys[at].place & (size &- 1)
          if let known = entries[slot].identity.start { cbytes_fetch(known) }
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
    if key.number >= 0, let numbers = withNumbers() {
      // The number has at most seven digits: it is below ten million, for which there is room.
      let known = numbers[key.number]
      if known > 0 { return Int(known) - 1 }
      let code = make()
      numbers[key.number] = Int32(truncatingIfNeeded: code + 1)
      numberCount += 1
      return code
    }
    let wanted = key.identity
    var slot = key.place & (size - 1)
    while entries[slot].identity.length != 0 {
      let known = entries[slot].identity
      if known.word == wanted.word && known.length == wanted.length {
        if known.tail == wanted.tail { return Int(entries[slot].code) }
        if let other = known.start, SeenTexts.isSame(other, start, key.length) {
          return Int(entries[slot].code)
        }
      }
      slot = (slot + 1) & (size - 1)
    }
    let code = make()
    entries[slot] = Entry(identity: wanted, code: Int32(truncatingIfNeeded: code))
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
    larger.initialize(repeating: Entry(identity: Identity(), code: 0), count: room)
    for index in 0..<size where entries[index].identity.length != 0 {
      var slot = SeenTexts.place(entries[index].identity) & (room - 1)
      while larger[slot].identity.length != 0 { slot = (slot + 1) & (room - 1) }
      larger[slot] = entries[index]
    }
    entries.deallocate()
    entries = larger
    size = room
  }

  /// Where in a table a text belongs; one of more than sixteen bytes by its hash, wherever it stands.
  @inline(__always)
  private static func place(_ text: Identity) -> Int {
    let tail = text.length > 17 ? 0 : text.tail
    let length = UInt64(truncatingIfNeeded: text.length) &* 0x9E37_79B9_7F4A_7C15
    return Int(
      truncatingIfNeeded: mixed(text.word ^ length, tail ^ 0xA076_1D64_78BD_642F))
  }

  /// Whether as many bytes, more than sixteen, are the same in two places; the last eight may overlap.
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

  /// More than sixteen bytes, sixteen at a time by one wide product each; the last sixteen may overlap.
  @inline(__always)
  private static func hash(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var at = 0
    while at + 16 < count {
      hash = mixed(word(start, at) ^ hash, word(start, at + 8) ^ 0xE703_7ED1_A0B4_28DB)
      at += 16
    }
    return mixed(
      word(start, count - 16) ^ hash, word(start, count - 8) ^ 0xA076_1D64_78BD_642F)
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
