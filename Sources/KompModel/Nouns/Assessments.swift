import KompLexicon
import KompValues

extension NounID {
  /// The judgements of what people can.
  public static let assessments = NounID("assessments")
}

extension Noun {
  /// A dated judgement of one person in one competence; nobody is changed by a later one, only followed.
  public static let assessments = Noun(
    id: .assessments, words: [Words("assessments", "bedömningar")],
    one: Both("assessment", "bedömning"), many: Both("assessments", "bedömningar"),
    summary: Both(
      "dated judgements of what people can, each with its source",
      "daterade bedömningar av vad folk kan, var och en med sin källa"),
    home: "assessments", label: "person", key: "person",
    fields: [
      Field(
        "person", Words("person", "person"), .reference(.staff), Both("who", "vem"),
        .stored(register: "assessments", column: "person")),
      Field(
        "competence", Words("competence", "kompetens"), .reference(.competences),
        Both("in what", "i vad"), .stored(register: "assessments", column: "competence")),
      Field(
        "level", Words("level", "nivå"), .number(scale: 0),
        Both("the level on the competence's scale", "nivån på kompetensens skala"),
        .stored(register: "assessments", column: "level")),
      Field(
        "date", Words("date", "datum"), .day, Both("on which day", "vilken dag"),
        .stored(register: "assessments", column: "date")),
      Field(
        "source", Words("source", "källa"), .list(.source),
        Both(
          "self, peer, manager, dialogue, course, test, certificate",
          "egen, kollega, chef, samtal, kurs, prov, intyg"),
        .stored(register: "assessments", column: "source")),
      Field(
        "assessor", Words("assessor", "bedömare"), .text, shown: false,
        Both("the role of whoever judged", "rollen hos den som bedömde"),
        .stored(register: "assessments", column: "assessor")),
    ],
    present: { roster in
      let today = Int64(roster.moment.day.number)
      return roster.column("date").widened.map { $0 <= today }
    })
}

extension ClosedList {
  /// Where a judgement comes from, the weightiest last.
  public static let source = ClosedList(
    "source",
    [
      Words("self", "egen", accepted: ["själv", "självskattning"]),
      Words("peer", "kollega", accepted: ["colleague"]),
      Words("manager", "chef"),
      Words("dialogue", "samtal", accepted: ["medarbetarsamtal"]),
      Words("course", "kurs", accepted: ["utbildning"]),
      Words("test", "prov"),
      Words("certificate", "intyg", accepted: ["certifikat"]),
    ])
}
