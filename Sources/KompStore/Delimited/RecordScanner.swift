import CBytes

/// What stops the scanning of a record: a cell's number and offset, the line being the record's.
enum CellFault: Error {
  case unterminated(cell: Int, byte: Int, line: Int)
  case textAfterQuote(cell: Int, byte: Int, line: Int)
}

/// Walks over a text record by record and notes where the cells begin.
///
/// A cell is quoted where its first byte after blanks is a quote; a quote further in is text. A record
/// ends at LF, CR LF or CR. The text is followed by at least 16 bytes that may be read.
struct RecordScanner: ~Copyable {
  private let bytes: UnsafePointer<UInt8>
  private let end: Int
  private let separator: UInt8
  private let separators: SIMD16<UInt8>
  private static let feeds = SIMD16<UInt8>(repeating: 0x0A)
  private static let returns = SIMD16<UInt8>(repeating: 0x0D)
  private static let quotes = SIMD16<UInt8>(repeating: 0x22)
  /// Constants of the loop: a vector made anew for every comparison costs more than the comparison.
  private let feeds = RecordScanner.feeds
  private let returns = RecordScanner.returns
  private let quotes = RecordScanner.quotes

  /// The starts of the record at hand, gathered here so that the index grows once a record.
  private var starts: UnsafeMutablePointer<UInt32>
  private var capacity = 256

  /// Where the next record begins.
  private(set) var at: Int
  /// The line on which the next record begins, from 1.
  private(set) var line = 1

  /// A scanner over a text; separator 0 means that a record is one cell.
  init(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, separator: UInt8) {
    self.bytes = bytes
    self.end = end
    self.separator = separator
    separators = SIMD16(repeating: separator)
    at = start
    starts = .allocate(capacity: capacity)
  }

  deinit { starts.deallocate() }

  /// Where the cells of the record that was scanned last begin, and its end plus one.
  var found: UnsafePointer<UInt32> { UnsafePointer(starts) }

  /// Makes the record that was scanned last as long as another: cells that lack are empty, others cut.
  mutating func fit(_ cells: Int, to wanted: Int) {
    while wanted + 1 > capacity { grow(cells + 1) }
    for cell in cells..<max(cells, wanted) { starts[cell + 1] = starts[cells] }
  }

