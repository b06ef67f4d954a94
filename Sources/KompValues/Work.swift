/// Whoever lets long work run: asked now and then whether it should stop, told how far it has come.
public protocol Watcher: Sendable {
  /// Whether what runs should stop; once it should, it should until the statement has ended.
  var isStopping: Bool { get }
  /// So much of it is done.
  func advance(_ doing: Work.Doing, _ done: Int, of total: Int)
  /// Something else is about to be said, or the statement has ended.
  func pause()
}

/// What is being done for a statement, as seen from the loops that take long.
///
/// The watcher is the task's own value, as cancellation is in Swift: a kernel many calls down asks for
/// it without every signature on the way knowing of it. Where nobody watches, nothing ever stops.
public enum Work {
  /// What is being done.
  public enum Doing: Hashable, Sendable {
    /// Rows of a file are read; the total is a guess.
    case reading
    /// Rows become part of the model.
    case importing
    /// A query runs.
    case computing
    /// Rows of an answer are written.
    case writing
  }

  /// Whoever watches.
  public static let watcher = TaskLocal<(any Watcher)?>(wrappedValue: nil)

  /// Rows between two looks: often enough for a person, seldom enough to cost nothing.
  public static let block = 4_096

  /// Whether to stop; asked once a block and never once a row.
  public static var isStopped: Bool { watcher.get()?.isStopping ?? false }

  /// Says how far something has come; answers whether to go on.
  ///
  /// Without a total it only says that something is being done still.
  @discardableResult
  public static func goesOn(_ doing: Doing, _ done: Int = 0, of total: Int = 0) -> Bool {
    guard let watcher = watcher.get() else { return true }
    if watcher.isStopping { return false }
    watcher.advance(doing, done, of: total)
    return true
  }
}
