import KompShell
import Testing

/// Bytes from a list instead of a keyboard.
private struct Listed: KeyBytes {
  var bytes: [UInt8]

  mutating func next(within limit: Int32?) -> KeyByte {
    bytes.isEmpty ? (limit == nil ? .gone : .quiet) : .byte(bytes.removeFirst())
  }

  mutating func putBack(_ byte: UInt8) { bytes.insert(byte, at: 0) }
}

/// Keys and what is pasted, from bytes.
@Suite struct KeyTests {
  private func keys(_ bytes: [UInt8]) -> [Key] {
    var listed = Listed(bytes: bytes)
    var keys: [Key] = []
    while true {
      let key = Key.read(&listed)
      if key == .gone { return keys }
      keys.append(key)
    }
  }

  @Test(
    arguments: [
      ("a", [.character("a")]), ("å", [.character("å")]), ("🙂", [.character("🙂")]),
      ("\u{1B}[A", [.up]), ("\u{1B}OB", [.down]), ("\u{1B}[1;5D", [.wordLeft]),
      ("\u{1B}\u{1B}[C", [.right]), ("\u{1B}x", [.meta("x")]), ("\u{1B}å", [.meta("å")]),
      ("\u{1B}", [.escape]), ("\u{1B}[Z", [.backTab]), ("\u{1B}OQ", [.mend]),
      ("\u{1B}[12~", [.mend]), ("\u{1B}\r", [.mend]), ("\u{1B}[", [.nothing]),
      ("\u{1B}[[Ax", [.nothing, .character("x")]),
      ("\u{1B}[<35;1;2mx", [.nothing, .character("x")]), ("\u{3}", [.interrupt]),
      ("\u{1B}[200~a\r\nb\u{1B}[201~c", [.paste("a\nb"), .character("c")]),
      ("\u{1B}[200~a", []),
    ] as [(String, [Key])])
  func `bytes are the keys they stand for`(_ text: String, _ expected: [Key]) {
    #expect(keys(Array(text.utf8)) == expected)
  }

  @Test func `any bytes at all become keys without end or harm`() {
    var generator = Seeded(state: 7)
    let telling = Array("\u{1B}[O;~0129AZ<?\u{3}\r".utf8) + [0xC3, 0xA5, 0xE2, 0xFF, 0x80]
    for _ in 0..<3_000 {
      let bytes = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
        telling.randomElement(using: &generator) ?? 0
      }
      #expect(keys(bytes).count <= bytes.count)
    }
  }

  @Test(arguments: [
    ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a\tb", "a\tb"), ("a\u{1B}[Ab\u{0}\u{7F}\u{9B}", "a[Ab"),
    ("a\u{30A}", "\u{E5}"), ("\r\r\n", "\n\n"), ("a\u{202E}b\u{200F}\u{FEFF}c", "abc"),
    ("a\u{2028}b", "a\nb"), ("👩\u{200D}👧", "👩\u{200D}👧"),
  ])
  func `a pasted text holds no key`(_ pasted: String, _ text: String) {
    #expect(Array(Key.textual(Array(pasted.utf8)).utf8) == Array(text.utf8))
  }

  @Test func `undo takes a word at a time and ends at the start`() {
    var undo = Undo()
    for text in ["a", "ab", "ab ", "ab c", ""] {
      let scalars = Array(text.unicodeScalars)
      undo.note(Undo.State(text: scalars, cursor: scalars.count))
    }
    let texts = (0..<4).map { _ in undo.back().map { String(String.UnicodeScalarView($0.text)) } }
    #expect(texts == ["ab c", "ab", "", nil])
  }

  @Test(arguments: [
    ("abc", 10, [5, 6, 7, 8]), ("abcde", 10, [5, 6, 7, 8, 9, 10]),
    ("a\nb", 10, [5, 6, 10, 11]), ("日日日", 10, [5, 7, 10, 12]), ("\ta", 10, [5, 8, 9]),
  ])
  func `characters stand where the editor draws them`(
    _ text: String, _ columns: Int, _ cells: [Int]
  ) {
    _ = Screen(rows: 1, columns: 1)
    let layout = Layout(
      prompt: "komp>".unicodeScalars, text: Array(text.unicodeScalars), columns: columns)
    #expect(layout.cells.map { $0.row * columns + $0.column } == cells)
  }
}

/// Repeatable random numbers.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
