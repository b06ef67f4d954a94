import CBytes
import KompValues

/// UTF-8 byte by byte.
enum UTF8Text {
  /// Bytes from which on two threads are quicker than one.
  static let worthHalving = 1 << 21

  /// Whether a text is well formed throughout and holds no zero byte: what is so of nearly every file.
  static func isSound(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var middle = bytes.count / 2
    guard bytes.count > worthHalving else { return isSoundInOrder(bytes) }
    // Two well-formed halves are a well-formed whole.
    while middle > bytes.count / 2 - 4, bytes[middle] & 0xC0 == 0x80 { middle -= 1 }
    let (first, second) = SideBySide.run(
      { isSoundInOrder(UnsafeBufferPointer(rebasing: bytes[..<middle])) },
      { isSoundInOrder(UnsafeBufferPointer(rebasing: bytes[middle...])) })
    return first && second
  }

  /// The same on one thread.
  static func isSoundInOrder(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    let count = bytes.count
    // Whether the byte before begins a letter of two bytes.
    var carry: UInt64 = 0
    var at = 0
    while at + 64 <= count {
      if cbytes_are_letters(base + at, &carry) != 0 {
        at += 64
        continue
      }
      // What is no letter of two bytes is looked at one by one, from the start of a letter on.
      while at > 0, base[at] & 0xC0 == 0x80 { at -= 1 }
      if at > 0, base[at - 1] >= 0xC0 { at -= 1 }
      carry = 0
      let end = min(at + 128, count)
      while at < end {
        let length = base[at] == 0 ? 0 : length(bytes, at)
        if length == 0 { return false }
        at += length
      }
    }
    if carry != 0 { at -= 1 }
    while at < count {
      let length = base[at] == 0 ? 0 : length(bytes, at)
      if length == 0 { return false }
      at += length
    }
    return true
  }

  /// The offset of the first byte that is not part of a well-formed scalar; nil where all are.
  static func fault(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var at = 0
    while at < bytes.count {
      let length = length(bytes, at)
      if length == 0 { return at }
      at += length
    }
    return nil
  }

  /// Whether a faulty text is UTF-8 all the same: more of its long sequences are right than wrong.
  static func isMostly(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var right = 0
    var wrong = 0
    var at = 0
    while at < bytes.count {
      let length = length(bytes, at)
      if length > 1 { right += 1 }
      if length == 0 { wrong += 1 }
      at += max(length, 1)
    }
    return right >= 2 && right > wrong
  }

  /// The length of the well-formed scalar at an offset; 0 where there is none.
  private static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let lead = bytes[at]
    if lead < 0x80 { return 1 }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, at + length <= bytes.count else { return 0 }
    // The second byte's range shuts out overlong forms, surrogates and what lies above U+10FFFF.
    let second = bytes[at + 1]
    let low: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let high: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    guard second >= low, second <= high else { return 0 }
    for index in 2..<max(length, 2) where bytes[at + index] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// Writes a scalar that is no surrogate; the answer is the number of bytes.
  static func write(_ scalar: UInt32, to memory: UnsafeMutablePointer<UInt8>) -> Int {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | (scalar >> shift) & 0x3F) }
    if scalar < 0x80 {
      memory[0] = UInt8(scalar)
      return 1
    }
    if scalar < 0x800 {
      memory[0] = UInt8(0xC0 | scalar >> 6)
      memory[1] = tail(0)
      return 2
    }
    if scalar < 0x10000 {
      memory[0] = UInt8(0xE0 | scalar >> 12)
      memory[1] = tail(6)
      memory[2] = tail(0)
      return 3
    }
    memory[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
    memory[1] = tail(12)
    memory[2] = tail(6)
    memory[3] = tail(0)
    return 4
  }
}
