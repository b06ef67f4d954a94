import Synchronization

/// A column that is read when somebody first asks for it, once for all copies of the model.
///
/// Whoever reads answers a column of the right length in any case: what could not be read is missing
/// there, and whoever gave the promise says so before an answer is believed.
public final class ColumnPromise: Sendable {
  private let found: Mutex<Column?>
  private let read: @Sendable () -> Column

  /// A promise that is kept by reading.
  public init(_ read: @escaping @Sendable () -> Column) {
    found = Mutex(nil)
    self.read = read
  }

  /// Whether it was read already.
  public var isKept: Bool { found.withLock { $0 != nil } }

  /// The column.
  var column: Column {
    found.withLock { found in
      if let found { return found }
      let column = read()
      found = column
      return column
    }
  }
}
