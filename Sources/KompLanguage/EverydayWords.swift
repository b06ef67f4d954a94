import KompLexicon
import KompValues

/// The words of everyday questions, folded; lost dots over å ä ö are understood.
enum EverydayWords {
  /// Words that say nothing of what is asked for.
  static let fillers: Set<String> = [
    "how", "many", "much", "is", "are", "there", "the", "a", "an", "of", "on", "at", "each",
    "every", "per", "by", "and", "for", "that", "who", "everyone", "everybody", "which", "work",
    "works", "working", "do",
    "does", "we", "have", "has", "with", "people", "person", "persons", "employees", "they", "them",
    "three", "show", "me", "list", "find", "search", "all", "ones", "one", "any", "big", "large",
    "split",
    "can", "knows", "hur", "många", "stor", "vilka", "vilken", "vem", "är", "finns", "det",
    "de", "den", "en", "ett", "på", "varje", "per", "och", "för", "som", "arbetar", "jobbar", "har",
    "vi", "med", "personer", "anställda", "medarbetare", "visa", "mig", "lista", "hitta", "sök",
    "alla",
    "tre", "hos", "personal", "personalen", "staff", "av", "efter", "fördelat", "uppdelat",
    "olika", "inte", "något", "någon", "not", "kan", "behärskar", "given", "snälla",
    "please", "tack", "nu", "now",
  ]
  /// Words before the name of a competence.
  static let skillNouns: Set<String> = [
    "kompetens", "kompetensen", "competence", "skill", "skills", "kompetenser",
  ]
  /// How something is spread, in a word.
  static let spreads: [String: Words] = {
    let ages = Words(
      "age in (..29, 30..39, 40..49, 50..59, 60..)", "ålder i (..29, 30..39, 40..49, 50..59, 60..)")
    let sexes = Words("sex", "kön")
    return [
      "åldersfördelning": ages, "åldersfördelningen": ages, "åldersgrupp": ages,
      "åldersgrupper": ages, "aldersfordelning": ages, "aldersgrupp": ages, "agegroup": ages,
      "könsfördelning": sexes, "könsfördelningen": sexes, "konsfordelning": sexes,
      "yrkesfördelning": Words("profession", "yrke"), "gender": sexes,
    ]
  }()
  /// Who comes first by age, and whether the oldest do.
  static let superlatives: [String: Bool] = [
    "oldest": true, "äldst": true, "äldsta": true, "aldst": true, "aldsta": true,
    "youngest": false, "yngst": false, "yngsta": false,
  ]
  /// `hur gammal`, `how old`: the age is asked for.
  static let old: Set<String> = ["old", "gammal", "gamla", "gammalt"]
  /// Words after a number's field that want it in groups: `ålder i grupper`.
  static let groups: Set<String> = ["grupper", "groups", "bands", "intervall"]
  static let joints: Set<String> = ["per", "by", "efter", "för", "for", "each", "varje"]
  static let within: Set<String> = ["in", "within", "among", "i", "inom", "bland"]
  static let lacking: Set<String> = [
    "lack", "lacks", "lacking", "without", "no", "missing", "saknar", "saknas", "utan", "inget",
    "ingen",
  ]
  static let sharing: Set<String> = [
    "share", "percent", "percentage", "proportion", "fraction", "andel", "andelen", "procent",
  ]
  static let counting: Set<String> = [
    "many", "många", "count", "number", "antal", "antalet",
  ]

  /// Whether a word is one of a set, also without its dots.
  static func has(_ word: String, in words: Set<String>) -> Bool {
    if words.contains(word) { return true }
    // Only a word that has no dots itself can have lost them.
    guard withoutDots(word) == word else { return false }
    return words.contains { $0.utf8.count > word.utf8.count && withoutDots($0) == word }
  }

  /// Whether a word asks for rows as they are.
  static func isShowing(_ word: String) -> Bool {
    has(word, in: ["show", "list", "visa", "lista"])
  }

  /// `steg saknas`.
  static func missing(_ field: Words) -> Both {
    func said(_ tongue: Tongue) -> String {
      "\(field.main(in: tongue)) \(Keyword.isMissing.main(in: tongue))"
    }
    return Both(said(.english), said(.swedish))
  }

  private static let measures: [(String, Keyword)] = [
    ("genomsnittliga", .average), ("genomsnittlig", .average), ("genomsnitts", .average),
    ("medel", .average), ("snitt", .average), ("average", .average), ("mean", .average),
    ("median", .median),
  ]

  /// `medelålder`, `average age`: a measure of a field, and how many words it takes.
  static func measure(_ word: String, _ next: String, _ naming: EverydayQuestion.Naming) -> (
    text: Both, length: Int
  )? {
    for (prefix, keyword) in measures where word.hasPrefix(prefix) {
      let rest = String(word.dropFirst(prefix.count))
      guard case (.field(let field), 1)? = naming([rest.isEmpty ? next : rest]) else { continue }
      func said(_ tongue: Tongue) -> String {
        "\(keyword.main(in: tongue)) \(field.main(in: tongue))"
      }
      return (Both(said(.english), said(.swedish)), rest.isEmpty ? 2 : 1)
    }
    return nil
  }
}

/// Words that are being read, with what the last of them said of the next.
struct ReadingWords {
  private let words: [String]
  private var at = 0
  var lacks = false
  var isWithin = false
  var asksWhat = false
  var hasCondition = false
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

extension EverydayQuestion {
  /// Whether a word by itself is a word of questions.
  public static func says(_ word: String) -> Bool {
    [
      EverydayWords.fillers, EverydayWords.joints, EverydayWords.within, EverydayWords.lacking,
      EverydayWords.sharing, EverydayWords.counting, EverydayWords.skillNouns,
      EverydayWords.groups,
    ].contains { EverydayWords.has(word, in: $0) }
  }
}
