import Glibc
import KompValues

/// Where every cell of a file lies: one pass over the bytes, before any value is looked at.
struct CellIndex: Sendable {
  private var bounds = CellBounds(stride: 1, capacity: 1)
  /// The same of the records from `split` on, where two threads have walked; the first record before them.
  private var rest: CellBounds?
  private var split = Int.max
  /// How many records are likely to come.
  private var expected = 0
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

  /// Whether the text is well formed; what follows the first byte that is not is not indexed.
  private(set) var isSound = true
  /// How far that has been looked at, where it was not before.
  private var proof: SoundWalk?

  /// The first record with fewer cells than the headings'.
  private var short: (line: Int, cells: Int, at: Int)?

  static let markStep = 1024

  /// The index of a text, or the first thing wrong with its shape.
  init(_ text: DecodedText, _ choice: SeparatorChoice) throws(TextDecoder.Stopped) {
    let end = text.bytes.count
    var scanner = RecordScanner(
      text.bytes.base, from: text.start, to: end, separator: choice.separator)
    if !text.isProven { proof = SoundWalk(from: text.start) }
    let size = end - text.start
    let isHalved = size > CellIndex.worthHalving && !choice.hasComments
    let middle = isHalved ? CellIndex.lineStart(text, after: text.start + size / 2) : nil
    let share = CellIndex.share(text)
    expected = Int(Double(middle.map { $0 - text.start } ?? size) * share)
    if let middle {
      // The first record says what the others are measured by.
      try walk(text, choice, &scanner, until: text.start + 1)
      if records == 1, isSound { try walkHalves(text, choice, &scanner, middle, share) }
      if Work.isStopped || !isSound { return }
    }
    try walk(text, choice, &scanner, until: end)
    guard isSound else { return }
    if usesUnnamed, let short { throw ragged(text, short.line, short.cells, short.at) }
    if records == 0 { throw TextDecoder.Stopped(fact: .empty) }
  }

  /// How many records a byte of the file gives, and a little more.
  ///
  /// It is what the beginning has; a wrong guess costs a copy.
  private static func share(_ text: DecodedText) -> Double {
    let end = min(text.bytes.count, text.start + 65_536)
    var lines = 8
    for at in text.start..<end {
      let byte = text.bytes.base[at]
      if byte == 0x0A || byte == 0x0D { lines += 1 }
    }
    return Double(lines) / Double(max(1, end - text.start)) * 1.25
  }

  /// Where a cell of a record begins, or, past the last, its end and one more.
  @inline(__always)
  func bound(_ record: Int, _ column: Int) -> Int {
    guard record >= split, let rest else { return bounds.bound(record, column) }
    return rest.bound(record - split + 1, column)
  }

  /// Where the bounds of records lie, so that a loop over rows touches no object: those before `split`,
  /// and those from it on; the second view counts from record 0 as well.
  func withBounds<Result>(_ body: (BoundsView, BoundsView, _ split: Int) -> Result) -> Result {
    withExtendedLifetime((bounds, rest)) {
      let low = bounds.view
      guard let rest else { return body(low, low, Int.max) }
      return body(low, rest.view.moved(records: 1 - split, stride: stride, column: 0), split)
    }
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
    _ text: DecodedText, _ choice: SeparatorChoice, _ scanner: inout RecordScanner, _ middle: Int,
    _ share: Double
  ) throws(TextDecoder.Stopped) {
    guard scanner.at < middle else { return }
    let end = text.bytes.count
    // The first record is measured by, and none of the others.
    let ahead = CellBounds(stride: stride, capacity: Int(Double(end - middle) * share))
    ahead.append(0, of: bounds)
    var head = self
    head.bounds = ahead
    var fault: TextDecoder.Stopped?
    let (_, found) = SideBySide.run(
      {
        do throws(TextDecoder.Stopped) {
          try walk(text, choice, &scanner, until: middle, .ahead)
        } catch {
          fault = error
        }
      },
      { () -> (index: CellIndex, line: Int)? in
        var rest = head
        if rest.proof != nil { rest.proof = SoundWalk(from: middle) }
        var scanner = RecordScanner(
          text.bytes.base, from: middle, to: end, separator: choice.separator)
        do throws(TextDecoder.Stopped) {
          try rest.walk(text, choice, &scanner, until: end, .silent)
        } catch {
          return nil
        }
        return rest.usesUnnamed || rest.short != nil || !rest.isSound ? nil : (rest, scanner.line)
      })
    if let fault { throw fault }
    guard let found, scanner.at == middle, short == nil, !usesUnnamed else { return }
    // The first record is in both.
    let (moved, lines) = (records - 1, scanner.line - 1)
    split = records
    rest = found.index.bounds
    proof = found.index.proof
    if bounds.isFar || found.index.bounds.isFar {
      bounds.keepFar()
      rest?.keepFar()
    }
    lineMarks += found.index.lineMarks.dropFirst().map { ($0.record + moved, $0.line + lines) }
    repeats += found.index.repeats.map { $0 + moved }
    records += found.index.records - 1
    blanks += found.index.blanks - head.blanks
    emptyRows += found.index.emptyRows
    scanner.skip(to: end, line: found.line + lines)
  }

