import KompEngine
import KompLexicon
import KompModel
import KompValues

/// The distribution over the steps of each ladder against what the units aim at.
public enum StepCounts: Analysis {
  /// The English id.
  public static let id = "steps"
  /// Its words.
  public static let words = Words("steps", "stegfördelning")
  /// One line for help.
  public static let summary = Both(
    "how many stand on each step of each ladder, against the targets",
    "hur många som står på varje steg på varje stege, mot målen")
  /// How it is written.
  public static let form = Both(
    "steps [for (QUERY)] [by KEYS]", "stegfördelning [för (FRÅGA)] [per NYCKLAR]")
  /// Lines to try.
  public static let examples = [
    "steps", "steps by unit", "steps for (staff where unit=kommunrehab)",
    "steps by unit where diff<0",
  ]
  /// The exact definition.
  public static let definition = Both(
    """
    have: the people whose latest placement on the day is on the step; target: the sum of the units' \
    targets for it; diff = have − target. Every ladder is counted by itself. People without a step \
    stand on a line of their own and in no step. With a population or keys the targets are those of \
    the units where the people of the line work.
    """,
    """
    har: de vars senaste inplacering den dagen är på steget; mål: summan av enheternas mål för det; \
    skillnad = har − mål. Varje stege räknas för sig. De som saknar steg står på en egen rad och i \
    inget steg. Med en population eller nycklar är målen de enheters där radens personer arbetar.
    """)
  /// Where it comes from.
  public static let origin = Both(
    "operational need decides how many are placed on each step, as in Region Stockholm's model; the "
      + "figures of the domain page, section A2",
    "verksamhetens behov avgör hur många som placeras på varje steg, som i Region Stockholms modell; "
      + "domänsidans avsnitt A2")
  /// What says which line a line is.
  public static let rowKeys = ["ladder", "step"]
  /// What has no days.
  public static let dayless = [NounID.targets, .ladders]
  /// What may stand after its name.
  public static let takes: AnalysisArguments = [.population, .keys]

  /// A unit's distribution is its own.
  public static let standardKeys = ["unit"]

  static let ladder = Field.made(
    "ladder", Words("ladder", "stege"), .text, Both("on which ladder", "på vilken stege"))
  static let step = Field.made(
    "step", Words("step", "steg"), .number(scale: 0),
    Both("the step; empty for those without one", "steget; tomt för dem som saknar"))
  static let have = Field.made(
    "have", Words("have", "har_nu"), .number(scale: 0),
    Both("how many stand on it", "hur många som står på det"))
  static let target = Field.made(
    "target", Words("target", "mål"), .number(scale: 0),
    Both("how many are aimed at", "hur många målet är"))
  static let diff = Field.made(
    "diff", Words("diff", "skillnad"), .number(scale: 0), Both("have − target", "har − mål"))
  static let who = Field.made(
    "who", Words("who", "vilka"), .text, shown: false, Both("their names", "deras namn"))
  /// The columns without keys.
  public static let fields = [ladder, step, have, target, diff, who]

  /// The table.
  public static func table(_ asked: Asked) throws(AnalysisFailure) -> AnalysisTable {
    guard let figures = StepFigures(asked) else {
      throw AnalysisFailure(Both("there is no model to ask", "det finns ingen modell att fråga"))
    }
    return AnalysisTable(
      StepCounts.self, fields: figures.fields, count: figures.lines.count, whole: figures.whole,
      facts: figures.facts, one: Both("step", "steg"), many: Both("steps", "steg"), in: asked,
      figures: { figures.column($0.id) }, reason: { figures.reason($0, $1) })
  }
}
