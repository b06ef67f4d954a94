import KompLexicon

extension HelpPages {
  /// What an example does, where there is more to say than the line itself says.
  static func meaning(of example: String) -> Both? { meanings[example] }

  /// Examples with names of their own, which no formatter turns into the other language.
  static let saidInSwedish: [String: String] = [
    "param unit: unit = kommunrehab \"Which unit?\"":
      "parameter enhet: enhet = kommunrehab \"Vilken enhet?\"",
    "save as \"steps.komp\"": "spara som \"steg.komp\"",
    "let part_timers = staff where degree<100%":
      "låt deltidare = personal där sysselsättningsgrad<100%",
  ]

  static let meanings: [String: Both] = [
    "staff where step<3 and unit=kommunrehab": Both(
      "those of one unit on the first two steps", "de i en enhet som står på de två första stegen"),
    "staff that any employments (form=hourly)": Both(
      "those with at least one employment by the hour",
      "de som har minst en timavlönad anställning"),
    "staff show name, age, step as level_now": Both(
      "three columns, the last under a name of its own",
      "tre kolumner, den sista under ett eget namn"),
    "staff hide age": Both(
      "the usual columns but one; the field can still be asked about",
      "de vanliga kolumnerna utom en; fältet går fortfarande att fråga om"),
    "staff by unit: count, avg age with total": Both(
      "a row a unit, and last the whole from unrounded parts",
      "en rad per enhet, och sist helheten ur oavrundade delar"),
    "staff by unit across step": Both(
      "a row a unit and a column a step; those without a step have a column too",
      "en rad per enhet och en kolumn per steg; de utan steg har också en kolumn"),
    "staff by age in (..34, 35..54, 55..)": Both(
      "three age groups, both ends included", "tre åldersgrupper, båda ändar med"),
    "staff compute count, avg age, share (degree<100%)": Both(
      "one row: how many, their mean age, the part who work part-time",
      "en rad: hur många, medelålder, hur stor andel som arbetar deltid"),
    "staff sort age desc, name": Both(
      "the oldest first, those of one age by name",
      "äldst först, de som är lika gamla efter namn"),
    "staff top 5 by age": Both("the five oldest, the oldest first", "de fem äldsta, äldst först"),
    "staff sort name limit 5": Both(
      "the first five by name", "de fem första i namnordning"),
    "staff distinct profession": Both(
      "each profession that somebody has, once", "varje yrke som någon har, en gång"),
    "staff where degree<100% count": Both(
      "a single number; \"count staff where …\" is the same",
      "ett enda tal; \"antal personal där …\" är detsamma"),
    "staff show id, unit to csv": Both(
      "on the screen as CSV; a file name in quotes writes a file",
      "på skärmen som CSV; ett filnamn i citattecken skriver en fil"),
    "import staff from \"personal.csv\" as of 2025-11-01": Both(
      "headings are recognised in both languages; what was decided is said",
      "rubriker känns igen på båda språken; det som avgjordes redovisas"),
    "open \"vard.kompdb\"": Both(
      "goes on where the file was left", "fortsätter där filen lämnades"),
    "new \"prov.kompdb\"": Both(
      "an empty model that is saved as it grows", "en tom modell som sparas allt eftersom"),
    "save as \"kommun.kompdb\"": Both(
      "from now on every change is written there", "från nu skrivs varje ändring dit"),
    "save as \"steps.komp\"": Both(
      "the lines typed and done so far, as a script; help script says more",
      "de rader som skrivits och gjorts hittills, som ett skript; hjälp skript säger mer"),
    "param unit: unit = kommunrehab \"Which unit?\"": Both(
      "a unit that exists, kommunrehab where none is given, used as :unit",
      "en enhet som finns, kommunrehab om ingen anges, används som :enhet"),
    "let part_timers = staff where degree<100%": Both(
      "from now on \":part_timers by unit\" is a query",
      "sedan är \":deltidare per enhet\" en fråga"),
    "define junior: step<3": Both(
      "from now on \"staff where junior\" is a query", "sedan är \"personal där junior\" en fråga"),
    "run kvartal.komp enhet=hemsjukvård": Both(
      "a script beside this one, told which unit", "ett skript bredvid, med besked om vilken enhet"),
    "expect count(staff where protected) = 0 \"nobody protected is loaded\"": Both(
      "stops the script with the text where the numbers differ",
      "stoppar skriptet med texten om talen skiljer sig"),
    "print \"Part-timers:\", count(staff where degree<100%)": Both(
      "one line of text with a number in it", "en rad text med ett tal i"),
    "set today 2025-11-01": Both(
      "ages, tenures and \"staff\" count from this day",
      "åldrar, anställningstider och \"personal\" räknas från den dagen"),
    "summarize staff where unit=kommunrehab": Both(
      "a row a field: how many known, how many different, range, commonest",
      "en rad per fält: hur många kända, hur många olika, spann, vanligast"),
  ]
}
