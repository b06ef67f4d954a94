import KompLexicon

extension NounID {
  /// The steps of the development models.
  public static let ladders = NounID("ladders")
}

extension Noun {
  /// A step of a development model, from newly graduated to specialist.
  public static let ladders = Noun(
    id: .ladders, words: [Words("ladders", "stegar", accepted: ["kompetensstegar"])],
    one: Both("step of a ladder", "steg på en stege"),
    many: Both("steps of ladders", "steg på stegar"),
    summary: Both(
      "the steps of the development models", "utvecklingsmodellernas steg"),
    home: "ladders", label: "name", key: "name",
    fields: [
      Field(
        "ladder", Words("ladder", "stege"), .text, Both("the model's name", "modellens namn"),
        .stored(register: "ladders", column: "ladder")),
      Field(
        "step", Words("step", "steg"), .number(scale: 0),
        Both("the step's number, from 1", "stegets nummer, från 1"),
        .stored(register: "ladders", column: "step")),
      Field(
        "name", Words("name", "namn"), .text, Both("the step's name", "stegets namn"),
        .stored(register: "ladders", column: "name")),
      Field(
        "profession", Words("profession", "yrke", accepted: ["befattning"]),
        .reference(.professions),
        Both("the profession it is for", "yrket den gäller"),
        .stored(register: "ladders", column: "profession")),
    ])
}
