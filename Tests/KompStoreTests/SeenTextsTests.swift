import Testing

@testable import KompStore

/// Texts told apart by their bytes, whatever their length: what a dictionary of them gives.
@Suite struct SeenTextsTests {
  /// Texts that share beginnings and ends, numbers with and without zeros in front, and some met again.
  private func texts(_ count: Int, _ dice: inout Dice) -> [[UInt8]] {
    let long = Array("Björk-Åkerström Järvinen, tidigare Lindqvist".utf8)
    return (0..<count).map { _ in
      switch Int.random(in: 0..<4, using: &dice) {
      case 0: return Array("\(Int.random(in: 0..<count * 3, using: &dice))".utf8)
      case 1: return Array("00\(Int.random(in: 0..<50, using: &dice))".utf8)
      default:
        var text = Array(long.prefix(Int.random(in: 1...long.count, using: &dice)))
        for _ in 0..<Int.random(in: 0...3, using: &dice) {
          text[Int.random(in: 0..<text.count, using: &dice)] = UInt8.random(
            in: 0x61...0x7A, using: &dice)
        }
        return text
      }
    }
  }

  /// Lays texts side by side, as in a file, with room behind the last; answers what each is given.
  private func codes(_ texts: [[UInt8]], many: Bool) -> [Int] {
    var bytes: [UInt8] = []
    var places: [Range<Int>] = []
    for text in texts {
      places.append(bytes.count..<bytes.count + text.count)
      bytes += text + [0x2C]
    }
    bytes += [UInt8](repeating: 0x2C, count: 16)
    return bytes.withUnsafeBufferPointer { bytes in
      var seen = SeenTexts()
      var next = 0
      func text(_ row: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[places[row]])
      }
      func make() -> Int {
        next += 1
        return next - 1
      }
      if !many { return texts.indices.map { seen.code(text($0), make) } }
      var codes = [Int32](repeating: 0, count: texts.count)
      seen.codes(0..<texts.count, { text($0) }, into: &codes) { _, _ in make() }
      return codes.map { Int($0) }
    }
  }

  @Test(arguments: [(1, 300, false), (2, 300, true), (3, 40_000, false), (4, 40_000, true)])
  func `a text has one number, and another text another`(seed: Int, count: Int, many: Bool) {
    var dice = Dice(seed)
    let texts = texts(count, &dice)
    var known: [[UInt8]: Int] = [:]
    let expected = texts.map { text -> Int in
      if let number = known[text] { return number }
      known[text] = known.count
      return known.count - 1
    }
    #expect(codes(texts, many: many) == expected)
  }

  @Test func `texts of every length around eight and sixteen bytes are told apart`() {
    // Alike but for one byte, at each place of each length, and each of them twice.
    var texts: [[UInt8]] = []
    for length in 1...34 {
      for place in 0..<length {
        var text = [UInt8](repeating: 0x61, count: length)
        text[place] = 0x62
        texts.append(text)
      }
      texts.append([UInt8](repeating: 0x61, count: length))
    }
    let twice = texts + texts
    let expected = Array(texts.indices) + Array(texts.indices)
    #expect(codes(twice, many: false) == expected)
    #expect(codes(twice, many: true) == expected)
  }
}
