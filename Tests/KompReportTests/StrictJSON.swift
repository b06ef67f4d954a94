/// A small strict JSON parser: refuses whatever RFC 8259 does not allow.
struct StrictJSON {
  indirect enum Value: Equatable {
    case null, flag(Bool), number(String), text(String), array([Value]), object([Entry])
  }
  struct Entry: Equatable {
    let key: String
    let value: Value
  }
  private struct Refused: Error { let offset: Int }

  private let bytes: [UInt8]
  private var index = 0

  static func parse(_ bytes: [UInt8]) -> Value? {
    var parser = StrictJSON(bytes: bytes)
    guard let value = try? parser.value() else { return nil }
    parser.blanks()
    return parser.index == bytes.count ? value : nil
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var refused: Refused { Refused(offset: index) }
  private var here: UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func blanks() {
    while [0x20, 0x09, 0x0A, 0x0D].contains(here) { index += 1 }
  }

  private mutating func take(_ text: String) throws {
    guard bytes[index...].starts(with: text.utf8) else { throw refused }
    index += text.utf8.count
  }

  private mutating func value() throws -> Value {
    blanks()
    switch here {
    case UInt8(ascii: "n"):
      try take("null")
      return .null
    case UInt8(ascii: "t"):
      try take("true")
      return .flag(true)
    case UInt8(ascii: "f"):
      try take("false")
      return .flag(false)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "["): return .array(try list("[", "]") { try $0.value() })
    case UInt8(ascii: "{"):
      let entries = try list("{", "}") { parser in
        parser.blanks()
        let key = try parser.text()
        parser.blanks()
        try parser.take(":")
        return Entry(key: key, value: try parser.value())
      }
      guard Set(entries.map(\.key)).count == entries.count else { throw refused }
      return .object(entries)
    default: return .number(try number())
    }
  }

  private mutating func list<Part>(
    _ open: String, _ close: String, _ part: (inout StrictJSON) throws -> Part
  ) throws -> [Part] {
    try take(open)
    blanks()
    if here == close.utf8.first {
      index += 1
      return []
    }
    var parts = [try part(&self)]
    blanks()
    while here == UInt8(ascii: ",") {
      index += 1
      parts.append(try part(&self))
      blanks()
    }
    try take(close)
    return parts
  }

  /// No plus, no leading zero, a digit on both sides of the point; an exponent is not for komp.
  private mutating func number() throws -> String {
    let start = index
    if here == UInt8(ascii: "-") { index += 1 }
    let whole = index
    while (0x30...0x39).contains(here) { index += 1 }
    guard index > whole, index == whole + 1 || bytes[whole] != 0x30 else { throw refused }
    if here == UInt8(ascii: ".") {
      index += 1
      let decimals = index
      while (0x30...0x39).contains(here) { index += 1 }
      guard index > decimals else { throw refused }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func text() throws -> String {
    try take("\"")
    var result: [UInt8] = []
    while here != UInt8(ascii: "\"") {
      guard index < bytes.count, here >= 0x20 else { throw refused }
      if here == UInt8(ascii: "\\") {
        index += 1
        let plain: [UInt8: UInt8] = [
          0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
        ]
        if let byte = plain[here] {
          result.append(byte)
          index += 1
        } else {
          try take("u")
          let digits = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self)
          guard digits.utf8.count == 4, let value = UInt32(digits, radix: 16),
            let scalar = Unicode.Scalar(value)
          else { throw refused }
          result += Array(String(Character(scalar)).utf8)
          index += 4
        }
      } else {
        result.append(here)
        index += 1
      }
    }
    index += 1
    return String(decoding: result, as: UTF8.self)
  }
}
