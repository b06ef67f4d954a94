import KompLexicon
import KompModel
import KompValues

extension DelimitedFile {
  /// A column of texts, trimmed and composed, each different one kept once.
  ///
  /// Texts that nobody will look up by the thousand need no index.
  func readTexts(_ column: Int, indexed: Bool = true) -> Column {
    let (column, raw) = withCells(column) { cells in
      var parts = SideBySide.halves(cells.count) { TextCodes(cells, $0) }
      var all = parts.removeFirst()
      for part in parts { all.join(part) }
      return all.column(indexed: indexed)
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
  /// A number a row, the lowest there is where the cell is empty.
  private var codes: [Int32] = []
  /// The bytes of each text, in the order in which they come.
  private var texts: [UnsafeBufferPointer<UInt8>] = []
  private let seen = Holder()
  private var kept: [Holder] = []

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
      for row in rows {
        var cell = cells[row]
        var code = Int32.min
        if !cell.isEmpty {
          if cells.isQuoted(row) && cell.contains(0x22) {
            cell = holder.keep(CellBytes.single(cell))
          }
          code = Int32(
            truncatingIfNeeded: seen.code(cell) {
              texts.append(cell)
              return texts.count - 1
            })
        }
        out[count] = code
        count += 1
      }
    }
    self.seen.texts = seen
    self.texts = texts
  }

  /// Takes the rows after these in: a text that both have keeps its number here.
  mutating func join(_ next: TextCodes) {
    var texts = texts
    // What the others hold is pointed to from here.
    kept.append(next.seen)
    let numbers = next.texts.map { text in
      Int32(
        truncatingIfNeeded: seen.texts.code(text) {
          texts.append(text)
          return texts.count - 1
        })
    }
    self.texts = texts
    codes.reserveCapacity(codes.count + next.codes.count)
    numbers.withUnsafeBufferPointer { numbers in
      for code in next.codes { codes.append(code < 0 ? code : numbers[Int(code)]) }
    }
  }

  /// The column, its texts found by their bytes where it is to be indexed.
  func column(indexed: Bool) -> (Column, TextPool) {
    var pool = TextPool()
    for text in texts { _ = indexed ? pool.intern(text) : pool.append(text) }
    let parts = codes.withUnsafeBufferPointer { codes in
      PlainParts(count: codes.count) { codes[$0] < 0 ? .min : Int64(codes[$0]) }.parts
    }
    return (Column(parts: parts, pool: pool), pool)
  }
}
