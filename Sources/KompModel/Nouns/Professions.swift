import KompLexicon

extension NounID {
  /// The professions and roles.
  public static let professions = NounID("professions")
}

extension Noun {
  /// What people work as.
  public static let professions = Noun(
    id: .professions, words: [Words("professions", "yrken")],
    one: Both("profession", "yrke"), many: Both("professions", "yrken"),
    summary: Both(
      "professions with their codes and licence", "yrken med koder och legitimation"),
    home: "professions", label: "name", key: "name",
    fields: [
      Field(
        "name", Words("name", "namn"), .text, Both("the local title", "den lokala titeln"),
        .stored(register: "professions", column: "name")),
      Field(
        "licensed", Words("licensed", "legitimerad"), .flag,
        Both("whether the profession needs a licence", "om yrket kräver legitimation"),
        .stored(register: "professions", column: "licensed")),
      Field(
        "ssyk", Words("ssyk", "ssyk"), .text,
        Both("the SSYK 2012 code, four digits", "SSYK 2012-kod, fyra siffror"),
        .stored(register: "professions", column: "ssyk")),
      Field(
        "aid", Words("aid", "aid"), .text, Both("the AID label", "AID-etikett"),
        .stored(register: "professions", column: "aid")),
      Field(
        "ladder", Words("ladder", "stege"), .text, shown: false,
        Both("the ladder its people climb", "stegen yrkets folk klättrar på"),
        .stored(register: "professions", column: "ladder")),
    ])
}
