import KompLexicon
import KompReport

/// A page about what people look for under a word that the language does not have.
struct TopicPage: Sendable {
  /// The words it is found by, folded.
  let words: [String]
  /// Its heading.
  let title: Both
  /// What it says first.
  let text: Both
  /// Lines to type, in each tongue.
  let english: [String]
  let swedish: [String]
  /// What it says last.
  let after: Both
}

extension HelpPages {
  /// The pages of such words.
  static let topics: [TopicPage] = [
    TopicPage(
      words: ["script", "scripts", "skript", "save", "spara"],
      title: Both("scripts", "skript"),
      text: Both(
        "A script is a text file of lines as they are typed. \"param\" first gives a name to what "
          + "will be another next time, and \"save as\" writes what has been typed:",
        "Ett skript är en textfil med rader som de skrivs. \"parameter\" ger först ett namn åt det "
          + "som blir ett annat nästa gång, och \"spara som\" skriver ner det som skrivits:"),
      english: [
        "param file: text = \"personal.csv\" \"Which file?\"",
        "param day: day = 2025-11-01 \"Which day?\"",
        "param unit: unit = kommunrehab \"Which unit?\"",
        "import staff from :file as of :day",
        "staff as of :day where unit=:unit by step",
        "save as \"quarter.komp\"",
        "run quarter.komp unit=hemsjukvård",
      ],
      swedish: [
        "parameter fil: text = \"personal.csv\" \"Vilken fil?\"",
        "parameter dag: dag = 2025-11-01 \"Vilken dag?\"",
        "parameter enhet: enhet = kommunrehab \"Vilken enhet?\"",
        "importera personal från :fil den :dag",
        "personal den :dag där enhet=:enhet per steg",
        "spara som \"kvartal.komp\"",
        "kör kvartal.komp enhet=hemsjukvård",
      ],
      after: Both(
        "\"komp quarter.komp unit=hemsjukvård\" runs it without a prompt. A name of several words "
          + "stands in quotes. \"save as\" with a name ending in .kompdb keeps the model instead.",
        "\"komp kvartal.komp enhet=hemsjukvård\" kör det utan prompt. Ett namn av flera ord står i "
          + "citattecken. \"spara som\" med ett namn som slutar på .kompdb behåller modellen i "
          + "stället.")),
    TopicPage(
      words: [
        "part-time", "parttime", "part-timers", "part", "deltid", "deltidare", "heltid",
        "full-time",
      ],
      title: Both("part-time", "deltid"),
      text: Both(
        "Those with less than a full degree of employment. With \"define\" they get a name:",
        "De som har mindre än hel sysselsättningsgrad. Med \"definiera\" får de ett namn:"),
      english: [
        "count staff where degree<100%", "staff by department: count, share (degree<100%)",
        "define parttime: degree<100%", "staff by department: share (parttime)",
      ],
      swedish: [
        "antal personal där sysselsättningsgrad<100%",
        "personal per förvaltning: antal, andel (sysselsättningsgrad<100%)",
        "definiera deltid: sysselsättningsgrad<100%", "personal per förvaltning: andel (deltid)",
      ],
      after: Both(
        "The agreed degree is meant; \"actual_degree\" is the one worked.",
        "Den överenskomna graden menas; \"faktisk_grad\" är den som arbetas.")),
  ]

  /// The page of a topic.
  static func topic(_ wanted: String, _ tongue: Tongue) -> [Block]? {
    guard let page = topics.first(where: { $0.words.contains(wanted) }) else { return nil }
    return [
      .heading(page.title), .paragraph(page.text),
      .sample(tongue == .swedish ? page.swedish : page.english), .paragraph(page.after),
    ]
  }
}
