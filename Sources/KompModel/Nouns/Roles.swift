import KompLexicon

extension NounID {
  /// The profiles of required levels.
  public static let roles = NounID("roles")
}

extension Noun {
  /// A competence that a role requires, and from which level.
  public static let roles = Noun(
    id: .roles, words: [Words("roles", "roller")],
    one: Both("requirement of a role", "krav i en roll"),
    many: Both("requirements of roles", "krav i roller"),
    summary: Both("what each role requires", "vad varje roll kräver"),
    home: "roles", label: "role", key: "role",
    fields: [
      Field(
        "role", Words("role", "roll"), .text, Both("the role", "rollen"),
        .stored(register: "roles", column: "role")),
      Field(
        "competence", Words("competence", "kompetens"), .reference(.competences),
        Both("which competence", "vilken kompetens"),
        .stored(register: "roles", column: "competence")),
      Field(
        "required", Words("required", "krävd_nivå", also: ["min_level"]), .number(scale: 0),
        Both("from which level", "från vilken nivå"),
        .stored(register: "roles", column: "required")),
      Field(
        "weight", Words("weight", "vikt"), .number(scale: 2), shown: false,
        Both("how much it weighs", "hur mycket det väger"),
        .stored(register: "roles", column: "weight")),
      Field(
        "hours", Words("hours", "timmar"), .number(scale: 2), shown: false,
        Both(
          "hours of training for each missing level", "utbildningstimmar för varje nivå som saknas"),
        .stored(register: "roles", column: "hours")),
    ])
}
