import KompEngine
import KompLexicon
import KompModel
import KompValues

/// People by competences, with the levels as cells: the sheet a manager puts on the wall.
public enum Matrix: Analysis {
  /// The English id.
  public static let id = "matrix"
  /// Its words.
  public static let words = Words("matrix", "matris", accepted: ["kompetensmatris"])
  /// One line for help.
  public static let summary = Both(
    "people by competences, the levels as cells", "personer mot kompetenser, nivåerna som celler")
  /// How it is written.
  public static let form = Both("matrix [for (QUERY)]", "matris [för (FRÅGA)]")
  /// Lines to try.
  public static let examples = ["matrix", "matrix for (staff where unit=kommunrehab)"]
  /// The exact definition.
  public static let definition = Both(
    """
    A column for each competence that somebody of the population is assessed in or that a need of \
    their units names. A cell is the level on the day by the rule for several assessments; it is \
    empty where the person was never assessed in it or the assessment no longer holds, and the note \
    says how many of each.
    """,
    """
    En kolumn för varje kompetens som någon i populationen är bedömd i eller som ett behov på deras \
    enheter anger. En cell är nivån den dagen enligt regeln för flera bedömningar; den är tom där \
    personen aldrig bedömts i den eller bedömningen inte längre gäller, och noten säger hur många \
    av varje.
    """)
  /// Where it comes from.
  public static let origin = Both(
    "the unit's competence matrix of the Fyrbodal model, section 3.1 of the domain page",
    "enhetens kompetensmatris i Fyrbodalsmodellen, domänsidans avsnitt 3.1")
  /// What says which line a line is.
  public static let rowKeys = ["person"]
  /// What may stand after its name.
  public static let takes: AnalysisArguments = [.population]
  /// The columns before the competences.
  public static let fields = [
    VulnerabilityFields.person, GapFields.unit.shown(false),
  ]

  /// The table.
  public static func table(_ asked: Asked) throws(AnalysisFailure) -> AnalysisTable {
    guard let figures = MatrixFigures(asked) else {
      throw AnalysisFailure(Both("there is no model to ask", "det finns ingen modell att fråga"))
    }
    return AnalysisTable(
      Matrix.self, fields: figures.fields, count: figures.people.count, facts: figures.facts,
      one: Both("person", "person"), many: Both("people", "personer"), in: asked,
      figures: { figures.column($0.id) }, reason: { figures.reason($0, $1) })
  }
}
