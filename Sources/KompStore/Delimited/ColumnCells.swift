import KompModel

/// The cells of one column as bytes: pointers in locals, so that a loop over rows touches no object.
///
/// Valid only inside `DelimitedFile.withCells`.
struct ColumnCells {
  let base: UnsafePointer<UInt8>
  private let bounds: UnsafePointer<UInt32>
  private let stride: Int
  /// The number of rows.
  let count: Int

  init(base: UnsafePointer<UInt8>, bounds: UnsafePointer<UInt32>, stride: Int, count: Int) {
    self.base = base
    self.bounds = bounds
    self.stride = stride
    self.count = count
  }

  /// What a cell says: unquoted and trimmed, doubled quotes still double.
  @inline(__always)
  subscript(row: Int) -> UnsafeBufferPointer<UInt8> {
    CellBytes.trimmed(base, Int(bounds[row * stride]), Int(bounds[row * stride + 1]) - 1)
  }

  /// Where a cell's bytes lie.
  @inline(__always)
  func bytes(_ row: Int) -> (from: Int, to: Int) {
    (Int(bounds[row * stride]), Int(bounds[row * stride + 1]) - 1)
  }

  /// Where the bytes of so many cells from this column on lie.
  @inline(__always)
  func ends(_ row: Int, _ width: Int) -> (from: Int, to: Int) {
    (Int(bounds[row * stride]), Int(bounds[row * stride + width]) - 1)
  }

  /// Where a cell begins.
  func offset(_ row: Int) -> Int { Int(bounds[row * stride]) }

  /// Whether a cell is quoted.
  func isQuoted(_ row: Int) -> Bool {
    CellBytes.isQuoted(base, offset(row), Int(bounds[row * stride + 1]) - 1)
  }

  /// What a cell says as text bytes: doubled quotes made single.
  func said(_ row: Int) -> [UInt8] {
    let slice = self[row]
    let (from, to) = (Int(bounds[row * stride]), Int(bounds[row * stride + 1]) - 1)
    return CellBytes.isQuoted(base, from, to) ? CellBytes.single(slice) : Array(slice)
  }
}

extension DelimitedFile {
  /// Runs over the cells of a column.
  func withCells<Result>(_ column: Int, _ body: (ColumnCells) -> Result) -> Result {
    let (stride, first) = (index.stride, firstRecord)
    let (base, rows) = (text.bytes.base, headings.indices.contains(column) ? rowCount : 0)
    return index.bounds.withUnsafeBufferPointer { bounds in
      guard rows > 0, let start = bounds.baseAddress else {
        // No rows: the pointer is never read.
        let nowhere = UnsafeMutablePointer<UInt32>.allocate(capacity: 2)
        nowhere.initialize(repeating: 1, count: 2)
        defer { nowhere.deallocate() }
        return body(ColumnCells(base: base, bounds: nowhere, stride: 1, count: 0))
      }
      return body(
        ColumnCells(
          base: base, bounds: start + first * stride + column, stride: stride, count: rows))
    }
  }
}
