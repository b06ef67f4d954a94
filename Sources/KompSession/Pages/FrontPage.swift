import KompLexicon
import KompReport

extension HelpPages {
  /// Lines to begin with, in each tongue; the tests run them over the example municipality.
  package static func firstLines(_ tongue: Tongue) -> [String] {
    tongue == .swedish
      ? [
        "importera personal från \"personal.csv\" den 2025-11-01",
        "personal där steg<3 och enhet=kommunrehab",
        "antal personal där sysselsättningsgrad<100%",
        "personal per enhet: antal, medel ålder med totalrad",
        "personal där steg finns per enhet fördelat på steg",
        "personal där enhet=kommunrehab topp 3 efter ålder visa namn, yrke, ålder",
        "personal per enhet diagram",
        "varför 1",
      ]
      : [
        "import staff from \"personal.csv\" as of 2025-11-01",
        "staff where step<3 and unit=kommunrehab",
        "count staff where degree<100%",
        "staff by unit: count, avg age with total",
        "staff where step is known by unit across step",
        "staff where unit=kommunrehab top 3 by age show name, profession, age",
        "staff by unit chart",
        "why 1",
      ]
  }

  /// One screen of 24 lines and 80 columns: examples first, then where to go.
  static func front(_ tongue: Tongue) -> [Block] {
    [
      .heading(Both("Lines to try", "Rader att pröva")),
      .sample(firstLines(tongue)),
      .paragraph(
        Both(
          "A line says first what it is about: staff, units, competences, needs …, an analysis such as gap, or "
            + "\"a file.csv\". Then stage after stage: where, show, by, compute, sort, top, limit, "
            + "distinct, count, chart, to. A line that begins with a stage goes on with the last "
            + "answer.",
          "En rad säger först vad den gäller: personal, enheter, kompetenser, behov …, en analys som gap, eller "
            + "\"en fil.csv\". Sedan led efter led: där, visa, per, beräkna, sortera, topp, första, "
            + "unika, antal, diagram, till. En rad som börjar med ett led går vidare med det "
            + "senaste svaret.")),
      .glossary([
        (
          Both("help by", "hjälp per"),
          Both(
            "a page about any noun, field, stage or command",
            "en sida om ett substantiv, fält, led eller kommando")
        ),
        (
          Both("help gap", "hjälp gap"),
          Both(
            "an analysis: what it counts and needs; help ladder, help need",
            "en analys: vad den räknar och behöver; hjälp stege, hjälp krav")
        ),
        (
          Both("help commands", "hjälp kommandon"),
          Both(
            "every stage, command and analysis in a line each",
            "alla led, kommandon och analyser, en rad var")
        ),
        (
          Both("help script", "hjälp skript"),
          Both(
            "keeping lines, to run again with another unit",
            "spara raderna och köra dem för en annan enhet")
        ),
        (
          Both("help E0104", "hjälp E0104"),
          Both("what an error means, and how it is mended", "vad ett fel betyder och hur det lagas")
        ),
        (
          Both("describe staff", "beskriv personal"),
          Both("the fields there are", "vilka fält som finns")
        ),
        (
          Both("summarize staff", "sammanfatta personal"),
          Both("what stands in them", "vad som står i dem")
        ),
        (
          Both("set language sv", "ställ in språk en"),
          Both(
            "på svenska; both languages are always understood",
            "in English; båda språken förstås alltid")
        ),
        (Both("quit", "avsluta"), Both("leaves", "lämnar")),
      ]),
    ]
  }
}
