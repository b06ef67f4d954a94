import KompLexicon

/// The form of a calendar unit or of `row` that its sentence asks for: `12 månader`, `förra kvartalet`.
struct Inflection {
  private let singular: String
  private let plural: String
  private let definite: String
  private let definitePlural: String

  /// Nil for words that do not change with their number.
  init?(_ keyword: Keyword, in tongue: Tongue) {
    if tongue == .english {
      let spellings = keyword.spellings(in: .english)
      guard Inflection.units.contains(keyword), spellings.count > 1 || keyword == .row else {
        return nil
      }
      (singular, definite) = (spellings[0], spellings[0])
      plural = spellings.count > 1 ? spellings[1] : spellings[0]
      definitePlural = plural
      return
    }
    let forms: [String]
    switch keyword {
    case .day: forms = ["dag", "dagar", "dag", "dagarna"]
    case .week: forms = ["vecka", "veckor", "veckan", "veckorna"]
    case .month: forms = ["månad", "månader", "månaden", "månaderna"]
    case .quarter: forms = ["kvartal", "kvartal", "kvartalet", "kvartalen"]
    case .tertial: forms = ["tertial", "tertial", "tertialet", "tertialen"]
    case .halfYear: forms = ["halvår", "halvår", "halvåret", "halvår"]
    case .year: forms = ["år", "år", "året", "åren"]
    case .row: forms = ["rad", "rader", "rad", "rader"]
    default: return nil
    }
    (singular, plural, definite, definitePlural) = (forms[0], forms[1], forms[2], forms[3])
  }

  private static let units: Set<Keyword> = [
    .day, .week, .month, .quarter, .tertial, .halfYear, .year, .row,
  ]

  /// After a number, and before that perhaps `last` or `next`.
  func after(number: String, rolling: Bool) -> String {
    if number == "1" { return singular }
    return rolling ? definitePlural : plural
  }

  /// After `previous`, `last`, `next` without a number; after `this` it stays plain.
  func after(_ word: Keyword) -> String { word == .this ? singular : definite }
}
