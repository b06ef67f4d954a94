/// How far a text has been found to be well-formed UTF-8 without zeros.
///
/// Whoever walks over a text has it looked through a stretch ahead: the bytes are then in the near cache, and
/// a large file is brought from memory once.
struct SoundWalk {
  /// The first byte that has not been looked at.
  private(set) var end: Int
  /// Bytes looked through at once.
  static let stretch = 1 << 17

  /// Nothing has been looked at from here on.
  init(from start: Int) { end = start }

  /// Looks at the bytes up to a place; false where they are not sound.
  mutating func reach(_ place: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var to = min(place, bytes.count)
    if to < bytes.count {
      // A letter is looked at whole.
      let least = max(end, to - 4)
      while to > least, bytes[to] & 0xC0 == 0x80 { to -= 1 }
    }
    guard to > end else { return true }
    let isSound = UTF8Text.isSoundInOrder(UnsafeBufferPointer(rebasing: bytes[end..<to]))
    end = to
    return isSound
  }
}
