import KompLexicon

extension ErrorPages {
  /// Habits of other languages and of everyday speech, each with the sentence that is meant.
  static let habitPages: [ErrorPage] = [
    ErrorPage(
      "E0010", Both("a sign of another language", "ett tecken från ett annat språk"),
      Both(
        "The signs are = != < <= > >=, and the words \"and\", \"or\" and \"not\". Those of other "
          + "languages are recognised and answered with the line that is meant.",
        "Tecknen är = != < <= > >=, och orden \"och\", \"eller\" och \"inte\". Andra språks tecken "
          + "känns igen och besvaras med raden som menas."),
      wrong: Both("staff where age==60", "personal där ålder==60"),
      mended: Both("staff where age=60", "personal där ålder=60")),
    ErrorPage(
      "E0011", Both("a word of another language", "ett ord från ett annat språk"),
      Both(
        "The word does elsewhere what another word does here; the mended line says which.",
        "Ordet gör på annat håll det som ett annat ord gör här; den lagade raden visar vilket."),
      wrong: Both("staff group by unit", "personal gruppera på enhet"),
      mended: Both("staff by unit", "personal per enhet")),
    ErrorPage(
      "E0012", Both("a sentence of SQL", "en mening på SQL"),
      Both(
        "Here a query begins with what it reads, and what is shown comes later.",
        "Här börjar en fråga med det den läser, och vad som visas kommer senare."),
      wrong: Both(
        "SELECT name FROM staff WHERE age>60", "SELECT namn FROM personal WHERE ålder>60"),
      mended: Both("staff where age>60 show name", "personal där ålder>60 visa namn")),
    ErrorPage(
      "E0013", Both("under a number", "under ett tal"),
      Both(
        "\"under\" is for branches of the organisation: a unit and all that lies below it. A "
          + "number is compared with <, a year asked for with =.",
        "\"inom\" gäller grenar av organisationen: en enhet och allt som ligger under den. Ett tal "
          + "jämförs med <, ett år frågas efter med =."),
      wrong: Both("staff where step under 3", "personal där steg under 3"),
      mended: Both("staff where step<3", "personal där steg<3")),
    ErrorPage(
      "E0014", Both("a decimal comma", "ett decimalkomma"),
      Both(
        "A comma parts the values of a list, so decimals are written with a point. Answers show "
          + "the comma to a Swedish reader all the same.",
        "Kommat skiljer värdena i en lista, så decimaler skrivs med punkt. I svaren står kommat "
          + "ändå för en svensk läsare."),
      wrong: Both("staff where fte<0,75", "personal där årsarbetare<0,75"),
      mended: Both("staff where fte<0.75", "personal där årsarbetare<0.75")),
    ErrorPage(
      "E0015", Both("a date that can be read in two ways", "ett datum som kan läsas på två sätt"),
      Both(
        "A day is written year-month-day, 2026-03-01. Then nobody has to guess.",
        "En dag skrivs år-månad-dag, 2026-03-01. Då behöver ingen gissa."),
      wrong: Both("staff where hired<1/3/26", "personal där anställd<1/3/26"),
      mended: Both("staff where hired<2026-03-01", "personal där anställd<2026-03-01")),
    ErrorPage(
      "E0016", Both("a day that does not exist", "en dag som inte finns"),
      Both(
        "The calendar has no such day. A whole month is written 2025-02, a quarter 2025Q1.",
        "Kalendern har ingen sådan dag. En hel månad skrivs 2025-02, ett kvartal 2025Q1."),
      wrong: Both("staff where hired<2025-02-30", "personal där anställd<2025-02-30"),
      mended: Both("staff where hired<2025-02-28", "personal där anställd<2025-02-28")),
    ErrorPage(
      "E0017", Both("per cent as a word", "procent som ord"),
      Both("Per cent is written with its sign.", "Procent skrivs med sitt tecken."),
      wrong: Both("staff where degree<75 percent", "personal där grad<75 procent"),
      mended: Both("staff where degree<75%", "personal där grad<75%")),
    ErrorPage(
      "E0027", Both("a column named with \"that\"", "en kolumn namngiven med \"som\""),
      Both(
        "\"that\" keeps rows. A column is named with \"as\".",
        "\"som\" väljer ut rader. En kolumn namnges med \"kallat\"."),
      wrong: Both("staff show name, step that place", "personal visa namn, steg som läge"),
      mended: Both("staff show name, step as place", "personal visa namn, steg kallat läge")),
    ErrorPage(
      "E0028",
      Both("a field after \"has\" or \"lacks\"", "ett fält efter \"har\" eller \"saknar\""),
      Both(
        "\"has\" and \"lacks\" ask for competences. A field without a value \"is missing\".",
        "\"har\" och \"saknar\" frågar efter kompetenser. Ett fält utan värde \"saknas\"."),
      wrong: Both("staff that lacks step", "personal som saknar steg"),
      mended: Both("staff where step is missing", "personal där steg saknas")),
    ErrorPage(
      "E0032", Both("an empty value", "ett tomt värde"),
      Both(
        "A value that is not known is neither an empty text nor zero. It is asked for in words.",
        "Ett värde som inte är känt är varken en tom text eller noll. Det frågas efter med ord."),
      wrong: Both("staff where name=\"\"", "personal där namn=\"\""),
      mended: Both("staff where name is missing", "personal där namn saknas")),
    ErrorPage(
      "E0033", Both("all of whom?", "alla vilka?"),
      Both(
        "\"staff\" are those employed on the day asked about. \"staff including former\" counts "
          + "those who have left as well.",
        "\"personal\" är de som är anställda den dag frågan gäller. \"personal inklusive tidigare\" "
          + "räknar även dem som slutat."),
      wrong: Both("all staff", "alla medarbetare"), mended: Both("staff", "medarbetare")),
    ErrorPage(
      "E0034", Both("a question in everyday words", "en fråga i vardagstal"),
      Both(
        "A query begins with what it reads, or with \"count\" and what is counted.",
        "En fråga börjar med det den läser, eller med \"antal\" och det som räknas."),
      wrong: Both("how many staff where age>60", "hur många medarbetare där ålder>60"),
      mended: Both("count staff where age>60", "antal medarbetare där ålder>60")),
    ErrorPage(
      "E0035", Both("\"not\" in the middle", "\"inte\" mitt i"),
      Both(
        "\"not\" stands before the whole test. Only \"not in\" is written together.",
        "\"inte\" står före hela villkoret. Bara \"inte i\" skrivs ihop."),
      wrong: Both("staff where name not contains berg", "personal där namn inte innehåller berg"),
      mended: Both("staff where not name contains berg", "personal där inte namn innehåller berg")),
  ]
}
