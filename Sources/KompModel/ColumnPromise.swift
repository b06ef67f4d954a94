import Synchronization

/// What may be known of a column's values before anybody has read them.
public enum Foreknown: Sendable {
  /// They are the numbers of the rows themselves.
  case counting
  /// All are missing.
  case missing
  /// None is above this.
  case atMost(Int64)
}

/// A thing that is read when somebody first asks for it, once for all copies of the model.
///
/// Whoever reads answers a thing of the right size in any case: what could not be read is missing there,
/// and whoever gave the promise says so before an answer is believed.
final class Promise<Thing: Sendable>: Sendable {
  private let found: Mutex<Thing?>
  private let read: @Sendable () -> Thing

  /// A promise that is kept by reading.
  init(_ read: @escaping @Sendable () -> Thing) {
    found = Mutex(nil)
    self.read = read
  }

  /// Whether it was read already.
  var isKept: Bool { found.withLock { $0 != nil } }

  /// What was promised.
  var thing: Thing {
    found.withLock { found in
      if let found { return found }
      let thing = read()
      found = thing
      return thing
    }
  }
}

/// The rows of a column, still to be read: something may be known of them beforehand, and a few are read
/// without the others.
public final class ColumnPromise: Sendable {
  private let all: Promise<Column>
  private let some: (@Sendable ([Int32]) -> Column)?
  private let withValues: (@Sendable ([Int], Int) -> [Int32]?)?
  private let holds: @Sendable (Foreknown) -> Bool

  /// A promise that is kept by reading all; a few rows may be had sooner, and the rows that have some values,
  /// so many at most, where every row has one: they must be the same.
  public init(
    knowing holds: @escaping @Sendable (Foreknown) -> Bool = { _ in false },
    few some: (@Sendable ([Int32]) -> Column)? = nil,
    withValues: (@Sendable ([Int], Int) -> [Int32]?)? = nil,
    _ read: @escaping @Sendable () -> Column
  ) {
    all = Promise(read)
    self.some = some
    self.withValues = withValues
    self.holds = holds
  }

  /// Whether something is known of what is still to be read.
  func isKnown(_ what: Foreknown) -> Bool { !isKept && holds(what) }

  /// Whether it was read already.
  public var isKept: Bool { all.isKept }

  /// The column.
  var thing: Column { all.thing }

  /// The rows that have some of the values, ascending; nil where nothing tells, or they are more than so many.
  func rows(with values: [Int], atMost most: Int) -> [Int32]? {
    isKept ? nil : withValues?(values, most)
  }

  /// The values of a few rows, in their order.
  func few(_ rows: [Int32]) -> Column {
    if let some, !isKept { return some(rows) }
    return thing.gathered(rows)
  }
}
