import Glibc
import KompValues

/// Where every cell of a file lies: one pass over the bytes, before any value is looked at.
struct CellIndex: Sendable {
  /// Per record: the starts of its cells, then one past its end plus one.
  private(set) var bounds: [UInt32] = []
  /// Numbers a record: its cells and one more.
  private(set) var stride = 1
  /// Records, the headings' among them.
  private(set) var records = 0
  /// The lines of some records, the first among them, about every 1024th.
  private(set) var lineMarks: [(record: Int, line: Int)] = []
  /// Records that say the same as the first.
  private(set) var repeats: [Int] = []
  /// Lines left out: blank, comments, and rows of empty cells.
  private(set) var blanks = 0
  private(set) var comments = 0
  private(set) var emptyRows = 0
  /// The first record's cells up to the last that holds anything; all of them where none does.
  private(set) var named = 0
  /// Whether a record has anything in a cell that the first names nothing for.
  private(set) var usesUnnamed = false

  /// The first record with fewer cells than the headings'.
  private var short: (line: Int, cells: Int, at: Int)?

  static let markStep = 1024

  /// The index of a text, or the first thing wrong with its shape.
  init(_ text: DecodedText, _ choice: SeparatorChoice) throws(TextDecoder.Stopped) {
    let end = text.bytes.count
    var scanner = RecordScanner(
      text.bytes.base, from: text.start, to: end, separator: choice.separator)
    // One cell in eight bytes is usual; a wrong guess costs a copy.
    bounds.reserveCapacity(max(64, (end - text.start) / 7))
    if end - text.start > CellIndex.worthHalving, !choice.hasComments,
      let middle = CellIndex.lineStart(text, after: text.start + (end - text.start) / 2)
    {
      // The first record says what the others are measured by.
      try walk(text, choice, &scanner, until: text.start + 1)
      if records == 1 { try walkHalves(text, choice, &scanner, middle) }
      if Work.isStopped { return }
    }
    try walk(text, choice, &scanner, until: end)
    if usesUnnamed, let short { throw ragged(text, short.line, short.cells, short.at) }
    if records == 0 { throw TextDecoder.Stopped(fact: .empty) }
  }

  /// Bytes from which on two threads are quicker than one.
  private static let worthHalving = 1 << 20

  /// The start of the line after an offset.
  private static func lineStart(_ text: DecodedText, after offset: Int) -> Int? {
    let base = text.bytes.base
    guard let feed = memchr(base + offset, 0x0A, text.bytes.count - offset) else { return nil }
    return UnsafeRawPointer(feed) - UnsafeRawPointer(base) + 1
  }

  /// Walks up to the middle, and from it to the end on another thread.
  ///
  /// Whether the middle is the start of a record is known when the first half has come there. Where it is
  /// not, or something is amiss in the second half, that is walked again in order.
  private mutating func walkHalves(
    _ text: DecodedText, _ choice: SeparatorChoice, _ scanner: inout RecordScanner, _ middle: Int
  ) throws(TextDecoder.Stopped) {
    guard scanner.at < middle else { return }
    let end = text.bytes.count
    let head = self
    var fault: TextDecoder.Stopped?
    let (_, rest) = SideBySide.run(
      {
        do throws(TextDecoder.Stopped) {
          try walk(text, choice, &scanner, until: middle, .ahead)
        } catch {
          fault = error
        }
      },
      { () -> (index: CellIndex, line: Int)? in
        var rest = head
        rest.bounds.reserveCapacity((end - middle) / 7)
        var scanner = RecordScanner(
          text.bytes.base, from: middle, to: end, separator: choice.separator)
        do throws(TextDecoder.Stopped) {
          try rest.walk(text, choice, &scanner, until: end, .silent)
        } catch {
          return nil
        }
        return rest.usesUnnamed || rest.short != nil ? nil : (rest, scanner.line)
      })
    if let fault { throw fault }
    guard let rest, scanner.at == middle, short == nil, !usesUnnamed else { return }
    // The first record is in both.
    let (moved, lines) = (records - 1, scanner.line - 1)
    bounds.append(contentsOf: rest.index.bounds[stride...])
    lineMarks += rest.index.lineMarks.dropFirst().map { ($0.record + moved, $0.line + lines) }
    repeats += rest.index.repeats.map { $0 + moved }
    records += rest.index.records - 1
    blanks += rest.index.blanks - head.blanks
    emptyRows += rest.index.emptyRows
    scanner.skip(to: end, line: rest.line + lines)
  }

