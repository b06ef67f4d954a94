/// The nearest known words to a mistyped one, best first.
public enum Nearest {
  /// At most `limit` candidates that a reader would believe were meant; empty where none is near.
  ///
  /// Case is nothing, lost dots and Swedish endings are little, neighbouring keys are less than
  /// others. The best comes first, those as good as each other in Swedish order.
  public static func words(
    to typed: String, among candidates: some Sequence<String>, limit: Int = 3
  )
    -> [String]
  {
    var misspelling = Misspelling(Letters.of(typed))
    var found: [(cost: Int, word: String)] = []
    var letters: [UInt32] = []
    var best = Int.max
    for candidate in candidates {
      Letters.write(candidate, into: &letters)
      guard let cost = misspelling.cost(of: letters), best == .max || cost <= best + spread
      else { continue }
      best = min(best, cost)
      found.append((cost, candidate))
    }
    var seen: Set<String> = []
    return Array(
      found.filter { $0.cost <= best + spread }
        .sorted(by: comesFirst)
        .map(\.word)
        .filter { seen.insert($0).inserted }
        .prefix(max(0, limit)))
  }

  /// How much worse than the best a word may be and still be worth naming.
  private static let spread = 12

  private static func comesFirst(
    _ a: (cost: Int, word: String), _ b: (cost: Int, word: String)
  ) -> Bool {
    if a.cost != b.cost { return a.cost < b.cost }
    let (left, right) = (Letters.of(a.word), Letters.of(b.word))
    if left == right { return a.word < b.word }
    return left.lexicographicallyPrecedes(right) { Letters.rank($0) < Letters.rank($1) }
  }
}
