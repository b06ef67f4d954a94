import KompModel
import KompValues

extension DelimitedFile {
  /// The texts of a column as they stand, each row's under its own number; nil where one of them may have
  /// to be composed first.
  ///
  /// To tell the texts of a million rows apart costs several times what looking at each does.
  func looseTexts(_ column: Int) -> Column? {
    withCells(column) { cells in
      let sizes = SideBySide.halves(cells.count) { rows in
        rows.reduce(0) { size, row in
          let (from, to) = cells.bytes(row)
          return size + max(0, to - from)
        }
      }
      var pools = SideBySide.halves(cells.count) { rows in
        var pool = TextPool()
        // The second half's texts come behind those of the first.
        let isFirst = rows.lowerBound == 0
        pool.reserve(
          texts: isFirst ? cells.count : rows.count,
          bytes: isFirst ? sizes.reduce(0, +) : sizes[sizes.count - 1])
        for row in rows {
          let cell = cells[row]
          if cells.isQuoted(row) && cell.contains(0x22) {
            CellBytes.single(cell).withUnsafeBufferPointer { _ = pool.append($0) }
          } else {
            _ = pool.append(cell)
          }
        }
        return pool
      }
      var pool = pools.removeFirst()
      for next in pools { pool.append(all: next) }
      // Below U+0300 every text is composed.
      guard pool.isWithin(0xCB) else { return nil }
      let parts = pool.withBytes { _, ends in
        PlainParts(count: ends.count) { row in
          ends[row] == (row == 0 ? 0 : ends[row - 1]) ? .min : Int64(row)
        }.parts
      }
      return Column(parts: parts, pool: pool)
    }
  }
}
