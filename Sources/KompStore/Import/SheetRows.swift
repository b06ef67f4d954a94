/// The rows of a sheet that are brought in: nearly always every row of the file, for which no list is kept.
///
/// A list of a nation's assessments would take more memory than their columns.
struct SheetRows: RandomAccessCollection, ExpressibleByArrayLiteral {
  /// The rows, where some of the file's are left out.
  private let list: [Int]?
  let endIndex: Int
  var startIndex: Int { 0 }

  /// Every row of so many.
  init(all count: Int) {
    list = nil
    endIndex = count
  }

  /// Some rows.
  init(_ rows: [Int]) {
    list = rows
    endIndex = rows.count
  }

  init(arrayLiteral rows: Int...) { self.init(rows) }

  @inline(__always)
  subscript(place: Int) -> Int { list.map { $0[place] } ?? place }
}
