import KompEngine
import KompLexicon
import KompModel
import KompValues

/// What the units need against what their people can, now and at a horizon.
public enum Gap: Analysis {
  /// The English id.
  public static let id = "gap"
  /// Its words.
  public static let words = Words("gap", "gap", accepted: ["glapp", "kompetensgap"])
  /// One line for help.
  public static let summary = Both(
    "what the units need against what their people can, now and at a horizon",
    "vad enheterna behöver mot vad deras folk kan, nu och vid en horisont")
  /// How it is written.
  public static let form = Both(
    "gap [PERIOD] [at AGE] [for (QUERY)] [by KEYS]",
    "gap [PERIOD] [vid ÅLDER] [för (FRÅGA)] [per NYCKLAR]")
  /// Lines to try.
  public static let examples = [
    "gap", "gap 2028 at 67", "gap by unit", "gap for (staff where unit=kommunrehab)",
    "gap where short>0 sort short desc",
  ]
  /// The exact definition.
  public static let definition = Both(
    """
    holders: the people whose main employment is in the unit and whose level, not expired, is at \
    least the required one, or for whom the need's condition holds; full-time equivalents sum the \
    degree worked. gap = holders − needed; short = max(0, needed − holders); cover = \
    min(holders, needed) ÷ needed. A line of several needs sums each need's own min and max, so \
    that a surplus never offsets: its holders are the covered places and its gap is −short. At a \
    horizon those are gone whose last day, or the end of the month in which they reach the age, has \
    come; levels are those of the day asked about.
    """,
    """
    innehavare: de vars huvudanställning är på enheten och vars nivå, inte utgången, är minst den \
    krävda, eller för vilka behovets villkor gäller; årsarbetare summerar den grad som arbetas. \
    gap = innehavare − behövs; brist = max(0, behövs − innehavare); täckning = \
    min(innehavare, behövs) ÷ behövs. En rad av flera behov summerar varje behovs eget min och max, \
    så att ett överskott aldrig väger upp: dess innehavare är de täckta platserna och dess gap är \
    −brist. Vid en horisont är de borta vars sista dag, eller slutet av månaden då de når åldern, \
    har kommit; nivåerna är de som gäller den dag frågan avser.
    """)
  /// Where it comes from.
  public static let origin = Both(
    "available competence against need as in the audits of the seeds; the figures of the domain "
      + "page, sections 4.9 and A1",
    "tillgänglig kompetens mot behov som i granskningarna i underlaget; domänsidans avsnitt 4.9 och A1"
  )
  /// What says which line a line is.
  public static let rowKeys = ["unit", "competence", "condition", "required"]
  /// What may stand after its name.
  public static let takes: AnalysisArguments = [.period, .ages, .population, .keys]
  /// Keys are fields of the needs.
  public static let keyNoun = NounID.needs
  /// The columns without keys.
  public static let fields = GapFields.plain

  /// The table.
  public static func table(_ asked: Asked) throws(AnalysisFailure) -> AnalysisTable {
    guard let demand = Demand(asked, horizons: Horizon.of(asked)) else {
      throw AnalysisFailure(Both("there is no model to ask", "det finns ingen modell att fråga"))
    }
    let figures = GapFigures(demand, asked)
    return AnalysisTable(
      Gap.self, fields: figures.fields, count: figures.groups.count,
      whole: figures.whole, facts: figures.facts,
      one: asked.keys.isEmpty ? Both("need", "behov") : Both("row", "rad"),
      many: asked.keys.isEmpty ? Both("needs", "behov") : Both("rows", "rader"), in: asked,
      figures: { figures.column($0.id) }, reason: { figures.reason($0, $1) })
  }
}
