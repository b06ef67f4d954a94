import KompLexicon

extension ErrorPages {
  /// What a session refuses: scripts, parameters, formats, settings.
  static let sessionPages: [ErrorPage] = [
    ErrorPage(
      "E0815", Both("a script that is there already", "ett skript som redan finns"),
      Both(
        "A script that was not saved here may have been changed by hand, and is not written over. "
          + "One that was saved a moment ago may be saved again, with what has been typed since.",
        "Ett skript som inte sparats här kan ha ändrats för hand och skrivs inte över. Ett som nyss "
          + "sparades kan sparas igen, med det som skrivits sedan dess."),
      wrong: Both("save as \"antal.komp\"", "spara som \"antal.komp\""),
      mended: Both("save as \"quarter.komp\"", "spara som \"kvartal.komp\"")),
    ErrorPage(
      "E0801", Both("scripts in a circle", "skript i en ring"),
      Both(
        "A script runs one that, directly or through others, runs it again. The message gives the "
          + "chain; what both need belongs in a third.",
        "Ett skript kör ett annat som, direkt eller genom fler, kör det igen. Meddelandet visar "
          + "kedjan; det som båda behöver hör hemma i ett tredje."),
      wrong: Both("run ring.komp", "kör ring.komp"),
      mended: Both("run antal.komp", "kör antal.komp")),
    ErrorPage(
      "E0802", Both("a parameter without a value", "en parameter utan värde"),
      Both(
        "The script is told this from outside: name=value after the script, or a default in the "
          + "script. At the prompt it is asked for.",
        "Skriptet får det här utifrån: namn=värde efter skriptet, eller ett standardvärde i "
          + "skriptet. Vid prompten ställs frågan."),
      wrong: Both(
        "param place: unit\nstaff where unit=:place",
        "parameter plats: enhet\npersonal där enhet=:plats"),
      mended: Both(
        "param place: unit = kommunrehab\nstaff where unit=:place",
        "parameter plats: enhet = kommunrehab\npersonal där enhet=:plats")),
    ErrorPage(
      "E0803", Both("no such parameter", "ingen sådan parameter"),
      Both(
        "The script declares no parameter of that name. The usage line shows those it has.",
        "Skriptet har ingen parameter med det namnet. Användningsraden visar dem som finns."),
      wrong: Both("run antal.komp place=kommunrehab", "kör antal.komp plats=kommunrehab"),
      mended: Both("run antal.komp enhet=kommunrehab", "kör antal.komp enhet=kommunrehab")),
    ErrorPage(
      "E0804", Both("a value of another type", "ett värde av annan typ"),
      Both(
        "The parameter says what it takes: a number, text, a day, a period, or the values of a "
          + "field.",
        "Parametern säger vad den tar: ett tal, text, en dag, en period eller ett fälts värden."),
      wrong: Both(
        "param limit_age: number = kommunrehab", "parameter åldersgräns: tal = kommunrehab"),
      mended: Both("param limit_age: number = 60", "parameter åldersgräns: tal = 60")),
    ErrorPage(
      "E0805", Both("no such type", "ingen sådan typ"),
      Both(
        "After the colon stands number, text, day, period or the name of a field, whose values "
          + "the parameter then takes.",
        "Efter kolon står tal, text, dag, period eller namnet på ett fält, vars värden parametern "
          + "då tar."),
      wrong: Both("param limit_age: numbr = 60", "parameter åldersgräns: tall = 60"),
      mended: Both("param limit_age: number = 60", "parameter åldersgräns: tal = 60")),
    ErrorPage(
      "E0806",
      Both("a file that cannot be read or written", "en fil som inte går att läsa eller skriva"),
      Both(
        "The message says why. Files a script reads are looked for beside the script; files it "
          + "writes are written where komp was started.",
        "Meddelandet säger varför. Filer som ett skript läser söks bredvid skriptet; filer som det "
          + "skriver hamnar där komp startades."),
      wrong: Both("run antl.komp", "kör antl.komp"),
      mended: Both("run antal.komp", "kör antal.komp")),
    ErrorPage(
      "E0807", Both("the model would be lost", "modellen skulle gå förlorad"),
      Both(
        "The model lives in memory only. \"save as\" gives it a file; the same line once more lets "
          + "it go.",
        "Modellen finns bara i minnet. \"spara som\" ger den en fil; samma rad en gång till släpper "
          + "den.")),
    ErrorPage(
      "E0808", Both("an expectation that does not hold", "en förväntan som inte stämmer"),
      Both(
        "\"expect\" makes a script a test: it stops where something is not as its author says. "
          + "Either the data have changed, or the expectation.",
        "\"förvänta\" gör ett skript till ett prov: det stannar där något inte är som författaren "
          + "säger. Antingen har uppgifterna ändrats, eller förväntan."),
      wrong: Both("expect count(staff) = 0", "förvänta antal(personal) = 0"),
      mended: Both("expect count(staff) > 0", "förvänta antal(personal) > 0")),
    ErrorPage(
      "E0809", Both("no such format", "inget sådant format"),
      Both(
        "A file's ending, or the word after \"to\", says the format. The message lists those there "
          + "are.",
        "Filens ändelse, eller ordet efter \"till\", säger formatet. Meddelandet räknar upp dem som "
          + "finns."),
      wrong: Both("staff to \"personal.xyz\"", "personal till \"personal.xyz\""),
      mended: Both("staff to \"lista.csv\"", "personal till \"lista.csv\"")),
    ErrorPage(
      "E0810", Both("help knows no such word", "hjälpen kan inte ordet"),
      Both(
        "There are pages for every noun, field, stage, command and code. \"help\" alone begins "
          + "from the beginning.",
        "Det finns sidor för varje substantiv, fält, led, kommando och kod. Bara \"hjälp\" börjar "
          + "från början."),
      wrong: Both("help blorp", "hjälp blorp"), mended: Both("help by", "hjälp per")),
    ErrorPage(
      "E0811", Both("a value that does not fit", "ett värde som inte passar"),
      Both(
        "\"today\" takes a day, \"language\" sv or en; \"as of\" takes a day or a period.",
        "\"idag\" tar en dag, \"språk\" sv eller en; \"den\" tar en dag eller en period."),
      wrong: Both("set language dk", "ställ in språk dk"),
      mended: Both("set language en", "ställ in språk sv")),
    ErrorPage(
      "E0812", Both("not a number", "inget tal"),
      Both(
        "\"expect\" and \"print\" work with numbers, texts in quotes, named values and the count of "
          + "a query. A field has no value outside a query.",
        "\"förvänta\" och \"skriv\" arbetar med tal, texter i citattecken, namngivna värden och "
          + "antalet i en fråga. Ett fält har inget värde utanför en fråga."),
      wrong: Both("print age", "skriv ålder"),
      mended: Both("print count(staff where age>60)", "skriv antal(personal där ålder>60)")),
    ErrorPage(
      "E0814", Both("no such line", "ingen sådan rad"),
      Both(
        "\"why\" and a number ask for a line of the last answer, counted from 1; the line of the "
          + "whole comes last. \"it\" shows the answer again.",
        "\"varför\" och ett tal frågar om en rad i det senaste svaret, räknat från 1; raden för "
          + "helheten kommer sist. \"svaret\" visar det igen."),
      wrong: Both("staff top 3 by age; why 9", "personal topp 3 efter ålder; varför 9"),
      mended: Both("staff top 3 by age; why 3", "personal topp 3 efter ålder; varför 3")),
    ErrorPage(
      "E0813", Both("no workspace is open", "ingen arbetsfil är öppen"),
      Both(
        "\"close\" lets an open workspace file go. The model in memory needs no closing; \"new\" "
          + "begins an empty one.",
        "\"stäng\" släpper en öppen arbetsfil. Modellen i minnet behöver inte stängas; \"ny\" börjar "
          + "en tom."),
      wrong: Both("close", "stäng"),
      mended: Both("open \"kommun.kompdb\"\nclose", "öppna \"kommun.kompdb\"\nstäng")),
    ErrorPage(
      "E0850", Both("no scenario", "inget scenario"),
      Both(
        "There is nothing to compare, keep or discard before a scenario has been begun.",
        "Det finns inget att jämföra, behålla eller förkasta innan ett scenario har börjats."),
      wrong: Both("compare staff by unit: count", "jämför personal per enhet: antal"),
      mended: Both(
        "scenario \"2030\"\ncompare staff by unit: count",
        "scenario \"2030\"\njämför personal per enhet: antal")),
    ErrorPage(
      "E0851", Both("the model has moved on", "modellen har ändrats"),
      Both(
        "What the scenario changed has been changed in the model as well since it was begun, and "
          + "which of the two should hold is not for the program to say. \"discard\" drops the "
          + "scenario; a new one begins with the model as it is now.",
        "Det som scenariot ändrade har sedan det börjades ändrats även i modellen, och vilket av "
          + "dem som ska gälla är inte programmets sak. \"förkasta\" släpper scenariot; ett nytt "
          + "börjar med modellen som den är nu.")),
  ]
}
