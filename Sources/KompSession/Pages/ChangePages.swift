import KompLexicon

extension ErrorPages {
  /// Changes: what is refused of them, and of taking them back.
  static let changePages: [ErrorPage] = [
    ErrorPage(
      "E0140", Both("rows that are made of others", "rader som är gjorda av andra"),
      Both(
        "A group, a figure or a file's row is no row of the model: what it was made of can be "
          + "changed, and the figure follows.",
        "En grupp, en siffra eller en fils rad är ingen rad i modellen: det den är gjord av kan "
          + "ändras, och siffran följer med."),
      wrong: Both(
        "staff by unit set form=permanent", "personal per enhet ändra anställningsform=tillsvidare"),
      mended: Both(
        "staff where unit=kommunrehab set form=permanent",
        "personal där enhet=kommunrehab ändra anställningsform=tillsvidare")),
    ErrorPage(
      "E0141", Both("a computed field", "ett fält som räknas fram"),
      Both(
        "Age follows from the day of birth, a department from the unit. The field that decides "
          + "it takes the value.",
        "Ålder följer av födelsedagen, en förvaltning av enheten. Fältet som avgör tar värdet."),
      wrong: Both("staff where id=P02 correct age=35", "personal där id=P02 rätta ålder=35"),
      mended: Both(
        "staff where id=P02 correct born=1990-11-02",
        "personal där id=P02 rätta född=1990-11-02")),
    ErrorPage(
      "E0142", Both("a field that must have a value", "ett fält som måste ha ett värde"),
      Both(
        "A row is known by some of its fields: a person by the id, a unit by the name, an "
          + "assessment by person, competence and level. They cannot be left out or made missing.",
        "En rad är känd genom några av sina fält: en person genom id, en enhet genom namnet, en "
          + "bedömning genom person, kompetens och nivå. De kan inte utelämnas eller tömmas."),
      wrong: Both("add staff name=\"Åsa Ny\"", "lägg till personal namn=\"Åsa Ny\""),
      mended: Both(
        "add staff id=P90, name=\"Åsa Ny\"", "lägg till personal id=P90, namn=\"Åsa Ny\"")),
    ErrorPage(
      "E0143", Both("two values for one field", "två värden för ett fält"),
      Both(
        "A change gives each field one value. Two changes are two lines.",
        "En ändring ger varje fält ett värde. Två ändringar är två rader."),
      wrong: Both(
        "staff where id=P02 set degree=75%, degree=80%",
        "personal där id=P02 ändra sysselsättningsgrad=75%, sysselsättningsgrad=80%"),
      mended: Both(
        "staff where id=P02 set degree=80%", "personal där id=P02 ändra sysselsättningsgrad=80%")),
    ErrorPage(
      "E0144", Both("something only people do", "något bara personer gör"),
      Both(
        "People and employments leave; people are assessed and placed. A unit that is no more is "
          + "removed, once nothing refers to it.",
        "Personer och anställningar slutar; personer bedöms och placeras. En enhet som inte finns "
          + "längre tas bort, när inget hänvisar till den."),
      wrong: Both("units where id=\"02110\" leave", "enheter där id=\"02110\" slutar"),
      mended: Both("staff where id=P02 leave", "personal där id=P02 slutar")),
    ErrorPage(
      "E0145", Both("still in use", "används än"),
      Both(
        "What other rows refer to is not removed from under them. The message lists every use: "
          + "each is changed or removed first. Somebody who ends an employment leaves, with "
          + "\"leave\"; \"remove\" is for what should never have been there.",
        "Det som andra rader hänvisar till tas inte bort under dem. Meddelandet räknar upp "
          + "varje användning: de ändras eller tas bort först. Den som avslutar en anställning "
          + "slutar, med \"slutar\"; \"ta bort\" är för det som aldrig skulle ha funnits."),
      wrong: Both(
        "competences where name=hjälpmedel remove expect 1 rows",
        "kompetenser där namn=hjälpmedel ta bort förvänta 1 rader"),
      mended: Both(
        "needs where competence=hjälpmedel remove expect 1 rows",
        "behov där kompetens=hjälpmedel ta bort förvänta 1 rader")),
    ErrorPage(
      "E0146", Both("the name is taken", "namnet är upptaget"),
      Both(
        "Ids of people, employments and units, and names of professions and competences, each "
          + "belong to one row.",
        "Id för personer, anställningar och enheter, och namn på yrken och kompetenser, hör var "
          + "och ett till en rad."),
      wrong: Both(
        "add staff id=P02, name=\"Åsa Ny\"", "lägg till personal id=P02, namn=\"Åsa Ny\""),
      mended: Both(
        "add staff id=P90, name=\"Åsa Ny\"", "lägg till personal id=P90, namn=\"Åsa Ny\"")),
    ErrorPage(
      "E0147", Both("under itself", "under sig själv"),
      Both(
        "The organisation is a tree: no unit lies under itself, however many units lie between.",
        "Organisationen är ett träd: ingen enhet ligger under sig själv, hur många enheter som än "
          + "ligger emellan."),
      wrong: Both(
        "units where id=\"040\" set parent=kommunrehab",
        "enheter där id=\"040\" ändra överordnad=kommunrehab"),
      mended: Both(
        "units where id=\"04110\" set parent=\"Samhälle och service\"",
        "enheter där id=\"04110\" ändra överordnad=\"Samhälle och service\"")),
    ErrorPage(
      "E0148", Both("an end before the beginning", "ett slut före början"),
      Both(
        "The last day of an employment or a need cannot come before its first.",
        "Sista dagen i en anställning eller ett behov kan inte komma före den första."),
      wrong: Both(
        "employments where person=P02 correct end_date=1999-12-31",
        "anställningar där person=P02 rätta slutdatum=1999-12-31"),
      mended: Both(
        "employments where person=P02 correct end_date=2026-12-31",
        "anställningar där person=P02 rätta slutdatum=2026-12-31")),
    ErrorPage(
      "E0840", Both("more rows than were shown", "fler rader än som visades"),
      Both(
        "At a prompt a change of more rows than the last answer showed is asked about first. "
          + "Showing the rows and then changing \"it\" needs no question; \"expect\" with their "
          + "number says that so many are meant.",
        "Vid en prompt frågas först om en ändring av fler rader än det senaste svaret visade. Att "
          + "visa raderna och sedan ändra \"svaret\" behöver ingen fråga; \"förvänta\" med antalet "
          + "säger att så många menas.")),
    ErrorPage(
      "E0841", Both("how many rows are meant?", "hur många rader menas?"),
      Both(
        "In a script nobody is asked. \"remove\", and a change of all rows of a table, say with "
          + "\"expect\" how many rows they mean, and are not done where there are others.",
        "I ett skript frågas ingen. \"ta bort\", och en ändring av alla rader i en tabell, säger "
          + "med \"förvänta\" hur många rader de menar, och görs inte om de är andra."),
      wrong: Both(
        "assessments where person=P08 remove", "bedömningar där person=P08 ta bort"),
      mended: Both(
        "assessments where person=P08 remove expect 1 rows",
        "bedömningar där person=P08 ta bort förvänta 1 rader")),
    ErrorPage(
      "E0842", Both("nothing to take back", "inget att ångra"),
      Both(
        "\"undo\" takes back one's own last change and \"redo\" makes it again, until something "
          + "else is changed. \"journal\" lists what was done. A script takes back only what it has "
          + "done itself.",
        "\"ångra\" tar tillbaka den egna senaste ändringen och \"gör om\" gör den igen, tills något "
          + "annat ändras. \"ändringar\" räknar upp det som gjorts. Ett skript tar bara tillbaka det "
          + "som det självt har gjort."),
      wrong: Both("redo", "gör om"),
      mended: Both(
        "staff where id=P02 set degree=75%\nundo\nredo",
        "personal där id=P02 ändra sysselsättningsgrad=75%\nångra\ngör om")),
    ErrorPage(
      "E0843", Both("changed since", "ändrat sedan dess"),
      Both(
        "Somebody has changed the same rows later, or built upon them. Taking the earlier change "
          + "back would take theirs along; \"set\" or \"correct\" changes what should be otherwise.",
        "Någon har ändrat samma rader senare, eller byggt vidare på dem. Att ta tillbaka den "
          + "tidigare ändringen skulle ta med deras; \"ändra\" eller \"rätta\" ändrar det som ska vara "
          + "annorlunda.")),
    ErrorPage(
      "E0844", Both("nobody was forgotten", "ingen glömdes"),
      Both(
        "\"purge\" removes a person for ever, from the rows, from what was before and from the "
          + "journal. It asks first, at a prompt, and a script cannot do it.",
        "\"gallra\" tar bort en person för alltid, ur raderna, ur det som varit och ur "
          + "ändringarna. Det frågar först, vid en prompt, och ett skript kan inte göra det."),
      wrong: Both("purge P02", "gallra P02"),
      mended: Both("staff where id=P02 leave", "personal där id=P02 slutar")),
    ErrorPage(
      "E0845", Both("outside the script's folder", "utanför skriptets mapp"),
      Both(
        "In safe mode a script reads only files in its own folder and the folders in it, wherever "
          + "links and dots lead.",
        "I säkert läge läser ett skript bara filer i sin egen mapp och mapparna i den, vart "
          + "länkar och punkter än leder.")),
    ErrorPage(
      "E0846", Both("nothing is written", "inget skrivs"),
      Both(
        "In safe mode only the workspace that is open is written. Answers can be shown and copied "
          + "from the screen.",
        "I säkert läge skrivs bara den arbetsfil som är öppen. Svar kan visas och kopieras från "
          + "skärmen.")),
  ]
}
