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
          + "frågan slutar och analysen fortsätter."),
      wrong: Both(
        "gap for staff where unit=kommunrehab", "gap för personal där enhet=kommunrehab"),
      mended: Both(
        "gap for (staff where unit=kommunrehab)", "gap för (personal där enhet=kommunrehab)")),
    ErrorPage(
      "E0038", Both("measures on an analysis", "mått på en analys"),
      Both(
        "\"by\" right after an analysis says what its figures are computed for, anew and exactly. "
          + "To group the finished rows instead, a bar stands before \"by\".",
        "\"per\" direkt efter en analys säger vad dess tal beräknas för, på nytt och "
          + "exakt. För att"
          + "i stället gruppera de färdiga raderna står ett streck före \"per\"."),
      wrong: Both("gap by unit: count", "gap per enhet: antal"),
      mended: Both("gap | by unit: count", "gap | per enhet: antal")),
    ErrorPage(
      "E0039", Both("an argument twice", "ett argument två gånger"),
      Both(
        "A period, \"at\", \"for\", \"by\", \"using\" and \"with\" stand once each after an "
          + "analysis; several ages, keys or options are parted by commas.",
        "En period, \"vid\", \"för\", \"per\", \"enligt\" och \"med\" står en gång var efter en "
          + "analys; flera åldrar, nycklar eller val skiljs åt med komma."),
      wrong: Both("gap by unit by competence", "gap per enhet per kompetens"),
      mended: Both("gap by unit, competence", "gap per enhet, kompetens")),
    ErrorPage(
      "E0040", Both("a block that is not closed", "ett block som inte stängs"),
      Both(
        "A ladder goes on, step by step, until a line that says \"end\".",
        "En stege fortsätter, steg för steg, till en rad där det står \"slut\"."),
      wrong: Both("ladder \"Tre\"\n  step 1 \"Ny\"", "stege \"Tre\"\n  steg 1 \"Ny\""),
      mended: Both("ladder \"Tre\"\n  step 1 \"Ny\"\nend", "stege \"Tre\"\n  steg 1 \"Ny\"\nslut")),
    ErrorPage(
      "E0041", Both("or among criteria", "eller bland kriterier"),
      Both(
        "What a step requires is judged part by part, so that it can be said which part is not "
          + "met. Where one of two things is enough, they stand in brackets and are one part.",
        "Det ett steg kräver bedöms del för del, så att det går att säga vilken del som inte är "
          + "uppfylld. Där det räcker med en av två saker står de inom parentes och är en del."),
      wrong: Both(
        "ladder \"Tre\"\n"
          + "  step 1 \"Ny\"\n"
          + "  step 2 \"Van\" requires age>30 and tenure>=12 months or degree<75%\n"
          + "end",
        "stege \"Tre\"\n"
          + "  steg 1 \"Ny\"\n"
          + "  steg 2 \"Van\" kräver ålder>30 och anställningstid>=12 månader eller "
          + "sysselsättningsgrad<75%\n"
          + "slut"
      ),
      mended: Both(
        "ladder \"Tre\"\n"
          + "  step 1 \"Ny\"\n"
          + "  step 2 \"Van\" requires age>30 and (tenure>=12 months or degree<75%)\n"
          + "end",
        "stege \"Tre\"\n"
          + "  steg 1 \"Ny\"\n"
          + "  steg 2 \"Van\" kräver ålder>30 och (anställningstid>=12 månader eller "
          + "sysselsättningsgrad<75%)\n"
          + "slut"
      )),
    ErrorPage(
      "E0118", Both("a level beyond the scale", "en nivå utanför skalan"),
      Both(
        "Each competence stands on a scale with named levels, and only those are levels "
          + "of it. \"scales\" lists them all.",
        "Varje kompetens står på en skala med namngivna nivåer, och bara de är nivåer i "
          + "den. \"skalor\" visar alla."
      ),
      wrong: Both("staff that has sårvård>=9", "personal som har sårvård>=9"),
      mended: Both("staff that has sårvård>=4", "personal som har sårvård>=4")),
    ErrorPage(
      "E0119", Both("levels of several scales", "nivåer på flera skalor"),
      Both(
        "The second level of one scale is not the second of another: a comparison of "
          + "levels names the competence, or asks one person at a time with \"has\".",
        "Den andra nivån på en skala är inte den andra på en annan: en jämförelse av "
          + "nivåer anger kompetensen, eller frågar med \"har\"."
      ),
      wrong: Both("assessments where level>=2", "bedömningar där nivå>=2"),
      mended: Both(
        "assessments where competence=sårvård and level>=2",
        "bedömningar där kompetens=sårvård och nivå>=2")),
    ErrorPage(
      "E0121", Both("not an argument of this analysis", "inget argument till den här analysen"),
      Both(
        "Each analysis says what may stand right after its name; \"help\" and the name "
          + "show its form. What comes after are stages, which every table takes.",
        "Varje analys säger vad som får stå direkt efter namnet; \"hjälp\" och namnet "
          + "visar formen. Det som kommer sedan är steg, som alla tabeller tar."
      ),
      wrong: Both("matrix by unit", "matris per enhet"),
      mended: Both(
        "matrix for (staff where unit=kommunrehab)", "matris för (personal där enhet=kommunrehab)")),
    ErrorPage(
      "E0122", Both("a definition in what is kept", "en definition i det som sparas"),
      Both(
        "A need and a step keep their condition with the model; a name given by "
          + "\"define\" belongs to the one who gave it. The condition itself stands there "
          + "instead.",
        "Ett krav och ett steg sparar sitt villkor med modellen; ett namn från "
          + "\"definiera\" hör till den som gav det. Villkoret självt står där i stället."
      ),
      wrong: Both(
        "define skilled: step>=3; need kommunrehab: 2 staff where skilled",
        "definiera kunnig: steg>=3; krav kommunrehab: 2 medarbetare där kunnig"),
      mended: Both(
        "need kommunrehab: 2 staff where step>=3", "krav kommunrehab: 2 medarbetare där steg>=3")),
    ErrorPage(
      "E0123", Both("a step beyond the ladder", "ett steg utanför stegen"),
      Both(
        "A person is placed on a step that the ladder has, and a target has no more "
          + "numbers than the ladder has steps. \"ladders\" lists the steps.",
        "En person placeras på ett steg som stegen har, och ett mål har inte fler tal än "
          + "stegen har steg. \"stegar\" visar stegen."
      ),
      wrong: Both("place P02 step=9", "placera P02 steg=9"),
      mended: Both("place P02 step=3", "placera P02 steg=3")),
    ErrorPage(
      "E0124", Both("which ladder", "vilken stege"),
      Both(
        "Where there are several ladders, and nothing else tells which one is meant, the "
          + "line names it.",
        "Där det finns flera stegar och inget annat säger vilken som menas anger raden den."),
      wrong: Both("target \"Kost och lokalvård\": 1, 1, 1", "mål \"Kost och lokalvård\": 1, 1, 1"),
      mended: Both(
        "target \"Kost och lokalvård\": 1, 1, 1 for Trestegsmodell",
        "mål \"Kost och lokalvård\": 1, 1, 1 för Trestegsmodell")),
    ErrorPage(
      "E0120", Both("an analysis that cannot be made", "en analys som inte går att göra"),
      Both(
        "The figures rest on something the model does not have yet; the message says "
          + "what, and often the"
          + "line that brings it.",
        "Talen vilar på något som modellen inte har än; meddelandet säger vad, och ofta "
          + "raden som för in"
          + "det.")),
    ErrorPage(
      "E0042", Both("a change of nobody", "en ändring av ingen"),
      Both(
        "A change stands after the rows it changes, so that it is seen whom it is about: "
          + "\"staff where id=P02 set level=3\", or \"it set level=3\" for the rows last shown.",
        "En ändring står efter raderna den ändrar, så att det syns vilka den gäller: "
          + "\"personal där"
          + "id=P02 ändra nivå=3\", eller \"svaret ändra nivå=3\" för de rader som visades senast."),
      wrong: Both("remove P08", "ta bort P08"),
      mended: Both("staff where id=P08 leave", "personal där id=P08 slutar")),
    ErrorPage(
      "E0043", Both("a change within a query", "en ändring inuti en fråga"),
      Both(
        "A query in brackets, or one that is named, explained or compared, only asks. A "
          + "change ends"
          + "a statement of its own, or one that \"what if\" tries.",
        "En fråga inom parentes, eller en som namnges, förklaras eller jämförs, frågar bara. En "
          + "ändring avslutar en egen sats, eller en som \"tänk om\" prövar."),
      wrong: Both("explain staff leave", "förklara personal slutar"),
      mended: Both("explain staff where age>=65", "förklara personal där ålder>=65")),
  ]
}
