import KompLexicon
import KompValues

extension NounID {
  /// What people want.
  public static let wishes = NounID("wishes")
}

extension Noun {
  /// What a person wants to learn or do, kept apart from what they can.
  public static let wishes = Noun(
    id: .wishes, words: [Words("wishes", "önskemål")],
    one: Both("wish", "önskemål"), many: Both("wishes", "önskemål"),
    summary: Both("what people want to learn or do", "vad folk vill lära sig eller göra"),
    home: "wishes", label: "person", key: "person",
    fields: [
      Field(
        "person", Words("person", "person"), .reference(.staff), Both("who", "vem"),
        .stored(register: "wishes", column: "person")),
      Field(
        "competence", Words("competence", "kompetens"), .reference(.competences),
        Both("which competence", "vilken kompetens"),
        .stored(register: "wishes", column: "competence")),
      Field(
        "wish", Words("wish", "vill"), .list(.wish),
        Both(
          "to learn it or to use it",
          "lära sig den eller använda den"), .stored(register: "wishes", column: "wish")),
      Field(
        "interest", Words("interest", "intresse"), .number(scale: 0),
        Both("0 none to 3 strong", "0 inget till 3 starkt"),
        .stored(register: "wishes", column: "interest")),
      Field(
        "date", Words("date", "datum"), .day, Both("said on which day", "sagt vilken dag"),
        .stored(register: "wishes", column: "date")),
    ],
    present: { roster in
      let today = Int64(roster.moment.day.number)
      return roster.column("date").widened.map { $0 <= today }
    })
}

extension ClosedList {
  /// What a person wants with a competence.
  public static let wish = ClosedList(
    "wish", [Words("learn", "lära"), Words("use", "använda")])
}
