import KompModel

/// The cells of one column as bytes: pointers in locals, so that a loop over rows touches no object.
///
/// Valid only inside `DelimitedFile.withCells`.
struct ColumnCells {
  let base: UnsafePointer<UInt8>
  private let low: BoundsView
  private let high: BoundsView
  private let split: Int
  private let stride: Int
  /// The number of rows.
  let count: Int

  /// Cells of so many rows: the views begin at row 0 and this column, the second one's from row `split` on.
  init(
    base: UnsafePointer<UInt8>, low: BoundsView, high: BoundsView, split: Int, stride: Int,
    count: Int
  ) {
    self.base = base
    self.low = low
    self.high = high
    self.split = split
    self.stride = stride
    self.count = count
  }

  /// What a cell says: unquoted and trimmed, doubled quotes still double.
  @inline(__always)
  subscript(row: Int) -> UnsafeBufferPointer<UInt8> {
    let (from, to) = bytes(row)
    return CellBytes.trimmed(base, from, to)
  }

  /// Where a cell's bytes lie.
  @inline(__always)
  func bytes(_ row: Int) -> (from: Int, to: Int) { ends(row, 1) }

  /// Where the bytes of so many cells from this column on lie.
  @inline(__always)
  func ends(_ row: Int, _ width: Int) -> (from: Int, to: Int) {
    let isLow = row < split
    let start = Int((isLow ? low.starts : high.starts)[row])
    let at = row &* stride
    if let far = isLow ? low.far : high.far {
      return (start &+ Int(far[at]), start &+ Int(far[at &+ width]) &- 1)
    }
    let near = isLow ? low.near : high.near
    return (start &+ Int(near[at]), start &+ Int(near[at &+ width]) &- 1)
  }

  /// Where a cell begins.
  func offset(_ row: Int) -> Int { bytes(row).from }

  /// Whether a cell is quoted.
  @inline(__always)
  func isQuoted(_ row: Int) -> Bool {
    let (from, to) = bytes(row)
    return CellBytes.isQuoted(base, from, to)
  }

  /// What a cell says as text bytes: doubled quotes made single.
  func said(_ row: Int) -> [UInt8] {
    let slice = self[row]
    return isQuoted(row) ? CellBytes.single(slice) : Array(slice)
  }
}

extension DelimitedFile {
  /// Runs over the cells of a column.
  func withCells<Result>(_ column: Int, _ body: (ColumnCells) -> Result) -> Result {
    let (stride, first) = (index.stride, firstRecord)
    let (base, rows) = (text.bytes.base, headings.indices.contains(column) ? rowCount : 0)
    return index.withBounds { low, high, split in
      body(
        ColumnCells(
          base: base, low: low.moved(records: first, stride: stride, column: column),
          high: high.moved(records: first, stride: stride, column: column), split: split - first,
          stride: stride, count: rows))
    }
  }
}
