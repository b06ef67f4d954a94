import KompValues
import Testing

struct SwedishOrderTests {
  @Test(arguments: [
    ["A", "Z", "Å", "Ä", "Ö"], ["Steg 1", "Steg 2", "Steg 10", "Steg 100"],
    ["vas", "verb", "was", "web", "xerox"], ["ide", "idé", "idea", "ideal"],
    ["my", "myr", "mür", "mys"], ["säl", "sæl", "säm"], ["ök", "øk", "öl"],
    ["anna", "Anna", "annan"], ["ab", "aB", "Ab", "AB", "abc"],
    ["Ann Berg", "Ann-Britt", "Anna"],
    ["", " ", "-", "!", "0", "9", "10", "a", "å", "ö", "ω", "日"],
    ["P1", "P01", "P2", "P02", "P03", "P10", "P010"], ["Alva", "Asp", "Åberg", "Ärla", "Öberg"],
    ["Dals-Ed", "Dalsed", "Ed", "Essunga", "Färgelanda"], ["thor", "þor", "tiden"],
    ["strasse", "straße", "strat"],
    ["a", "á", "b"], ["ea", "éa", "eä", "éä"], ["vård", "Vård", "VÅRD", "vårda"],
    ["", "0", "00", "1", "01", "001", "2"],
  ])
  func `texts stand in Swedish order`(texts: [String]) {
    for (place, text) in texts.enumerated() {
      for later in texts[(place + 1)...] {
        #expect(SwedishOrder.precedes(text, later), "\(text) before \(later)")
        #expect(!SwedishOrder.precedes(later, text))
      }
    }
  }

  @Test func `a number of any length stands in number order`() {
    let lengths = [1, 2, 19, 20, 252, 253, 254, 255, 507, 508, 509, 1000]
    let numbers = lengths.flatMap { length in
      ["1", "9"].map { $0 + String(repeating: "0", count: length - 1) }
    }
    for (number, next) in zip(numbers, numbers.dropFirst()) {
      #expect(SwedishOrder.precedes("x\(number)", "x\(next)"))
    }
  }

  static let alphabet = Array(
    "aAbåÅäöÖéüwv01 29-_.!\u{A0}æøßłω日\u{0}\u{1}\u{30A}\u{308}ÉKk".unicodeScalars)

  static func randomText(_ dice: inout Dice) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...5, using: &dice) {
      text.unicodeScalars.append(alphabet.randomElement(using: &dice) ?? "a")
    }
    return text
  }

  @Test func `keys are equal exactly when the composed texts are`() {
    var dice = Dice(seed: 5)
    var texts: [[UInt8]: [UInt8]] = [:]
    for _ in 0..<20_000 {
      let text = composed(Self.randomText(&dice))
      let key = SwedishOrder.key(text)
      let before = texts.updateValue(Array(text.utf8), forKey: key)
      #expect(before == nil || before == Array(text.utf8), "\(text)")
    }
    #expect(SwedishOrder.key("A\u{30A}sa") == SwedishOrder.key("Åsa"))
  }

  @Test func `the quick way and the full way give the same key`() {
    var dice = Dice(seed: 6)
    for _ in 0..<5000 {
      let text = composed(Self.randomText(&dice))
      #expect(SwedishOrder.key(text) == SwedishOrder.fullKey(text), "\(text)")
    }
    #expect(SwedishOrder.key("Åsa 10") == SwedishOrder.fullKey("Åsa 10"))
  }

  @Test func `the key of a common word is as long as the word and three bytes`() {
    #expect(SwedishOrder.key("kommunrehab").count == 14)
    #expect(SwedishOrder.key("hemsjukvård").count == 14)
  }

  private func digitsTell(_ a: String, _ b: String) -> Bool {
    Array(a.utf8).withUnsafeBufferPointer { a in
      Array(b.utf8).withUnsafeBufferPointer { SwedishOrder.digitsTell(a, before: $0) }
    }
  }

  @Test(arguments: [
    ("9", "10"), ("99999", "100000"), ("100000", "100001"), ("P009", "P010"), ("å1", "å2"),
    ("x0", "x1"), ("00", "01"),
  ])
  func `ids in number order are told by their digits`(a: String, b: String) {
    #expect(digitsTell(a, b) && SwedishOrder.precedes(a, b))
    #expect(!digitsTell(b, a) && !digitsTell(a, a))
  }

  @Test func `what digits tell is the order`() {
    var dice = Dice(seed: 7)
    let letters = ["0", "1", "9", "a", "P", " ", "å", "-"]
    var told = 0
    for _ in 0..<40_000 {
      func text() -> String {
        (0..<Int.random(in: 0...5, using: &dice)).map { _ in
          letters[Int.random(in: 0..<(Bool.random(using: &dice) ? 3 : 8), using: &dice)]
        }.joined()
      }
      let (a, b) = (text(), text())
      guard digitsTell(a, b) else { continue }
      told += 1
      #expect(SwedishOrder.precedes(a, b), "\(a) before \(b)")
    }
    #expect(told > 1_000)
  }
}
