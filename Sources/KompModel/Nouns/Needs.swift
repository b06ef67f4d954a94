import KompLexicon
import KompValues

extension NounID {
  /// What the units must have.
  public static let needs = NounID("needs")
}

extension Noun {
  /// How many a unit must have of what, from a day on.
  ///
  /// A need names a competence and a level, or any condition on people.
  public static let needs = Noun(
    id: .needs, words: [Words("needs", "behov")],
    one: Both("need", "behov"), many: Both("needs", "behov"),
    summary: Both(
      "how many each unit must have of what", "hur många varje enhet måste ha av vad"),
    home: "needs", label: "unit", key: "unit",
    fields: what + when + Field.aboveUnit,
    hidden: ["condition": .text],
    present: { roster in
      let day = Int64(roster.moment.day.number)
      let from = roster.column("start_date").widened
      let until = roster.column("end_date").widened
      return from.indices.map { from[$0] <= day && (until[$0] == .min || until[$0] >= day) }
    })

  private static let what: [Field] = [
    Field(
      "unit", Words("unit", "enhet"), .reference(.units), Both("where", "var"),
      .stored(register: "needs", column: "unit")),
    Field(
      "competence", Words("competence", "kompetens"), .reference(.competences),
      Both("which competence", "vilken kompetens"),
      .stored(register: "needs", column: "competence")),
    Field(
      "required", Words("required", "krävd_nivå", also: ["min_level"]), .number(scale: 0),
      Both("from which level", "från vilken nivå"),
      .stored(register: "needs", column: "required")),
    Field(
      "needed", Words("needed", "behövs", also: ["headcount"]), .number(scale: 4),
      Both("how many", "hur många"), .stored(register: "needs", column: "needed")),
    Field(
      "counted", Words("counted", "räknas"), .list(.counted), shown: false,
      Both(
        "heads, full-time equivalents, a share, every one",
        "personer, årsarbetare, andel, alla"),
      .stored(register: "needs", column: "counted")),
  ]

  private static let when: [Field] = [
    Field(
      "start_date", Words("start_date", "startdatum"), .day, shown: false,
      Both("the first day it holds", "första dagen det gäller"),
      .stored(register: "needs", column: "start_date")),
    Field(
      "end_date", Words("end_date", "slutdatum"), .day, shown: false,
      Both("the last day it holds", "sista dagen det gäller"),
      .stored(register: "needs", column: "end_date")),
    Field(
      "priority", Words("priority", "prioritet"), .number(scale: 0), shown: false,
      Both("1 comes first", "1 kommer först"), .stored(register: "needs", column: "priority")),
  ]
}

extension ClosedList {
  /// What a need counts.
  public static let counted = ClosedList(
    "counted",
    [
      Words("heads", "personer"),
      Words("fte", "årsarbetare"),
      Words("share", "andel"),
      Words("everyone", "alla"),
    ])
}
