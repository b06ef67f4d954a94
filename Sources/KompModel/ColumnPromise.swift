import Synchronization

/// What may be known of a column's values before anybody has read them.
public enum Foreknown: Sendable {
  /// They are the numbers of the rows themselves.
  case counting
  /// All are missing.
  case missing
}

/// A thing that is read when somebody first asks for it, once for all copies of the model.
///
/// Whoever reads answers a thing of the right size in any case: what could not be read is missing there,
/// and whoever gave the promise says so before an answer is believed.
public final class Promise<Thing: Sendable>: Sendable {
  private let found: Mutex<Thing?>
  private let read: @Sendable () -> Thing
  private let holds: @Sendable (Foreknown) -> Bool

  /// A promise that is kept by reading; something may be known beforehand of a column's values.
  public init(
    knowing holds: @escaping @Sendable (Foreknown) -> Bool = { _ in false },
    _ read: @escaping @Sendable () -> Thing
  ) {
    found = Mutex(nil)
    self.read = read
    self.holds = holds
  }

  /// Whether something is known of what is still to be read.
  func isKnown(_ what: Foreknown) -> Bool { !isKept && holds(what) }

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
