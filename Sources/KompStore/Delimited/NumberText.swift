/// The marks that may stand between digits.
enum NumberMark: UInt8 { case none, blank, comma, point }

/// A number as it is written, before it is known which mark is the decimal one.
struct NumberText {
  /// What the marks prove by themselves.
  enum Kind: UInt8 {
    /// Not a number, whatever the marks mean.
    case invalid
    case plain
    /// Only groups of three, by a mark seen twice or by blanks.
    case grouped
    /// The last mark is the decimal one: it stands once, not before three digits or after other groups.
    case decimal
    /// One comma or point before three digits.
    case ambiguous
  }

  var kind = Kind.invalid
  var isNegative = false
  var isPercent = false
  /// All digits as one number; wrong where there are more than 18 of them.
  var value: UInt64 = 0
  var digits = 0
  var lastMark = NumberMark.none
  /// The mark between the groups before the last mark.
  var groupMark = NumberMark.none
  /// Digits after the last mark.
  var lastDigits = 0
  /// Whether it begins with a zero before further digits.
  var hasLeadingZero = false

  /// The number that a cell may hold.
  @inline(__always)
  init(_ cell: UnsafeBufferPointer<UInt8>) {
    guard let base = cell.baseAddress, !cell.isEmpty else { return }
    var at = 0
    let end = cell.count
    if base[0] == 0x2D || base[0] == 0x2B {
      isNegative = base[0] == 0x2D
      at = 1
    } else if end > 3 && base[0] == 0xE2 && base[1] == 0x88 && base[2] == 0x92 {
      // U+2212, the minus sign of Swedish statistics.
      isNegative = true
      at = 3
    }
    let first = at
    var group = 0
    var firstGroup = -1
    var isRegular = true
    var marks = 0
    while at < end {
      let digit = base[at] &- 0x30
      if digit < 10 {
        value = value &* 10 &+ UInt64(digit)
        digits += 1
        group += 1
        at += 1
        continue
      }
      var mark = NumberMark.none
      var width = 1
      switch base[at] {
      case 0x2C: mark = .comma
      case 0x2E: mark = .point
      case 0x20: mark = .blank
      case 0xC2 where at + 1 < end && base[at + 1] == 0xA0: (mark, width) = (.blank, 2)
      case 0xE2 where at + 2 < end && CellBytes.isNarrow(base + at): (mark, width) = (.blank, 3)
      case 0x25 where at + 1 == end:
        isPercent = true
        at = end
        continue
      default: return
      }
      if mark == .blank && at + width + 1 == end && base[at + width] == 0x25 {
        isPercent = true
        at = end
        continue
      }
      // What was the last mark until now must have been a group mark.
      if marks > 0 {
        if marks > 1 && groupMark != lastMark { return }
        groupMark = lastMark
        if group != 3 { isRegular = false }
      } else {
        firstGroup = group
      }
      lastMark = mark
      marks += 1
      group = 0
      at += width
    }
    lastDigits = marks > 0 ? group : 0
    if digits == 0 || (marks > 0 && group == 0) { return }
    hasLeadingZero =
      (marks == 0 ? digits : firstGroup) > 1 && base[first] == 0x30
    let groups = isRegular && (1...3).contains(firstGroup) && !hasLeadingZero
    switch marks {
    case 0: kind = .plain
    case 1:
      if lastMark == .blank {
        kind = groups && group == 3 ? .grouped : .invalid
      } else if groups && group == 3 && base[first] != 0x30 {
        kind = .ambiguous
      } else {
        kind = .decimal
      }
    default:
      if !groups {
        kind = .invalid
      } else if lastMark == groupMark {
        kind = group == 3 ? .grouped : .invalid
      } else {
        kind = lastMark == .blank ? .invalid : .decimal
      }
    }
  }
}
