import KompLexicon
import KompValues

/// Words that are being read, with what the last of them said of the next.
struct ReadingWords {
  private let words: [String]
  private var at = 0
  var lacks = false
  var isWithin = false
  var asksWhat = false
  var hasCondition = false
  var namesSkills = false
  var isAlone = false
  var wants = false
  /// How many keys had been said before the first word that groups.
  var joint: Int?

  init(_ words: [String]) { self.words = words }

  var word: String? { at < words.count ? words[at] : nil }
  var next: String { ahead(1) }
  var rest: ArraySlice<String> { words[at...] }

  mutating func step(_ count: Int = 1) { at += count }

  private func ahead(_ count: Int) -> String { at + count < words.count ? words[at + count] : "" }

  private static func number(_ word: String) -> Int? {
    word.utf8.count <= 4 ? Int(word).flatMap { $0 >= 0 ? $0 : nil } : nil
  }

  /// `över 60 år`, `yngre än 30`, `mellan 30 och 40`, `60+`.
  mutating func age() -> Both? {
    func test(_ text: String) -> Both { Both("age\(text)", "ålder\(text)") }
    if let word, word.hasSuffix("+"), let years = Self.number(String(word.dropLast())) {
      step()
      return test(">=\(years)")
    }
    let two = "\(word ?? "") \(next)"
    for (length, sign) in [(2, Habits.ages2[two]), (1, Habits.ages1[word ?? ""])] {
      guard let sign, let years = Self.number(ahead(length)) else { continue }
      step(length + 1)
      passYears()
      return test("\(sign)\(years)")
    }
    guard let word, word == "mellan" || word == "between" else { return nil }
    let joint = ahead(2)
    if let low = Self.number(next), joint == "och" || joint == "and",
      let high = Self.number(ahead(3))
    {
      step(4)
      passYears()
      return test("=\(low)..\(high)")
    }
    let parts = next.split(separator: "-").map(String.init)
    guard parts.count == 2, let low = Self.number(parts[0]), let high = Self.number(parts[1]) else {
      return nil
    }
    step(2)
    passYears()
    return test("=\(low)..\(high)")
  }

  private mutating func passYears() {
    if let word, Habits.units.contains(word) { step() }
    if let word, word == "gamla" || word == "old" { step() }
  }

  /// `i pension 2028`, `retire in 2028`: who is still here at the end of that year and has reached the
  /// age that steers pensions (67 for 2026–2031); the line that is proposed shows both.
  mutating func retirement() -> (test: Both, year: Int)? {
    var length = 0
    if EverydayWords.has(word ?? "", in: ["går", "gå"]), next == "i", ahead(2).hasPrefix("pension")
    {
      length = 3
    } else if ["pensioneras", "pension", "retire", "retires", "retiring"].contains(word ?? "") {
      length = 1
    } else {
      return nil
    }
    while ["i", "in", "under", "during", "år", "year"].contains(ahead(length)) { length += 1 }
    guard let year = Self.number(ahead(length)), (1900...2200).contains(year) else { return nil }
    step(length + 1)
    return (Both("age>=67", "ålder>=67"), year)
  }

  /// `slutar snart`, `leaving soon`: within a quarter.
  mutating func soon() -> Both? {
    guard let word, EverydayWords.has(word, in: Self.leaving.union(["leaving", "sluta"])),
      ["snart", "soon"].contains(next)
    else { return nil }
    step(2)
    return Both(
      "left>=today and left<=today + 90 days", "slutade>=idag och slutade<=idag + 90 dagar")
  }

  private static let leaving: Set<String> = [
    "slutar", "slutade", "slutat", "leave", "leaves", "left", "quit",
  ]
  private static let coming: Set<String> = ["började", "börjat", "anställdes", "hired", "started"]

  /// `slutade 2025`, `hired in 2024`: something that happened in a year.
  mutating func event() -> (Both, isFormer: Bool)? {
    guard let word else { return nil }
    let isLeaving = EverydayWords.has(word, in: Self.leaving)
    guard isLeaving || EverydayWords.has(word, in: Self.coming) else { return nil }
    var length = 1
    while ["i", "in", "under", "during", "år", "year"].contains(ahead(length)) { length += 1 }
    guard let year = Self.number(ahead(length)), (1900...2200).contains(year) else { return nil }
    step(length + 1)
    return isLeaving
      ? (Both("left=\(year)", "slutade=\(year)"), true)
      : (Both("hired=\(year)", "anställd=\(year)"), false)
  }

  /// `de fem äldsta`, `top 5 oldest`, `vem är yngst`: how many come first by age, and from which end.
  mutating func superlative() -> (count: Int, isOldest: Bool)? {
    if let isOldest = EverydayWords.superlatives[word ?? ""] {
      step()
      let isOne = words.contains("vem") || (words.contains("who") && words.contains("is"))
      return (isOne ? 1 : 5, isOldest)
    }
    let length = ["top", "topp"].contains(word ?? "") ? 1 : 0
    let said = ahead(length)
    guard let isOldest = EverydayWords.superlatives[ahead(length + 1)],
      let count = Self.number(said) ?? NumberWords.number(said), count > 0
    else { return nil }
    step(length + 2)
    return (count, isOldest)
  }

  /// A number that stands next.
  mutating func number() -> Int? {
    guard let word, let number = Self.number(word) else { return nil }
    step()
    return number
  }

  /// `nivå 3`, `på nivå 3`, `3` after a competence.
  mutating func level() -> Int? {
    var length = 0
    while ["på", "at", "minst", "least", "nivå", "niva", "level", "steg"].contains(ahead(length)) {
      length += 1
    }
    guard let level = Self.number(ahead(length)), level < 100 else { return nil }
    step(length + 1)
    return level
  }
}
