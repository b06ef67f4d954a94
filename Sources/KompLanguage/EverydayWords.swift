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
    "olika", "något", "någon", "kan", "behärskar", "given", "snälla",
    "please", "tack", "nu", "now",
  ]
  /// Words before the name of a competence.
  static let skillNouns: Set<String> = [
    "kompetens", "kompetensen", "kompetenser", "kompetenserna", "competence", "competences",
    "competencies", "skill", "skills",
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
    "ingen", "inte", "ej", "aldrig", "not", "never",
  ]
  /// Words for the one who has what nobody else has.
  static let alone: Set<String> = ["ensam", "ensamma", "alone", "only", "sole"]
  /// Words for what somebody wants to learn.
  static let wanting: Set<String> = [
    "vill", "önskar", "lära", "sig", "want", "wants", "wishes", "to", "learn",
  ]
  static let sharing: Set<String> = [
    "share", "percent", "percentage", "proportion", "fraction", "andel", "andelen", "procent",
  ]
  static let counting: Set<String> = [
    "many", "många", "count", "number", "antal", "antalet",
  ]

  /// What is said of somebody who leaves.
  static let leaving: Set<String> = [
    "leaves", "leave", "left", "has left", "is leaving", "will leave", "quits", "quit", "resigns",
    "resigned", "retires", "retired", "is retiring", "will retire", "slutar", "slutade",
    "har slutat", "ska sluta", "går i pension", "gick i pension", "har gått i pension",
    "säger upp sig", "sa upp sig", "har sagt upp sig",
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
  /// Beginnings of words that are no measure by themselves: `min` is also whose something is.
  private static let extremes: [(String, Keyword)] = [
    ("max", .maximum), ("högsta", .maximum), ("min", .minimum), ("lägsta", .minimum),
    ("total", .sum), ("summa", .sum),
  ]

  /// `medelålder`, `average age`: a measure of a field, and how many words it takes.
  static func measure(_ word: String, _ next: String, _ naming: EverydayQuestion.Naming) -> (
    text: Both, length: Int
  )? {
    for (prefix, keyword) in measures + extremes where word.hasPrefix(prefix) {
      let rest = String(word.dropFirst(prefix.count))
      if rest.isEmpty, extremes.contains(where: { $0.0 == prefix }) { continue }
      guard case (.field(let field), 1)? = naming([rest.isEmpty ? next : rest]) else { continue }
      func said(_ tongue: Tongue) -> String {
        "\(keyword.main(in: tongue)) \(field.main(in: tongue))"
      }
      return (Both(said(.english), said(.swedish)), rest.isEmpty ? 2 : 1)
    }
    return nil
  }
}

extension EverydayQuestion {
  /// Whether words say that somebody leaves: `går i pension`.
  public static func saysLeaving(_ words: String) -> Bool { EverydayWords.leaving.contains(words) }

  /// Whether a word by itself is a word of questions.
  public static func says(_ word: String) -> Bool {
    [
      EverydayWords.fillers, EverydayWords.joints, EverydayWords.within, EverydayWords.lacking,
      EverydayWords.sharing, EverydayWords.counting, EverydayWords.skillNouns,
      EverydayWords.groups,
    ].contains { EverydayWords.has(word, in: $0) }
  }
}
