import KompLexicon

extension ErrorPages {
  /// Files brought into the model.
  static let importPages: [ErrorPage] = [
    ErrorPage(
      "E0601", Both("no such field to import", "inget sådant fält att importera"),
      Both(
        "To the left after \"with\" stands a field of the noun, to the right a heading of the file.",
        "Till vänster efter \"med\" står ett fält i substantivet, till höger en rubrik i filen."),
      wrong: Both(
        "import staff from \"personal.csv\" with wages=MÅNADSLÖN",
        "importera personal från \"personal.csv\" med inkomst=MÅNADSLÖN"),
      mended: Both(
        "import staff from \"personal.csv\" with salary=MÅNADSLÖN",
        "importera personal från \"personal.csv\" med lön=MÅNADSLÖN")),
    ErrorPage(
      "E0602", Both("no such heading", "ingen sådan rubrik"),
      Both(
        "The file has no column with that heading. \"\\\"x.csv\\\" limit 3\" shows the headings.",
        "Filen har ingen kolumn med den rubriken. \"\\\"x.csv\\\" första 3\" visar rubrikerna."),
      wrong: Both(
        "import staff from \"personal.csv\" with id=PERSNR",
        "importera personal från \"personal.csv\" med id=PERSNR"),
      mended: Both(
        "import staff from \"personal.csv\" with id=PERSONID",
        "importera personal från \"personal.csv\" med id=PERSONID")),
    ErrorPage(
      "E0603", Both("two columns say the same", "två kolumner säger samma sak"),
      Both(
        "Two headings mean the same field, and which one holds is not guessed. \"with\" chooses; "
          + "the other becomes an own field.",
        "Två rubriker betyder samma fält, och vilken som gäller gissas inte. \"med\" väljer; den "
          + "andra blir ett eget fält."),
      wrong: Both(
        "import staff from \"dubbel.csv\"", "importera personal från \"dubbel.csv\""),
      mended: Both(
        "import staff from \"dubbel.csv\" with profession=BEFATTNING",
        "importera personal från \"dubbel.csv\" med yrke=BEFATTNING")),
    ErrorPage(
      "E0604", Both("one field mapped twice", "ett fält angivet två gånger"),
      Both(
        "A field takes its values from one column.", "Ett fält hämtar sina värden ur en kolumn."),
      wrong: Both(
        "import staff from \"personal.csv\" with id=PERSONID, id=NAMN",
        "importera personal från \"personal.csv\" med id=PERSONID, id=NAMN"),
      mended: Both(
        "import staff from \"personal.csv\" with id=PERSONID",
        "importera personal från \"personal.csv\" med id=PERSONID")),
    ErrorPage(
      "E0605", Both("nobody to hang the row on", "ingen att fästa raden vid"),
      Both(
        "Rows about staff need a column that says who: an id, an employment number, a personal "
          + "number (kept only as a birth date and a keyed hash) or a name.",
        "Rader om personal behöver en kolumn som säger vem: ett id, ett anställningsnummer, ett "
          + "personnummer (sparas bara som födelsedatum och nycklad hash) eller ett namn."),
      wrong: Both("import staff from \"stege.csv\"", "importera personal från \"stege.csv\""),
      mended: Both("import ladders from \"stege.csv\"", "importera stegar från \"stege.csv\"")),
    ErrorPage(
      "E0606", Both("a column is missing", "en kolumn saknas"),
      Both(
        "The noun cannot do without this field, and no heading says it. \"with\" names the "
          + "column.",
        "Substantivet klarar sig inte utan det här fältet, och ingen rubrik säger det. \"med\" "
          + "anger kolumnen."),
      wrong: Both("import ladders from \"enheter.csv\"", "importera stegar från \"enheter.csv\""),
      mended: Both(
        "import units from \"enheter.csv\"", "importera enheter från \"enheter.csv\"")),
    ErrorPage(
      "E0607", Both("cells that cannot be read", "celler som inte går att läsa"),
      Both(
        "Each bad cell is named by row, column and byte. Nothing was imported, so the file can be "
          + "mended and read again; \"skipping bad rows\" imports the rest and lists what was left "
          + "out. Days that can be read in two ways need \"date format\".",
        "Varje felaktig cell anges med rad, kolumn och byte. Inget importerades, så filen kan "
          + "rättas och läsas igen; \"utan felrader\" importerar resten och räknar upp det "
          + "utelämnade. Dagar som kan läsas på två sätt behöver \"datumformat\"."),
      wrong: Both("import staff from \"fel.csv\"", "importera personal från \"fel.csv\""),
      mended: Both(
        "import staff from \"fel.csv\" skipping bad rows",
        "importera personal från \"fel.csv\" utan felrader")),
    ErrorPage(
      "E0608", Both("the key file is gone", "nyckelfilen saknas"),
      Both(
        "Personal numbers are never stored, only a keyed hash by which next year's file finds the "
          + "same people. Its key lies beside the workspace file and was not moved with it; put "
          + "back, the import works.",
        "Personnummer sparas aldrig, bara en nycklad hash som låter nästa års fil hitta samma "
          + "personer. Nyckeln ligger bredvid arbetsfilen och följde inte med när den flyttades; "
          + "tillbakalagd går importen.")),
    ErrorPage(
      "E0609", Both("not read from files", "läses inte från filer"),
      Both(
        "The rows of this noun do not come from files; \"describe\" says what they are.",
        "Det här substantivets rader kommer inte ur filer; \"beskriv\" säger vad de är.")),
    ErrorPage(
      "E0610", Both("no whole model", "ingen hel modell"),
      Both(
        "\"import\" of a file alone reads what \"export to\" wrote of a whole model, all its tables and "
          + "what they said before. Of another file one noun at a time is imported.",
        "\"importera\" av bara en fil läser det som \"exportera till\" skrivit av en hel modell, alla "
          + "tabeller och vad de sagt förut. Ur en annan fil importeras ett substantiv i taget.")),
    ErrorPage(
      "E0611", Both("the model is not empty", "modellen är inte tom"),
      Both(
        "The rows of a whole model come with their own numbers, so there may be none before them. "
          + "\"new\" begins an empty model, in a file where one is named.",
        "En hel modells rader kommer med sina egna nummer, så det får inte finnas några före dem. "
          + "\"ny\" börjar en tom modell, i en fil om en nämns.")),
  ]
}
