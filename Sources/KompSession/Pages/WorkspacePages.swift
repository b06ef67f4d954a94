import KompLexicon

extension ErrorPages {
  /// The workspace file.
  static let workspacePages: [ErrorPage] = [
    ErrorPage(
      "E0501", Both("no such workspace", "ingen sådan arbetsfil"),
      Both(
        "There is no file of that name. \"new\" begins an empty workspace, \"save as\" writes the "
          + "model in memory to one.",
        "Det finns ingen fil med det namnet. \"ny\" börjar en tom arbetsfil, \"spara som\" skriver "
          + "modellen i minnet till en."),
      wrong: Both("open \"komun.kompdb\"", "öppna \"komun.kompdb\""),
      mended: Both("open \"kommun.kompdb\"", "öppna \"kommun.kompdb\"")),
    ErrorPage(
      "E0502", Both("a folder, not a workspace", "en mapp, ingen arbetsfil"),
      Both(
        "A workspace is a single file; here stands a folder.",
        "En arbetsfil är en enda fil; här står en mapp."),
      wrong: Both("open \".\"", "öppna \".\""),
      mended: Both("open \"kommun.kompdb\"", "öppna \"kommun.kompdb\"")),
    ErrorPage(
      "E0503", Both("the file is there already", "filen finns redan"),
      Both(
        "\"new\" and \"save as\" never write over a file. Another name keeps both; \"open\" goes "
          + "on with the one that is there.",
        "\"ny\" och \"spara som\" skriver aldrig över en fil. Ett annat namn behåller båda; "
          + "\"öppna\" fortsätter med den som finns."),
      wrong: Both("new \"kommun.kompdb\"", "ny \"kommun.kompdb\""),
      mended: Both("open \"kommun.kompdb\"", "öppna \"kommun.kompdb\"")),
    ErrorPage(
      "E0504", Both("not a workspace", "ingen arbetsfil"),
      Both(
        "The file is something else. A table from another program is brought in with \"import\".",
        "Filen är något annat. En tabell från ett annat program förs in med \"importera\"."),
      wrong: Both("open \"personal.dat\"", "öppna \"personal.dat\""),
      mended: Both(
        "import staff from \"personal.csv\"", "importera personal från \"personal.csv\"")),
    ErrorPage(
      "E0505", Both("written by a later komp", "skriven av en senare komp"),
      Both(
        "The file holds what this version does not know of. It is left untouched; a newer komp "
          + "opens it.",
        "Filen innehåller sådant som den här versionen inte känner till. Den lämnas orörd; en "
          + "nyare komp öppnar den.")),
    ErrorPage(
      "E0506", Both("a damaged workspace", "en skadad arbetsfil"),
      Both(
        "What is written in the file does not agree with its checksums. Nothing is guessed and "
          + "nothing is changed: a copy from before the damage, or a new import, gives the model "
          + "back.",
        "Det som står i filen stämmer inte med dess kontrollsummor. Ingenting gissas och ingenting "
          + "ändras: en kopia från före skadan, eller en ny import, ger modellen tillbaka.")),
    ErrorPage(
      "E0507", Both("somebody else is writing", "någon annan skriver"),
      Both(
        "Another program holds the file. Nothing was saved; the same line works when it is done.",
        "Ett annat program håller i filen. Inget sparades; samma rad går när det är klart.")),
    ErrorPage(
      "E0508", Both("the file cannot be written", "filen går inte att skriva i"),
      Both(
        "The file or its folder may only be read. \"save as\" with a name elsewhere keeps the "
          + "model.",
        "Filen eller dess mapp får bara läsas. \"spara som\" med ett namn på annan plats behåller "
          + "modellen.")),
    ErrorPage(
      "E0509", Both("access denied", "åtkomst nekad"),
      Both(
        "The system does not allow the file to be used: its owner or whoever looks after the "
          + "machine can change that.",
        "Systemet tillåter inte att filen används: ägaren eller den som sköter datorn kan ändra "
          + "det.")),
    ErrorPage(
      "E0510", Both("the disk is full", "disken är full"),
      Both(
        "Nothing was half written: the file is as it was before. With room made, the same line "
          + "works.",
        "Inget skrevs till hälften: filen är som den var. När plats finns går samma rad.")),
    ErrorPage(
      "E0511", Both("changed by somebody else", "ändrad av någon annan"),
      Both(
        "Two may work in one workspace, and each sees what the other did with the next line. Here both "
          + "changed the same rows at the same moment: the other was first, and nothing is written "
          + "over unseen. With the rows as they are now, the same line works if it is still wanted.",
        "Två kan arbeta i en arbetsfil, och var och en ser vad den andra gjort på nästa rad. Här "
          + "ändrade båda samma rader i samma stund: den andra kom först, och inget skrivs över osett. "
          + "Med raderna som de är nu går samma rad om den fortfarande ska göras.")),
    ErrorPage(
      "E0512", Both("the workspace is closed", "arbetsfilen är stängd"),
      Both("\"open\" opens it again.", "\"öppna\" öppnar den igen.")),
    ErrorPage(
      "E0513", Both("the file answered otherwise", "filen svarade något annat"),
      Both(
        "The message gives the system's own words, since this should not happen in daily use. The "
          + "model in memory is untouched.",
        "Meddelandet ger systemets egna ord, eftersom detta inte ska hända till vardags. Modellen "
          + "i minnet är orörd.")),
    ErrorPage(
      "E0902", Both("the change cannot be made", "ändringen går inte att göra"),
      Both(
        "What the change is about is no longer as it was: a row is gone, a value would be none that "
          + "the field can have, or another change came between. Nothing was changed.",
        "Det ändringen gäller är inte längre som det var: en rad är borta, ett värde skulle bli "
          + "något som fältet inte kan ha, eller en annan ändring kom emellan. Inget ändrades.")),
  ]
}
