import KompLanguage
import KompLexicon
import KompValues

/// A name or value that does not mean anything where it stands, with its place and what was likely meant.
public struct BindingProblem: Complaint, Hashable {
  /// What is wrong, as a fact.
  public enum Fact: Hashable, Sendable {
    /// `staff where levl<3`.
    case unknownField(String, of: Both)
    /// `unit=komunrehab`.
    case unknownValue(String, field: Both, kind: Both)
    /// `unit=Vård och omsorg`: one name in two parts of a condition.
    case nameWithoutQuotes(String)
    /// `unit=level`: a field where a value stands.
    case fieldNotValue(String, field: Both, kind: Both)
    /// `unit=Administration` where two branches have one; the paths.
    case ambiguousValue(String, paths: [String])
    /// `age=kommunrehab`.
    case wrongType(String, field: Both, wanted: Both)
    /// `degree<75`.
    case bareDegree(String)
    /// `tenure>24`.
    case bareMonths(String)
    /// `name<3`, `sum name`.
    case notForType(String, field: Both, type: Both)
    /// `level < .unit`.
    case differentTypes(Both, Both)
    /// `staff where employments.unit=x`.
    case pathToMany(String, via: Both)
    /// `unit.foo` where `name.foo` leads nowhere.
    case pathFromNothing(String)
    /// `any courses (…)` where no such rows belong to a person.
    case notRelated(String, of: Both)
    /// `:unti`.
    case unknownName(String)
    /// A stage or word whose meaning comes later.
    case notYet(String)
    /// `top 3 by …` after which a column of that name is gone.
    case nothingToShow
    /// A condition stands where a value is wanted, or the reverse.
    case notACondition(String)
    /// The file or answer behind a name could not be read.
    case source(String, Both)
    /// A quotient without a common denominator that fits.
    case notExact
    /// The same column name twice.
    case twice(String)
    /// `it` before anything was shown.
    case nothingShown
    /// Warning: a query on those who have left without counting them in.
    case emptyByConstruction(String)
    /// Warning: steps compared over ladders with different numbers of steps.
    case unlikeLadders(String)
    /// Warning: `count staff by unit` counts the units.
    case countsGroups(isAtStart: Bool)
    /// `as of` on something that has no days.
    case noTime
    /// `units chart`: no column of numbers.
    case nothingToDraw
    /// `has sårvård>=9` on a scale that ends at 4.
    case outsideScale(String, scale: String, low: Int, high: Int)
    /// Levels compared over scales.
    case unlikeScales(String)
    /// An analysis could not be made.
    case analysis(String, Both)
    /// `place P02 step=9` on a ladder of four steps.
    case outsideLadder(String, ladder: String, steps: Int)
    /// Several ladders and none is named.
    case whichLadder([String])
    /// A definition in a condition that is kept with the model.
    case keptDefinition(String)
    /// `what if …: it`, `compare it`: an answer that was given is not asked again.
    case notAskedAnew
    /// `what if …: gap as of X against Y`: a comparison of comparisons.
    case comparedTwice
    /// `known on` where nothing is written down of when it was known.
    case noJournal
    /// `known on` a day before the journal begins.
    case notKnownThen(Day)
    /// An analysis does not take what stands after its name.
    case notTaken(Both, by: String)
    /// `set age=kommunrehab`.
    case takes(String, field: Both, wanted: Both)
    /// `gap set …`: rows that were made of others.
    case notRows(Both)
    /// `set age=40`; the field that decides it, where one does.
    case computedField(Both, from: Both?)
    /// `set id is missing`, `add staff name=…`.
    case needsValue(Both)
    /// A field that is given two values.
    case givenTwice(String)
    /// `units … leave`.
    case onlyPeopleLeave(Both)
    /// `units … assess`.
    case onlyPeople(String, Both)
    /// `remove` of rows that others refer to; the uses, a line a table.
    case used(String, [Both])
    /// An id or name that another row has.
    case keyTaken(String)
    /// A unit that would lie under itself.
    case underItself(String)
    /// A last day before the first.
    case endsBeforeStart(Day, Day)
  }

