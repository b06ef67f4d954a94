/// Which keys lie beside each other on a Swedish keyboard, and which letters are taken for each other.
enum SwedishKeyboard {
  private static let rows = ["1234567890+", "qwertyuiopå", "asdfghjklöä", "zxcvbnm,.-"]

  /// Row and column of each key by its Latin-1 number: 16 · row + column + 1, and 0 for no key.
  private static let places: [Int] = {
    var places = [Int](repeating: 0, count: 256)
    for (row, keys) in rows.enumerated() {
      for (column, key) in keys.unicodeScalars.enumerated() {
        places[Int(key.value)] = row * 16 + column + 1
      }
    }
    return places
  }()

  /// Whether two keys touch: side by side, or the upper one above the gap to the left of the lower one.
  static func areNeighbours(_ a: UInt32, _ b: UInt32) -> Bool {
    guard a < 256, b < 256 else { return false }
    let (one, other) = (places[Int(a)], places[Int(b)])
    guard one > 0, other > 0 else { return false }
    let (upper, lower) = (min(one, other) - 1, max(one, other) - 1)
    let across = lower % 16 - upper % 16
    switch lower / 16 - upper / 16 {
    case 0: return across == 1
    case 1: return across == 0 || across == -1
    default: return false
    }
  }

  /// The keys that touch a key.
  package static func neighbours(of key: Unicode.Scalar) -> [Unicode.Scalar] {
    rows.flatMap(\.unicodeScalars).filter { areNeighbours(key.value, $0.value) }
  }

  /// Whether two letters sound alike somewhere in Swedish, so that one is written for the other.
  static func soundAlike(_ a: UInt32, _ b: UInt32) -> Bool {
    switch (min(a, b), max(a, b)) {
    // v–w, c–k, c–s, s–z, i–j, e–ä, o–å
    case (0x76, 0x77), (0x63, 0x6B), (0x63, 0x73), (0x73, 0x7A), (0x69, 0x6A), (0x65, 0xE4),
      (0x6F, 0xE5):
      true
    default: false
    }
  }
}
