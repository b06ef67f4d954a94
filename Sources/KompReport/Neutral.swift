/// Which characters of a text must not reach the paper as they are.
package enum Caution: Hashable, Sendable {
  /// What would break a line of a table: line ends and tabs. For a file or a pipe.
  case breaks
  /// Everything a terminal obeys instead of showing: also escapes, controls and direction marks.
  case terminal
  /// As `terminal`, but line ends and tabs stay: a quoted cell may hold them.
  case quoted
}

/// Texts from the data made harmless, every hidden character shown as a visible one.
package enum Neutral {
  /// The symbol shown for a scalar, or nil where it may stand.
  package static func symbol(_ scalar: Unicode.Scalar, _ caution: Caution) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x61B: nil
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: lineBreak(scalar, caution)
    case _ where caution == .breaks: nil
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    // C1 controls, direction marks and overrides, the byte order mark, annotations.
    case 0x80...0x9F, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F, 0xFEFF,
      0xFFF9...0xFFFB:
      "\u{FFFD}"
    default: nil
    }
  }

  private static func lineBreak(_ scalar: Unicode.Scalar, _ caution: Caution) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x09: caution == .quoted ? nil : "\u{2409}"
    case 0x0A: caution == .quoted ? nil : "\u{23CE}"
    // A lone return would let what follows overwrite the line, quoted or not.
    case 0x0B...0x0D: Unicode.Scalar(0x2400 + scalar.value)
    default: "\u{23CE}"
    }
  }

  /// The text with its hidden characters shown; a return and a newline are one line end.
  package static func shown(_ text: String, _ caution: Caution) -> String {
    // Nothing is hidden in what a typewriter could write.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 <= 0x7E }) { return text }
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if afterReturn, scalar == "\n" {
        result.removeLast()
        if caution == .quoted { result.append("\r") }
      }
      afterReturn = scalar == "\r"
      result.append(symbol(scalar, caution) ?? scalar)
    }
    return String(result)
  }
}
