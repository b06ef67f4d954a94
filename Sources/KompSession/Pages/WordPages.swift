import KompLanguage
import KompLexicon
import KompReport
import KompValues

/// What help says of a word that is no noun, field, stage or command: measures, conditions, time.
struct WordPage: Sendable {
  /// The word.
  let word: Keyword
  /// What it means.
  let meaning: Both
  /// A line with it.
  let example: String

  init(_ word: Keyword, _ meaning: Both, _ example: String) {
    self.word = word
    self.meaning = meaning
    self.example = example
  }
}

extension HelpPages {
  /// The pages of words within stages.
  static let wordPages: [WordPage] = [
    WordPage(
      .share,
      Both(
        "alone each group's part of all; with a condition the part of the group that meets it",
        "ensamt varje grupps del av alla; med ett villkor den del av gruppen som uppfyller det"),
      "staff by unit: count, share, share (degree<100%)"),
    WordPage(
      .sum, Both("the sum of the known values", "summan av de kända värdena"),
      "staff by unit: sum fte with total"),
    WordPage(
      .average, Both("the mean of the known values", "medelvärdet av de kända värdena"),
      "staff by unit: avg age"),
    WordPage(
      .median,
      Both("the middle value: half are below it", "det mittersta värdet: hälften ligger under"),
      "staff by unit: median age"),
    WordPage(
      .minimum, Both("the smallest known value", "det lägsta kända värdet"),
      "staff by unit: min hired"),
    WordPage(
      .maximum, Both("the largest known value", "det högsta kända värdet"),
      "staff by unit: max age"),
    WordPage(
      .deviation,
      Both("how far values lie from their mean", "hur långt värdena ligger från sitt medel"),
      "staff by profession: count, avg age, stdev age"),
    WordPage(
      .countDistinct, Both("how many different values", "hur många olika värden"),
      "staff by unit: count distinct profession"),
    WordPage(
      .list, Both("the values themselves, in one cell", "själva värdena, i en cell"),
      "staff where unit=kommunrehab by profession: list name"),
    WordPage(
      .across, Both("one column for each value of a field", "en kolumn för varje värde i ett fält"),
      "staff by department across sex"),
    WordPage(
      .withTotal,
      Both(
        "a last line for the whole, from unrounded parts",
        "en sista rad för helheten, ur oavrundade delar"),
      "staff by unit: count, avg age with total"),
    WordPage(
      .asOf,
      Both(
        "as it was on a day, or on the last day of a period",
        "som det var en dag, eller sista dagen i en period"),
      "staff as of 2025-06-30 by unit"),
    WordPage(
      .against,
      Both(
        "puts two days beside each other, row by row: before, after and the difference",
        "ställer två dagar bredvid varandra, rad för rad: före, efter och skillnaden"),
      "staff as of 2024-12-31 against today by unit: count"),
    WordPage(
      .includingFormer,
      Both("counts those who have left as well", "räknar även dem som slutat"),
      "staff including former count"),
    WordPage(
      .called, Both("gives a column a name", "ger en kolumn ett namn"),
      "staff by unit: avg age as mean_age"),
    WordPage(
      .descending, Both("the largest first", "störst först"), "staff sort hired desc limit 5"),
    WordPage(
      .and, Both("both conditions hold", "båda villkoren gäller"),
      "staff where age>60 and degree<100%"),
    WordPage(
      .or, Both("at least one of the conditions holds", "minst ett av villkoren gäller"),
      "staff where unit=kommunrehab or unit=hemsjukvård"),
    WordPage(
      .not, Both("the condition after it does not hold", "villkoret efter gäller inte"),
      "staff where not unit=kommunrehab"),
    WordPage(
      .inSet, Both("one of several values or ranges", "ett av flera värden eller spann"),
      "staff where unit in (kommunrehab, hemsjukvård)"),
    WordPage(
      .between,
      Both("from one value to another, both included", "från ett värde till ett annat, båda med"),
      "staff where age between 25 and 34"),
    WordPage(
      .contains,
      Both("the text has these letters in it", "texten har de här bokstäverna i sig"),
      "staff where name contains berg"),
    WordPage(
      .startsWith, Both("the text begins so", "texten börjar så"),
      "staff where name starts with A"),
    WordPage(
      .endsWith, Both("the text ends so", "texten slutar så"), "staff where name ends with by"),
    WordPage(
      .under,
      Both(
        "a unit and all that lies below it in the organisation",
        "en enhet och allt som ligger under den i organisationen"),
      "staff where unit under \"Vård och omsorg\" by unit"),
    WordPage(
      .isMissing, Both("no value is known", "inget värde är känt"),
      "staff where step is missing by profession"),
    WordPage(
      .isKnown, Both("there is a value", "det finns ett värde"),
      "staff where step is known by unit across step"),
    WordPage(
      .any, Both("at least one of the related rows", "minst en av de besläktade raderna"),
      "staff that any employments (form=hourly)"),
    WordPage(
      .all,
      Both(
        "every related row, and there is at least one",
        "varje besläktad rad, och det finns minst en"),
      "staff that all employments (form=permanent)"),
    WordPage(
      .none, Both("none of the related rows", "ingen av de besläktade raderna"),
      "staff that no placements (step>2)"),
    WordPage(
      .has,
      Both(
        "assessed in a competence at a level or above it, the assessment still holding; alone at "
          + "level 1 or above",
        "bedömd i en kompetens på en nivå eller över den, och bedömningen gäller än; ensamt på "
          + "nivå 1 eller över"),
      "staff where has hjälpmedel>=3"),
    WordPage(
      .lacks,
      Both(
        "not assessed in a competence at the level: assessed below it, no longer valid or never",
        "inte bedömd i en kompetens på nivån: bedömd under den, inte längre giltig eller aldrig"),
      "staff where lacks hjälpmedel>=3 and unit=kommunrehab"),
    WordPage(
      .today,
      Both(
        "today, or the day that was set with it", "dagens datum, eller den dag som ställts in"),
      "staff where hired > today - 2 years"),
    WordPage(
      .last, Both("a time that ends today", "en tid som slutar i dag"),
      "staff where hired = last 12 months"),
    WordPage(
      .previous, Both("the calendar period before this one", "kalenderperioden före den här"),
      "staff where hired = previous year"),
    WordPage(
      .round, Both("a number with so many decimals", "ett tal med så många decimaler"),
      "staff where unit=kommunrehab show name, round(tenure / 12, 1) as years"),
  ]