  /// What is wrong.
  public let fact: Fact
  /// Where.
  public let place: Place
  /// Mended texts, likeliest first.
  public let fixes: [Fix]
  /// The words offered, for the message.
  public let offers: [String]
  /// Where the expectation comes from.
  public let labels: [PlaceLabel]
  /// What could stand there.
  public let note: Both?

  /// A problem at a place.
  public init(
    _ fact: Fact, at place: Place, offers: [String] = [], fixes: [Fix]? = nil,
    labels: [PlaceLabel] = [], note: Both? = nil
  ) {
    self.fact = fact
    self.place = place
    self.offers = offers
    self.fixes = Array(
      (fixes ?? offers.map { Fix(place, quotedWhereNeeded($0)) }).prefix(6))
    self.labels = labels
    self.note = note
  }

  /// The same with other fixes.
  func with(fixes: [Fix]) -> BindingProblem {
    BindingProblem(fact, at: place, offers: offers, fixes: fixes, labels: labels, note: note)
  }

  /// The stable code.
  public var code: String {
    switch fact {
    case .nameWithoutQuotes: "E0009"
    case .unknownField: "E0101"
    case .unknownName: "E0102"
    case .nothingShown: "E0103"
    case .unknownValue: "E0104"
    case .fieldNotValue: "E0105"
    case .wrongType, .takes: "E0106"
    case .bareDegree: "E0107"
    case .bareMonths: "E0108"
    case .notForType: "E0109"
    case .differentTypes: "E0110"
    case .ambiguousValue: "E0111"
    case .notACondition: "E0112"
    case .notExact: "E0113"
    case .twice: "E0114"
    case .nothingToShow: "E0115"
    case .noTime: "E0116"
    case .source: "E0117"
    case .nothingToDraw: "E0130"
    case .outsideScale: "E0118"
    case .unlikeScales: "E0119"
    case .analysis: "E0120"
    case .notTaken: "E0121"
    case .keptDefinition: "E0122"
    case .outsideLadder: "E0123"
    case .whichLadder: "E0124"
    case .notRows: "E0140"
    case .computedField: "E0141"
    case .needsValue: "E0142"
    case .givenTwice: "E0143"
    case .onlyPeopleLeave, .onlyPeople: "E0144"
    case .used: "E0145"
    case .keyTaken: "E0146"
    case .underItself: "E0147"
    case .endsBeforeStart: "E0148"
    case .notAskedAnew: "E0150"
    case .comparedTwice: "E0151"
    case .noJournal: "E0152"
    case .notKnownThen: "E0153"
    case .pathToMany: "E0401"
    case .pathFromNothing: "E0402"
    case .notRelated: "E0403"
    case .notYet: "E0901"
    case .emptyByConstruction: "W0202"
    case .unlikeLadders: "W0203"
    case .countsGroups: "W0204"
    }
  }

