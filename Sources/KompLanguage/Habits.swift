import KompLexicon

/// The words of habits, folded, with what is meant.
enum Habits {
  /// A word that opens a sentence elsewhere, and what it opens here.
  enum Opening: Sendable {
    /// A question for rows.
    case rows(Tongue)
    /// A question for their number.
    case number(Tongue)
    /// A courtesy: it is left out.
    case courtesy
    /// A table of a field.
    case table(Tongue)
  }

  static let openings: [String: Opening] = [
    "hur många": .number(.swedish), "how many": .number(.english),
    "hur stor": .number(.swedish),
    "vilka": .rows(.swedish), "vem": .rows(.swedish), "who": .rows(.english),
    "which": .rows(.english), "lista": .rows(.swedish), "list": .rows(.english),
    "hitta": .rows(.swedish), "find": .rows(.english), "who works": .rows(.english),
    "vilka arbetar": .rows(.swedish), "vilka jobbar": .rows(.swedish),
    "vem arbetar": .rows(.swedish), "vem jobbar": .rows(.swedish), "who is": .rows(.english),
    "vilka är": .rows(.swedish), "everyone": .rows(.english), "everybody": .rows(.english),
    "alla": .rows(.swedish), "samtliga": .rows(.swedish), "filter": .rows(.english),
    "filtrera": .rows(.swedish), "sök": .rows(.swedish), "people": .rows(.english),
    "anställda": .rows(.swedish), "personer": .rows(.swedish), "persons": .rows(.english),
    "please": .courtesy, "snälla": .courtesy, "give me": .courtesy, "ge mig": .courtesy,
    "show me": .courtesy, "visa mig": .courtesy,
    "tabulate": .table(.english), "tab": .table(.english), "tabulera": .table(.swedish),
    "pivot": .table(.english), "crosstab": .table(.english),
  ]

  static let operators3: [String: Both] = [
    "is not null": Both("is known", "finns"), "is not empty": Both("is known", "finns"),
    "är inte null": Both("is known", "finns"), "är inte tom": Both("is known", "finns"),
    "är inte tomt": Both("is known", "finns"), "större än eller": same(">="),
    "is greater than": same(">"), "is less than": same("<"), "är större än": same(">"),
    "är mindre än": same("<"), "is more than": same(">"), "är lika med": same("="),
    "is equal to": same("="), "är mer än": same(">"), "is at least": same(">="),
    "is at most": same("<="),
  ]

  static let operators2: [String: Both] = [
    "lika med": same("="), "equal to": same("="), "is null": Both("is missing", "saknas"),
    "is empty": Both("is missing", "saknas"), "är null": Both("is missing", "saknas"),
    "is unknown": Both("is missing", "saknas"), "är tom": Both("is missing", "saknas"),
    "är tomt": Both("is missing", "saknas"), "är okänd": Both("is missing", "saknas"),
    "är okänt": Both("is missing", "saknas"), "is not": same("!="), "är inte": same("!="),
    "är ej": same("!="), "större än": same(">"), "mindre än": same("<"),
    "greater than": same(">"), "less than": same("<"), "at least": same(">="),
    "at most": same("<="), "minst lika": same(">="), "more than": same(">"),
    "mer än": same(">"), "fler än": same(">"), "färre än": same("<"), "fewer than": same("<"),
    "older than": same(">"), "younger than": same("<"), "äldre än": same(">"),
    "yngre än": same("<"), "up to": same("<="), "upp till": same("<="), "not equal": same("!="),
    "är under": same("<"), "är över": same(">"), "is over": same(">"), "is under": same("<"),
    "ingår i": Both("in", "i"), "is in": Both("in", "i"), "är i": Both("in", "i"),
  ]

  static let operators1: [String: Both] = [
    "är": same("="), "is": same("="), "equals": same("="), "lika": same("="),
    "like": Both("contains", "innehåller"), "över": same(">"), "over": same(">"),
    "minst": same(">="), "högst": same("<="), "före": same("<"), "before": same("<"),
    "efter": same(">"), "after": same(">"), "above": same(">"), "below": same("<"),
    "eq": same("="), "ne": same("!="), "lt": same("<"), "le": same("<="), "gt": same(">"),
    "ge": same(">="), "since": same(">="), "sedan": same(">="), "during": same("="),
    "missing": Both("is missing", "saknas"), "known": Both("is known", "finns"),
    "has": Both("contains", "innehåller"), "include": Both("contains", "innehåller"),
    "includes": Both("contains", "innehåller"), "startswith": Both("starts with", "börjar med"),
    "endswith": Both("ends with", "avslutas med"), "isnull": Both("is missing", "saknas"),
  ]

