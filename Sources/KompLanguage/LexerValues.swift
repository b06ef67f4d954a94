import KompValues

/// Texts and numerals.
extension Lexer {
  private func quote(at offset: Int) -> (Characters.Quote, Int)? {
    let (scalar, length) = Characters.scalar(in: bytes, at: offset)
    return Characters.quote(scalar).map { ($0, length) }
  }

  /// Reads a text that begins here.
  ///
  /// A quote inside is doubled; any quote of the same kind ends it.
  mutating func readText(single: Bool, opening: Int) {
    let kind: Characters.Quote = single ? .single : .double
    var at = position + opening
    var content: [UInt8] = []
    var lineEnd: (offset: Int, content: Int)?
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x0A, lineEnd == nil {
        // A text may hold a newline, but a forgotten quote must not swallow the texts after it:
        // the line that ends the text then holds an odd number of quotes.
        guard closesLater(from: at, kind) else { break }
        lineEnd = (at, content.count)
      }
      if byte < 0x80, byte != 0x22, byte != 0x27 {
        content.append(byte)
        at += 1
        continue
      }
      if let (found, length) = quote(at: at), found == kind {
        if at + length < bytes.count, let (next, more) = quote(at: at + length), next == kind {
          content += bytes[at + length..<at + length + more]
          at += length + more
          continue
        }
        let text = composed(String(decoding: content, as: UTF8.self))
        return emit(.text(closed: true), length: at + length - position, text: text)
      }
      let length = Characters.scalar(in: bytes, at: at).1
      content += bytes[at..<at + length]
      at += length
    }
    if let lineEnd {
      at = lineEnd.offset
      content = Array(content[..<lineEnd.content])
    }
    if at > position + opening, bytes[at - 1] == 0x0D {
      at -= 1
      content.removeLast()
    }
    let text = composed(String(decoding: content, as: UTF8.self))
    emit(.text(closed: false), length: at - position, text: text)
  }

  /// Whether the next line that holds such a quote holds an odd number of them.
  private func closesLater(from start: Int, _ kind: Characters.Quote) -> Bool {
    var (at, count) = (start, 0)
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x0A, count > 0 { break }
      if byte < 0x80, byte != 0x22, byte != 0x27 {
        at += 1
        continue
      }
      let (scalar, length) = Characters.scalar(in: bytes, at: at)
      if Characters.quote(scalar) == kind { count += 1 }
      at += length
    }
    return count % 2 == 1
  }

  /// Reads what begins with a digit: a number, percent, a period, or a word such as `3b`.
  mutating func readNumeral() {
    if let length = foreignDate() { return emit(.foreignDate, length: length) }
    let (end, ascii) = wordEnd(from: position)
    var at = position
    while at < end, 0x30...0x39 ~= bytes[at] { at += 1 }
    guard at == end else {
      let raw = String(decoding: bytes[position..<end], as: UTF8.self)
      if ascii, Lexer.looksLikePeriod(bytes[position..<end]) {
        return emit(.period, length: end - position, text: raw)
      }
      return emitWord(length: end - position, ascii: ascii)
    }
    // `25..34` is a range; `0.75` a number.
    if at + 1 < bytes.count, bytes[at] == 0x2E, 0x30...0x39 ~= bytes[at + 1] {
      at += 1
      while at < bytes.count, 0x30...0x39 ~= bytes[at] { at += 1 }
    }
    let text = String(decoding: bytes[position..<at], as: UTF8.self)
    if at < bytes.count, bytes[at] == 0x25 {
      return emit(.percent, length: at + 1 - position, text: text)
    }
    emit(.number, length: at - position, text: text)
  }

  /// `1/3/26`, `01.03.2026`, `2026/05/01`.
  private func foreignDate() -> Int? {
    var at = position
    var separator: UInt8?
    for part in 0..<3 {
      let start = at
      while at < bytes.count, 0x30...0x39 ~= bytes[at], at - start < 4 { at += 1 }
      guard at > start else { return nil }
      if part < 2 {
        guard at < bytes.count, bytes[at] == 0x2F || bytes[at] == 0x2E else { return nil }
        guard separator == nil || separator == bytes[at] else { return nil }
        separator = bytes[at]
        at += 1
      }
    }
    return isWordPart(at: at) ? nil : at - position
  }

  /// Four digits, then a dash and digits, or a letter of a period and digits.
  static func looksLikePeriod(_ run: ArraySlice<UInt8>) -> Bool {
    let run = Array(run)
    guard run.count >= 6, run[..<4].allSatisfy({ 0x30...0x39 ~= $0 }) else { return false }
    func digits(_ slice: ArraySlice<UInt8>, _ counts: ClosedRange<Int>) -> Bool {
      counts.contains(slice.count) && slice.allSatisfy { 0x30...0x39 ~= $0 }
    }
    switch run[4] {
    case 0x2D:
      if digits(run[5...], 1...2) { return true }
      if "qthwv".utf8.contains(run[5] | 0x20) { return digits(run[6...], 1...2) }
      guard let dash = run[5...].firstIndex(of: 0x2D) else { return false }
      return digits(run[5..<dash], 1...2) && digits(run[(dash + 1)...], 1...2)
    default:
      return "qthwv".utf8.contains(run[4] | 0x20) && digits(run[5...], 1...2)
    }
  }
}