  /// Whether a byte is a blank beside a quote.
  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte == 0x09 && separator != 0x09)
  }

  /// Adds the starts of the next record's cells and, last, one past its end plus one; 0 at the end of the text.
  ///
  /// So cell `c` lies from `bounds[c]` up to `bounds[c + 1] - 1`.
  mutating func next(_ bounds: inout [UInt32]) throws(CellFault) -> Int {
    let count = try scan()
    if count > 0 {
      bounds.append(contentsOf: UnsafeBufferPointer(start: starts, count: count + 1))
    }
    return count
  }

  /// Finds where the next record's cells begin; answers their number, 0 at the end of the text.
  mutating func scan() throws(CellFault) -> Int {
    guard at < end else { return 0 }
    var count = 0
    var start = at
    var stop = end
    var within = 0
    cells: while true {
      // A block holds at most sixteen separators.
      if count + 20 > capacity { grow(count) }
      starts[count] = UInt32(truncatingIfNeeded: start)
      count += 1
      if RecordScanner.mayQuote(bytes[start]) {
        var first = start
        while first < end && isBlank(bytes[first]) { first += 1 }
        if first < end && bytes[first] == 0x22 {
          stop = try close(first, cell: count, line: line + within)
          within += newlines(first, stop)
          if stop >= end || bytes[stop] != separator || separator == 0 { break cells }
          start = stop + 1
          continue cells
        }
      }
      var from = start
      while from < end {
        var hits = hits(from)
        if count + 20 > capacity { grow(count) }
        while hits != 0 {
          stop = from + hits.trailingZeroBitCount
          hits &= hits &- 1
          if stop >= end || bytes[stop] != separator {
            stop = min(stop, end)
            break cells
          }
          start = stop + 1
          if RecordScanner.mayQuote(bytes[start]) { continue cells }
          starts[count] = UInt32(truncatingIfNeeded: start)
          count += 1
        }
        from += 16
      }
      stop = end
      break cells
    }
    starts[count] = UInt32(truncatingIfNeeded: stop + 1)
    at = stop
    if at < end {
      let isReturn = bytes[at] == 0x0D
      at += 1
      if isReturn && at < end && bytes[at] == 0x0A { at += 1 }
    }
    line += within + 1
    return count
  }

  /// Takes records in that need no look at a single byte, and stops before the first that may be anything else.
  ///
  /// Their quotes open and close cells and hold no line end, no CR is in them, and they have the cells
  /// wanted, not all of them empty.
  /// `room` must be for the most and 64 numbers more. A record that begins and
  /// ends as the first one of the file does is left for comparing with it.
  mutating func plainRecords(
    into room: (starts: UnsafeMutablePointer<UInt32>, cells: UnsafeMutablePointer<UInt16>),
    cells: Int, most: Int, until limit: Int, unlike first: (at: Int, length: Int)
  ) -> Int {
    let (bytes, separator) = (bytes, separator)
    let head = bytes[first.at]
    var (from, start, taken) = (at, at, 0)
    var bounds = room.cells
    var count = 1
    bounds[0] = 0
    var quotes = QuoteWalk()
    // 1 where a cell begins with the block.
    var begins: UInt64 = 1
    // The last bytes are left to those who look where the text ends.
    walking: while from + 64 <= end {
      let found = cbytes_find(bytes + from, separator)
      var hits = found.hits
      let ends = found.ends
      if found.odd != 0 || !quotes.isOutside {
        guard
          let outer = quotes.outside(bytes + from, hits: hits, ends: ends, begins: begins)
        else { break }
        hits = outer
      }
      begins = hits >> 63
      // Too many cells are noticed at the end of the record; until then they need room. A record too long
      // for two bytes is another's.
      if count > cells + 1 || from &- start > 65_000 { break }
      while hits != 0 {
        let next = from &+ hits.trailingZeroBitCount &+ 1
        bounds[count] = UInt16(truncatingIfNeeded: next &- start)
        count &+= 1
        if hits & (0 &- hits) & ends != 0 {
          let length = next &- start
          if count != cells &+ 1 || length == cells
            || (length == first.length && bytes[start] == head)
          {
            break walking
          }
          room.starts[taken] = UInt32(truncatingIfNeeded: start)
          taken &+= 1
          start = next
          if taken == most || start >= limit { break walking }
          bounds += cells + 1
          bounds[0] = 0
          count = 1
        }
        hits &= hits &- 1
      }
      from += 64
    }
    at = start
    line += taken
    return taken
  }

  /// Goes on from another place, which another scanner has come to.
  mutating func skip(to place: Int, line number: Int) {
    at = place
    line = number
  }

  /// Leaves out the rest of a line.
  mutating func skipLine() {
    while at < end && bytes[at] != 0x0A && bytes[at] != 0x0D { at += 1 }
    if at < end {
      let isReturn = bytes[at] == 0x0D
      at += 1
      if isReturn && at < end && bytes[at] == 0x0A { at += 1 }
    }
    line += 1
  }

  /// The end of a quoted cell: the separator or line end after its closing quote.
  private func close(_ quote: Int, cell: Int, line: Int) throws(CellFault) -> Int {
    var from = quote + 1
    while true {
      let found = findQuote(from)
      guard found < end else {
        throw .unterminated(cell: cell, byte: quote, line: line)
      }
      if found + 1 < end && bytes[found + 1] == 0x22 {
        from = found + 2
        continue
      }
      var stop = found + 1
      while stop < end && isBlank(bytes[stop]) { stop += 1 }
      guard stop < end else { return end }
      let byte = bytes[stop]
      if byte == 0x0A || byte == 0x0D || (byte == separator && separator != 0) { return stop }
      throw .textAfterQuote(cell: cell, byte: stop, line: line + newlines(quote, stop))
    }
  }

  @inline(__always)
  private func first(_ mask: SIMDMask<SIMD16<Int8>>) -> Int? {
    let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    if words[0] != 0 { return words[0].trailingZeroBitCount >> 3 }
    if words[1] != 0 { return 8 + words[1].trailingZeroBitCount >> 3 }
    return nil
  }

  /// One bit for each of sixteen bytes.
  @inline(__always)
  private static func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> UInt64 {
    let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return packed(words[0]) | packed(words[1]) << 8
  }

  /// The separators and line ends among sixteen bytes, one bit each.
  @inline(__always)
  private func hits(_ from: Int) -> UInt64 {
    let block = UnsafeRawPointer(bytes + from).loadUnaligned(as: SIMD16<UInt8>.self)
    let hit = (block .== separators) .| (block .== feeds) .| (block .== returns)
    return RecordScanner.bits(hit)
  }

  /// One bit for each byte of all ones: the product gathers the lowest bits in the highest byte.
  @inline(__always)
  private static func packed(_ word: UInt64) -> UInt64 {
    ((word & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) >> 56
  }

  /// Whether a cell that begins so may be quoted.
  @inline(__always)
  private static func mayQuote(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x20 || byte == 0x09
  }

  private mutating func grow(_ count: Int) {
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity * 2)
    larger.update(from: starts, count: count)
    starts.deallocate()
    starts = larger
    capacity *= 2
  }

  private func findQuote(_ start: Int) -> Int {
    var from = start
    while from < end {
      let block = UnsafeRawPointer(bytes + from).loadUnaligned(as: SIMD16<UInt8>.self)
      if let index = first(block .== quotes) { return min(from + index, end) }
      from += 16
    }
    return end
  }

  /// The number of line ends in a stretch.
  private func newlines(_ from: Int, _ to: Int) -> Int {
    RecordScanner.lineEnds(bytes, from, to, end)
  }

  /// The number of line ends that begin in a stretch: LF, and CR where no LF follows it.
  static func lineEnds(_ bytes: UnsafePointer<UInt8>, _ from: Int, _ to: Int, _ end: Int) -> Int {
    var count = 0
    var index = from
    while index < to {
      if bytes[index] == 0x0A {
        count += 1
      } else if bytes[index] == 0x0D, index + 1 >= end || bytes[index + 1] != 0x0A {
        count += 1
      }
      index += 1
    }
    return count
  }
}
