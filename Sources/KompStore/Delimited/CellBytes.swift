/// The bytes of a cell.
enum CellBytes {
  /// What a cell says between two offsets: outer blanks, then quotes, taken away; doubled quotes are still double.
  @inline(__always)
  static func inner(_ base: UnsafePointer<UInt8>, _ from: Int, _ to: Int)
    -> UnsafeBufferPointer<UInt8>
  {
    var (from, to) = (from, max(from, to))
    while from < to && isBlank(base[from]) { from += 1 }
    while to > from && isBlank(base[to - 1]) { to -= 1 }
    // A cell that begins with a quote ends with one, or the index would not have been made.
    if to - from >= 2 && base[from] == 0x22 && base[to - 1] == 0x22 {
      from += 1
      to -= 1
    }
    return UnsafeBufferPointer(start: base + from, count: to - from)
  }

  /// The same with blanks inside the quotes taken away too, no-break spaces among them.
  @inline(__always)
  static func trimmed(_ base: UnsafePointer<UInt8>, _ from: Int, _ to: Int)
    -> UnsafeBufferPointer<UInt8>
  {
    let cell = inner(base, from, to)
    guard let first = cell.first, let last = cell.last else { return cell }
    if first > 0x22 && last > 0x20 && first < 0xC2 && last < 0x80 { return cell }
    return trim(cell)
  }

  private static func trim(_ cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard let base = cell.baseAddress else { return cell }
    var (from, to) = (0, cell.count)
    while from < to {
      if isSpace(base[from]) {
        from += 1
      } else if to - from >= 2 && base[from] == 0xC2 && base[from + 1] == 0xA0 {
        from += 2
      } else if to - from >= 3 && isNarrow(base + from) {
        from += 3
      } else {
        break
      }
    }
    while to > from {
      if isSpace(base[to - 1]) {
        to -= 1
      } else if to - from >= 2 && base[to - 2] == 0xC2 && base[to - 1] == 0xA0 {
        to -= 2
      } else if to - from >= 3 && isNarrow(base + to - 3) {
        to -= 3
      } else {
        break
      }
    }
    return UnsafeBufferPointer(start: base + from, count: to - from)
  }

  /// Whether a cell between two offsets is quoted.
  static func isQuoted(_ base: UnsafePointer<UInt8>, _ from: Int, _ to: Int) -> Bool {
    var at = from
    while at < to && isBlank(base[at]) { at += 1 }
    return at < to && base[at] == 0x22
  }

  /// What a quoted cell says: doubled quotes are single ones.
  static func single(_ cell: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(cell.count)
    var skips = false
    for byte in cell {
      if byte == 0x22 && skips {
        skips = false
        continue
      }
      skips = byte == 0x22
      result.append(byte)
    }
    return result
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isSpace(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == 0x0A || byte == 0x0D
  }

  /// U+202F, the narrow no-break space.
  static func isNarrow(_ at: UnsafePointer<UInt8>) -> Bool {
    at[0] == 0xE2 && at[1] == 0x80 && at[2] == 0xAF
  }
}
