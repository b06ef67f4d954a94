import KompLexicon
import KompValues

extension NounID {
  /// The employments; a person can have several.
  public static let employments = NounID("employments")
}

extension Noun {
  /// An employment: person, unit, profession, form, degree, first and last day.
  public static let employments = Noun(
    id: .employments, words: [Words("employments", "anställningar")],
    one: Both("employment", "anställning"), many: Both("employments", "anställningar"),
    summary: Both(
      "every employment, one row each; a person can hold several",
      "varje anställning, en rad var; en person kan ha flera"),
    home: "employments", label: "id", key: "id",
    fields: [
      Field(
        "id", Words("id", "id"), .text,
        Both("the employment's number in the export", "anställningens nummer i exporten"),
        .stored(register: "employments", column: "id")),
      Field(
        "person", Words("person", "person"), .reference(.staff), Both("whose", "vems"),
        .stored(register: "employments", column: "person")),
      Field(
        "unit", Words("unit", "enhet"), .reference(.units), dated: true,
        Both("where", "var"), .stored(register: "employments", column: "unit")),
      Field(
        "profession", Words("profession", "yrke", accepted: ["befattning"]),
        .reference(.professions), dated: true, Both("as what", "som vad"),
        .stored(register: "employments", column: "profession")),
      Field(
        "form", Words("form", "anställningsform"), .list(.form), dated: true,
        Both("permanent, fixed-term, substitute …", "tillsvidare, visstid, vikariat …"),
        .stored(register: "employments", column: "form")),
      Field(
        "degree", Words("degree", "sysselsättningsgrad", accepted: ["grad"]), .share(scale: 4),
        dated: true,
        Both("the agreed degree, percent of full time", "överenskommen grad, procent av heltid"),
        .stored(register: "employments", column: "degree")),
      Field(
        "actual_degree", Words("actual_degree", "faktisk_grad"), .share(scale: 4), dated: true,
        shown: false, Both("the degree really worked", "den grad som verkligen arbetas"),
        .stored(register: "employments", column: "actual_degree")),
      Field(
        "start_date", Words("start_date", "startdatum"), .day,
        Both("the first day employed", "första anställningsdagen"),
        .stored(register: "employments", column: "start_date")),
      Field(
        "end_date", Words("end_date", "slutdatum"), .day,
        Both("the last day employed", "sista anställningsdagen"),
        .stored(register: "employments", column: "end_date")),
      Field(
        "salary", Words("salary", "lön"), .number(scale: 2), dated: true, shown: false,
        Both("pay as the export states it", "lön så som exporten anger den"),
        .stored(register: "employments", column: "salary")),
      Field(
        "reason", Words("reason", "orsak"), .text, shown: false,
        Both("why it ended", "varför den upphörde"),
        .stored(register: "employments", column: "reason")),
    ] + Field.aboveUnit,
    // The day of the newest file that held the employment: an older file must not overwrite it.
    hidden: ["seen": .day],
    present: { roster in
      roster.moment.includingFormer ? roster.begun : roster.inForce
    })
}

extension Roster {
  /// For each employment, whether the day lies between its first and last day; an unknown end is open.
  public var inForce: [Bool] {
    let day = Int64(moment.day.number)
    let starts = model.column("start_date", of: "employments", on: moment.day).widened
    let ends = model.column("end_date", of: "employments", on: moment.day).widened
    let register = model["employments"]
    return starts.indices.map {
      starts[$0] <= day && (ends[$0] == .min || ends[$0] >= day) && register.has($0)
    }
  }

  /// For each employment, whether it has begun by the day.
  var begun: [Bool] {
    let day = Int64(moment.day.number)
    let starts = model.column("start_date", of: "employments", on: moment.day).widened
    let register = model["employments"]
    return starts.indices.map { starts[$0] <= day && register.has($0) }
  }
}
