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
  /// What each typed letter costs for each letter of Latin-1, 256 for each.
  private let costs: [UInt8]
  /// The endings that what was typed may carry: where each begins, and what it costs.
  private let endings: [(place: Int, cost: Int)]
  /// The same for endings that take the place of a last vowel.
  private let changes: [(place: Int, last: UInt32, cost: Int)]
  // Three rows of the table, and the cost of every beginning of what was typed against the whole
  // word and against the word without its last letter.
  private var older: [Int] = []
  private var old: [Int] = []
  private var row: [Int] = []
  private var singles: [Int] = []
  private var whole: [Int] = []
  private var butLast: [Int] = []

  init(_ typed: [UInt32]) {
    self.typed = typed
    plain = typed.map(Letters.plain)
    cutoff = typed.count <= 4 ? 10 : typed.count <= 8 ? 20 : 30
    bag = Misspelling.bag(typed) & ~Misspelling.bag(Letters.of("aenrtos"))
    // What is longer than any word is seldom near one, and is not worth a table.
    costs = typed.prefix(typed.count > 64 ? 0 : 64).flatMap { letter in
      (0..<UInt32(256)).map { UInt8(Misspelling.wrong(letter, $0)) }
    }
    let places = max(2, typed.count - SwedishEndings.longest)..<max(2, typed.count)
    endings = places.compactMap { place in
      SwedishEndings.cost(of: typed, from: place).map { (place, $0) }
    }
    changes = places.flatMap { place in
      SwedishEndings.vowels.compactMap { last in
        SwedishEndings.cost(of: typed, from: place, insteadOf: last).map { (place, last, $0) }
      }
    }
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
    Misspelling.reset(&singles, columns)
    for j in 0..<columns { singles[j] = Misspelling.single(word, j) }
    row[0] = 0
    for j in stride(from: 1, through: min(columns, Misspelling.band), by: 1) {
      row[j] = row[j - 1] + singles[j - 1]
    }
    record(0, word.count)
    var oldBest = 0
    for i in 1...typed.count {
      swap(&older, &old)
      swap(&old, &row)
      let best = step(i, against: word, columns)
      record(i, word.count)
      if best > limit, oldBest > limit {
        Misspelling.reset(&row, columns + 1)
        return
      }
      oldBest = best
    }
  }

  /// Fills the row of one typed letter from the two before it; the answer is the least cost in it.
  private mutating func step(_ i: Int, against word: [UInt32], _ columns: Int) -> Int {
    let low = max(0, i - Misspelling.band)
    let high = min(columns, i + Misspelling.band)
    let letter = typed[i - 1]
    let before = i > 1 ? typed[i - 2] : 0
    let extra = Misspelling.single(typed, i - 1)
    let start = (i - 1) * 256
    var best = Misspelling.far
    if low > 0 { row[low - 1] = best }
    if high < columns { row[high + 1] = best }
    guard low <= high else { return best }
    for j in low...high {
      var cost = old[j] + extra
      if j > 0 {
        let meant = word[j - 1]
        let wrong =
          meant < 256 && start < costs.count
          ? Int(costs[start + Int(meant)]) : Misspelling.wrong(letter, meant)
        cost = min(cost, old[j - 1] + wrong, row[j - 1] + singles[j - 1])
        if i > 1, j > 1, letter == word[j - 2], before == meant {
          cost = min(cost, older[j - 2] + 7)
        }
      }
      row[j] = cost
      best = min(best, cost)
    }
    return best
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
    for ending in endings { best = min(best, whole[ending.place] + ending.cost) }
    for change in changes where change.last == last {
      best = min(best, butLast[change.place] + change.cost)
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
