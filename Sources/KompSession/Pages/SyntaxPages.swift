import KompLexicon

extension ErrorPages {
  /// What is wrong with a line's form.
  static let syntaxPages: [ErrorPage] = [
    ErrorPage(
      "E0001", Both("a word out of place", "ett ord på fel plats"),
      Both(
        "A query is its source and then stage after stage, each beginning with its own word. "
          + "Here stands a word or sign that neither belongs to the stage before nor begins one.",
        "En fråga är sin källa och sedan led efter led, vart och ett med sitt eget ord först. "
          + "Här står ett ord eller tecken som varken hör till ledet före eller börjar ett nytt."),
      wrong: Both("staff show name, age please", "personal visa namn, ålder tack"),
      mended: Both("staff show name, age", "personal visa namn, ålder")),
    ErrorPage(
      "E0002", Both("no statement begins so", "ingen sats börjar så"),
      Both(
        "A line begins with a noun (staff, units …), a file in quotes, or a command (import, let, "
          + "help …). \"help commands\" lists them.",
        "En rad börjar med ett substantiv (personal, enheter …), en fil i citattecken eller ett "
          + "kommando (importera, låt, hjälp …). \"hjälp kommandon\" räknar upp dem."),
      wrong: Both(
        "imprt staff from \"personal.csv\"", "imprtera personal från \"personal.csv\""),
      mended: Both(
        "import staff from \"personal.csv\"", "importera personal från \"personal.csv\"")),
    ErrorPage(
      "E0003", Both("a quote that is not closed", "ett citattecken som inte stängs"),
      Both(
        "A text begins and ends with the same sort of quote. A quote inside a text is doubled.",
        "En text börjar och slutar med samma sorts citattecken. Ett citattecken inuti en text "
          + "dubbleras."),
      wrong: Both("staff where unit=\"Hemtjänst Norr", "personal där enhet=\"Hemtjänst Norr"),
      mended: Both("staff where unit=\"Hemtjänst Norr\"", "personal där enhet=\"Hemtjänst Norr\"")),
    ErrorPage(
      "E0004", Both("a bracket that is not closed", "en parentes som inte stängs"),
      Both(
        "Every opening bracket needs its closing one before the statement ends.",
        "Varje öppnad parentes behöver stängas innan satsen är slut."),
      wrong: Both(
        "staff where (age>60 and degree<100% count", "personal där (ålder>60 och grad<100% antal"),
      mended: Both(
        "staff where (age>60 and degree<100%) count", "personal där (ålder>60 och grad<100%) antal")
    ),
    ErrorPage(
      "E0005", Both("a bracket too many", "en parentes för mycket"),
      Both(
        "The closing bracket has no opening one: one is missing before it, or this one is left "
          + "over.",
        "Den stängande parentesen har ingen öppnande: en saknas före den, eller så är den här "
          + "överflödig."),
      wrong: Both("staff where age>60)", "personal där ålder>60)"),
      mended: Both("staff where age>60", "personal där ålder>60")),
    ErrorPage(
      "E0006", Both("a character without use", "ett tecken utan uppgift"),
      Both(
        "The character means nothing in a line. In a name or a text it stands in quotes.",
        "Tecknet betyder ingenting på en rad. I ett namn eller en text står det i citattecken."),
      wrong: Both("staff where age>60 §", "personal där ålder>60 §"),
      mended: Both("staff where age>60", "personal där ålder>60")),
    ErrorPage(
      "E0007", Both("not built yet", "inte byggt än"),
      Both(
        "The word is kept for something that is on its way, so that no script uses it for anything "
          + "else. What exists today is listed by \"help commands\" and \"describe\".",
        "Ordet är reserverat för något som är på väg, så att inget skript använder det till annat. "
          + "Det som finns i dag visas av \"hjälp kommandon\" och \"beskriv\"."),
      wrong: Both("courses by unit", "kurser per enhet"),
      mended: Both("staff by unit", "personal per enhet")),
    ErrorPage(
      "E0008", Both("something is missing", "något saknas"),
      Both(
        "The line stops, or goes on to something else, before the word in front has got what it "
          + "needs: a condition after \"where\", a value after \"=\", a number after \"top\".",
        "Raden slutar, eller går över till något annat, innan ordet före har fått det som behövs: "
          + "ett villkor efter \"där\", ett värde efter \"=\", ett tal efter \"topp\"."),
      wrong: Both("staff where unit=", "personal där enhet="),
      mended: Both("staff where unit=kommunrehab", "personal där enhet=kommunrehab")),
    ErrorPage(
      "E0009", Both("a value of several words", "ett värde av flera ord"),
      Both(
        "A value of one word stands as it is; one with blanks stands in quotes, so that it is seen "
          + "where it ends.",
        "Ett värde av ett ord står som det är; ett med blanksteg står i citattecken, så att det "
          + "syns var det slutar."),
      wrong: Both("staff where unit=Hemtjänst Norr", "personal där enhet=Hemtjänst Norr"),
      mended: Both("staff where unit=\"Hemtjänst Norr\"", "personal där enhet=\"Hemtjänst Norr\"")),
    ErrorPage(
      "E0018", Both("several values after one sign", "flera värden efter ett tecken"),
      Both(
        "A comparison takes one value. Several are asked for with \"in\" and brackets.",
        "En jämförelse tar ett värde. Flera frågas efter med \"i\" och parenteser."),
      wrong: Both(
        "staff where unit=kommunrehab, hemsjukvård", "personal där enhet=kommunrehab, hemsjukvård"),
      mended: Both(
        "staff where unit in (kommunrehab, hemsjukvård)",
        "personal där enhet i (kommunrehab, hemsjukvård)")),
    ErrorPage(
      "E0019", Both("a word of the language as a value", "ett ord ur språket som värde"),
      Both(
        "After the comparison stands \"and\", \"or\" or \"not\". Either a value is missing, or the "
          + "word is meant as the value and then takes quotes.",
        "Efter jämförelsen står \"och\", \"eller\" eller \"inte\". Antingen saknas ett värde, eller "
          + "så är ordet själva värdet och då behövs citattecken."),
      wrong: Both("staff where unit=and age>60", "personal där enhet=och ålder>60"),
      mended: Both(
        "staff where unit=kommunrehab and age>60", "personal där enhet=kommunrehab och ålder>60")),
    ErrorPage(
      "E0020", Both("dots in a value", "punkter i ett värde"),
      Both(
        "To the right of a comparison a bare word is a value. A field there begins with a dot; a "
          + "value that has dots in it takes quotes.",
        "Till höger om en jämförelse är ett ensamt ord ett värde. Ett fält börjar där med punkt; "
          + "ett värde med punkter i tar citattecken."),
      wrong: Both("staff where manager=unit.manager", "personal där chef=enhet.chef"),
      mended: Both("staff where manager=.unit.manager", "personal där chef=.enhet.chef")),
    ErrorPage(
      "E0021", Both("a stage without a source", "ett led utan källa"),
      Both(
        "At the prompt a line that begins with a stage goes on with the last answer. In a script "
          + "that would depend on the line before by chance: indented, the stage belongs to the "
          + "query above; after \"it\" it works on the last answer.",
        "Vid prompten arbetar en rad som börjar med ett led vidare på det senaste svaret. I ett "
          + "skript vore det för osäkert: indraget hör ledet till frågan ovanför; efter \"svaret\" "
          + "arbetar det på det senaste svaret."),
      wrong: Both(
        "staff where age>60\nsort age desc", "personal där ålder>60\nsortera ålder fallande"),
      mended: Both(
        "staff where age>60\n  sort age desc", "personal där ålder>60\n  sortera ålder fallande")),
    ErrorPage(
      "E0022", Both("ranking or grouping", "rangordning eller gruppering"),
      Both(
        "Right after \"top N\" stands what the ranking goes by: \"by\" in English, \"efter\" in "
          + "Swedish. A grouping of those N rows takes a \"|\" between.",
        "Direkt efter \"topp N\" står vad rangordningen går efter: \"efter\" på svenska, \"by\" på "
          + "engelska. En gruppering av de N raderna har ett \"|\" emellan."),
      wrong: Both("staff top 5 per age", "personal topp 5 per ålder"),
      mended: Both("staff top 5 by age", "personal topp 5 efter ålder")),
    ErrorPage(
      "E0023", Both("a number that does not fit", "ett tal som inte passar"),
      Both(
        "The number is too large, or has decimals where a whole number stands.",
        "Talet är för stort, eller har decimaler där ett heltal ska stå."),
      wrong: Both("staff limit 2.5", "personal första 2.5"),
      mended: Both("staff limit 3", "personal första 3")),
    ErrorPage(
      "E0024", Both("too many brackets in each other", "för många parenteser i varandra"),
      Both(
        "Brackets may stand in each other many times, but not without end. \"let\" and \"define\" "
          + "give a part a name and make the line shorter.",
        "Parenteser får stå i varandra många gånger, men inte hur många som helst. \"låt\" och "
          + "\"definiera\" ger en del ett namn och gör raden kortare.")),
    ErrorPage(
      "E0025", Both("a stage after the last", "ett led efter det sista"),
      Both(
        "\"to\" and \"count\" end a query: what is written or counted is what stands before them. "
          + "Only \"to\" may follow \"count\".",
        "\"till\" och \"antal\" avslutar en fråga: det som skrivs eller räknas står före dem. Bara "
          + "\"till\" får följa efter \"antal\"."),
      wrong: Both("staff to csv sort name", "personal till csv sortera namn"),
      mended: Both("staff sort name to csv", "personal sortera namn till csv")),
    ErrorPage(
      "E0026", Both("a misspelt stage", "ett felstavat led"),
      Both(
        "The word is near a stage's, and is most likely that one. \"help commands\" lists the "
          + "stages.",
        "Ordet ligger nära ett leds och är troligen det. \"hjälp kommandon\" räknar upp leden."),
      wrong: Both("staff sotr age", "personal sortra ålder"),
      mended: Both("staff sort age", "personal sortera ålder")),
    ErrorPage(
      "E0029", Both("time in the wrong place", "tid på fel plats"),
      Both(
        "\"as of\" and \"including former\" say which rows there are to begin with. They stand "
          + "once, right after the source.",
        "\"den\" och \"inklusive tidigare\" säger vilka rader som finns från början. De står en "
          + "gång, direkt efter källan."),
      wrong: Both("staff where age>60 as of 2024-12-31", "personal där ålder>60 den 2024-12-31"),
      mended: Both("staff as of 2024-12-31 where age>60", "personal den 2024-12-31 där ålder>60")),
    ErrorPage(
      "E0030", Both("an unknown version", "en okänd version"),
      Both(
        "A script may begin with the version of the language it is written in. Only version 1 "
          + "exists; a later one needs a later komp.",
        "Ett skript får börja med den version av språket det är skrivet i. Bara version 1 finns; "
          + "en senare kräver en senare komp."),
      wrong: Both("komp 2", "komp 2"), mended: Both("komp 1", "komp 1")),
    ErrorPage(
      "E0031", Both("an unknown setting", "en okänd inställning"),
      Both(
        "The settings are today and language.", "Inställningarna är idag och språk."),
      wrong: Both("setting langage en", "ställ in spårk sv"),
      mended: Both("setting language en", "ställ in språk sv")),
    ErrorPage(
      "E0036", Both("a misspelt word of the language", "ett felstavat ord ur språket"),
      Both(
        "The word is near one that could go on here, and is most likely that one.",
        "Ordet ligger nära ett som kan gå vidare här, och är troligen det."),
      wrong: Both("staff where name contans berg", "personal där namn inehåller berg"),
      mended: Both("staff where name contains berg", "personal där namn innehåller berg")),
    ErrorPage(
      "W0001", Both("and beside or", "och bredvid eller"),
      Both(
        "The line runs: \"and\" binds tighter than \"or\". Brackets show which reading is meant, "
          + "so that nobody has to remember.",
        "Raden körs: \"och\" binder hårdare än \"eller\". Parenteser visar vilken läsning som "
          + "menas, så att ingen behöver minnas regeln."),
      wrong: Both(
        "staff where age>60 and step=4 or step=1", "personal där ålder>60 och steg=4 eller steg=1"),
      mended: Both(
        "staff where (age>60 and step=4) or step=1",
        "personal där (ålder>60 och steg=4) eller steg=1")),
    ErrorPage(
      "W0002", Both("a comma between digits", "ett komma mellan siffror"),
      Both(
        "The line runs, and the comma parts two values. A decimal is written with a point, two "
          + "values with a blank after the comma.",
        "Raden körs, och kommat skiljer två värden åt. Decimaler skrivs med punkt, två värden med "
          + "ett blanksteg efter kommat."),
      wrong: Both("staff where step in (1,2)", "personal där steg i (1,2)"),
      mended: Both("staff where step in (1, 2)", "personal där steg i (1, 2)")),
  ]
}