  /// What is wrong, in one sentence.
  public func message(in tongue: Tongue) -> String {
    switch fact {
    case .unknownField(let word, let of):
      Both("\(of.english) has no field \"\(word)\"", "\(of.swedish) har inget fält \"\(word)\"")[
        tongue]
    case .unknownName(let word):
      Both("nothing is called \"\(word)\" here", "ingenting heter \"\(word)\" här")[tongue]
    case .nothingShown:
      Both("nothing has been shown yet", "ingenting har visats än")[tongue]
    case .unknownValue(let word, let field, let kind):
      Self.unknownValue(word, field: field, kind: kind)[tongue]
    case .nameWithoutQuotes(let name):
      Both(
        "a value of several words needs quotes: \"\(name)\"",
        "ett värde av flera ord behöver citattecken: \"\(name)\"")[tongue]
    case .fieldNotValue(let word, let field, let kind):
      Both(
        "\"\(word)\" is a field, not a \(kind.english); to the right of \(field.english) "
          + "a field starts with a dot and a text stands in quotes",
        "\"\(word)\" är ett fält, inte ett värde (\(kind.swedish)); till höger om "
          + "\(field.swedish) börjar ett fält med punkt och en text står inom citattecken")[tongue]
    case .ambiguousValue(let word, let paths):
      Both(
        "\"\(word)\" is the name of \(paths.count): the full path says which",
        "\"\(word)\" är namnet på \(paths.count): hela sökvägen säger vilken")[tongue]
    case .wrongType(let word, let field, let wanted):
      Both(
        "\(field.english) is compared with \(wanted.english), not with \"\(word)\"",
        "\(field.swedish) jämförs med \(wanted.swedish), inte med \"\(word)\"")[tongue]
    case .bareDegree(let word):
      Both(
        "a degree is a share of full time: \(word) needs its percent sign",
        "en grad är en andel av heltid: \(word) behöver sitt procenttecken")[tongue]
    case .bareMonths(let word):
      Both(
        "tenure is measured in time: \(word) months or \(word) years",
        "anställningstid mäts i tid: \(word) månader eller \(word) år")[tongue]
    case .notForType(let what, let field, let type):
      Both(
        "\(what) does not go with \(field.english), which is \(type.english)",
        "\(Keyword.spoken(what, in: .swedish)) går inte ihop med \(field.swedish), som är "
          + "\(type.swedish)")[tongue]
    case .differentTypes(let a, let b):
      Both(
        "\(a.english) and \(b.english) are of different kinds and cannot be compared",
        "\(a.swedish) och \(b.swedish) är av olika slag och kan inte jämföras")[tongue]
    case .pathToMany(let word, let via):
      Both(
        "\"\(word)\" leads to many \(via.english): say any, all or no",
        "\"\(word)\" leder till många \(via.swedish): säg några, alla eller inga")[tongue]
    case .pathFromNothing(let word):
      Both(
        "\"\(word)\" is a value of its own and leads no further",
        "\"\(word)\" är ett värde i sig och leder inte vidare")[tongue]
    case .notRelated(let word, let of):
      Both(
        "no \"\(word)\" belong to \(of.english)", "inga \"\(word)\" hör till \(of.swedish)")[tongue]
    case .notYet(let word):
      Both(
        "\"\(word)\" is a word of the language but is not built yet",
        "\"\(Keyword.spoken(word, in: .swedish))\" är ett ord i språket men är inte byggt än")[
          tongue]
    case .nothingToShow:
      Both("no column is left to show", "ingen kolumn finns kvar att visa")[tongue]
    case .notACondition(let word):
      Both(
        "\"\(word)\" is not a yes/no field: a comparison is missing",
        "\"\(Keyword.spoken(word, in: .swedish))\" är inget ja/nej-fält: en jämförelse saknas")[
          tongue]
    case .source(let name, let why):
      // Most reasons begin with the file they are about.
      why[tongue].hasPrefix(name) ? why[tongue] : "\(name): \(why[tongue])"
    case .notExact:
      Both(
        "this quotient cannot be held exactly; round(a / b, 2) says how many decimals",
        "kvoten kan inte hållas exakt; avrunda(a / b, 2) säger hur många decimaler")[tongue]
    case .twice(let name):
      Both("two columns would be called \"\(name)\"", "två kolumner skulle heta \"\(name)\"")[
        tongue]
    case .emptyByConstruction(let word):
      Both(
        "nobody now employed has \(word): \"including former\" counts leavers in",
        "ingen som nu är anställd har \(word): \"inklusive tidigare\" räknar in dem som slutat")[
          tongue]
    case .nothingToDraw:
      Both(
        "a chart draws numbers, and no column here holds any",
        "ett diagram ritar tal, och ingen kolumn här har några")[tongue]
    case .countsGroups(isAtStart: false):
      Both(
        "this counts the groups; after a colon, \": count\", each group has its number",
        "detta räknar grupperna; efter kolon, \": antal\", får varje grupp sitt antal")[tongue]
    case .countsGroups:
      Both(
        "this counts the groups; without \"count\" at the start each group has its number",
        "detta räknar grupperna; utan \"antal\" i början får varje grupp sitt antal")[tongue]
    case .noTime:
      Both(
        "only a noun has days to look back on; a file or an earlier answer has none",
        "bara ett substantiv har dagar att se tillbaka på; en fil eller ett tidigare svar har inga")[
          tongue]
    case .outsideScale(let level, let scale, let low, let high):
      Both(
        "level \(level) is not on the scale \(scale): it goes from \(low) to \(high)",
        "nivå \(level) finns inte på skalan \(scale): den går från \(low) till \(high)")[tongue]
    case .unlikeScales(let word):
      Both(
        "\"\(word)\" is compared over several scales: a condition on competence says which one",
        "\"\(word)\" jämförs över flera skalor: ett villkor på kompetens säger vilken")[tongue]
    case .analysis(let name, let why):
      Both("\(name): \(why.english)", "\(name): \(why.swedish)")[tongue]
    case .outsideLadder(let step, let ladder, let steps):
      Both(
        "\(ladder) has \(steps) steps, not \(step)", "\(ladder) har \(steps) steg, inte \(step)")[
          tongue]
    case .whichLadder(let names):
      names.isEmpty
        ? Both("there is no ladder yet", "det finns ingen stege än")[tongue]
        : Both(
          "there are several ladders: \(names.joined(separator: ", ")); the line must name one",
          "det finns flera stegar: \(names.joined(separator: ", ")); raden måste säga vilken")[
            tongue]
    case .notAskedAnew:
      Both(
        "an answer that was given stays as it is; two sides take the whole query",
        "ett svar som getts förblir som det är; två sidor kräver hela frågan")[tongue]
    case .comparedTwice:
      Both(
        "this compares already, and two comparisons in one are not read by anybody",
        "detta jämför redan, och två jämförelser i en kan ingen läsa")[tongue]
    case .noJournal:
      Both(
        "what was known when is written down in a workspace, and none is open",
        "vad som var känt när antecknas i en arbetsfil, och ingen är öppen")[tongue]
    case .notKnownThen(let day):
      Both(
        "nothing is written down of what was known on \(day)",
        "ingenting är antecknat om vad som var känt den \(day)")[tongue]
    case .keptDefinition(let name):
      Both(
        "\"\(name)\" is a definition of its own and cannot be kept in a need or a step",
        "\"\(name)\" är en egen definition och kan inte sparas i ett krav eller ett steg")[tongue]
    case .takes, .notRows, .computedField, .needsValue, .givenTwice, .onlyPeopleLeave, .onlyPeople,
      .used, .keyTaken, .underItself, .endsBeforeStart:
      changeMessage[tongue]
    case .notTaken(let what, let name):
      Both(
        "\(name) takes no \(what.english)", "\(name) tar inte emot \(what.swedish)")[tongue]
    case .unlikeLadders(let word):
      Both(
        "\"\(word)\" is compared over ladders with different numbers of steps: "
          + "a condition on ladder says which one",
        "\"\(word)\" jämförs över stegar med olika antal steg: ett villkor på stege säger vilken")[
          tongue]
    }
  }
}

