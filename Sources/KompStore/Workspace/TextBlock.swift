import KompModel

/// Some texts of a column as a block: all lengths, then all bytes.
extension Block {
  /// Which texts of so many stand in which block; of none there is one block.
  static func textBlocks(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: max(1, count), by: Snapshot.textsLength).map {
      $0..<min($0 + Snapshot.textsLength, count)
    }
  }

  /// The texts of some numbers as a block.
  static func encoded(_ pool: TextPool, _ codes: Range<Int>, named name: String) -> [UInt8] {
    var bytes = begun(.texts, count: codes.count)
    pool.withBytes { heap, ends in
      let first = codes.lowerBound == 0 ? 0 : ends[codes.lowerBound - 1]
      let last = codes.isEmpty ? first : ends[codes.upperBound - 1]
      bytes.expect(last - first + 4 * codes.count + 8)
      var start = first
      for code in codes {
        bytes.put(UInt32(truncatingIfNeeded: ends[code] - start))
        start = ends[code]
      }
      bytes.put(UnsafeBufferPointer(rebasing: heap[first..<last]))
    }
    return ended(&bytes, named: name)
  }

  /// All texts of a pool as one block.
  static func encoded(_ pool: TextPool, named name: String) -> [UInt8] {
    encoded(pool, 0..<pool.count, named: name)
  }

  /// How many of a column's first texts stand in order, as a block.
  static func encoded(inOrder count: Int, named name: String) -> [UInt8] {
    sealed(.order, count: count, [], named: name)
  }

  /// The number in such a block; nil where it is anything else.
  static func inOrder(_ block: [UInt8], named name: String) -> Int? {
    guard let (kind, count, rest) = opened(block, named: name), kind == .order, count >= 0,
      rest.rest.isEmpty
    else { return nil }
    return count
  }

  /// Adds the texts in a block to a pool, each valid; false where it is anything else.
  ///
  /// That no text is there twice is what whoever wrote them saw to; `komp check` looks.
  static func add(_ block: UnsafeRawBufferPointer, to pool: inout TextPool, named name: String)
    -> Bool
  {
    guard let (kind, count, payload) = opened(block, named: name), kind == .texts, count >= 0,
      count <= payload.count / 4,
      let lengths: [UInt32] = numbers(
        UnsafeRawBufferPointer(rebasing: payload[..<(4 * count)]), count)
    else { return false }
    let rest = UnsafeRawBufferPointer(rebasing: payload[(4 * count)...])
    return rest.withMemoryRebound(to: UInt8.self) { heap in
      areWhole(lengths, in: heap) && pool.append(heap, lengths: lengths)
    }
  }

  /// Whether texts of these lengths, one after the other, are each well formed.
  ///
  /// All of them are looked at as one text first: it is well formed, and no letter lies in two of them.
  private static func areWhole(_ lengths: [UInt32], in heap: UnsafeBufferPointer<UInt8>) -> Bool {
    guard UTF8Text.isSound(heap) || UTF8Text.fault(heap) == nil else { return false }
    var isCut = (heap.first ?? 0) & 0xC0 == 0x80
    var end = 0
    for length in lengths {
      // So many lengths of 32 bits never reach 64.
      end &+= Int(length)
      if end < heap.count { isCut = isCut || heap[end] & 0xC0 == 0x80 }
    }
    return !isCut
  }
}

/// A block of texts as it lies, for whoever asks for a few of them.
struct TextBlock: Sendable {
  /// How many texts there are.
  let count: Int
  /// All lengths, then all bytes.
  private let payload: [UInt8]

  /// The texts in a block; nil where it is anything else.
  init?(_ block: UnsafeRawBufferPointer, named name: String) {
    guard let (kind, count, payload) = Block.opened(block, named: name), kind == .texts, count >= 0,
      count <= payload.count / 4
    else { return nil }
    self.count = count
    self.payload = Array(payload)
  }

  /// The text at a place; nil where there is none, or none that is well formed.
  func text(_ place: Int) -> String? {
    guard place >= 0, place < count else { return nil }
    return payload.withUnsafeBytes { payload in
      func length(_ place: Int) -> Int {
        Int(UInt32(littleEndian: payload.loadUnaligned(fromByteOffset: 4 * place, as: UInt32.self)))
      }
      // So many lengths of 32 bits never reach 64.
      var start = 4 * count
      for before in 0..<place { start &+= length(before) }
      let end = start &+ length(place)
      guard end <= payload.count else { return nil }
      return String(validating: payload[start..<end], as: UTF8.self)
    }
  }
}
