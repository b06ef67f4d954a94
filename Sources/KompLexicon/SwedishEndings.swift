/// The endings that Swedish gives a noun, and what it costs to take one for none.
enum SwedishEndings {
  private static let endings: [(letters: [UInt32], cost: Int)] = [
    // `stegen` is first of all `steg` with -en, and only then `stege` with -n.
    ("en", 2), ("et", 2), ("n", 3), ("t", 3), ("s", 3), ("a", 3), ("e", 3), ("r", 3),
    ("ar", 3), ("er", 3), ("or", 3), ("na", 3), ("ns", 4), ("ens", 4), ("ets", 4), ("rna", 4),
    ("arna", 4), ("erna", 4), ("orna", 4), ("nas", 4), ("arnas", 5), ("ernas", 5), ("ornas", 5),
  ].map { (Letters.of($0.0), $0.1) }

  /// The endings that take the place of a last -a or -e: `skolor` of `skola`, `stegar` of `stege`.
  private static let changes: [(last: UInt32, letters: [UInt32], cost: Int)] = [
    (0x61, "or", 3), (0x61, "orna", 4), (0x65, "ar", 3), (0x65, "arna", 4),
  ].map { ($0.0, Letters.of($0.1), $0.2) }

  /// The last vowels that an ending takes the place of.
  static let vowels: [UInt32] = [0x61, 0x65]

  /// The number of letters in the longest ending.
  static let longest = 5

  /// The cost of the letters from a place on as an ending; nil where they are none.
  static func cost(of word: [UInt32], from place: Int) -> Int? {
    endings.first { word[place...].elementsEqual($0.letters) }?.cost
  }

  /// The cost of the letters from a place on as an ending instead of a last vowel.
  static func cost(of word: [UInt32], from place: Int, insteadOf last: UInt32) -> Int? {
    changes.first { $0.last == last && word[place...].elementsEqual($0.letters) }?.cost
  }
}
