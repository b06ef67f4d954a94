/// The nearest known words to a mistyped one, best first.
public enum Nearest {
  /// At most `limit` candidates that a reader would believe were meant; empty where none is near.
  public static func words(
    to typed: String, among candidates: some Sequence<String>, limit: Int = 3
  )
    -> [String]
  { [] }
}