  /// Takes records in until one begins at a limit or past it.
  private mutating func walk(
    _ text: DecodedText, _ choice: SeparatorChoice, _ scanner: inout RecordScanner,
    until limit: Int, _ pace: Pace = .alone
  ) throws(TextDecoder.Stopped) {
    let base = text.bytes.base
    let end = text.bytes.count
    while scanner.at < limit {
      let (line, at, mark) = (scanner.line, scanner.at, bounds.count)
      if choice.hasComments && at < end && base[at] == 0x23
        && (records == 0
          || SeparatorChoice.count(text, at, choice.separator) != stride - 1)
      {
        scanner.skipLine()
        comments += 1
        continue
      }
      let cells: Int
      do throws(CellFault) {
        cells = try scanner.next(&bounds)
      } catch {
        throw TextDecoder.Stopped(fact: CellIndex.fact(error, text))
      }
      if cells == 0 { break }
      if cells == 1 && isBlank(base, at, Int(bounds[mark + 1]) - 1) {
        bounds.removeLast(2)
        blanks += 1
        continue
      }
      if records == 0 {
        stride = cells + 1
        named = used(base, bounds, 0, cells)
        if named == 0 { named = cells }
      } else {
        if cells != stride - 1 {
          let held = used(base, bounds, mark, cells)
          guard held < stride, cells >= named else {
            throw ragged(text, line, cells, at)
          }
          if cells < stride - 1 { short = short ?? (line, cells, at) }
          fit(mark, cells)
        }
        let length = Int(bounds[mark + stride - 1]) - Int(bounds[mark])
        if length == stride - 1 && stride > 2 && cells == stride - 1 {
          bounds.removeLast(stride)
          emptyRows += 1
          continue
        }
        if named < stride - 1 && !usesUnnamed
          && used(base, bounds, mark, stride - 1) > named
        {
          usesUnnamed = true
        }
        if stride > 2 && length == Int(bounds[stride - 1]) - Int(bounds[0])
          && same(base, Int(bounds[0]), Int(bounds[mark]), length - 1)
        {
          repeats.append(records)
        }
      }
      if records % CellIndex.markStep == 0 {
        lineMarks.append((records, line))
        // Nobody sees the index of a part of a file.
        if records % Work.block == 0 {
          guard goesOn(pace, at - text.start, of: end - text.start) else { return }
        }
      }
      records += 1
    }
  }

  /// Who walks, as far as telling of it goes.
  private enum Pace {
    /// One thread, in order.
    case alone
    /// The thread that tells how far both have come: another walks as fast as it.
    case ahead
    /// The other of the two.
    case silent
  }

  /// Says how many records have been read; answers whether to go on.
  private func goesOn(_ pace: Pace, _ read: Int, of length: Int) -> Bool {
    guard records > 0 else { return true }
    // The file is as long as what has been read says.
    let total = records * length / max(1, read)
    switch pace {
    case .alone: return Work.goesOn(.reading, records, of: total)
    case .ahead: return Work.goesOn(.reading, records * 2, of: total)
    case .silent: return !Work.isStopped
    }
  }

  private func ragged(_ text: DecodedText, _ line: Int, _ found: Int, _ at: Int)
    -> TextDecoder.Stopped
  {
    TextDecoder.Stopped(
      fact: .ragged(
        line: line, found: found, wanted: usesUnnamed ? stride - 1 : named,
        byte: text.original(at)))
  }

  private static func fact(_ fault: CellFault, _ text: DecodedText) -> FileProblem.Fact {
    switch fault {
    case .unterminated(let cell, let byte, let line):
      .unterminatedQuote(CellPlace(line: line, column: cell, byte: text.original(byte)))
    case .textAfterQuote(let cell, let byte, let line):
      .textAfterQuote(CellPlace(line: line, column: cell, byte: text.original(byte)))
    }
  }

  /// Makes a record as long as the first: its missing cells are empty, its empty extra ones are cut.
  private mutating func fit(_ mark: Int, _ cells: Int) {
    if cells > stride - 1 {
      bounds.removeLast(cells - (stride - 1))
    } else {
      let last = bounds[mark + cells]
      for _ in cells..<(stride - 1) { bounds.append(last) }
    }
  }

  /// The number of cells up to the last that holds anything.
  private func used(_ base: UnsafePointer<UInt8>, _ bounds: [UInt32], _ mark: Int, _ cells: Int)
    -> Int
  {
    var used = cells
    while used > 0 {
      let slice = CellBytes.inner(
        base, Int(bounds[mark + used - 1]), Int(bounds[mark + used]) - 1)
      if !slice.isEmpty { break }
      used -= 1
    }
    return used
  }

  private func isBlank(_ base: UnsafePointer<UInt8>, _ from: Int, _ to: Int) -> Bool {
    var at = from
    while at < to {
      if base[at] != 0x20 && base[at] != 0x09 { return false }
      at += 1
    }
    return true
  }

  private func same(_ base: UnsafePointer<UInt8>, _ a: Int, _ b: Int, _ length: Int) -> Bool {
    for index in 0..<max(0, length) where base[a + index] != base[b + index] { return false }
    return true
  }

  /// Takes records out that turned out not to be rows.
  mutating func remove(_ gone: [Int]) {
    guard !gone.isEmpty else { return }
    var kept: [UInt32] = []
    kept.reserveCapacity(bounds.count)
    var from = 0
    for record in gone {
      kept.append(contentsOf: bounds[(from * stride)..<(record * stride)])
      from = record + 1
    }
    kept.append(contentsOf: bounds[(from * stride)...])
    bounds = kept
    records -= gone.count
    // The marks speak of records by their old numbers: only the first is still certain.
    lineMarks = lineMarks.filter { $0.record < max(1, gone[0]) }
  }

  /// The first record and some others, in the order given.
  func keeping(_ chosen: [Int]) -> CellIndex {
    var result = self
    var kept: [UInt32] = []
    kept.reserveCapacity((chosen.count + 1) * stride)
    kept.append(contentsOf: bounds[..<stride])
    for record in chosen {
      kept.append(contentsOf: bounds[(record * stride)..<((record + 1) * stride)])
    }
    result.bounds = kept
    result.records = chosen.count + 1
    result.lineMarks = Array(lineMarks.prefix(1))
    return result
  }

  /// The line on which a record begins.
  func line(of record: Int, in text: DecodedText) -> Int {
    guard record < records, let mark = lineMarks.last(where: { $0.record <= record }) else {
      return lineMarks.first?.line ?? 1
    }
    let from = Int(bounds[mark.record * stride])
    let to = Int(bounds[record * stride])
    return mark.line + RecordScanner.lineEnds(text.bytes.base, from, to, text.bytes.count)
  }
}
