/// How far what was typed lies from a word, in tenths of a wrong key; nil beyond belief.
///
/// Optimal string alignment: wrong, lost and extra letters and two letters that changed places,
/// each cheaper where a hand or an ear explains it. The same table of costs also answers for
/// Swedish endings and for words begun but not ended, since it holds the cost of every beginning.
struct Misspelling {
  private static let far = 1 << 20
  private static let band = 5

  private let typed: [UInt32]
  private let plain: [UInt32]
  private let cutoff: Int
  private let bag: UInt32
  // Three rows of the table, and the cost of every beginning of what was typed against the whole
  // word and against the word without its last letter.
  private var older: [Int] = []
  private var old: [Int] = []
  private var row: [Int] = []
  private var whole: [Int] = []
  private var butLast: [Int] = []

  init(_ typed: [UInt32]) {
    self.typed = typed
    plain = typed.map(Letters.plain)
    cutoff = typed.count <= 4 ? 10 : typed.count <= 8 ? 20 : 30
    bag = Misspelling.bag(typed) & ~Misspelling.bag(Letters.of("aenrtos"))
  }

  /// The cost of taking one word for what was typed.
  mutating func cost(of word: [UInt32]) -> Int? {
    guard !typed.isEmpty, !word.isEmpty else { return nil }
    guard typed.count - word.count <= Misspelling.band + SwedishEndings.longest else { return nil }
    // Each letter that the word lacks, but for those that endings are made of, costs 7 or more.
    let lacking = (bag & ~Misspelling.bag(word)).nonzeroBitCount
    guard lacking * 7 <= cutoff else { return nil }
    fill(against: word)
    // Where more than half of the letters are wrong, anything is like anything.
    let believed = min(cutoff, 5 * max(typed.count, word.count))
    var best = min(whole[typed.count], inflected(word))
    if best > believed { best = Misspelling.far }
    best = min(best, begun(word), within(word))
    return best < Misspelling.far ? best : nil
  }

  /// Fills the table within its band; ends early when every way on is too dear.
  private mutating func fill(against word: [UInt32]) {
    let far = Misspelling.far
    let columns = min(word.count, typed.count + Misspelling.band)
    let limit = max(cutoff, 10)
    Misspelling.reset(&older, columns + 1)
    Misspelling.reset(&old, columns + 1)
    Misspelling.reset(&row, columns + 1)
    Misspelling.reset(&whole, typed.count + 1)
    Misspelling.reset(&butLast, typed.count + 1)
    row[0] = 0
    for j in stride(from: 1, through: min(columns, Misspelling.band), by: 1) {
      row[j] = row[j - 1] + Misspelling.single(word, j - 1)
    }
    record(0, word.count)
    var oldBest = 0
    for i in 1...typed.count {
      (older, old, row) = (old, row, older)
      let low = max(0, i - Misspelling.band)
      let high = min(columns, i + Misspelling.band)
      let extra = Misspelling.single(typed, i - 1)
      var best = far
      if low > 0 { row[low - 1] = far }
      if high < columns { row[high + 1] = far }
      if low <= high {
        for j in low...high {
          var cost = old[j] + extra
          if j > 0 {
            cost = min(cost, old[j - 1] + Misspelling.wrong(typed[i - 1], word[j - 1]))
            cost = min(cost, row[j - 1] + Misspelling.single(word, j - 1))
            if i > 1, j > 1, typed[i - 1] == word[j - 2], typed[i - 2] == word[j - 1] {
              cost = min(cost, older[j - 2] + 7)
            }
          }
          row[j] = cost
          best = min(best, cost)
        }
      }
      record(i, word.count)
      if best > limit, oldBest > limit {
        Misspelling.reset(&row, columns + 1)
        return
      }
      oldBest = best
    }
  }

  private static func reset(_ costs: inout [Int], _ count: Int) {
    costs.removeAll(keepingCapacity: true)
    costs.append(contentsOf: repeatElement(far, count: count))
  }

  /// The letters a–z of a word without their dots, one bit for each.
  private static func bag(_ word: [UInt32]) -> UInt32 {
    var bag: UInt32 = 0
    for letter in word {
      let plain = Letters.plain(letter)
      if plain >= 0x61, plain <= 0x7A { bag |= 1 << (plain - 0x61) }
    }
    return bag
  }

  private mutating func record(_ i: Int, _ length: Int) {
    if length < row.count { whole[i] = row[length] }
    if length - 1 < row.count { butLast[i] = row[length - 1] }
  }

  /// The cost where what was typed, or the word, carries a Swedish ending that the other lacks.
  private func inflected(_ word: [UInt32]) -> Int {
    var best = Misspelling.far
    guard word.count >= 2, typed.count >= 2 else { return best }
    let last = word[word.count - 1]
    for place in max(2, typed.count - SwedishEndings.longest)..<max(2, typed.count) {
      if let cost = SwedishEndings.cost(of: typed, from: place) {
        best = min(best, whole[place] + cost)
      }
      if let cost = SwedishEndings.cost(of: typed, from: place, insteadOf: last) {
        best = min(best, butLast[place] + cost)
      }
    }
    guard word.count > typed.count - 2 else { return best }
    for place in max(2, word.count - SwedishEndings.longest)..<max(2, word.count)
    where place < row.count {
      if row[place] < best, let cost = SwedishEndings.cost(of: word, from: place) {
        best = min(best, row[place] + cost + 1)
      }
    }
    return best
  }

  /// The cost where what was typed is how the word begins.
  private func begun(_ word: [UInt32]) -> Int {
    guard typed.count >= 4, word.count > typed.count else { return Misspelling.far }
    let believed = typed.count < 7 ? 4 : 10
    var best = Misspelling.far
    for place in max(1, typed.count - 1)..<row.count where row[place] <= believed {
      best = min(best, row[place] + 9 + min(5, (word.count - place) / 4))
    }
    return best
  }

  /// The cost where what was typed begins a later word of a name, or ends the name.
  private func within(_ word: [UInt32]) -> Int {
    let far = Misspelling.far
    guard plain.count >= 4, word.count > plain.count else { return far }
    for start in 1...(word.count - plain.count) where Letters.plain(word[start]) == plain[0] {
      guard Letters.parts(word[start - 1]) || start == word.count - plain.count else { continue }
      if plain.indices.allSatisfy({ Letters.plain(word[start + $0]) == plain[$0] }) { return 14 }
    }
    return far
  }

  /// The cost of a letter that only one side has.
  private static func single(_ word: [UInt32], _ index: Int) -> Int {
    if Letters.parts(word[index]) { return 4 }
    return index > 0 && word[index] == word[index - 1] ? 6 : 10
  }

  /// The cost of one letter for another.
  private static func wrong(_ typed: UInt32, _ meant: UInt32) -> Int {
    if typed == meant { return 0 }
    if Letters.plain(typed) == Letters.plain(meant) { return 2 }
    if Letters.parts(typed), Letters.parts(meant) { return 2 }
    if SwedishKeyboard.areNeighbours(typed, meant) { return 7 }
    return SwedishKeyboard.soundAlike(typed, meant) ? 7 : 10
  }
}
