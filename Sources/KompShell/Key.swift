/// A key as it was meant, however the terminal writes it.
package enum Key: Hashable, Sendable {
  /// A character, or a control key such as U+0015 for Ctrl-U.
  case character(Unicode.Scalar)
  /// A character with Alt held, or after Esc.
  case meta(Unicode.Scalar)
  case up, down, left, right, home, end, delete, wordLeft, wordRight
  /// A text that was pasted as one, with its line ends as newlines.
  case paste(String)
  /// Shift-Tab.
  case backTab
  /// Esc alone.
  case escape
  /// F2, Alt-Enter: takes the mended line.
  case mend
  /// Ctrl-C.
  case interrupt
  /// Ctrl-Z.
  case suspend
  /// Nothing that means anything here: a function key, a mouse, half a character.
  case nothing
  /// The terminal is gone, or the process is asked to end.
  case gone
}

/// Where the bytes of keys come from.
package protocol KeyBytes {
  /// The next byte; waits at most so many milliseconds where a limit is given.
  mutating func next(within limit: Int32?) -> KeyByte
  /// Puts a byte back.
  mutating func putBack(_ byte: UInt8)
}

/// What a wait for a byte gave.
package enum KeyByte: Hashable, Sendable {
  case byte(UInt8)
  /// Nothing came in time.
  case quiet
  /// Ctrl-C came instead.
  case interrupted
  /// Nothing will come any more.
  case gone
}

extension Key {
  /// Whether the key puts itself into the text.
  var isLetter: Bool {
    if case .character(let scalar) = self { return scalar.value >= 0x20 && scalar.value != 0x7F }
    return false
  }

  /// How long Esc waits for the rest of a sequence: a slow line needs its time, and a person who
  /// pressed Esc alone should not have the next letter eaten.
  private static let patience: Int32 = 500

  /// Reads one key.
  package static func read(_ bytes: inout some KeyBytes) -> Key {
    switch bytes.next(within: nil) {
    case .gone: return .gone
    case .quiet: return .nothing
    case .interrupted: return .interrupt
    case .byte(0x1B): return escaped(&bytes)
    case .byte(0x03): return .interrupt
    case .byte(0x1A): return .suspend
    case .byte(let first): return character(first, &bytes).map(Key.character) ?? .nothing
    }
  }

  private static func escaped(_ bytes: inout some KeyBytes) -> Key {
    switch bytes.next(within: patience) {
    case .gone: return .gone
    case .quiet: return .escape
    case .interrupted: return .interrupt
    case .byte(0x1B):
      // Esc Esc, or Alt with an arrow on some terminals: the second one counts.
      bytes.putBack(0x1B)
      return read(&bytes)
    case .byte(UInt8(ascii: "[")): return controlSequence(&bytes)
    case .byte(UInt8(ascii: "O")): return singleShift(&bytes)
    case .byte(0x0D), .byte(0x0A): return .mend
    case .byte(let first): return character(first, &bytes).map(Key.meta) ?? .nothing
    }
  }

  /// `ESC O x`: arrows and Home/End of a terminal in application mode, Ctrl-arrows of rxvt.
  private static func singleShift(_ bytes: inout some KeyBytes) -> Key {
    guard case .byte(let final) = bytes.next(within: patience) else { return .nothing }
    if final == UInt8(ascii: "Q") { return .mend }
    return moves[final] ?? rxvtWords[final] ?? .nothing
  }

  /// `ESC [ parameters final`, read to its end whether it means anything or not.
  private static func controlSequence(_ bytes: inout some KeyBytes) -> Key {
    var parameters: [UInt8] = []
    while true {
      guard case .byte(let byte) = bytes.next(within: patience) else { return .nothing }
      if byte == UInt8(ascii: "["), parameters.isEmpty {
        // The Linux console writes its function keys as `ESC [ [ A`.
        _ = bytes.next(within: patience)
        return .nothing
      }
      if (0x40...0x7E).contains(byte) { return meaning(byte, parameters, &bytes) }
      guard (0x20...0x3F).contains(byte), parameters.count < 64 else { return .nothing }
      parameters.append(byte)
    }
  }

  private static func meaning(
    _ final: UInt8, _ parameters: [UInt8], _ bytes: inout some KeyBytes
  ) -> Key {
    let numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? (($0.isEmpty) ? 1 : -1) }
    // A second number says which of Shift (1), Alt (2) and Ctrl (4) were held, plus one.
    let held = numbers.count > 1 ? max(0, numbers[1] - 1) : 0
    let byWord = held & 0b110 != 0
    if final == UInt8(ascii: "~") {
      if numbers.first == 200 { return pasted(&bytes) }
      return numbers.first.flatMap { editing[$0] } ?? .nothing
    }
    // A mouse reports with these finals too, but its numbers begin with `<`.
    if numbers.contains(-1) { return .nothing }
    switch moves[final] {
    case .left: return byWord ? .wordLeft : .left
    case .right: return byWord ? .wordRight : .right
    case .some(let key): return key
    case .none where final == UInt8(ascii: "Z"): return .backTab
    case .none: return rxvtShifted[final] ?? .nothing
    }
  }

  private static let moves: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
  ]
  private static let rxvtWords: [UInt8: Key] = [
    UInt8(ascii: "c"): .wordRight, UInt8(ascii: "d"): .wordLeft,
  ]
  private static let rxvtShifted: [UInt8: Key] = [
    UInt8(ascii: "a"): .up, UInt8(ascii: "b"): .down, UInt8(ascii: "c"): .right,
    UInt8(ascii: "d"): .left,
  ]
  private static let editing: [Int: Key] = [
    1: .home, 3: .delete, 4: .end, 7: .home, 8: .end, 12: .mend,
  ]
}
