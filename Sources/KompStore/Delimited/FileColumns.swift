import KompModel

/// A file's columns as far as they have been looked at: what their values are, and the values read.
///
/// A script that asks the same file twenty times reads a column once.
public final class FileColumns {
  /// The file.
  public let file: DelimitedFile
  private var kept: [DateOrder?: [Int: Inferred]] = [:]

  /// A file none of whose columns has been looked at.
  public init(_ file: DelimitedFile) { self.file = file }

  /// What the values of a column are, found by looking at all of them.
  func inferred(_ index: Int, _ order: DateOrder?) -> Inferred {
    if let known = kept[order]?[index] { return known }
    let found = file.infer(index, order: order)
    kept[order, default: [:]][index] = found
    return found
  }

  /// Keeps the values of a column.
  func keep(_ column: Column, of index: Int, _ order: DateOrder?) {
    kept[order]?[index]?.column = column
  }
}
