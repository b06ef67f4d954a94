import KompModel

/// Looks for a text without case in the bytes of many as they lie.
///
/// Latin-1 has one character a scalar and small letters as long as its capitals, apart from them by one
/// bit. Texts with other letters are told of, to be looked at by their characters.
struct TextSearch {
  /// What is looked for, in small letters.
  private let wanted: [UInt8]
  /// For each of its bytes the bit that makes a capital small, 0 where it is no letter.
  private let cases: [UInt8]

  /// A search for a text in small letters; it must not be empty.
  init(_ wanted: [UInt8]) {
    self.wanted = wanted
    var before: UInt8 = 0
    cases = wanted.map { byte in
      defer { before = byte }
      // After C3 the small letter is 20 (hexadecimal) after the capital, but for the two signs.
      let isLetter =
        before == 0xC3
        ? byte >= 0xA0 && byte <= 0xBE && byte != 0xB7 : byte >= 0x61 && byte <= 0x7A
      return isLetter ? 0x20 : 0
    }
  }

  /// Marks the texts that hold it at a place that the bounds of each tell.
  @inline(__always)
  func mark(
    _ heap: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<Int>,
    in passing: UnsafeMutableBufferPointer<UInt8>, at place: (_ from: Int, _ to: Int) -> Int
  ) {
    var from = 0
    for code in 0..<ends.count {
      let to = ends[code]
      let start = place(from, to)
      if start >= from, start + wanted.count <= to, holds(heap, start) { passing[code] = 1 }
      from = to
    }
  }

  /// Marks the texts that hold it anywhere: sixteen places at a time by the first and the last byte.
  func mark(
    _ heap: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<Int>,
    in passing: UnsafeMutableBufferPointer<UInt8>
  ) {
    let length = wanted.count
    guard let bytes = UnsafeRawPointer(heap.baseAddress), heap.count >= length,
      let head = wanted.first, let tail = wanted.last, let headCase = cases.first,
      let tailCase = cases.last
    else { return }
    let (first, firstCase) = (SIMD16(repeating: head), SIMD16(repeating: headCase))
    let (last, lastCase) = (SIMD16(repeating: tail), SIMD16(repeating: tailCase))
    // The text that a place lies in; places come in order.
    var code = 0
    func look(_ place: Int) {
      while code < ends.count, ends[code] <= place { code += 1 }
      if code < ends.count, place + length <= ends[code], holds(heap, place) { passing[code] = 1 }
    }
    var place = 0
    let end = heap.count - length + 1
    while place + 16 <= end {
      let here = bytes.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
      let there = bytes.loadUnaligned(
        fromByteOffset: place + length - 1, as: SIMD16<UInt8>.self)
      let both = ((here | firstCase) .== first) .& ((there | lastCase) .== last)
      let found = unsafeBitCast(both, to: SIMD2<UInt64>.self)
      if found[0] | found[1] != 0 {
        for offset in 0..<16 where both[offset] { look(place + offset) }
      }
      place += 16
    }
    while place < end {
      look(place)
      place += 1
    }
  }

  /// Whether it stands at a place.
  @inline(__always)
  private func holds(_ heap: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    wanted.withUnsafeBufferPointer { wanted in
      cases.withUnsafeBufferPointer { cases in
        for index in 0..<wanted.count
        where heap[place + index] | cases[index] != wanted[index] { return false }
        return true
      }
    }
  }

  /// The texts with a byte that is not of Latin-1, or with a return, which makes one character of two bytes.
  static func foreign(_ heap: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<Int>) -> [Int]
  {
    guard let bytes = UnsafeRawPointer(heap.baseAddress) else { return [] }
    let (highest, line) = (SIMD16<UInt8>(repeating: 0xC3), SIMD16<UInt8>(repeating: 0x0D))
    var found: [Int] = []
    var code = 0
    func look(_ place: Int) {
      guard heap[place] > 0xC3 || heap[place] == 0x0D else { return }
      while code < ends.count, ends[code] <= place { code += 1 }
      if code < ends.count, found.last != code { found.append(code) }
    }
    var place = 0
    while place + 16 <= heap.count {
      let here = bytes.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
      let strange = (here .> highest) .| (here .== line)
      let any = unsafeBitCast(strange, to: SIMD2<UInt64>.self)
      if any[0] | any[1] != 0 { for offset in 0..<16 { look(place + offset) } }
      place += 16
    }
    while place < heap.count {
      look(place)
      place += 1
    }
    return found
  }
}
