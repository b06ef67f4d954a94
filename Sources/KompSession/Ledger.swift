import KompModel

/// What can be taken back and made again, by the entries of a journal in their order.
struct Ledger {
  private(set) var entries: [JournalEntry]
  /// Entries that hold: made or made again, and not taken back since.
  private var live: Set<Int> = []
  /// Entries that took something back which has not been made again.
  private var taken: Set<Int> = []
  /// For each entry the one it takes back or makes again, from the beginning.
  private var roots: [Int: Int] = [:]

  init(_ entries: [JournalEntry]) {
    self.entries = []
    self.entries.reserveCapacity(entries.count)
    for entry in entries { add(entry) }
  }

  /// Takes in the next entry.
  mutating func add(_ entry: JournalEntry) {
    entries.append(entry)
    switch entry.kind {
    case .made: roots[entry.number] = entry.number
    case .undid(let number), .redid(let number): roots[entry.number] = roots[number] ?? number
    }
    switch entry.kind {
    case .made: live.insert(entry.number)
    case .undid(let number):
      live.remove(number)
      taken.insert(entry.number)
    case .redid(let number):
      taken.remove(number)
      live.insert(entry.number)
    }
  }

  /// Whether an entry holds: it was not taken back.
  func holds(_ entry: JournalEntry) -> Bool { live.contains(entry.number) }

  /// Somebody's last entry that can be taken back; what nothing takes back is passed over.
  func undoable(by who: String) -> JournalEntry? {
    entries.last { $0.who == who && live.contains($0.number) && !$0.isFinal }
  }

  /// Somebody's last undoing that can be made again: nothing of their own was made since.
  func redoable(by who: String) -> JournalEntry? {
    guard let last = entries.last(where: { $0.who == who && taken.contains($0.number) }) else {
      return nil
    }
    let isOver = entries.contains {
      $0.number > last.number && $0.who == who && $0.kind == .made
    }
    return isOver ? nil : last
  }

  /// What an entry takes back or makes again, from the beginning.
  func first(_ entry: JournalEntry) -> JournalEntry {
    entries.first { $0.number == roots[entry.number] } ?? entry
  }

  /// The first later entry that touches what an entry touches, and is not as if it had never been: what was
  /// made and taken back, or taken back and made again, comes to nothing.
  func obstacle(to entry: JournalEntry) -> JournalEntry? {
    let later = entries.filter { $0.number > entry.number }
    guard !later.isEmpty else { return nil }
    var counts: [Int: Int] = [:]
    for other in later { counts[roots[other.number] ?? other.number, default: 0] += 1 }
    let mine = Footprint(entry.change)
    return later.last { other in
      let root = roots[other.number] ?? other.number
      return root != roots[entry.number] && !(counts[root] ?? 0).isMultiple(of: 2)
        && Footprint(other.change).meets(mine)
    }
  }
}

extension JournalEntry {
  /// Whether nothing takes it back: somebody was forgotten.
  var isFinal: Bool { inverse.isEmpty }
}
