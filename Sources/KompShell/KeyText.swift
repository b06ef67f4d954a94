import KompValues

extension Key {
  /// The character that begins with a byte; nil where the bytes are none.
  ///
  /// A byte that does not belong is put back: it may be the next key.
  static func character(_ first: UInt8, _ bytes: inout some KeyBytes) -> Unicode.Scalar? {
    let length =
      switch first {
      case 0x00...0x7F: 1
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 0 else { return nil }
    var got = [first]
    while got.count < length {
      guard case .byte(let next) = bytes.next(within: 500) else { return nil }
      guard next & 0xC0 == 0x80 else {
        bytes.putBack(next)
        return nil
      }
      got.append(next)
    }
    var scalars = String(decoding: got, as: UTF8.self).unicodeScalars.makeIterator()
    guard let scalar = scalars.next(), scalar != "\u{FFFD}" || got == [0xEF, 0xBF, 0xBD] else {
      return nil
    }
    return scalar
  }

  /// What stands between the marks of a bracketed paste.
  static func pasted(_ bytes: inout some KeyBytes) -> Key {
    let mark = Array("\u{1B}[201~".utf8)
    var got: [UInt8] = []
    while true {
      switch bytes.next(within: nil) {
      case .byte(0x03):
        // Silence after Ctrl-C is someone who gave up waiting for the end mark; anything else
        // after it is only a stray control in what was pasted.
        let following = bytes.next(within: 200)
        guard case .byte(let byte) = following else { return .interrupt }
        bytes.putBack(byte)
      case .byte(let byte):
        got.append(byte)
        if byte == mark.last, got.suffix(mark.count).elementsEqual(mark) {
          got.removeLast(mark.count)
          return .paste(textual(got))
        }
      case .quiet: continue
      case .interrupted: return .interrupt
      case .gone: return .gone
      }
    }
  }

  /// A text in composed form, its line ends newlines, with no control but newline and tab and no
  /// mark that turns its direction: what is pasted can press no key, and is read as it is shown.
  package static func textual(_ bytes: some Collection<UInt8>) -> String {
    var result = ""
    var afterReturn = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      defer { afterReturn = scalar == "\r" }
      switch scalar.value {
      case 0x0D, 0x2028, 0x2029: result.unicodeScalars.append("\n")
      case 0x0A: if !afterReturn { result.unicodeScalars.append("\n") }
      default: if scalar.isShowable { result.unicodeScalars.append(scalar) }
      }
    }
    return composed(result)
  }
}
