import Synchronization

/// The texts of a column, still to be read: rows can be counted and told apart without them, and a few are
/// read without the others.
public final class TextPromise: Sendable {
  /// How many texts are few: who asks for more of them, one by one, is given all.
  public static let few = 256

  private let all: Promise<TextPool>
  private let one: (@Sendable (Int) -> String)?
  /// How many of the first texts are known to follow one upon another in Swedish order.
  let leadingInOrder: Int
  private let asked = Mutex(0)

  /// A promise that is kept by reading all; one text may be had sooner, and must be the same.
  public init(
    one: (@Sendable (Int) -> String)? = nil, leadingInOrder: Int = 0,
    _ read: @escaping @Sendable () -> TextPool
  ) {
    all = Promise(read)
    self.one = one
    self.leadingInOrder = leadingInOrder
  }

  /// All texts.
  var thing: TextPool { all.thing }

  /// The text of a number.
  func text(_ code: Int) -> String {
    guard let one, !all.isKept else { return all.thing[code] }
    let isAmongFew = asked.withLock { asked in
      asked += 1
      return asked <= TextPromise.few
    }
    return isAmongFew ? one(code) : all.thing[code]
  }
}
