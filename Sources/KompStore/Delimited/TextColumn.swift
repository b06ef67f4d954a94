import KompLexicon
import KompModel
import KompValues

extension DelimitedFile {
  /// A column of texts, trimmed and composed, each different one kept once.
  ///
  /// Texts that nobody will look up by the thousand need no index.
  func readTexts(_ column: Int, indexed: Bool = true) -> Column {
    let (codes, raw) = withCells(column) { cells in
      var codes = [Int64](repeating: .min, count: cells.count)
      var pool = TextPool()
      var seen = SeenTexts()
      // The text of a cell with quotes inside it is not the cell's bytes, and may be another cell's.
      var interns = indexed
      for row in 0..<cells.count {
        let cell = cells[row]
        if cell.isEmpty { continue }
        if cells.isQuoted(row) && cell.contains(0x22) {
          interns = true
          codes[row] = Int64(CellBytes.single(cell).withUnsafeBufferPointer { pool.intern($0) })
        } else {
          codes[row] = Int64(seen.code(cell) { interns ? pool.intern(cell) : pool.append(cell) })
        }
      }
      return (codes, pool)
    }
    // Below U+0300 every text is composed; most files need no more than this look.
    if raw.isWithin(0xCB) { return Column(codes, pool: raw) }
    var pool = TextPool()
    let final = (0..<raw.count).map { code in
      Int64(pool.intern(composed(raw[code])))
    }
    return Column(codes.map { $0 == .min ? .min : final[Int($0)] }, pool: pool)
  }

  /// A column of which each different text is read once: a list's words, or yes and no.
  func readWords(
    _ column: Int, _ value: (String) -> Int64?, isMissing: (String) -> Bool,
    reason: (String) -> Both
  ) -> ColumnReading {
    let texts = readTexts(column)
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
