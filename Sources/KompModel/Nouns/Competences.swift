import KompLexicon

extension NounID {
  /// What one can know or do.
  public static let competences = NounID("competences")
}

extension Noun {
  /// What one can know or do: a skill, a credential, a language, an activity done.
  public static let competences = Noun(
    id: .competences, words: [Words("competences", "kompetenser")],
    one: Both("competence", "kompetens"), many: Both("competences", "kompetenser"),
    summary: Both(
      "what one can know or do, each on a scale of its own",
      "vad man kan veta eller göra, var och en på sin skala"),
    home: "competences", label: "name", key: "name",
    fields: [
      Field(
        "name", Words("name", "namn"), .text, Both("the competence", "kompetensen"),
        .stored(register: "competences", column: "name")),
      Field(
        "kind", Words("kind", "slag"), .list(.competenceKind),
        Both(
          "knowledge, skill, credential, language, activity",
          "kunskap, färdighet, intyg, språk, aktivitet"),
        .stored(register: "competences", column: "kind")),
      Field(
        "parent", Words("parent", "överordnad"), .reference(.competences),
        Both("the category above", "kategorin ovanför"),
        .stored(register: "competences", column: "parent")),
      Field(
        "scale", Words("scale", "skala"), .text,
        Both("the scale its levels stand on", "skalan dess nivåer står på"),
        .stored(register: "competences", column: "scale")),
      Field(
        "independent", Words("independent", "självständig"), .number(scale: 0), shown: false,
        Both("from which level one works alone", "från vilken nivå man arbetar självständigt"),
        .stored(register: "competences", column: "independent")),
      Field(
        "supervises", Words("supervises", "handleder"), .number(scale: 0), shown: false,
        Both("from which level one may supervise", "från vilken nivå man får handleda"),
        .stored(register: "competences", column: "supervises")),
      Field(
        "validity", Words("validity", "giltighet"), .months,
        Both("how many months an assessment holds", "hur många månader en bedömning gäller"),
        .stored(register: "competences", column: "validity")),
      Field(
        "critical", Words("critical", "kritisk"), .flag,
        Both("whether the work stops without it", "om arbetet stannar utan den"),
        .stored(register: "competences", column: "critical")),
      Field(
        "external_id", Words("external_id", "extern_id"), .text, shown: false,
        Both("its id in JobTech's or ESCO's catalogue", "dess id i JobTechs eller ESCO:s katalog"),
        .stored(register: "competences", column: "external_id")),
    ])
}

extension ClosedList {
  /// What sort of thing a competence is.
  public static let competenceKind = ClosedList(
    "kind",
    [
      Words("knowledge", "kunskap"),
      Words("skill", "färdighet", also: ["ability"], accepted: ["förmåga"]),
      Words(
        "credential", "intyg", also: ["certificate"], accepted: ["behörighet", "legitimation"]),
      Words("language", "språk"),
      Words("activity", "aktivitet"),
    ])
}
