import KompEngine
import KompLexicon
import KompModel
import KompValues

/// Who is mapped in what is expected of them, how old the assessments are, and self against manager.
public enum Mapping: Analysis {
  /// The English id.
  public static let id = "mapping"
  /// Its words.
  public static let words = Words("mapping", "kartläggning")
  /// One line for help.
  public static let summary = Both(
    "who is mapped in what is expected, how old the assessments are, self against manager",
    "vem som är kartlagd i det som förväntas, hur gamla bedömningarna är, egen mot chef")
  /// How it is written.
  public static let form = Both(
    "mapping [for (QUERY)] [by KEYS]", "kartläggning [för (FRÅGA)] [per NYCKLAR]")
  /// Lines to try.
  public static let examples = [
    "mapping", "mapping where unknown>0", "mapping by unit", "mapping sort months desc top 10",
  ]
  /// The exact definition.
  public static let definition = Both(
    """
    Expected of a person are the competences that a need in force in the unit names, and those that \
    the role called like the profession requires. mapped: assessed, and the assessment holds on the \
    day; expired: assessed, and it no longer holds; unknown: never assessed. share = mapped ÷ \
    expected. months: whole months since the oldest of the assessments in force. self_higher and \
    self_lower count the expected competences in which the latest own level lies above and below \
    the latest manager's; levels of different scales are never added. Keys sum people and competences.
    """,
    """
    Av en person förväntas kompetenserna som ett gällande behov på enheten anger, och de som rollen \
    med yrkets namn kräver. kartlagda: bedömda, och bedömningen gäller den dagen; utgångna: bedömda, \
    men den gäller inte längre; okända: aldrig bedömda. andel = kartlagda ÷ förväntade. månader: \
    hela månader sedan den äldsta av de gällande bedömningarna. egen_högre och egen_lägre räknar de \
    förväntade kompetenser där den senaste egna nivån ligger över och under chefens senaste; nivåer \
    på olika skalor läggs aldrig ihop. Nycklar summerar personer och kompetenser.
    """)
  /// Where it comes from.
  public static let origin = Both(
    "\"are all mapped?\" of the domain page, section 3.1; the measure is our own",
    "\"är alla kartlagda?\" på domänsidan, avsnitt 3.1; måttet är eget")
  /// What says which line a line is.
  public static let rowKeys = ["person"]
  /// What has no days.
  public static let dayless = [NounID.roles]
  /// What may stand after its name.
  public static let takes: AnalysisArguments = [.population, .keys]

  private static func number(_ id: String, _ swedish: String, _ summary: Both) -> Field {
    Field.made(id, Words(id, swedish), .number(scale: 0), summary)
  }
  static let counts = [
    number("expected", "förväntade", Both("competences expected", "kompetenser som förväntas")),
    number("mapped", "kartlagda", Both("assessed, and in force", "bedömda, och gällande")),
    number(
      "expired", "utgångna", Both("assessed, no longer in force", "bedömda, inte längre gällande")),
    number("unknown", "okända", Both("never assessed", "aldrig bedömda")),
  ]
  static let share = Field.made(
    "share_mapped", Words("share_mapped", "andel_kartlagda"), .share(scale: 4),
    Both("mapped ÷ expected", "kartlagda ÷ förväntade"))
  static let latest = Field.made(
    "latest", Words("latest", "senast"), .day,
    Both("day of the newest assessment", "dagen för den nyaste bedömningen"))
  static let months = Field.made(
    "months", Words("months", "månader"), .months,
    Both("age of the oldest assessment in force", "den äldsta gällande bedömningens ålder"))
  static let compared = [
    number(
      "self_higher", "egen_högre", Both("own level above the manager's", "egen nivå över chefens")),
    number(
      "self_lower", "egen_lägre", Both("own level below the manager's", "egen nivå under chefens")),
  ]
  static let which = Field.made(
    "not_mapped", Words("not_mapped", "ej_kartlagda"), .text, shown: false,
    Both("the competences expired or unknown", "kompetenserna som är utgångna eller okända"))
  /// The columns without keys.
  public static let fields =
    [VulnerabilityFields.person] + counts + [share, latest, months] + compared + [which]
  static let people = number("persons", "personer", Both("how many people", "hur många personer"))
  static let full = number(
    "fully_mapped", "helt_kartlagda",
    Both("how many of them in everything", "hur många av dem i allt"))

  /// The table.
  public static func table(_ asked: Asked) throws(AnalysisFailure) -> AnalysisTable {
    guard let figures = MappingFigures(asked) else {
      throw AnalysisFailure(Both("there is no model to ask", "det finns ingen modell att fråga"))
    }
    return AnalysisTable(
      Mapping.self, fields: figures.fields, count: figures.groups.count, whole: figures.whole,
      facts: figures.facts, one: asked.keys.isEmpty ? Both("person", "person") : Both("row", "rad"),
      many: asked.keys.isEmpty ? Both("people", "personer") : Both("rows", "rader"), in: asked,
      figures: { figures.column($0.id) }, reason: { figures.reason($0, $1) })
  }
}
