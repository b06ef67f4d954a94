import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

/// The pages of help, made from what every member declares of itself.
enum HelpPages {
  /// Every word that has a page.
  static var words: [String] {
    let nouns: [String] = Schema.nouns.flatMap { $0.words.flatMap(\.all) }
    let fields: [String] = Schema.nouns.flatMap { $0.fields.flatMap(\.words.all) }
    let keywords = Stages.all.map { $0.word } + Members.commands.map { $0.word }
    let tables = Members.tables.flatMap { $0.words.all }
    let analyses = Members.analyses.flatMap { $0.words.all }
    return nouns + tables + analyses + fields
      + (keywords + wordPages.map(\.word)).flatMap(spellings)
      + topics.flatMap(\.words)
  }

  /// The page of a word or code; nil where there is none.
  static func page(_ asked: String, in session: Session) -> [Block]? {
    let wanted = folded(asked)
    if ["commands", "kommandon", "stages", "led"].contains(wanted) { return list }
    if let page = ErrorPages.page(asked, in: session.tongue) { return page }
    var blocks = tablePage(wanted, session.tongue) + analysisPage(wanted, session.tongue)
    for noun in Schema.nouns
    where noun.words.contains(where: { $0.all.contains { folded($0) == wanted } }) {
      blocks += nounPage(noun, session)
    }
    for stage in Stages.all where spellings(stage.word).contains(wanted) {
      blocks += member(stage.word, stage.summary, stage.form, stage.examples, session)
    }
    for command in Members.commands where spellings(command.word).contains(wanted) {
      blocks += member(command.word, command.summary, command.form, command.examples, session)
    }
    for noun in Schema.nouns {
      for field in session.asked.fields(of: noun)
      where field.words.all.contains(where: { folded($0) == wanted }) {
        blocks += fieldPage(field, of: noun, session.tongue)
      }
    }
    return blocks.isEmpty ? wordPage(wanted, session.tongue) : blocks
  }

  static func spellings(_ word: Keyword) -> [String] {
    Tongue.allCases.flatMap { word.spellings(in: $0) }.map(folded)
  }

  private static func title(_ word: Keyword) -> Both {
    Both(word.main(in: .english), word.main(in: .swedish))
  }

  static func pair(_ words: Words) -> Both {
    let (english, swedish) = (words.main(in: .english), words.main(in: .swedish))
    if english == swedish { return Both(english, swedish) }
    return Both("\(english) (sv \(swedish))", "\(swedish) (en \(english))")
  }

  private static var list: [Block] {
    [
      .heading(Both("Stages of a query", "Led i en fråga")),
      .glossary(Stages.all.map { (title($0.word), $0.summary) }),
      .heading(Both("Commands", "Kommandon")),
      .glossary(Members.commands.map { (title($0.word), $0.summary) }),
    ] + analysisList + [
      .paragraph(
        Both(
          "\"help\" and one of these words gives its form and examples.",
          "\"hjälp\" och ett av orden ger form och exempel."))
    ]
  }

  /// An example, written in English, as it is said in a tongue.
  static func spoken(_ example: String, in tongue: Tongue) -> String {
    if tongue == .swedish, let said = saidInSwedish[example] { return said }
    return Formatter.format(Source(text: example), with: Members.phrasebook, in: tongue).trimmedEnd
  }

  private static func member(
    _ word: Keyword, _ summary: Both, _ form: Both, _ examples: [String], _ session: Session
  ) -> [Block] {
    let name = title(word)
    return [
      .heading(pair(Words(name.english, name.swedish))), .paragraph(sentence(summary)),
      .paragraph(Both("Written:", "Skrivs:")), .sample([form[session.tongue]]),
      .paragraph(Both("Lines to try:", "Rader att pröva:")),
      .sample(examples.flatMap { Self.example($0, session.tongue) }),
    ]
  }

  /// A line to try; what it does stands above it as a comment, so that both can be pasted.
  private static func example(_ example: String, _ tongue: Tongue) -> [String] {
    let line = spoken(example, in: tongue)
    return meaning(of: example).map { ["# " + $0[tongue], line] } ?? [line]
  }

  /// A line of description as a sentence.
  static func sentence(_ text: Both) -> Both {
    func made(_ text: String) -> String {
      let ends = text.last == "." || text.last == "…"
      return text.prefix(1).uppercased() + text.dropFirst() + (ends ? "" : ".")
    }
    return Both(made(text.english), made(text.swedish))
  }

  private static func nounPage(_ noun: Noun, _ session: Session) -> [Block] {
    let word = noun.words[0].main(in: .english)
    return [
      .heading(pair(noun.words[0])), .paragraph(sentence(noun.summary)),
      .sample(["\(word) limit 5", "describe \(word)"].map { spoken($0, in: session.tongue) }),
      .paragraph(Both("Fields:", "Fält:")),
      .glossary(
        session.asked.fields(of: noun).map { field in
          (Both(field.words.main(in: .english), field.words.main(in: .swedish)), field.summary)
        }),
    ]
  }

  private static func fieldPage(_ field: Field, of noun: Noun, _ tongue: Tongue) -> [Block] {
    var blocks: [Block] = [
      .heading(
        Both(
          "\(pair(field.words).english), of \(noun.words[0].main(in: .english))",
          "\(pair(field.words).swedish), hos \(noun.words[0].main(in: .swedish))")),
      .paragraph(
        sentence(
          Both(
            "\(field.summary.english) (\(field.type.name.english))",
            "\(field.summary.swedish) (\(field.type.name.swedish))"))),
    ]
    if case .list(let list) = field.type {
      blocks.append(.paragraph(values(list)))
    }
    blocks.append(.sample([fieldLine(field, of: noun, tongue)]))
    return blocks
  }

  /// A line that asks about a field, by what its values are.
  static func fieldLine(_ field: Field, of noun: Noun, _ tongue: Tongue) -> String {
    let (source, word) = (noun.words[0].main(in: tongue), field.words.main(in: tongue))
    func said(_ keyword: Keyword) -> String { keyword.main(in: tongue) }
    let shown = field.isOwn ? quotedWhereNeeded(word) : word
    switch field.type {
    case .number, .share, .months: return "\(source) \(said(.compute)) \(said(.median)) \(shown)"
    case .day: return "\(source) \(said(.where)) \(shown)>=2025-01-01"
    case .flag: return "\(source) \(said(.where)) \(shown)"
    case .text: return "\(source) \(said(.where)) \(shown) \(said(.isMissing))"
    case .reference, .list: return "\(source) \(said(.by)) \(shown)"
    }
  }

  private static func values(_ list: ClosedList) -> Both {
    Both(
      list.values.map { $0.main(in: .english) }.joined(separator: ", "),
      list.values.map { $0.main(in: .swedish) }.joined(separator: ", "))
  }
}

extension String {
  /// Without newlines at the end.
  var trimmedEnd: String {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return String(text)
  }
}
