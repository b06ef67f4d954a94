import KompLexicon

/// A value of a JSON text, with where its first byte stands.
struct JSONValue {
  /// What stands there.
  indirect enum Kind {
    case object([(key: String, value: JSONValue)])
    case array([JSONValue])
    case text(String)
    /// A number, true, false or null, as it is written.
    case word(String)
  }

  let kind: Kind
  let byte: Int

  /// The text, where it is one.
  var text: String? {
    if case .text(let text) = kind { text } else { nil }
  }

  /// The value of a key, where it is an object that has it.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.key == key }?.value
  }
}

/// Reads JSON as RFC 8259 has it, from bytes that may be anything.
struct JSONText {
  /// Why the text is no JSON, and at which byte.
  struct Broken: Error {
    let byte: Int
    let reason: Both
  }

  /// Deeper than any catalogue; a text of brackets alone must not run out of stack.
  private static let deepest = 64

  private let bytes: [UInt8]
  private var at = 0

  /// The value that a whole text is.
  static func read(_ bytes: [UInt8]) throws(Broken) -> JSONValue {
    var reader = JSONText(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.at = 3 }
    let value = try reader.value(0)
    reader.skipBlanks()
    if reader.at < bytes.count {
      throw Broken(
        byte: reader.at, reason: Both("nothing may follow here", "här får inget följa"))
    }
    return value
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { at += 1 }
  }

  private func expected(_ what: String) -> Broken {
    Broken(byte: at, reason: Both("\(what) should stand here", "\(what) ska stå här"))
  }

  private mutating func value(_ depth: Int) throws(Broken) -> JSONValue {
    skipBlanks()
    let start = at
    guard depth < JSONText.deepest else {
      throw Broken(byte: at, reason: Both("nested too deep", "för djupt kapslat"))
    }
    switch next {
    case UInt8(ascii: "{"): return JSONValue(kind: .object(try members(depth)), byte: start)
    case UInt8(ascii: "["): return JSONValue(kind: .array(try elements(depth)), byte: start)
    case UInt8(ascii: "\""): return JSONValue(kind: .text(try text()), byte: start)
    default: return JSONValue(kind: .word(try word()), byte: start)
    }
  }

  private mutating func members(_ depth: Int) throws(Broken) -> [(key: String, value: JSONValue)] {
    var result: [(key: String, value: JSONValue)] = []
    at += 1
    skipBlanks()
    if take("}") { return result }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw expected("\"") }
      let key = try text()
      skipBlanks()
      guard take(":") else { throw expected(":") }
      result.append((key, try value(depth + 1)))
      skipBlanks()
      if take("}") { return result }
      guard take(",") else { throw expected(", }") }
    }
  }

  private mutating func elements(_ depth: Int) throws(Broken) -> [JSONValue] {
    var result: [JSONValue] = []
    at += 1
    skipBlanks()
    if take("]") { return result }
    while true {
      result.append(try value(depth + 1))
      skipBlanks()
      if take("]") { return result }
      guard take(",") else { throw expected(", ]") }
    }
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: mark) else { return false }
    at += 1
    return true
  }

  /// A number, true, false or null: none of them is looked at closer.
  private mutating func word() throws(Broken) -> String {
    let start = at
    while let byte = next, JSONText.isOfWord(byte) { at += 1 }
    if at == start { throw expected("{ [ \"") }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private mutating func text() throws(Broken) -> String {
    let start = at
    at += 1
    var units: [UInt16] = []
    var result = ""
    var run = at
    func flush(_ reader: borrowing JSONText, to end: Int) throws(Broken) -> String {
      guard let piece = String(validating: reader.bytes[run..<end], as: UTF8.self) else {
        throw Broken(byte: run, reason: Both("this is not UTF-8", "detta är inte UTF-8"))
      }
      return piece
    }
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        result += try flush(self, to: at)
        at += 1
        return result
      case UInt8(ascii: "\\"):
        result += try flush(self, to: at)
        units.removeAll()
        // Escapes that follow one another may be the halves of one letter.
        while next == UInt8(ascii: "\\") { units.append(try escape()) }
        result += String(decoding: units, as: UTF16.self)
        run = at
      case 0..<0x20: throw expected("\"")
      default: at += 1
      }
    }
    throw Broken(
      byte: start, reason: Both("this quote is never closed", "citattecknet stängs aldrig"))
  }

  private mutating func escape() throws(Broken) -> UInt16 {
    at += 1
    guard let mark = next else { throw expected("\"") }
    at += 1
    switch mark {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt16(mark)
    case UInt8(ascii: "u"):
      let digits = String(decoding: bytes[at..<min(at + 4, bytes.count)], as: UTF8.self)
      guard digits.utf8.count == 4, !digits.hasPrefix("+"), !digits.hasPrefix("-"),
        let unit = UInt16(digits, radix: 16)
      else { throw expected("0000–FFFF") }
      at += 4
      return unit
    default: throw Broken(byte: at - 1, reason: Both("no such escape", "ingen sådan flykt"))
    }
  }
}
