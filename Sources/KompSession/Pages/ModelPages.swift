import KompLexicon

extension ErrorPages {
  /// What is wrong with the form of an analysis, or of a statement of the model's own.
  static let modelPages: [ErrorPage] = [
    ErrorPage(
      "E0037", Both("a query without brackets", "en fråga utan parentes"),
      Both(
        "After \"for\" stands a value, or a query in brackets: otherwise nobody sees where the "
          + "query ends and the analysis goes on.",
        "Efter \"för\" står ett värde, eller en fråga inom parentes: annars syns det inte var "
          + "frågan slutar och analysen fortsätter.")),
    ErrorPage(
      "E0038", Both("measures on an analysis", "mått på en analys"),
      Both(
        "\"by\" right after an analysis says what its figures are computed for, anew and exactly. "
          + "To group the finished rows instead, a bar stands before \"by\".",
        "\"per\" direkt efter en analys säger vad dess tal beräknas för, på nytt och exakt. För att "
          + "i stället gruppera de färdiga raderna står ett streck före \"per\".")),
    ErrorPage(
      "E0039", Both("an argument twice", "ett argument två gånger"),
      Both(
        "A period, \"at\", \"for\", \"by\", \"using\" and \"with\" stand once each after an "
          + "analysis; several ages, keys or options are parted by commas.",
        "En period, \"vid\", \"för\", \"per\", \"enligt\" och \"med\" står en gång var efter en "
          + "analys; flera åldrar, nycklar eller val skiljs åt med komma.")),
    ErrorPage(
      "E0040", Both("a block that is not closed", "ett block som inte stängs"),
      Both(
        "A ladder goes on, step by step, until a line that says \"end\".",
        "En stege fortsätter, steg för steg, till en rad där det står \"slut\".")),
    ErrorPage(
      "E0041", Both("or among criteria", "eller bland kriterier"),
      Both(
        "What a step requires is judged part by part, so that it can be said which part is not "
          + "met. Where one of two things is enough, they stand in brackets and are one part.",
        "Det ett steg kräver bedöms del för del, så att det går att säga vilken del som inte är "
          + "uppfylld. Där det räcker med en av två saker står de inom parentes och är en del.")),
    ErrorPage(
      "E0042", Both("a change of nobody", "en ändring av ingen"),
      Both(
        "A change stands after the rows it changes, so that it is seen whom it is about: "
          + "\"staff where id=P02 set level=3\", or \"it set level=3\" for the rows last shown.",
        "En ändring står efter raderna den ändrar, så att det syns vilka den gäller: \"personal där "
          + "id=P02 ändra nivå=3\", eller \"svaret ändra nivå=3\" för de rader som visades senast.")
    ),
    ErrorPage(
      "E0043", Both("a change within a query", "en ändring inuti en fråga"),
      Both(
        "A query in brackets, or one that is named, explained or compared, only asks. A change ends "
          + "a statement of its own, or one that \"what if\" tries.",
        "En fråga inom parentes, eller en som namnges, förklaras eller jämförs, frågar bara. En "
          + "ändring avslutar en egen sats, eller en som \"tänk om\" prövar.")),
  ]
}
