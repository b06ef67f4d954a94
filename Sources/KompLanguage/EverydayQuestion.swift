import KompLexicon
import KompValues

/// A whole question in everyday words, such as `how many at each step in each unit`.
///
/// It is recognised only where every word of it is understood, and never run.
struct EverydayQuestion {
  /// Fields to group by, in the order said.
  private var keys: [(name: String, isWithin: Bool)] = []
  private var missing: [String] = []
  private var degree: String?
  private var counts = false
  private var shares = false

  /// Words that say nothing of what is asked for.
  private static let fillers: Set<String> = [
    "how", "many", "much", "what", "is", "are", "there", "the", "a", "an", "of", "on", "at", "each",
    "every", "per", "by", "and", "for", "that", "who", "which", "work", "works", "working", "do",
    "does", "we", "have", "has", "with", "people", "person", "persons", "employees", "they", "them",
    "three", "show", "me", "list", "find", "all", "ones", "one", "any", "big", "large", "split",
    "hur", "många", "stor", "vilka", "vilken", "vem", "är", "finns", "det", "de", "den", "en",
    "ett", "på", "varje", "per", "och", "för", "som", "arbetar", "jobbar", "har", "vi", "med",
    "personer", "anställda", "medarbetare", "visa", "mig", "lista", "hitta", "alla", "tre", "hos",
    "personal", "personalen", "staff", "av", "efter", "fördelat", "uppdelat", "olika", "inte",
    "något", "någon", "not",
  ]
  private static let joints: Set<String> = ["per", "by", "efter", "för", "for", "each", "varje"]
  private static let within: Set<String> = ["in", "within", "i", "inom"]
  private static let lacking: Set<String> = [
    "lack", "lacks", "lacking", "without", "no", "missing", "saknar", "saknas", "utan", "inget",
    "ingen",
  ]
  private static let sharing: Set<String> = [
    "share", "percent", "percentage", "proportion", "fraction", "andel", "andelen", "procent",
  ]
  private static let counting: Set<String> = [
    "many", "många", "count", "number", "antal", "antalet",
  ]

  /// Reads words; nil where one of them is not understood.
  ///
  /// `field` gives the field a word names, as that field is written.
  init?(_ words: [String], field: (String) -> String?) {
    var lacks = false
    var isWithin = false
    var firstJoint: Int?
    var index = 0
    while index < words.count {
      defer { index += 1 }
      let word = words[index]
      let next = index + 1 < words.count ? words[index + 1] : ""
      if Self.sharing.contains(word) {
        shares = true
      } else if Self.counting.contains(word) {
        counts = true
      } else if let sign = PartTime.signs[word] {
        degree = sign
      } else if (word == "part" || word == "full"), next == "time" || next == "timers" {
        degree = word == "part" ? "<100%" : "=100%"
        index += 1
      } else if Self.lacking.contains(word) {
        lacks = true
      } else if let name = field(word) {
        // `steg per enhet`: what is said after `per`, and not before it, is the outer key.
        let isOuter = isWithin || (keys.count == 1 && firstJoint == 1)
        if lacks { missing.append(name) } else { keys.append((name, isOuter)) }
        (lacks, isWithin) = (false, false)
      } else if Self.within.contains(word) {
        isWithin = true
      } else if Self.joints.contains(word) {
        firstJoint = firstJoint ?? keys.count
      } else if !Self.fillers.contains(word) {
        return nil
      }
    }
    // A word for what is missing stands after its field as well: `steg saknas`.
    if lacks, let last = keys.popLast() { missing.append(last.name) }
    guard !keys.isEmpty || !missing.isEmpty || degree != nil else { return nil }
  }

  /// The query that asks for it.
  func query(in tongue: Tongue) -> String {
    func word(_ keyword: Keyword) -> String { keyword.main(in: tongue) }
    let swedish = tongue == .swedish
    var tests = missing.map { "\($0) \(word(.isMissing))" }
    if let degree { tests.append((swedish ? "sysselsättningsgrad" : "degree") + degree) }
    let condition = tests.joined(separator: " \(word(.and)) ")
    // `step in each unit`: what is said last, within, is the outer key.
    var ordered = keys
    if ordered.count == 2, ordered[1].isWithin { ordered.swapAt(0, 1) }
    let grouped =
      ordered.isEmpty ? "" : " \(word(.by)) " + ordered.map(\.name).joined(separator: ", ")
    let noun = swedish ? "personal" : "staff"
    if shares {
      let measure = word(.share) + (tests.isEmpty ? "" : " (\(condition))")
      return keys.isEmpty
        ? "\(noun) \(word(.compute)) \(measure)" : "\(noun)\(grouped): \(measure)"
    }
    let rows = noun + (tests.isEmpty ? "" : " \(word(.where)) \(condition)")
    return counts && keys.isEmpty ? "\(word(.count)) \(rows)" : rows + grouped
  }
}

extension Reader {
  /// A statement that is a question in everyday words, with the query it is.
  mutating func everydayQuestion() -> Stop? {
    guard at < end, !scriptNames.contains(division.tokens[at].folded) else { return nil }
    var words: [String] = []
    for index in at..<end {
      let token = division.tokens[index]
      if token.mark == .comma || source[token.place] == "?" { continue }
      guard token.kind == .word else { return nil }
      words.append(token.folded)
    }
    let tongue = spoken
    guard words.count > 1 || PartTime.signs[words.first ?? ""] != nil,
      let question = EverydayQuestion(words, field: { fieldSaid($0, in: tongue) })
    else { return nil }
    let first = division.tokens[at].place
    let whole = first.lowerBound..<division.tokens[end - 1].place.upperBound
    let place =
      words.count > 1 && Habits.openings[words[0] + " " + words[1]] != nil
      ? first.lowerBound..<division.tokens[at + 1].place.upperBound : first
    at = end
    return fail(
      .question(source[place]), at: place, fixes: [Fix(whole, question.query(in: tongue))])
  }

  /// The field that a word of everyday speech names: its own word, one of its forms, or the noun's.
  private func fieldSaid(_ word: String, in tongue: Tongue) -> String? {
    func field(_ id: String) -> String? {
      book.fields.first { $0.id == id }?.words.main(in: tongue)
    }
    // A word that asks is no field, though a column may be called so.
    if Habits.openings[word] == nil, let id = book.fieldID(word) { return field(id) }
    let plurals = [
      "units": "unit", "enheter": "unit", "enheterna": "unit", "enheten": "unit",
      "departments": "department", "förvaltningar": "department", "förvaltningarna": "department",
      "förvaltningen": "department", "professions": "profession", "yrken": "profession",
      "yrkena": "profession", "yrket": "profession", "steps": "step", "stegen": "step",
      "steget": "step", "ages": "age", "åldrar": "age", "åldern": "age",
    ]
    return plurals[word].flatMap(field)
  }
}