  /// The page of a word within stages; of a format; of a word that is not built yet.
  static func wordPage(_ wanted: String, _ tongue: Tongue) -> [Block]? {
    func has(_ word: Keyword) -> Bool { spellings(word).contains(wanted) }
    if let page = topic(wanted, tongue) { return page }
    if let page = wordPages.first(where: { has($0.word) }) {
      return [
        .heading(pair(Words(page.word.main(in: .english), page.word.main(in: .swedish)))),
        .paragraph(sentence(page.meaning)), .sample([spoken(page.example, in: tongue)]),
      ]
    }
    if let ink = Inks.named(wanted) {
      return [
        .heading(pair(ink.words)), .paragraph(sentence(ink.summary)),
        .sample([spoken("staff by unit to \(ink.words.main(in: .english))", in: tongue)]),
      ]
    }
    let later = Members.phrasebook.later.map(\.words).first { words in
      words.all.contains { folded($0) == wanted }
    }
    let reserved = Keyword.allCases.first(where: has).map {
      Words($0.main(in: .english), $0.main(in: .swedish))
    }
    guard let words = later ?? reserved else { return nil }
    return [
      .heading(pair(words)),
      .paragraph(
        later == nil
          ? Both(
            "A word of the language, used within a line.",
            "Ett ord i språket, som används inuti en rad.")
          : Both(
            "A word of the language; what it does is not built yet.",
            "Ett ord i språket; det som det gör är inte byggt än.")),
    ]
  }
}
