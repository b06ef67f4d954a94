import KompLexicon
import KompValues

extension NounID {
  /// Who stands on which step from when.
  public static let placements = NounID("placements")
}

extension Noun {
  /// A person's step from a day on, decided by someone.
  public static let placements = Noun(
    id: .placements, words: [Words("placements", "inplaceringar")],
    one: Both("placement", "inplacering"), many: Both("placements", "inplaceringar"),
    summary: Both(
      "a person's step from a day on", "en persons steg från en dag"),
    home: "placements", label: "person", key: "person",
    fields: [
      Field(
        "person", Words("person", "person"), .reference(.staff),
        Both("who is placed", "vem som placeras"),
        .stored(register: "placements", column: "person")),
      Field(
        "ladder", Words("ladder", "stege"), .text, Both("on which ladder", "på vilken stege"),
        .stored(register: "placements", column: "ladder")),
      Field(
        "step", Words("step", "steg"), .number(scale: 0), Both("the step", "steget"),
        .stored(register: "placements", column: "step")),
      Field(
        "date", Words("date", "datum"), .day, Both("from which day", "från vilken dag"),
        .stored(register: "placements", column: "date")),
      Field(
        "decided_by", Words("decided_by", "beslutad_av"), .text,
        Both("who decided", "vem som beslutade"),
        .stored(register: "placements", column: "decided_by")),
    ],
    present: { roster in
      let today = Int64(roster.moment.day.number)
      return roster.column("date").widened.map { $0 <= today }
    })
}
