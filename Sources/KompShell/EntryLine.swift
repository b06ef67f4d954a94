import KompValues

/// How an entry of the history is written on one line: as a JSON string, and after a blank when it
/// was typed, in seconds since 1970.
package enum EntryLine {
  /// The line of an entry, without its newline.
  package static func encode(_ entry: String) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    var line: [UInt8] = [UInt8(ascii: "\"")]
    for byte in entry.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): line += [UInt8(ascii: "\\"), byte]
      case 0x0A: line += Array("\\n".utf8)
      case 0x09: line += Array("\\t".utf8)
      case 0..<0x20, 0x7F:
        line += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: line.append(byte)
      }
    }
    line.append(UInt8(ascii: "\""))
    return line
  }

  /// The line of an entry that was typed at a time.
  package static func encode(_ entry: String, at time: Int) -> [UInt8] {
    encode(entry) + Array(" \(time)".utf8)
  }

  /// The entry of a line and when it was typed, where the line says; nil for a damaged one.
  package static func read(_ line: ArraySlice<UInt8>) -> (entry: String, time: Int?)? {
    var text = line
    while let last = text.last, (0x30...0x39).contains(last) { text.removeLast() }
    guard text.count < line.count, text.last == 0x20 else {
      return decode(line).map { ($0, nil) }
    }
    let time = Int(String(decoding: line[text.endIndex...], as: UTF8.self))
    return decode(text.dropLast()).map { ($0, time) }
  }

  /// The entry of a line without a time; nil for a damaged one, and for one that no key could have
  /// typed.
  package static func decode(_ line: ArraySlice<UInt8>) -> String? {
    let quote = UInt8(ascii: "\"")
    guard line.count >= 3, line.first == quote, line.last == quote else { return nil }
    var rest = line.dropFirst().dropLast()
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      guard byte != quote, byte >= 0x20 else { return nil }
      if byte == UInt8(ascii: "\\") {
        guard let meant = unescape(&rest) else { return nil }
        bytes.append(meant)
      } else {
        bytes.append(byte)
      }
    }
    // What no key could have typed is damage as well: it would be drawn in the line as it is.
    guard let entry = String(validating: bytes, as: UTF8.self), entry.isShowable else { return nil }
    return composed(entry)
  }

  private static func unescape(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
    switch rest.popFirst() {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "u"):
      let digits = String(decoding: rest.prefix(4), as: UTF8.self)
      guard digits.utf8.count == 4, let value = UInt8(digits, radix: 16) else { return nil }
      rest = rest.dropFirst(4)
      return value < 0x80 ? value : nil
    case .some(let byte) where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\"):
      return byte
    default: return nil
    }
  }
}