extension BindingProblem {
  /// The kind of what has no rows of its own: a word of a list, a text.
  static let plainKind = Both("value", "värde")

  /// The field is named only where its values are called something else: a manager is a person.
  private static func unknownValue(_ word: String, field: Both, kind: Both) -> Both {
    if kind == plainKind {
      return Both(
        "\(field.english) has no value \"\(word)\"", "\(field.swedish) har inget värde \"\(word)\"")
    }
    let isNamed = kind.english == field.english
    return Both(
      "there is no \(kind.english) \"\(word)\"" + (isNamed ? "" : " (\(field.english))"),
      "\(kind.swedish) \"\(word)\" finns inte" + (isNamed ? "" : " (\(field.swedish))"))
  }
}

/// A name as it must be typed in a value's place: in quotes unless it is a single word.
public func quotedWhereNeeded(_ text: String) -> String {
  let isWord =
    !text.isEmpty
    && text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-"
    } && text.first != "-" && text.last != "-"
  let reserved = Keyword.and.all + Keyword.or.all + Keyword.not.all
  if isWord, !reserved.contains(text.lowercased()) { return text }
  return "\""
    + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}

extension Keyword {
  /// Every spelling of both tongues.
  var all: [String] { spellings(in: .english) + spellings(in: .swedish) }
}
