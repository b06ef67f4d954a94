/// Walks through the earlier entries and back to what was being typed.
package struct Recall {
  package enum Direction: Hashable, Sendable { case earlier, later }

  /// How many entries back from the newest; 0 is the text being typed.
  private var depth = 0
  private var draft = ""

  /// At the text being typed.
  package init() {}

  /// The entry one step further; nil at either end.
  ///
  /// The text being typed is kept for the way back.
  package mutating func move(
    _ direction: Direction, through entries: [String], from text: String
  ) -> String? {
    switch direction {
    case .earlier:
      guard depth < entries.count else { return nil }
      if depth == 0 { draft = text }
      depth += 1
    case .later:
      guard depth > 0 else { return nil }
      depth -= 1
    }
    return depth == 0 ? draft : entries[entries.count - depth]
  }
}
