import KompEngine
import KompLanguage
import KompLexicon
import KompSession
import KompValues
import Testing

/// The grammar for editors, tokenised as TextMate does: line by line, the earliest match first and
/// among those the first pattern.
struct LineTokenizer {
  struct Rule {
    let pattern: Regex<AnyRegexOutput>
    let scope: String?
    let groups: [String]
  }

  let rules: [Rule]

  init(_ patterns: [EditorGrammar.Pattern]) throws {
    rules = try patterns.map {
      Rule(pattern: try Regex($0.match), scope: $0.scope, groups: $0.groups)
    }
  }

  /// The scope of every byte of a line that has one.
  func scopes(_ line: Substring) -> [String?] {
    var scopes = [String?](repeating: nil, count: line.utf8.count)
    func mark(_ range: Range<String.Index>, _ scope: String) {
      let low = line.utf8.distance(from: line.startIndex, to: range.lowerBound)
      let high = line.utf8.distance(from: line.startIndex, to: range.upperBound)
      for at in low..<high { scopes[at] = scope }
    }
    var rest = line
    while !rest.isEmpty {
      var best: (rule: Rule, match: Regex<AnyRegexOutput>.Match)?
      for rule in rules {
        guard let match = rest.firstMatch(of: rule.pattern), !match.range.isEmpty else { continue }
        if best.map({ match.range.lowerBound < $0.match.range.lowerBound }) ?? true {
          best = (rule, match)
        }
      }
      guard let (rule, match) = best else { break }
      if let scope = rule.scope { mark(match.range, scope) }
      for (number, scope) in rule.groups.enumerated() {
        if let range = match.output[number + 1].range { mark(range, scope) }
      }
      rest = line[match.range.upperBound...]
    }
    return scopes
  }
}

@Suite struct EditorGrammarTests {
  private static let kept = Folder.root + "/examples/editor/komp.tmLanguage.json"

  @Test func `the grammar kept with the examples is the one the words make`() throws {
    if Door.isRecording {
      try Folder.overwrite(EditorGrammarTests.kept, Array(EditorGrammar.text.utf8))
    }
    let bytes = try #require(Folder.read(EditorGrammarTests.kept))
    #expect(String(decoding: bytes, as: UTF8.self) == EditorGrammar.text)
    let printed = try Door.run(["editor-grammar"], in: try Folder())
    #expect(printed.output == EditorGrammar.text)
  }

  /// Every example, and every line that help shows, in both languages.
  static let corpus: [(name: String, text: String)] = {
    var texts = Folder.scripts.map { name in
      (name, String(decoding: Folder.read(Folder.root + "/examples/" + name) ?? [], as: UTF8.self))
    }
    let lines = Members.helpLines
    texts.append(("help", lines.joined(separator: "\n")))
    return texts.flatMap { name, text in
      [(name: name, text: text)]
        + Tongue.allCases.map { tongue in
          (
            name: "\(name) \(tongue.rawValue)",
            text: Formatter.format(Source(text: text), with: Members.phrasebook, in: tongue)
          )
        }
    }
  }()

  /// The scopes that say what a role is.
  private static func fitting(_ role: Role) -> [String]? {
    switch role {
    case .keyword: ["keyword.control"]
    case .noun, .analysis: ["entity.name.type"]
    case .field(.some): ["variable.other.field"]
    case .text: ["string.quoted"]
    // A year alone may be a number or a period.
    case .number: ["constant.numeric", "constant.numeric.date"]
    case .date: ["constant.numeric.date"]
    case .comment: ["comment.line"]
    case .parameter: ["variable.parameter"]
    case .symbol: ["keyword.operator"]
    // Own names and values are any words; they need only not be taken for a part of one.
    case .field(.none), .name, .value, .file, .unknown: nil
    }
  }

  @Test(arguments: corpus)
  func `what a token is and how an editor shows it agree`(_ name: String, _ text: String) throws {
    let tokenizer = try LineTokenizer(EditorGrammar.patterns)
    let source = Source(text: text)
    let reading = Parser.read(source, with: Members.phrasebook, isFile: true)
    let scopes = text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { tokenizer.scopes($0) + [nil] }
    var seen = 0
    for token in reading.tokens {
      guard let fitting = EditorGrammarTests.fitting(token.role) else { continue }
      let here = token.place.filter { scopes[$0] != nil }.map { scopes[$0] ?? "" }
      // A column may be called as an analysis or a length of time is: only the parser sees which.
      let word = folded(source[token.place])
      var alike: [String] = []
      if case .field = token.role {
        if Members.phrasebook.analyses.contains(where: { $0.words.all.contains(word) }) {
          alike.append("entity.name.type")
        }
        if Keyword.allCases.contains(where: { keyword in
          Tongue.allCases.contains { keyword.spellings(in: $0).contains(word) }
        }) {
          alike.append("keyword.control")
        }
      }
      let agrees = !here.isEmpty && here.allSatisfy { (fitting + alike).contains($0) }
      #expect(agrees, "\(name): \(source[token.place]) is \(token.role), shown as \(Set(here))")
      seen += 1
    }
    #expect(seen > 5)
  }
}