  /// Takes records in until one begins at a limit or past it.
  private mutating func walk(
    _ text: DecodedText, _ choice: SeparatorChoice, _ scanner: inout RecordScanner,
    until limit: Int, _ pace: Pace = .alone
  ) throws(TextDecoder.Stopped) {
    let base = text.bytes.base
    let end = text.bytes.count
    while scanner.at < limit {
      if let proven = proof?.end, proven < scanner.at + SoundWalk.stretch / 2,
        !proves(text, upTo: scanner.at + SoundWalk.stretch)
      {
        return
      }
      if records % CellIndex.markStep != 0, stride > 2, named == stride - 1, !choice.hasComments,
        !bounds.isFar
      {
        let most = CellIndex.markStep - records % CellIndex.markStep
        let first = bounds.bound(0, 0)
        let taken = scanner.plainRecords(
          into: bounds.room(for: most), cells: stride - 1, most: most, until: limit,
          unlike: (first, bounds.bound(0, stride - 1) - first))
        bounds.take(taken)
        records += taken
        if taken == most || scanner.at >= limit { continue }
      }
      let (line, at) = (scanner.line, scanner.at)
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
        cells = try scanner.scan()
      } catch {
        throw TextDecoder.Stopped(fact: CellIndex.fact(error, text))
      }
      if cells == 0 { break }
      if cells == 1 && isBlank(base, at, Int(scanner.found[1]) - 1) {
        blanks += 1
        continue
      }
      if records == 0 {
        stride = cells + 1
        bounds = CellBounds(stride: stride, capacity: expected)
        named = used(base, scanner.found, cells)
        if named == 0 { named = cells }
      } else {
        if cells != stride - 1 {
          let held = used(base, scanner.found, cells)
          guard held < stride, cells >= named else {
            throw ragged(text, line, cells, at)
          }
          if cells < stride - 1 { short = short ?? (line, cells, at) }
          scanner.fit(cells, to: stride - 1)
        }
        let found = scanner.found
        let length = Int(found[stride - 1]) - Int(found[0])
        if length == stride - 1 && stride > 2 && cells == stride - 1 {
          emptyRows += 1
          continue
        }
        if named < stride - 1 && !usesUnnamed && used(base, found, stride - 1) > named {
          usesUnnamed = true
        }
        if stride > 2 && length == bounds.bound(0, stride - 1) - bounds.bound(0, 0)
          && same(base, bounds.bound(0, 0), Int(found[0]), length - 1)
        {
          repeats.append(records)
        }
      }
      bounds.append(scanner.found)
      if records % CellIndex.markStep == 0 {
        lineMarks.append((records, line))
        // Nobody sees the index of a part of a file.
        if records % Work.block == 0 {
          guard goesOn(pace, at - text.start, of: end - text.start) else { return }
        }
      }
      records += 1
    }
    _ = proves(text, upTo: scanner.at)
  }

  /// Whether the text is well formed up to a place, where that was not known before.
  private mutating func proves(_ text: DecodedText, upTo place: Int) -> Bool {
    if var walk = proof {
      let bytes = UnsafeBufferPointer(start: text.bytes.base, count: text.bytes.count)
      isSound = walk.reach(place, of: bytes) && isSound
      proof = walk
    }
    return isSound
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

  /// The number of cells up to the last that holds anything.
  private func used(
    _ base: UnsafePointer<UInt8>, _ bounds: UnsafePointer<UInt32>, _ cells: Int
  ) -> Int {
    var used = cells
    while used > 0 {
      let slice = CellBytes.inner(base, Int(bounds[used - 1]), Int(bounds[used]) - 1)
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
    let kept = CellBounds(stride: stride, capacity: records - gone.count)
    var from = 0
    for record in gone + [records] {
      for one in from..<record { copy(one, into: kept) }
      from = record + 1
    }
    (bounds, rest, split) = (kept, nil, Int.max)
    records -= gone.count
    // The marks speak of records by their old numbers: only the first is still certain.
    lineMarks = lineMarks.filter { $0.record < max(1, gone[0]) }
  }

  /// The first record and some others, in the order given.
  func keeping(_ chosen: [Int]) -> CellIndex {
    var result = self
    let kept = CellBounds(stride: stride, capacity: chosen.count + 1)
    copy(0, into: kept)
    for record in chosen { copy(record, into: kept) }
    (result.bounds, result.rest, result.split) = (kept, nil, Int.max)
    result.records = chosen.count + 1
    result.lineMarks = Array(lineMarks.prefix(1))
    return result
  }

  private func copy(_ record: Int, into kept: CellBounds) {
    if record >= split, let rest {
      kept.append(record - split + 1, of: rest)
    } else {
      kept.append(record, of: bounds)
    }
  }

  /// The line on which a record begins.
  func line(of record: Int, in text: DecodedText) -> Int {
    guard record < records, let mark = lineMarks.last(where: { $0.record <= record }) else {
      return lineMarks.first?.line ?? 1
    }
    let from = bound(mark.record, 0)
    let to = bound(record, 0)
    return mark.line + RecordScanner.lineEnds(text.bytes.base, from, to, text.bytes.count)
  }
}
