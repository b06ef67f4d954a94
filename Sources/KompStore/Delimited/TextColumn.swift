import KompLexicon
import KompModel
import KompValues

extension DelimitedFile {
  /// A column of texts, trimmed and composed, each different one kept once.
  ///
  /// Texts that nobody will look up by the thousand need no index.
  func readTexts(_ column: Int, indexed: Bool = true) -> Column {
    let (column, raw) = TextCodes.column(of: textCodes(column), indexed: indexed)
    // Below U+0300 every text is composed; most files need no more than this look.
    if raw.isWithin(0xCB) { return column }
    var pool = TextPool()
    let final = (0..<raw.count).map { code in
      Int64(pool.intern(composed(raw[code])))
    }
    return Column(column.widened.map { $0 == .min ? .min : final[Int($0)] }, pool: pool)
  }

  /// The different texts of a column's rows, in halves where they are many, read ahead or now.
  private func textCodes(_ column: Int) -> [TextCodes] {
    if case .texts(let halves)? = ahead.take(.texts(column)) { return halves }
    return withCells(column) { cells in
      SideBySide.halves(cells.count) { rows in
        var codes = TextCodes(rows.count)
        for start in stride(from: rows.lowerBound, to: rows.upperBound, by: BlockReader.step) {
          codes.take(cells, start..<min(start + BlockReader.step, rows.upperBound))
        }
        return codes
      }
    }
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
