import KompLexicon
import KompModel
import KompValues

extension DelimitedFile {
  /// A column of texts, trimmed and composed, each different one kept once.
  ///
  /// Texts that nobody will look up by the thousand need no index.
  func readTexts(_ column: Int, indexed: Bool = true) -> Column {
    let (column, raw) = withCells(column) { cells in
      let parts = SideBySide.halves(cells.count) { TextCodes(cells, $0) }
      return TextCodes.column(of: parts, indexed: indexed)
    }
    // Below U+0300 every text is composed; most files need no more than this look.
    if raw.isWithin(0xCB) { return column }
    var pool = TextPool()
    let final = (0..<raw.count).map { code in
      Int64(pool.intern(composed(raw[code])))
    }
    return Column(column.widened.map { $0 == .min ? .min : final[Int($0)] }, pool: pool)
  }

  /// A column of which each different text is read once: a list's words, or yes and no.
  func readWords(
    _ column: Int, _ value: (String) -> Int64?, isMissing: (String) -> Bool,
    reason: (String) -> Both
  ) -> ColumnReading {
    let texts = readTexts(column, indexed: false)
    guard let pool = texts.pool else {
      return ColumnReading(column: texts, bad: [], notes: [])
    }
    var missing = 0
    let all = pool.texts
    let values = all.map { value($0) ?? .min }
    let isBad = all.indices.map { values[$0] == .min && !isMissing(all[$0]) }
    if !values.contains(.min) {
      return ColumnReading(column: texts.recoded(values), bad: [], notes: [])
    }
    let codes = texts.widened
    var misfits: [Misfit] = []
    var result = [Int64](repeating: .min, count: codes.count)
    for (row, code) in codes.enumerated() where code != .min {
      result[row] = values[Int(code)]
      if isBad[Int(code)] {
        misfits.append(Misfit(row: row, reason: reason(all[Int(code)])))
      } else if result[row] == .min {
        missing += 1
      }
    }
    return ColumnReading(
      column: Column(result), bad: placed(misfits, in: column),
      notes: missingNote(missing).map { [$0] } ?? [])
  }
}

/// The different texts of some rows, and the number of each row's.
private struct TextCodes {
  /// A number a row, −1 where the cell is empty.
  private var codes: [Int32] = []
  /// The bytes of each text, in the order in which they come.
  private var texts: [UnsafeBufferPointer<UInt8>] = []
  private let seen = Holder()

  /// Outlives the rows it was made from, for the rows that follow.
  private final class Holder {
    var texts = SeenTexts()
    /// Texts with quotes inside, which lie nowhere in the file as they are said.
    var said: [UnsafeMutablePointer<UInt8>] = []

    deinit { for text in said { text.deallocate() } }

    /// Keeps the bytes of a text, zeros behind them.
    func keep(_ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> {
      let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 8)
      memory.initialize(repeating: 0, count: bytes.count + 8)
      for (at, byte) in bytes.enumerated() { memory[at] = byte }
      said.append(memory)
      return UnsafeBufferPointer(start: memory, count: bytes.count)
    }
  }

  init(_ cells: ColumnCells, _ rows: Range<Int>) {
    var seen = SeenTexts()
    var texts: [UnsafeBufferPointer<UInt8>] = []
    let holder = self.seen
    codes = [Int32](unsafeUninitializedCapacity: rows.count) { out, count in
      guard let base = out.baseAddress else { return }
      seen.codes(
        rows,
        { row in
          let cell = cells[row]
          if cell.isEmpty { return nil }
          // Most cells are seen to be unquoted by the byte they begin with.
          guard cell.baseAddress != cells.base + cells.offset(row), cells.isQuoted(row),
            cell.contains(0x22)
          else { return cell }
          return holder.keep(CellBytes.single(cell))
        }, into: base
      ) { _, text in
        texts.append(text)
        return texts.count - 1
      }
      count = rows.count
    }
    self.seen.texts = seen
    self.texts = texts
  }

  /// Takes the texts of the rows after these in and answers the number of each.
  ///
  /// One that both have keeps its number here.
  private mutating func numbers(of next: TextCodes) -> [Int32] {
    var texts = texts
    let given = next.texts
    let numbers = [Int32](unsafeUninitializedCapacity: given.count) { out, count in
      guard let base = out.baseAddress else { return }
      seen.texts.codes(0..<given.count, { given[$0] }, into: base) { _, text in
        texts.append(text)
        return texts.count - 1
      }
      count = given.count
    }
    self.texts = texts
    return numbers
  }

  /// The column of rows that follow one upon another, its texts found by their bytes where it is to be
  /// indexed.
  static func column(of halves: [TextCodes], indexed: Bool) -> (Column, TextPool) {
    guard var first = halves.first else { return (Column(missing: 0, isText: true), TextPool()) }
    let second = halves.count > 1 ? halves[1] : nil
    let numbers = second.map { first.numbers(of: $0) } ?? []
    // What both hold is pointed to from the texts.
    return withExtendedLifetime(halves) {
      var pool = TextPool()
      for text in first.texts { _ = indexed ? pool.intern(text) : pool.append(text) }
      let split = first.codes.count
      let parts = first.codes.withUnsafeBufferPointer { codes in
        (second?.codes ?? []).withUnsafeBufferPointer { others in
          numbers.withUnsafeBufferPointer { numbers in
            PlainParts(count: split + others.count) { row in
              if row < split { return codes[row] < 0 ? .min : Int64(codes[row]) }
              let code = others[row &- split]
              return code < 0 ? .min : Int64(numbers[Int(code)])
            }.parts
          }
        }
      }
      return (Column(parts: parts, pool: pool), pool)
    }
  }
}
