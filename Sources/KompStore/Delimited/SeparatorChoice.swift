import KompLexicon

/// Which byte stands between the cells, decided over the first records.
struct SeparatorChoice {
  /// The separator; 0 where the file is one column.
  let separator: UInt8
  /// Whether lines that begin with `#` and have not the right number of cells are comments.
  let hasComments: Bool

  /// The candidates, the likeliest first where two fit as well.
  private static let candidates: [UInt8] = [0x3B, 0x09, 0x2C, 0x7C]
  /// How many records are looked at.
  private static let sample = 60

  /// One record under one candidate.
  private struct Record {
    let line: Int
    let cells: Int
    /// Cells up to the last that holds anything.
    let used: Int
    let start: Int
    let stop: Int
  }

  /// The sample under one candidate.
  private struct Reading {
    let separator: UInt8
    var records: [Record] = []
    var isBroken = false

    /// Cells of the first record.
    var wanted: Int { records.first?.cells ?? 0 }
    /// How many records have as many cells as the first, empty ones at the end not counted.
    var fitting: Int {
      records.reduce(0) { $0 + ($1.cells == wanted || $1.used == wanted ? 1 : 0) }
    }
    var isEven: Bool { !isBroken && wanted > 1 && fitting == records.count }
  }

  /// The choice for a text, or why none can be made.
  static func choose(_ text: DecodedText) throws(TextDecoder.Stopped) -> SeparatorChoice {
    let first = firstLine(text)
    guard first < text.bytes.count else { throw TextDecoder.Stopped(fact: .empty) }
    if text.bytes.base[first] == 0x23 {
      // Headings may begin with #; a comment has another number of cells than the rest.
      let rest = candidates.map { read(text, $0, skippingComments: true) }
      if let fit = best(rest), fit.wanted != count(text, first, fit.separator) {
        return SeparatorChoice(separator: fit.separator, hasComments: true)
      }
    }
    let readings = candidates.map { read(text, $0, skippingComments: false) }
    if let fit = best(readings) {
      return SeparatorChoice(separator: fit.separator, hasComments: false)
    }
    try checkOneColumn(text, readings)
    return SeparatorChoice(separator: 0, hasComments: false)
  }

  /// The reading in which all records fit, else the one in which most do.
  private static func best(_ readings: [Reading]) -> Reading? {
    let even = readings.filter(\.isEven)
    if let most = even.map(\.wanted).max() { return even.first { $0.wanted == most } }
    let possible = readings.filter { $0.wanted > 1 }
    guard let most = possible.map(\.fitting).max() else { return nil }
    return possible.first { $0.fitting == most }
  }

  /// A file whose first line is one cell is one column, unless the lines after it speak against it.
  private static func checkOneColumn(_ text: DecodedText, _ readings: [Reading])
    throws(TextDecoder.Stopped)
  {
    for reading in readings where !reading.isBroken {
      let wide = reading.records.filter { $0.used > 1 }
      guard let one = wide.first, let title = reading.records.first else { continue }
      if reading.separator == 0x2C && wide.allSatisfy({ isDecimal(text, $0) }) { continue }
      let rest = reading.records.dropFirst()
      if rest.allSatisfy({ $0.cells == one.cells }) && rest.count > 1 {
        throw TextDecoder.Stopped(
          fact: .titleRow(line: title.line, found: 1, wanted: one.cells))
      }
      throw TextDecoder.Stopped(
        fact: .ragged(
          line: one.line, found: one.cells, wanted: 1, byte: text.original(one.start)))
    }
  }

  /// Whether a record is one number with a decimal comma.
  private static func isDecimal(_ text: DecodedText, _ record: Record) -> Bool {
    var commas = 0
    var digits = 0
    for index in record.start..<record.stop {
      let byte = text.bytes.base[index]
      if byte == 0x2C {
        commas += 1
      } else if byte >= 0x30 && byte <= 0x39 {
        digits += 1
      } else if byte != 0x20 && byte != 0x2D {
        return false
      }
    }
    return commas == 1 && digits > 1
  }

  /// The offset of the first byte of the first line that is not blank.
  private static func firstLine(_ text: DecodedText) -> Int {
    var at = text.start
    while at < text.bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(text.bytes.base[at]) { at += 1 }
    // Blanks at the start of a line belong to its first cell, but a mark after them is no comment.
    return at
  }

  /// The number of cells of the physical line at an offset, quotes not looked at.
  static func count(_ text: DecodedText, _ start: Int, _ separator: UInt8) -> Int {
    var cells = 1
    var at = start
    while at < text.bytes.count {
      let byte = text.bytes.base[at]
      if byte == 0x0A || byte == 0x0D { break }
      if byte == separator { cells += 1 }
      at += 1
    }
    return cells
  }

  private static func read(_ text: DecodedText, _ separator: UInt8, skippingComments: Bool)
    -> Reading
  {
    var reading = Reading(separator: separator)
    let base = text.bytes.base
    var scanner = RecordScanner(
      base, from: text.start, to: text.bytes.count, separator: separator)
    var bounds: [UInt32] = []
    while reading.records.count < sample {
      bounds.removeAll(keepingCapacity: true)
      let (line, at) = (scanner.line, scanner.at)
      if skippingComments && at < text.bytes.count && base[at] == 0x23 {
        scanner.skipLine()
        continue
      }
      do {
        let cells = try scanner.next(&bounds)
        if cells == 0 { break }
        var used = cells
        while used > 0, isEmpty(base, Int(bounds[used - 1]), Int(bounds[used]) - 1) { used -= 1 }
        if cells == 1 && used == 0 { continue }
        reading.records.append(
          Record(line: line, cells: cells, used: used, start: at, stop: Int(bounds[cells]) - 1))
      } catch {
        reading.isBroken = true
        break
      }
    }
    return reading
  }

  private static func isEmpty(_ base: UnsafePointer<UInt8>, _ from: Int, _ to: Int) -> Bool {
    var at = from
    while at < to {
      if base[at] != 0x20 && base[at] != 0x09 { return false }
      at += 1
    }
    return true
  }

  /// What was decided, in a sentence.
  var decision: Both {
    switch separator {
    case 0x3B: Both("cells separated by semicolons", "celler åtskilda med semikolon")
    case 0x09: Both("cells separated by tabs", "celler åtskilda med tabbar")
    case 0x2C: Both("cells separated by commas", "celler åtskilda med komman")
    case 0x7C: Both("cells separated by |", "celler åtskilda med |")
    default: Both("one column", "en kolumn")
    }
  }
}
