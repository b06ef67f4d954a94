/// Walks through the earlier entries that begin as what was being typed, and back to that.
package struct Recall {
  package enum Direction: Hashable, Sendable { case earlier, later }

  /// How many entries back from the newest; 0 is the text being typed.
  private var depth = 0
  private var draft = ""
  private var shown = ""

  /// At the text being typed.
  package init() {}

  /// The entry one step further; nil at either end.
  ///
  /// The text being typed is kept for the way back. Whoever changes an entry on the way begins
  /// anew from what it has become.
  package mutating func move(
    _ direction: Direction, through entries: [String], from text: String
  ) -> String? {
    if depth > 0, text != shown { (depth, draft) = (0, text) }
    if depth == 0 { draft = text }
    var next = depth
    repeat {
      next += direction == .earlier ? 1 : -1
      guard next >= 0, next <= entries.count else { return nil }
    } while next > 0 && !fits(entries[entries.count - next])
    depth = next
    shown = depth == 0 ? draft : entries[entries.count - depth]
    return shown
  }

  /// An entry that is what stands there already is no step.
  private func fits(_ entry: String) -> Bool {
    entry.hasPrefix(draft) && entry != shown && (entry != draft || draft.isEmpty)
  }
}
