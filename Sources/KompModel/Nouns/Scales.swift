import KompLexicon

extension NounID {
  /// The levels of the scales.
  public static let scales = NounID("scales")
}

extension Noun {
  /// A level of a scale, with its name; levels of two scales are never compared.
  public static let scales = Noun(
    id: .scales, words: [Words("scales", "skalor")],
    one: Both("level of a scale", "nivå på en skala"),
    many: Both("levels of scales", "nivåer på skalor"),
    summary: Both("the levels that competences are judged on", "nivåerna kompetenser bedöms på"),
    home: "scales", label: "name", key: "scale",
    fields: [
      Field(
        "scale", Words("scale", "skala"), .text, Both("the scale's name", "skalans namn"),
        .stored(register: "scales", column: "scale")),
      Field(
        "level", Words("level", "nivå"), .number(scale: 0),
        Both("the level's number", "nivåns nummer"),
        .stored(register: "scales", column: "level")),
      Field(
        "name", Words("name", "namn"), .text, Both("the level's name", "nivåns namn"),
        .stored(register: "scales", column: "name")),
      Field(
        "meaning", Words("meaning", "innebörd"), .text, shown: false,
        Both("what it takes", "vad som krävs"),
        .stored(register: "scales", column: "meaning")),
    ])
}
