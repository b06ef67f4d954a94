import KompLexicon

extension ErrorPages {
  /// Names and values that mean nothing where they stand.
  static let bindingPages: [ErrorPage] = [
    ErrorPage(
      "E0101", Both("no such field", "inget sådant fält"),
      Both(
        "The noun has no field of that name. \"describe staff\" lists the fields with what they "
          + "mean; after \"by\" only the keys and the measures are left.",
        "Substantivet har inget fält med det namnet. \"beskriv personal\" visar fälten och vad de "
          + "betyder; efter \"per\" finns bara nycklarna och måtten kvar."),
      wrong: Both("staff where levl<3", "personal där steeg<3"),
      mended: Both("staff where level<3", "personal där steg<3")),
    ErrorPage(
      "E0102", Both("no such name", "inget sådant namn"),
      Both(
        "A name after a colon, or in a query's place, is given first: by \"let\", by \"param\" or "
          + "by \"define\".",
        "Ett namn efter kolon, eller där en fråga står, ges först: med \"låt\", \"parameter\" eller "
          + "\"definiera\"."),
      wrong: Both("staff where unit=:place", "personal där enhet=:plats"),
      mended: Both(
        "let place = kommunrehab\nstaff where unit=:place",
        "låt plats = kommunrehab\npersonal där enhet=:plats")),
    ErrorPage(
      "E0103", Both("nothing has been shown", "ingenting har visats"),
      Both(
        "\"it\" and a line that begins with a stage go on with the last answer; there is none yet.",
        "\"svaret\" och en rad som börjar med ett led går vidare med det senaste svaret; det finns "
          + "inget än."),
      wrong: Both("it where age>60", "svaret där ålder>60"),
      mended: Both("staff\nit where age>60", "personal\nsvaret där ålder>60")),
    ErrorPage(
      "E0104", Both("no such value", "inget sådant värde"),
      Both(
        "The field's values are known (units, professions, the words of a list), and this is none "
          + "of them. A misspelling would otherwise give an empty answer that looks true. "
          + "\"staff distinct unit\" shows the values; \"contains\" and \"*\" in quotes search "
          + "freely.",
        "Fältets värden är kända (enheter, yrken, orden i en lista), och det här är inget av dem. "
          + "En felstavning skulle annars ge ett tomt svar som ser sant ut. \"personal unika "
          + "enhet\" visar värdena; \"innehåller\" och \"*\" i citattecken söker fritt."),
      wrong: Both("staff where unit=komunrehab", "personal där enhet=komunrehab"),
      mended: Both("staff where unit=kommunrehab", "personal där enhet=kommunrehab")),
    ErrorPage(
      "E0105", Both("a field where a value stands", "ett fält där ett värde står"),
      Both(
        "To the right of a comparison a bare word is a value. This one is the name of a field: "
          + "with a dot before it the field is meant.",
        "Till höger om en jämförelse är ett ensamt ord ett värde. Det här är namnet på ett fält: "
          + "med en punkt före menas fältet."),
      wrong: Both("staff where profession=unit", "personal där yrke=enhet"),
      mended: Both("staff where profession=arbetsterapeut", "personal där yrke=arbetsterapeut")),
    ErrorPage(
      "E0106", Both("a value of another kind", "ett värde av annat slag"),
      Both(
        "The field holds numbers, days, shares or yes and no, and the value is something else.",
        "Fältet har tal, dagar, andelar eller ja och nej, och värdet är något annat."),
      wrong: Both("staff where age=kommunrehab", "personal där ålder=kommunrehab"),
      mended: Both("staff where unit=kommunrehab", "personal där enhet=kommunrehab")),
    ErrorPage(
      "E0107", Both("a degree without its sign", "en grad utan sitt tecken"),
      Both(
        "A degree is a share of full time: 75%. A bare 75 would be seventy-five full-timers in one "
          + "person.",
        "En grad är en andel av heltid: 75%. Bara 75 vore sjuttiofem heltider i en person."),
      wrong: Both("staff where degree<75", "personal där sysselsättningsgrad<75"),
      mended: Both("staff where degree<75%", "personal där sysselsättningsgrad<75%")),
    ErrorPage(
      "E0108", Both("a time without its unit", "en tid utan sin enhet"),
      Both(
        "A length of time says its unit: months or years.",
        "En tidslängd har sin enhet utskriven: månader eller år."),
      wrong: Both("staff where tenure>24", "personal där anställningstid>24"),
      mended: Both(
        "staff where tenure > 24 months", "personal där anställningstid > 24 månader")),
    ErrorPage(
      "E0109", Both("not for fields of this kind", "inte för fält av detta slag"),
      Both(
        "Sums and means are for numbers, < and > for what has an order, \"contains\" for texts, "
          + "\"under\" for units.",
        "Summor och medelvärden är för tal, < och > för det som har en ordning, \"innehåller\" för "
          + "texter, \"inom\" för enheter."),
      wrong: Both("staff compute sum name", "personal beräkna summa namn"),
      mended: Both("staff compute sum fte", "personal beräkna summa årsarbetare")),
    ErrorPage(
      "E0110", Both("two fields of different kinds", "två fält av olika slag"),
      Both(
        "Two fields can be compared when both are numbers, both days, or both name the same sort "
          + "of thing.",
        "Två fält kan jämföras när båda är tal, båda är dagar eller båda pekar på samma sorts sak."),
      wrong: Both("staff where actual_degree<.hired", "personal där faktisk_grad<.anställd"),
      mended: Both(
        "staff where actual_degree<.degree", "personal där faktisk_grad<.sysselsättningsgrad")),
    ErrorPage(
      "E0111", Both("a name that several have", "ett namn som flera har"),
      Both(
        "Two branches of the organisation have a unit of this name. The path says which: the unit "
          + "above, a slash, the name.",
        "Två grenar av organisationen har en enhet med det här namnet. Sökvägen säger vilken: "
          + "enheten ovanför, ett snedstreck, namnet."),
      wrong: Both("staff where unit=Administration", "personal där enhet=Administration"),
      mended: Both(
        "staff where unit=\"Skolan/Administration\"",
        "personal där enhet=\"Skolan/Administration\"")),
    ErrorPage(
      "E0112", Both("a condition is wanted", "ett villkor väntas"),
      Both(
        "A field that stands alone as a condition is one of yes and no, such as \"protected\". "
          + "Others are compared with something.",
        "Ett fält som står ensamt som villkor är ett ja/nej-fält, som \"skyddad\". Andra jämförs "
          + "med något."),
      wrong: Both("staff where age", "personal där ålder"),
      mended: Both("staff where age>60", "personal där ålder>60")),
    ErrorPage(
      "E0113", Both("outside what can be computed", "utanför det som går att räkna"),
      Both(
        "Figures are exact, not rounded on the way. This one cannot be held: \"round\" says how "
          + "many decimals are meant, and a day lies between the years 1 and 9999.",
        "Tal räknas exakt och avrundas inte på vägen. Det här ryms inte: \"avrunda\" säger hur många "
          + "decimaler som menas, och en dag ligger mellan åren 1 och 9999.")),
    ErrorPage(
      "E0114", Both("two columns of one name", "två kolumner med samma namn"),
      Both(
        "A column is found by its name in files and in the stages after, so each has its own. "
          + "\"as\" gives another.",
        "En kolumn hittas på sitt namn i filer och i leden efter, så var och en har sitt eget. "
          + "\"kallat\" ger ett annat."),
      wrong: Both(
        "staff show name, unit as name", "personal visa enhet kallat plats, yrke kallat plats"),
      mended: Both("staff show name, unit as place", "personal visa enhet kallat plats, yrke")),
    ErrorPage(
      "E0115", Both("no column is left", "ingen kolumn finns kvar"),
      Both(
        "Everything that was shown has been hidden.", "Allt som visades har dolts."),
      wrong: Both("staff show name hide name", "personal visa namn dölj namn"),
      mended: Both("staff show name, unit hide name", "personal visa namn, enhet dölj namn")),
    ErrorPage(
      "E0116", Both("a file has no days", "en fil har inga dagar"),
      Both(
        "A file as a table is what it is; only the model knows what held on another day. Read as a "
          + "noun, its rows can be asked about on a day.",
        "En fil som tabell är vad den är; bara modellen vet vad som gällde en annan dag. Läst som "
          + "ett substantiv kan raderna frågas efter på en dag."),
      wrong: Both("\"personal.csv\" as of 2024-12-31", "\"personal.csv\" den 2024-12-31"),
      mended: Both(
        "staff from \"personal.csv\" as of 2024-12-31",
        "personal från \"personal.csv\" den 2024-12-31")),
    ErrorPage(
      "E0117", Both("a file that cannot be read", "en fil som inte går att läsa"),
      Both(
        "The message says why. A name without a folder is looked for beside the script, or where "
          + "komp was started.",
        "Meddelandet säger varför. Ett namn utan mapp söks bredvid skriptet, eller där komp "
          + "startades."),
      wrong: Both("\"personl.csv\" count", "\"personl.csv\" antal"),
      mended: Both("\"personal.csv\" count", "\"personal.csv\" antal")),
    ErrorPage(
      "E0130", Both("nothing to draw", "inget att rita"),
      Both(
        "A chart draws the columns of numbers and names them by the others. Here there is no "
          + "number: \"by\" counts, and \"show\" may have left the numbers out.",
        "Ett diagram ritar kolumnerna med tal och namnger dem med de andra. Här finns inget tal: "
          + "\"per\" räknar, och \"visa\" kan ha lämnat talen utanför."),
      wrong: Both("staff show unit chart bar", "personal visa enhet diagram liggande"),
      mended: Both("staff by unit chart bar", "personal per enhet diagram liggande")),
    ErrorPage(
      "E0401", Both("a path to many", "en väg till många"),
      Both(
        "A person can have many of these, so a single value is not there to compare. \"any\", "
          + "\"all\" and \"no\" say how many of them are meant.",
        "En person kan ha många av dessa, så det finns inte ett värde att jämföra. \"några\", "
          + "\"alla\" och \"inga\" säger hur många av dem som menas."),
      wrong: Both(
        "staff where employments.form=hourly",
        "personal där anställningar.anställningsform=timavlönad"),
      mended: Both(
        "staff that any employments (form=hourly)",
        "personal som några anställningar (anställningsform=timavlönad)")),
    ErrorPage(
      "E0402", Both("a path that leads nowhere", "en väg som inte leder vidare"),
      Both(
        "Before a dot stands a field that names a row of another noun: unit, profession, manager, "
          + "parent. This field is a value of its own.",
        "Före en punkt står ett fält som pekar på en rad i ett annat substantiv: enhet, yrke, chef, "
          + "överordnad. Det här fältet är ett värde i sig."),
      wrong: Both("staff where name.unit=kommunrehab", "personal där namn.enhet=kommunrehab"),
      mended: Both("staff where unit=kommunrehab", "personal där enhet=kommunrehab")),
    ErrorPage(
      "E0403", Both("not related", "inte besläktade"),
      Both(
        "\"any\", \"all\", \"no\" and \"count\" look at the rows that belong to each row: a "
          + "person's employments, a unit's staff. A single related row is reached with a dot.",
        "\"några\", \"alla\", \"inga\" och \"antal\" ser på raderna som hör till varje rad: en "
          + "persons anställningar, en enhets personal. En enda besläktad rad nås med punkt."),
      wrong: Both("units that any ladders (step=1)", "enheter som några stegar (steg=1)"),
      mended: Both("units that any staff (step=1)", "enheter som några medarbetare (steg=1)")),
    ErrorPage(
      "E0901", Both("not built yet", "inte byggt än"),
      Both(
        "The word belongs to the language, but what it does comes later. \"help commands\" lists "
          + "what there is today.",
        "Ordet hör till språket, men det som det gör kommer senare. \"hjälp kommandon\" visar vad "
          + "som finns i dag."),
      wrong: Both(
        "units where count(staff sort name)<2", "enheter där antal(personal sortera namn)<2"),
      mended: Both("units where count(staff)<2", "enheter där antal(personal)<2")),
    ErrorPage(
      "W0202", Both("leavers are not among the rows", "de som slutat är inte bland raderna"),
      Both(
        "The line runs, but it asks only those employed on the day: of last days it can find those "
          + "still to come. \"including former\" counts those who have left.",
        "Raden körs, men den frågar bara dem som är anställda den dagen: av sista dagar hittar den "
          + "bara dem som ligger framåt. \"inklusive tidigare\" räknar med dem som slutat."),
      wrong: Both("staff where left=2025", "personal där slutade=2025"),
      mended: Both(
        "staff including former where left=2025",
        "personal inklusive tidigare där slutade=2025")),
    ErrorPage(
      "W0203", Both("steps of unlike ladders", "steg på olika stegar"),
      Both(
        "The line runs, but a step means different things on ladders with different numbers of "
          + "steps: the third of four is not the third of seven. A condition on ladder says which.",
        "Raden körs, men ett steg betyder olika saker på stegar med olika antal steg: det tredje "
          + "av fyra är inte det tredje av sju. Ett villkor på stege säger vilken."),
      wrong: Both("staff where step<3", "personal där steg<3"),
      mended: Both(
        "staff where ladder=Fyrstegsmodell and step<3",
        "personal där stege=Fyrstegsmodell och steg<3")),
    ErrorPage(
      "W0204", Both("groups are counted", "grupper räknas"),
      Both(
        "The line runs, but \"count\" in front of the noun, or after \"by\" without a colon, gives one "
          + "number: how many groups there are. \"by\" alone gives how many there are in each.",
        "Raden körs, men \"antal\" framför substantivet, eller efter \"per\" utan kolon, ger ett enda "
          + "tal: hur många grupper det är. \"per\" för sig ger hur många det är i varje."),
      wrong: Both("count staff by unit", "antal personal per enhet"),
      mended: Both("staff by unit", "personal per enhet")),
    ErrorPage(
      "E0150", Both("an answer that was given", "ett svar som getts"),
      Both(
        "Two sides are two answers to one question, so the question must be there: \"it\" is an "
          + "answer and stays as it was given.",
        "Två sidor är två svar på en fråga, så frågan måste stå där: \"svaret\" är ett svar och "
          + "förblir som det gavs."),
      wrong: Both(
        "staff\nwhat if assess P02 hjälpmedel=3: it where age>40",
        "personal\ntänk om bedöm P02 hjälpmedel=3: svaret där ålder>40"),
      mended: Both(
        "what if assess P02 hjälpmedel=3: staff where age>40",
        "tänk om bedöm P02 hjälpmedel=3: personal där ålder>40")),
    ErrorPage(
      "E0151", Both("compared twice", "jämfört två gånger"),
      Both(
        "\"what if\" and \"compare\" put two answers beside each other, as \"against\" does. One of "
          + "them at a time can be read.",
        "\"tänk om\" och \"jämför\" ställer två svar bredvid varandra, som \"jämfört med\" gör. En "
          + "av dem i taget går att läsa."),
      wrong: Both(
        "what if assess P02 hjälpmedel=3: gap as of 2025-01-01 against today",
        "tänk om bedöm P02 hjälpmedel=3: gap den 2025-01-01 jämfört med idag"),
      mended: Both(
        "what if assess P02 hjälpmedel=3: gap", "tänk om bedöm P02 hjälpmedel=3: gap")),
    ErrorPage(
      "E0152", Both("nothing says what was known", "inget säger vad som var känt"),
      Both(
        "\"known on\" asks what had been written down by a day, which the changes in a workspace tell. "
          + "\"as of\" asks what was true on a day, as far as it is known now.",
        "\"känt den\" frågar vad som hade antecknats en dag, vilket ändringarna i en arbetsfil visar. "
          + "\"den\" frågar vad som gällde en dag, så vitt det är känt nu.")),
    ErrorPage(
      "E0153", Both("before the first entry", "före den första anteckningen"),
      Both(
        "What was known is written down from the first change of the workspace on; of the time "
          + "before that nothing says it.",
        "Det som var känt är antecknat från och med arbetsfilens första ändring; om tiden "
          + "dessförinnan säger ingenting det.")),
  ]
}
