import KompLexicon

extension NounID {
  /// The distributions over steps that units aim at.
  public static let targets = NounID("targets")
}

extension Noun {
  /// How many a unit aims to have on a step of a ladder.
  public static let targets = Noun(
    id: .targets, words: [Words("targets", "målfördelningar")],
    one: Both("target", "mål"), many: Both("targets", "mål"),
    summary: Both(
      "how many each unit aims to have on each step", "hur många varje enhet siktar på per steg"),
    home: "targets", label: "unit", key: "unit",
    fields: [
      Field(
        "unit", Words("unit", "enhet"), .reference(.units), Both("where", "var"),
        .stored(register: "targets", column: "unit")),
      Field(
        "ladder", Words("ladder", "stege"), .text, Both("on which ladder", "på vilken stege"),
        .stored(register: "targets", column: "ladder")),
      Field(
        "step", Words("step", "steg"), .number(scale: 0), Both("the step", "steget"),
        .stored(register: "targets", column: "step")),
      Field(
        "target", Words("target", "mål"), .number(scale: 0), Both("how many", "hur många"),
        .stored(register: "targets", column: "target")),
    ])
}
