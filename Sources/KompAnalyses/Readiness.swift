import KompEngine
import KompLexicon
import KompModel
import KompValues

/// How far each person has come towards the next step of the ladder, and what is missing.
public enum Readiness: Analysis {
  /// The English id.
  public static let id = "readiness"
  /// Its words.
  public static let words = Words("readiness", "nästa steg")
  /// One line for help.
  public static let summary = Both(
    "how far each person has come towards the next step, and what is missing",
    "hur långt var och en kommit mot nästa steg, och vad som återstår")
  /// How it is written.
  public static let form = Both(
    "readiness [for (QUERY)] [by KEYS]", "nästa steg [för (FRÅGA)] [per NYCKLAR]")
  /// Lines to try.
  public static let examples = [
    "readiness", "readiness sort readiness desc", "readiness by unit",
    "readiness for (staff where unit=kommunrehab)",
  ]
  /// The exact definition.
  public static let definition = Both(
    """
    The next step is the ladder's first above the placed one. readiness = met ÷ criteria, each \
    criterion of the next step counting one; an unmet criterion that is a must blocks, whatever the \
    share. by_criteria: the highest step such that all criteria up to it are met; diff = step − \
    by_criteria: a placement is a decision and may differ from what the criteria say. Keys sum met \
    and criteria; ready are those who meet all of them.
    """,
    """
    Nästa steg är stegens första ovanför det inplacerade. kravuppfyllelse = uppfyllda ÷ kriterier, \
    varje kriterium för nästa steg räknat som ett; ett ouppfyllt kriterium som är ett måste spärrar, \
    vad andelen än är. enligt_kriterier: det högsta steg vars alla kriterier fram till och med det \
    är uppfyllda; skillnad = steg − enligt_kriterier: en inplacering är ett beslut och får skilja \
    sig från vad kriterierna säger. Nycklar summerar uppfyllda och kriterier; klara är de som \
    uppfyller alla.
    """)
  /// Where it comes from.
  public static let origin = Both(
    "the figures of the domain page, section A3; criteria are the organisation's own; by_criteria is "
      + "our own measure",
    "domänsidans avsnitt A3; kriterierna är organisationens egna; enligt_kriterier är ett eget mått"
  )
  /// What says which line a line is.
  public static let rowKeys = ["person"]
  /// What has no days.
  public static let dayless = [NounID.ladders]
  /// What may stand after its name.
  public static let takes: AnalysisArguments = [.population, .keys]

  /// What remains.
  public static let lack: String? = "missing"

  static let person = VulnerabilityFields.person
  static let step = Field.made(
    "step", Words("step", "steg"), .number(scale: 0),
    Both("the placed step", "det inplacerade steget"))
  static let next = Field.made(
    "next_step", Words("next_step", "nästa_steg"), .number(scale: 0),
    Both("the step above", "steget ovanför"))
  static let tenure = Field.made(
    "tenure", Words("tenure", "anställningstid"), .months,
    Both("whole months since hired", "hela månader sedan anställningen"))
  static let met = Field.made(
    "met", Words("met", "uppfyllda"), .number(scale: 0),
    Both("how many criteria are met", "hur många kriterier som är uppfyllda"))
  static let criteria = Field.made(
    "of_criteria", Words("of_criteria", "av_kriterier"), .number(scale: 0),
    Both("how many the next step has", "hur många nästa steg har"))
  static let readiness = Field.made(
    "readiness", Words("readiness", "kravuppfyllelse"), .share(scale: 4),
    Both("met ÷ criteria", "uppfyllda ÷ kriterier"))
  static let missing = Field.made(
    "missing", Words("missing", "återstår"), .text,
    Both("what is not met", "vad som inte är uppfyllt"))
  static let blocked = Field.made(
    "blocked", Words("blocked", "spärrad"), .flag,
    Both("whether a must is unmet", "om ett måste är ouppfyllt"))
  static let byCriteria = Field.made(
    "by_criteria", Words("by_criteria", "enligt_kriterier"), .number(scale: 0),
    Both("the step that the criteria give", "steget som kriterierna ger"))
  static let diff = Field.made(
    "diff", Words("diff", "skillnad"), .number(scale: 0),
    Both("step − by_criteria", "steg − enligt_kriterier"))
  /// The columns without keys.
  public static let fields = [
    person, step, next, tenure, met, criteria, readiness, missing, blocked, byCriteria, diff,
  ]

  static let people = Field.made(
    "persons", Words("persons", "personer"), .number(scale: 0),
    Both("how many have a next step", "hur många som har ett nästa steg"))
  static let ready = Field.made(
    "ready", Words("ready", "klara"), .number(scale: 0),
    Both("how many meet all of its criteria", "hur många som uppfyller alla dess kriterier"))
  /// The columns after the keys.
  static let grouped = [people, ready, met, criteria, readiness]

  /// The table.
  public static func table(_ asked: Asked) throws(AnalysisFailure) -> AnalysisTable {
    guard let climb = Climb(asked) else {
      throw AnalysisFailure(Both("there is no model to ask", "det finns ingen modell att fråga"))
    }
    let one = Both("person", "person")
    let many = Both("people", "personer")
    if asked.keys.isEmpty {
      let figures = ReadinessFigures(climb, asked)
      return AnalysisTable(
        Readiness.self, fields: figures.fields, count: climb.lines.count, facts: climb.facts,
        one: one, many: many, in: asked, figures: { figures.column($0.id) },
        reason: { figures.reason($0, $1) })
    }
    let figures = ReadinessGroups(climb, asked)
    return AnalysisTable(
      Readiness.self, fields: figures.fields, count: figures.count, facts: climb.facts,
      in: asked, figures: { figures.column($0.id) }, reason: { figures.reason($0, $1) })
  }
}
