import KompLanguage
import KompLexicon
import KompValues

/// The TextMate grammar of .komp files, made from the words the parser knows.
///
/// An editor sees one line and no grammar, so a word that is a keyword in one place and a field in
/// another has one colour here: that of the keyword, unless a sign beside it tells them apart.
public enum EditorGrammar {
  /// A pattern and the scope of what it finds, or of its groups.
  package struct Pattern {
    package let match: String
    package var scope: String?
    package var groups: [String] = []
  }

  /// The grammar as JSON.
  public static var text: String {
    var lines = [
      "{", "  \"name\": \"komp\",", "  \"scopeName\": \"source.komp\",",
      "  \"fileTypes\": [\"komp\"],", "  \"patterns\": [",
    ]
    for (at, pattern) in patterns.enumerated() {
      var parts = ["\"match\": \(quoted(pattern.match))"]
      if let scope = pattern.scope { parts.append("\"name\": \(quoted(scope + ".komp"))") }
      if !pattern.groups.isEmpty {
        let groups = pattern.groups.enumerated().map { number, scope in
          "\"\(number + 1)\": { \"name\": \(quoted(scope + ".komp")) }"
        }
        parts.append("\"captures\": { \(groups.joined(separator: ", ")) }")
      }
      let comma = at == patterns.count - 1 ? "" : ","
      lines.append("    { \(parts.joined(separator: ", ")) }\(comma)")
    }
    lines += ["  ]", "}"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The first that fits at the earliest place wins.
  package static var patterns: [Pattern] {
    let word = "[\\p{L}\\p{M}_][\\p{L}\\p{M}\\p{Nd}_]*(?:-[\\p{L}\\p{M}\\p{Nd}_]+)*"
    let end = "(?![\\p{L}\\p{M}\\p{Nd}_]|-[\\p{L}\\p{M}\\p{Nd}_])"
    let fields = Members.phrasebook.fields.flatMap(\.words.all)
    let nouns = [\Phrasebook.nouns, \.analyses, \.later].flatMap { Members.phrasebook[keyPath: $0] }
      .flatMap(\.words.all)
    let times = words([.today, .yesterday, .last, .next, .previous, .this])
    let quote = "[\"\u{201C}\u{201D}\u{201E}\u{201F}]"
    let single = "['\u{2018}\u{2019}\u{201A}\u{201B}]"
    func naming(_ keywords: [Keyword], not: [String] = []) -> String {
      let other = not.isEmpty ? "" : "(?!(?:\(choice(not)))\(end))"
      return "(?i)(\(choice(words(keywords))))\(end)[ \\t]+\(other)(\(word))"
    }
    return [
      Pattern(match: "#.*$", scope: "comment.line"),
      Pattern(match: "\(quote).*?\(quote)", scope: "string.quoted"),
      Pattern(match: "\(single).*?\(single)", scope: "string.quoted"),
      Pattern(match: ":\(word)", scope: "variable.parameter"),
      Pattern(match: "\\d{4}(?:-\\d{1,2}){1,2}\(end)", scope: "constant.numeric.date"),
      Pattern(match: "(?i)\\d{4}-?[qthwv]\\d{1,2}\(end)", scope: "constant.numeric.date"),
      Pattern(match: "(?:19|20)\\d{2}\(end)(?![.,]\\d|%)", scope: "constant.numeric.date"),
      Pattern(match: "\\d+(?:\\.\\d+)?%?\(end)", scope: "constant.numeric"),
      // A name that is given, a file that is run, a heading: what follows the word is no word of komp.
      Pattern(
        match: naming([.param, .letValue, .define]),
        groups: ["keyword.control", "entity.name"]),
      // `as of` is another word than `as NAME`.
      Pattern(match: naming([.called], not: ["of"]), groups: ["keyword.control", "entity.name"]),
      Pattern(match: naming([.to]), groups: ["keyword.control", "entity.name"]),
      // A word after a comparison is a value of the field before it, whatever the word.
      Pattern(
        match:
          "(?i)(!=|<=|>=|<|>|=)[ \\t]*(?!(?:\(choice(times + nouns)))\(end))(\(word))(?![ \\t]*\\()",
        groups: ["keyword.operator", "constant.other"]),
      Pattern(match: "(?i)(\\.)(\(word))", groups: ["keyword.operator", "variable.other.field"]),
      Pattern(match: "(?i)(?:\(choice(nouns)))\(end)", scope: "entity.name.type"),
      Pattern(
        match: "(?i)(?:\(choice(fields.filter(isOnlyField))))\(end)",
        scope: "variable.other.field"),
      Pattern(match: "(?i)(?:\(choice(KeywordIndex.spellings)))\(end)", scope: "keyword.control"),
      Pattern(match: "(?i)(?:\(choice(fields)))\(end)", scope: "variable.other.field"),
      Pattern(match: "!=|<=|>=|<|>|=|\\.\\.|[-+*/,:;()|.]", scope: "keyword.operator"),
      // Any other word whole, so that no part of it is taken for one of komp's.
      Pattern(match: word, scope: "variable.other"),
    ]
  }

  private static let keywordSpellings = Set(KeywordIndex.spellings.map(folded))

  private static func isOnlyField(_ word: String) -> Bool {
    !keywordSpellings.contains(folded(word))
  }

  private static func words(_ keywords: [Keyword]) -> [String] {
    keywords.flatMap { $0.spellings(in: .english) + $0.spellings(in: .swedish) }
  }

  /// One of several spellings, the longest first; several words may have any blanks between them.
  private static func choice(_ spellings: [String]) -> String {
    var seen: Set<String> = []
    return spellings.filter { seen.insert($0).inserted }
      .sorted { ($1.count, $0) < ($0.count, $1) }
      .map { spelling in
        spelling.split(separator: " ").map { part in
          part.reduce(into: "") { text, letter in
            if !letter.isLetter, !letter.isNumber, letter != "_", letter != "-" { text += "\\" }
            text.append(letter)
          }
        }.joined(separator: "[ \\t]+")
      }
      .joined(separator: "|")
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text {
      if character == "\"" || character == "\\" { quoted += "\\" }
      quoted.append(character)
    }
    return quoted + "\""
  }
}
