import Synchronization

/// A thing that is read when somebody first asks for it, once for all copies of the model.
///
/// Whoever reads answers a thing of the right size in any case: what could not be read is missing there,
/// and whoever gave the promise says so before an answer is believed.
public final class Promise<Thing: Sendable>: Sendable {
  private let found: Mutex<Thing?>
  private let read: @Sendable () -> Thing
  private let countsUp: @Sendable () -> Bool

  /// A promise that is kept by reading; of a column it may be known beforehand that it counts up its rows.
  public init(
    countsUp: @escaping @Sendable () -> Bool = { false }, _ read: @escaping @Sendable () -> Thing
  ) {
    found = Mutex(nil)
    self.read = read
    self.countsUp = countsUp
  }

  /// Whether what is still to be read is known to be the numbers of the rows themselves.
  var isKnownToCount: Bool { !isKept && countsUp() }

  /// Whether it was read already.
  public var isKept: Bool { found.withLock { $0 != nil } }

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

/// The rows of a column, still to be read.
public typealias ColumnPromise = Promise<Column>

/// The texts of a column, still to be read: rows can be counted and told apart without them.
public typealias TextPromise = Promise<TextPool>
