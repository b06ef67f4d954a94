import KompValues

/// Cuts a text into tokens.
///
/// Never fails: what it does not know becomes a token of its own kind.
struct Lexer {
  let bytes: [UInt8]
  var position = 0
  var tokens: [Token] = []
  /// Whether the byte before was blank, a `;` or none: a comment may begin here.
  var afterBlank = true

  private init(_ source: Source) {
    bytes = source.bytes
    tokens.reserveCapacity(bytes.count / 4 + 4)
  }

  /// All tokens of a text, comments and newlines among them.
  static func tokens(of source: Source) -> [Token] {
    var lexer = Lexer(source)
    while lexer.position < lexer.bytes.count { lexer.step() }
    return lexer.tokens
  }

  /// The byte so many places on, or 0 after the end.
  func peek(_ ahead: Int = 0) -> UInt8 {
    let at = position + ahead
    return at < bytes.count ? bytes[at] : 0
  }

  mutating func emit(_ kind: Token.Kind, length: Int, text: String = "", folded: String = "") {
    tokens.append(Token(kind, position..<position + length, text: text, folded: folded))
    position += length
    afterBlank = false
  }

  private mutating func step() {
    let byte = bytes[position]
    switch byte {
    case 0x0A:
      emit(.newline, length: 1)
      afterBlank = true
    case 0x20, 0x09, 0x0B, 0x0C, 0x0D:
      position += 1
      afterBlank = true
    case 0x23 where afterBlank:
      var end = position
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      while end > position, bytes[end - 1] == 0x0D { end -= 1 }
      emit(.comment, length: end - position)
    case 0x3B:
      emit(.mark(.semicolon), length: 1)
      afterBlank = true
    case 0x22, 0x27:
      readText(single: byte == 0x27, opening: 1)
    case 0x30...0x39:
      readNumeral()
    case 0x41...0x5A, 0x5F, 0x61...0x7A:
      readWord()
    case 0x3A:
      readColon()
    case 0x80...:
      stepBeyondASCII()
    default:
      readMark(byte)
    }
  }

  private mutating func stepBeyondASCII() {
    let (scalar, length) = Characters.scalar(in: bytes, at: position)
    if let quote = Characters.quote(scalar) {
      readText(single: quote == .single, opening: length)
    } else if Characters.isWordPart(scalar) {
      readWord()
    } else if Characters.isBlank(scalar) {
      position += length
      afterBlank = true
    } else if let meant = Characters.habit(scalar) {
      emit(.habit(meant), length: length)
    } else {
      emit(.stray, length: length)
    }
  }

  /// Where the run of letters, digits, `_` and inner `-` from here ends.
  func wordEnd(from start: Int) -> (end: Int, ascii: Bool) {
    var (at, ascii) = (start, true)
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x80 {
        if Characters.isWordByte(byte) {
          at += 1
        } else if byte == 0x2D, at > start, isWordPart(at: at + 1) {
          at += 1
        } else {
          break
        }
      } else {
        let (scalar, length) = Characters.scalar(in: bytes, at: at)
        guard Characters.isWordPart(scalar) else { break }
        ascii = false
        at += length
      }
    }
    return (at, ascii)
  }

  func isWordPart(at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    let byte = bytes[offset]
    return byte < 0x80
      ? Characters.isWordByte(byte)
      : Characters.isWordPart(Characters.scalar(in: bytes, at: offset).0)
  }

  private mutating func readWord() {
    if let length = abbreviation() { return emitWord(length: length, ascii: true) }
    let (end, ascii) = wordEnd(from: position)
    emitWord(length: end - position, ascii: ascii)
  }

  mutating func emitWord(_ kind: Token.Kind = .word, length: Int, ascii: Bool, skipping: Int = 0) {
    let slice = bytes[position + skipping..<position + length]
    let raw = String(decoding: slice, as: UTF8.self)
    if ascii {
      var lower = true
      for byte in slice where 0x41...0x5A ~= byte { lower = false }
      emit(kind, length: length, text: raw, folded: lower ? raw : raw.lowercased())
    } else {
      let text = composed(raw)
      emit(kind, length: length, text: text, folded: KompValues.folded(text))
    }
  }

  /// `fr.o.m.` and `t.o.m.` are words in spite of their dots.
  private func abbreviation() -> Int? {
    let first = bytes[position] | 0x20
    guard first == 0x66 || first == 0x74 else { return nil }
    for form in [[0x66, 0x72], [0x74]] as [[UInt8]] {
      let letters: [UInt8] = form + [0x2E, 0x6F, 0x2E, 0x6D]
      guard position + letters.count <= bytes.count else { continue }
      let here = bytes[position..<position + letters.count]
      guard zip(here, letters).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { continue }
      let end = position + letters.count
      if end < bytes.count, bytes[end] == 0x2E { return letters.count + 1 }
      if !isWordPart(at: end) { return letters.count }
    }
    return nil
  }

  /// A colon straight after a word is the list's; one straight before a word, otherwise, begins a parameter.
  private mutating func readColon() {
    let afterWord = position > 0 && tokens.last?.place.upperBound == position
    let joined = afterWord && (tokens.last.map { $0.kind == .word || $0.isText } ?? false)
    guard !joined, isWordPart(at: position + 1) else { return emit(.mark(.colon), length: 1) }
    let (end, ascii) = wordEnd(from: position + 1)
    emitWord(.parameter, length: end - position, ascii: ascii, skipping: 1)
  }

  private mutating func readMark(_ byte: UInt8) {
    switch (byte, peek(1)) {
    case (0x3D, 0x3D): emit(.habit(.equal), length: 2)
    case (0x3D, 0x3C): emit(.habit(.lessOrEqual), length: 2)
    case (0x3D, 0x3E): emit(.habit(.greaterOrEqual), length: 2)
    case (0x3D, _): emit(.mark(.equal), length: 1)
    case (0x21, 0x3D): emit(.mark(.notEqual), length: 2)
    case (0x3C, 0x3D): emit(.mark(.lessOrEqual), length: 2)
    case (0x3C, 0x3E): emit(.habit(.notEqual), length: 2)
    case (0x3C, _): emit(.mark(.less), length: 1)
    case (0x3E, 0x3D): emit(.mark(.greaterOrEqual), length: 2)
    case (0x3E, _): emit(.mark(.greater), length: 1)
    case (0x26, 0x26), (0x7C, 0x7C): emit(.habit(nil), length: 2)
    case (0x26, _), (0x21, _): emit(.habit(nil), length: 1)
    case (0x2E, 0x2E) where peek(2) == 0x2E: emit(.habit(.range), length: 3)
    case (0x2E, 0x2E): emit(.mark(.range), length: 2)
    default:
      if let mark = Mark(rawValue: String(UnicodeScalar(byte))) {
        emit(.mark(mark), length: 1)
      } else {
        emit(.stray, length: 1)
      }
    }
  }
}