  private static func same(_ sign: String) -> Both { Both(sign, sign) }

  /// Whether the mended word needs nothing after it.
  static func closing(_ meant: String) -> Bool {
    ["is missing", "is known", "saknas", "finns"].contains(meant)
  }

  static let stages2: [String: Keyword] = [
    "group by": .by, "order by": .sort, "gruppera på": .by, "gruppera efter": .by,
    "ordna efter": .sort, "filtrera på": .where, "per den": .asOf, "per datum": .asOf,
    "sorted by": .sort, "grouped by": .by, "for which": .where, "sorterad efter": .sort,
    "grupperat på": .by, "grupperad på": .by, "for each": .by, "för varje": .by,
  ]

  static let stages1: [String: Keyword] = [
    "group": .by, "gruppera": .by, "order": .sort, "ordna": .sort, "filter": .where,
    "filtrera": .where, "vars": .where, "med": .where, "with": .where, "having": .where,
    "whose": .where, "who": .that, "vilka": .that, "select": .show, "take": .limit,
    "head": .limit, "project": .show, "keep": .show, "pr": .asOf, "if": .where, "om": .where,
    "when": .where, "när": .where, "arrange": .sort, "välj": .show, "urval": .where,
    "which": .that, "grouped": .by, "delete": .remove, "radera": .remove, "update": .set,
    "uppdatera": .set, "sorted": .sort, "aggregate": .compute,
  ]

  /// Words before the name of a unit.
  static let places: Set<String> = ["i", "in", "at", "på", "hos", "for", "för", "inside", "inom"]
  /// Words that may stand before `has`.
  static let relatives: Set<String> = ["who", "vilka", "which", "vem", "som", "that"]
  /// Words between `has`, `with` or `without` and a field, and those of them that say no.
  static let articles = negations.union([
    "a", "an", "any", "något", "någon", "ett", "en", "the",
  ])
  static let negations: Set<String> = ["no", "inget", "ingen", "inga"]
  /// What somebody does in a question, which a query leaves out.
  static let verbs: Set<String> = [
    "jobbar", "arbetar", "finns", "är", "det", "vi", "work", "works", "working", "are", "there",
    "is",
  ]
  /// Words for saving, and what may stand between them and a name.
  static let saves: [String: Tongue] = ["save": .english, "spara": .swedish]
  static let savedThings: Set<String> = [
    "script", "the", "as", "to", "in", "skript", "skriptet", "som", "till", "i", "model",
    "modellen",
    "workspace", "file", "filen", "this", "it", "all", "allt", "det",
  ]
  /// Words before a day.
  static let days: Set<String> = ["on", "per", "pr", "the", "at", "date", "datum", "den", "at"]
  /// Values that mean none.
  static let nothing: Set<String> = [
    "null", "nil", "na", "tom", "tomt", "missing", "saknas",
  ]
  /// Ages without their field.
  static let ages2: [String: String] = [
    "older than": ">", "younger than": "<", "äldre än": ">", "yngre än": "<",
  ]
  static let ages1: [String: String] = ["over": ">", "över": ">", "under": "<"]
  /// What may follow a number that needs no unit.
  static let units: Set<String> = [
    "kr", "sek", "kronor", "years", "år", "yrs", "st", "stycken", "people", "personer", "åren",
  ]
  /// Orders after a sort key.
  static let orders: [String: Keyword] = [
    "down": .descending, "nedåt": .descending, "ned": .descending, "fall": .descending,
    "up": .ascending, "uppåt": .ascending, "upp": .ascending,
  ]
  /// Words that only Swedish has and no list of the language holds.
  static let swedish: Set<String> = [
    "hur", "många", "vem", "vilka", "är", "äldre", "yngre", "än", "på", "utan", "mig", "hos",
    "vars", "gruppera", "filtrera", "ordna", "alla", "snälla", "lista", "hitta", "tack", "enligt",
    "tabulera", "sedan", "före", "minst", "högst", "över", "deltid", "deltidare", "heltid",
    "heltidare", "deltidsanställda", "heltidsanställda", "jobbar", "arbetar", "andel", "andelen",
  ]
}
