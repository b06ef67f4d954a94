import KompValues

/// The different texts of a column, each once; a cell holds the number of its text.
///
/// Bytes lie in one heap, so a million names cost no million allocations. Numbers are given in the
/// order texts arrive and never change, so a stored code stays valid while the pool grows.
public struct TextPool: Sendable, Equatable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing: a text's number plus one, zero where free; the size is a power of two.
  ///
  /// Empty where texts were added without it, until one is interned.
  private var slots: [Int32] = []

  /// An empty pool.
  public init() {}

  /// An empty pool with room for so many texts.
  public init(reserving count: Int) {
    ends.reserveCapacity(count)
    var size = 16
    while size < (count + 1) * 2 { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
  }

  /// Makes room for so many texts of so many bytes in all: what grows by doubling holds twice as much.
  public mutating func reserve(texts: Int, bytes count: Int) {
    ends.reserveCapacity(texts)
    bytes.reserveCapacity(count)
  }

  /// Adds texts that lie one after the other in some bytes, so many bytes each, known not to be there; false,
  /// and nothing is added, where the lengths do not fill the bytes.
  public mutating func append(_ heap: UnsafeBufferPointer<UInt8>, lengths: [UInt32]) -> Bool {
    guard lengths.reduce(0, { $0 &+ Int($1) }) == heap.count else { return false }
    if !slots.isEmpty { slots = [] }
    var end = bytes.count
    for length in lengths {
      end += Int(length)
      ends.append(end)
    }
    bytes.append(contentsOf: heap)
    return true
  }

  /// So many empty texts: in the place of those that could not be read.
  public init(empty count: Int) { ends = [Int](repeating: 0, count: count) }

  /// Whether no text is there twice.
  public var isTold: Bool {
    let indexed = self.indexed
    return (0..<count).allSatisfy { code in
      utf8(code).withUnsafeBufferPointer { indexed.code(of: $0) } == code
    }
  }

  /// The number of different texts.
  public var count: Int { ends.count }

  /// The text of a number from 0 up to `count`.
  public subscript(code: Int) -> String {
    String(decoding: utf8(code), as: UTF8.self)
  }

  /// The bytes of a text.
  public func utf8(_ code: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(code) else { return [] }
    return bytes[(code == 0 ? 0 : ends[code - 1])..<ends[code]]
  }

  /// Lends the bytes of all texts, one after the other, and where each ends, for the length of a call.
  public func withBytes<Answer>(
    _ read: (_ bytes: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<Int>) -> Answer
  ) -> Answer {
    bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { ends in read(bytes, ends) }
    }
  }

  /// The number of a text that is there.
  public func code(of text: String) -> Int? {
    var text = text
    return text.withUTF8 { code(of: $0) }
  }

  /// The number of a text that is there, given as UTF-8.
  public func code(of raw: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !slots.isEmpty else { return search(raw) }
    var slot = TextPool.hash(raw) & (slots.count - 1)
    while slots[slot] != 0 {
      let code = Int(slots[slot]) - 1
      if matches(code, raw) { return code }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The number of a text, given one where it is new.
  public mutating func intern(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { intern($0) }
  }

  /// The number of a text given as UTF-8.
  public mutating func intern(_ raw: UnsafeBufferPointer<UInt8>) -> Int {
    if (ends.count + 1) * 2 > slots.count { grow() }
    let mask = slots.count - 1
    var slot = TextPool.hash(raw) & mask
    while slots[slot] != 0 {
      let code = Int(slots[slot]) - 1
      if matches(code, raw) { return code }
      slot = (slot + 1) & mask
    }
    bytes.append(contentsOf: raw)
    ends.append(bytes.count)
    slots[slot] = Int32(ends.count)
    return ends.count - 1
  }

  /// Adds a text that is known not to be there; texts are looked up one by one until one is interned.
  ///
  /// Who has told the texts apart already need not pay for it twice.
  public mutating func append(_ raw: UnsafeBufferPointer<UInt8>) -> Int {
    if !slots.isEmpty { slots = [] }
    bytes.append(contentsOf: raw)
    ends.append(bytes.count)
    return ends.count - 1
  }

  /// Adds the texts of another pool behind these, also those that are here already: such a pool is for
  /// looking at each, and tells none apart.
  public mutating func append(all other: TextPool) {
    if !slots.isEmpty { slots = [] }
    let start = bytes.count
    bytes.append(contentsOf: other.bytes)
    for end in other.ends { ends.append(start + end) }
  }

  /// Whether two pools hold the same texts under the same numbers.
  public static func == (a: TextPool, b: TextPool) -> Bool {
    a.ends == b.ends && a.bytes == b.bytes
  }

  /// Whether no text has a byte above these.
  public func isWithin(_ highest: UInt8) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var most: UInt8 = 0
      for byte in bytes { most = max(most, byte) }
      return most <= highest
    }
  }

  /// How many of the first texts follow one upon another in Swedish order, as far as digits tell: ids do.
  public var leadingInOrder: Int {
    withBytes { bytes, ends in
      var (start, last) = (0, UnsafeBufferPointer<UInt8>(rebasing: bytes[0..<0]))
      for code in 0..<ends.count {
        let text = UnsafeBufferPointer(rebasing: bytes[start..<ends[code]])
        if code > 0, !SwedishOrder.digitsTell(last, before: text) { return code }
        (start, last) = (ends[code], text)
      }
      return ends.count
    }
  }

  /// Every text in the order of its number.
  public var texts: [String] { (0..<count).map { self[$0] } }

  /// The first number of a text, looked for from the beginning: once is cheaper than telling all apart.
  private func search(_ raw: UnsafeBufferPointer<UInt8>) -> Int? {
    withBytes { bytes, ends in
      var start = 0
      for code in 0..<ends.count {
        let end = ends[code]
        if end &- start == raw.count, bytes[start..<end].elementsEqual(raw) { return code }
        start = end
      }
      return nil
    }
  }

  private func matches(_ code: Int, _ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = code == 0 ? 0 : ends[code - 1]
    guard ends[code] - start == raw.count else { return false }
    for i in 0..<raw.count where bytes[start + i] != raw[i] { return false }
    return true
  }

  private mutating func grow() {
    var size = max(16, slots.count * 2)
    while size < (ends.count + 1) * 2 { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
    for code in 0..<ends.count {
      let start = code == 0 ? 0 : ends[code - 1]
      var slot =
        bytes[start..<ends[code]].withUnsafeBufferPointer { TextPool.hash($0) } & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(code + 1)
    }
  }

  /// The same pool with its texts found by their bytes: who told them apart need not intern them again.
  public var indexed: TextPool {
    if !slots.isEmpty || ends.isEmpty { return self }
    var copy = self
    copy.grow()
    return copy
  }

  /// Eight bytes at a time with a final mix: short texts, no adversary worth defending against here.
  private static func hash(_ raw: UnsafeBufferPointer<UInt8>) -> Int {
    var h: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(truncatingIfNeeded: raw.count)
    let bytes = UnsafeRawBufferPointer(raw)
    var at = 0
    while at + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      h = (h ^ UInt64(littleEndian: word)) &* 0x9e37_79b9_7f4a_7c15
      h ^= h >> 32
      at += 8
    }
    var word: UInt64 = 0
    while at < bytes.count {
      word = word << 8 | UInt64(bytes[at])
      at += 1
    }
    h = (h ^ word) &* 0x9e37_79b9_7f4a_7c15
    h ^= h >> 29
    h = h &* 0xbf58_476d_1ce4_e5b9
    h ^= h >> 32
    return Int(truncatingIfNeeded: h & 0x7fff_ffff_ffff_ffff)
  }
}
