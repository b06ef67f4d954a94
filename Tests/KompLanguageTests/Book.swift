import KompLanguage
import KompLexicon

/// A phrasebook built by hand, so that the tests of the language need no model.
let book: Phrasebook = {
  func entry(
    _ id: String, _ english: String, _ swedish: String, also: [String] = [],
    accepted: [String] = []
  ) -> Phrasebook.Entry {
    Phrasebook.Entry(id: id, words: Words(english, swedish, also: also, accepted: accepted))
  }
  let nouns = [
    entry("staff", "staff", "personal"), entry("staff", "employees", "medarbetare"),
    entry("employments", "employments", "anställningar"), entry("units", "units", "enheter"),
    entry("professions", "professions", "yrken"),
    entry("ladders", "ladders", "stegar", accepted: ["kompetensstegar"]),
    entry("placements", "placements", "inplaceringar"),
    entry("assessments", "assessments", "bedömningar"), entry("needs", "needs", "behov"),
    entry("journal", "journal", "ändringar", accepted: ["ändringslogg"]),
  ]
  let analyses = [
    entry("gap", "gap", "gap", accepted: ["glapp"]),
    entry("steps", "steps", "stegfördelning"), entry("readiness", "readiness", "nästa steg"),
    entry("turnover", "turnover", "personalomsättning", accepted: ["omsättning"]),
    entry("groups", "groups", "grupper"),
  ]
  let fields = [
    entry("id", "id", "id"), entry("name", "name", "namn"), entry("unit", "unit", "enhet"),
    entry("department", "department", "förvaltning"), entry("committee", "committee", "nämnd"),
    entry("profession", "profession", "yrke", accepted: ["befattning"]),
    entry("step", "step", "steg"), entry("level", "level", "nivå"),
    entry("required", "required", "krävd_nivå"), entry("age", "age", "ålder"),
    entry("born", "born", "född"), entry("sex", "sex", "kön"),
    entry("hired", "hired", "anställd", accepted: ["anställningsdatum"]),
    entry("tenure", "tenure", "anställningstid"), entry("form", "form", "anställningsform"),
    entry("degree", "degree", "sysselsättningsgrad", accepted: ["grad"]),
    entry("actual_degree", "actual_degree", "faktisk_grad"),
    entry("start_date", "start_date", "startdatum"), entry("manager", "manager", "chef"),
    entry("parent", "parent", "överordnad"), entry("licensed", "licensed", "legitimerad"),
    entry("protected", "protected", "skyddad"), entry("date", "date", "datum"),
    entry("source", "source", "källa"), entry("reason", "reason", "orsak"),
    entry("status", "status", "status"), entry("left", "left", "slutat"),
    entry("salary", "salary", "lön"), entry("head", "head", "föreståndare"),
    entry("ladder", "ladder", "stege"), entry("fte", "fte", "årsarbetare"),
    entry("decided_by", "decided_by", "beslutad_av"), entry("short", "short", "brist"),
    entry("cover", "cover", "täckning"),
  ]
  let yes = [entry("yes", "yes", "ja"), entry("no", "no", "nej")]
  return Phrasebook(
    nouns: nouns, analyses: analyses, fields: fields,
    values: [
      "form": [
        entry("permanent", "permanent", "tillsvidare"),
        entry("fixed-term", "fixed-term", "visstid"),
        entry("substitute", "substitute", "vikariat"), entry("hourly", "hourly", "timavlönad"),
      ],
      "source": [
        entry("self", "self", "egen"), entry("manager", "manager", "chef"),
        entry("dialogue", "dialogue", "samtal"),
      ],
      "protected": yes, "licensed": yes,
      "using": [
        entry("kolada_out", "kolada_out", "kolada_ut"), entry("internal", "internal", "intern"),
      ],
      "with": [entry("rule", "rule", "regel")],
      "rule": [entry("latest", "latest", "senaste"), entry("highest", "highest", "högsta")],
    ],
    later: [
      entry("candidates", "candidates", "kandidater"),
      entry("career paths", "career paths", "karriärvägar"),
      entry("courseDates", "course dates", "kurstillfällen"),
      entry("wishes", "wishes", "önskemål"),
    ],
    stages: [
      .where: .condition, .that: .condition, .show: .columns, .hide: .columns, .by: .grouping,
      .compute: .measures, .sort: .order, .top: .ranking, .limit: .rowLimit,
      .distinct: .paths, .count: .nothing, .to: .target, .chart: .chart,
      .set: .change, .correct: .change, .leave: .change, .remove: .change, .assess: .change,
      .place: .change,
    ],
    commands: [
      .importing: .importing, .open: .file, .new: .file, .saveAs: .file, .close: .nothing,
      .param: .parameter, .letValue: .binding, .define: .definition, .run: .running,
      .expect: .expectation, .printing: .printing, .setting: .setting, .help: .words,
      .describe: .words, .summarize: .query, .explain: .query, .history: .nothing,
      .quit: .nothing, .ladder: .ladder, .need: .need, .target: .target, .assess: .assessing,
      .place: .placing, .why: .why, .whyNot: .whyNot, .add: .add, .undo: .times,
      .redo: .times, .purge: .people, .backup: .file, .export: .exporting, .scenario: .naming,
      .keep: .naming, .discard: .naming, .compare: .query, .whatIf: .hypothesis,
    ])
}()

/// Reads a text and writes its statements, one a line.
func dump(_ text: String, isFile: Bool = false, canonical: Bool = false) -> String {
  let reading = Parser.read(Source(text: text), with: book, isFile: isFile)
  let dump = Dump(canonical ? book : nil)
  let trees = reading.statements.map { dump.write($0) }
  let problems = reading.problems.map { "\($0.code)@\($0.place)" }
  return (trees + problems).joined(separator: "\n")
}
