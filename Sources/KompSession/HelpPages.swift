import KompEngine
import KompLanguage
import KompLexicon
import KompModel
import KompReport
import KompValues

/// The pages of help, made from what every member declares of itself.
enum HelpPages {
  /// Lines to begin with, in each tongue; the tests run them over the example municipality.
  package static func firstLines(_ tongue: Tongue) -> [String] {
    tongue == .swedish
      ? [
        "personal där steg<3 och enhet=kommunrehab",
        "antal personal där sysselsättningsgrad<100%",
        "personal per enhet: antal, medel ålder med totalrad",
        "personal per enhet fördelat på steg",
        "personal där steg saknas visa namn, enhet, yrke",
        "personal sortera ålder fallande topp 5 efter ålder",
      ]
      : [
        "staff where step<3 and unit=kommunrehab",
        "count staff where degree<100%",
        "staff by unit: count, avg age with total",
        "staff by unit across step",
        "staff where step is missing show name, unit, profession",
        "staff sort age desc top 5 by age",
      ]
  }

  /// One screen: examples first, then where to go.
  static func front(_ tongue: Tongue) -> [Block] {
    let bring =
      tongue == .swedish
      ? "importera personal från \"personal.csv\" den 2025-11-01"
      : "import staff from \"personal.csv\" as of 2025-11-01"
    return [
      .heading(Both("Lines to try", "Rader att pröva")),
      .sample([bring] + firstLines(tongue)),
      .heading(Both("How a line is read", "Så läses en rad")),
      .paragraph(
        Both(
          "First what is asked about (staff, employments, units, professions, ladders, placements, "
            + "or \"a file.csv\"), then stage after stage: where, show, by, compute, sort, top, limit, "
            + "distinct, count, to. English and Swedish may be mixed.",
          "Först vad frågan gäller (personal, anställningar, enheter, yrken, stegar, inplaceringar, "
            + "eller \"en fil.csv\"), sedan steg för steg: där, visa, per, beräkna, sortera, topp, "
            + "första, unika, antal, till. Svenska och engelska får blandas.")),
      .heading(Both("More", "Mer")),
      .glossary([
        (Both("help WORD", "hjälp ORD"), Both("a noun, field, stage, command or error code", "ett substantiv, fält, steg, kommando eller en felkod")),
        (Both("describe staff", "beskriv personal"), Both("the fields there are", "fälten som finns")),
        (Both("summarize staff", "sammanfatta personal"), Both("what is in them", "vad som står i dem")),
        (Both("help commands", "hjälp kommandon"), Both("every stage and command", "alla steg och kommandon")),
        (Both("quit", "avsluta"), Both("leaves", "lämnar")),
      ]),
    ]
  }

  /// Every word that has a page.
  static var words: [String] {
    let nouns: [String] = Schema.nouns.flatMap { $0.words.flatMap(\.all) }
    let fields: [String] = Schema.nouns.flatMap { $0.fields.flatMap(\.words.all) }
    let keywords = Stages.all.map { $0.word } + Members.commands.map { $0.word }
    return nouns + fields + keywords.flatMap(spellings)
  }

  /// The page of a word or code; nil where there is none.
  static func page(_ asked: String, in session: Session) -> [Block]? {
    let wanted = folded(asked)
    if ["commands", "kommandon", "stages", "steg för steg"].contains(wanted) { return list }
    if let page = ErrorPages.page(asked, in: session.tongue) { return page }
    var blocks: [Block] = []
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
      for field in session.model.fields(of: noun)
      where field.words.all.contains(where: { folded($0) == wanted }) {
        blocks += fieldPage(field, of: noun)
      }
    }
    return blocks.isEmpty ? nil : blocks
  }

  private static func spellings(_ word: Keyword) -> [String] {
    Tongue.allCases.flatMap { word.spellings(in: $0) }.map(folded)
  }

  private static func title(_ word: Keyword) -> Both {
    Both(word.main(in: .english), word.main(in: .swedish))
  }

  private static func pair(_ words: Words) -> Both {
    let (english, swedish) = (words.main(in: .english), words.main(in: .swedish))
    return Both("\(english) (sv \(swedish))", "\(swedish) (en \(english))")
  }

  private static var list: [Block] {
    [
      .heading(Both("Stages", "Steg i en fråga")),
      .glossary(Stages.all.map { (title($0.word), $0.summary) }),
      .heading(Both("Commands", "Kommandon")),
      .glossary(Members.commands.map { (title($0.word), $0.summary) }),
    ]
  }

  private static func member(
    _ word: Keyword, _ summary: Both, _ form: Both, _ examples: [String], _ session: Session
  ) -> [Block] {
    var blocks: [Block] = [
      .heading(Both("\(title(word).english) (sv \(title(word).swedish))", "\(title(word).swedish) (en \(title(word).english))")),
      .paragraph(summary), .sample([form[session.tongue]]),
    ]
    if !examples.isEmpty {
      blocks.append(
        .sample(
          examples.map {
            Formatter.format(
              Source(text: $0), with: session.phrasebook, in: session.tongue
            ).trimmedEnd
          }))
    }
    return blocks
  }

  private static func nounPage(_ noun: Noun, _ session: Session) -> [Block] {
    [
      .heading(pair(noun.words[0])), .paragraph(noun.summary),
      .glossary(
        session.model.fields(of: noun).map { field in
          (Both(field.words.main(in: .english), field.words.main(in: .swedish)), field.summary)
        }),
    ]
  }

  private static func fieldPage(_ field: Field, of noun: Noun) -> [Block] {
    var blocks: [Block] = [
      .heading(
        Both(
          "\(pair(field.words).english), of \(noun.words[0].main(in: .english))",
          "\(pair(field.words).swedish), hos \(noun.words[0].main(in: .swedish))")),
      .paragraph(
        Both(
          "\(field.summary.english): \(field.type.name.english).",
          "\(field.summary.swedish): \(field.type.name.swedish).")),
    ]
    if case .list(let list) = field.type {
      blocks.append(.paragraph(values(list)))
    }
    return blocks
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
