import KompLexicon

extension NounID {
  /// What a step of a ladder asks for.
  public static let criteria = NounID("criteria")
}

extension Noun {
  /// One thing that a step of a ladder asks for, as a condition on people.
  public static let criteria = Noun(
    id: .criteria, words: [Words("criteria", "kriterier")],
    one: Both("criterion", "kriterium"), many: Both("criteria", "kriterier"),
    summary: Both("what each step of a ladder asks for", "vad varje steg på en stege kräver"),
    home: "criteria", label: "ladder", key: "ladder",
    fields: [
      Field(
        "ladder", Words("ladder", "stege"), .text, Both("which ladder", "vilken stege"),
        .stored(register: "criteria", column: "ladder")),
      Field(
        "step", Words("step", "steg"), .number(scale: 0),
        Both("to which step", "till vilket steg"),
        .stored(register: "criteria", column: "step")),
      Field(
        "number", Words("number", "nummer"), .number(scale: 0), shown: false,
        Both("its place among the step's criteria", "dess plats bland stegets kriterier"),
        .stored(register: "criteria", column: "number")),
      Field(
        "must", Words("must", "måste"), .flag,
        Both("whether the step is closed without it", "om steget är stängt utan det"),
        .stored(register: "criteria", column: "must")),
    ],
    hidden: ["condition": .text])
}
