import KompLexicon

extension ErrorPages {
  /// Files as tables.
  static let filePages: [ErrorPage] = [
    ErrorPage(
      "E0701", Both("no such file", "ingen sådan fil"),
      Both(
        "A name without a folder is looked for beside the script, or where komp was started. The "
          + "nearest name there is given.",
        "Ett namn utan mapp söks bredvid skriptet, eller där komp startades. Det närmaste namnet "
          + "där visas."),
      wrong: Both(
        "import staff from \"personl.csv\"", "importera personal från \"personl.csv\""),
      mended: Both(
        "import staff from \"personal.csv\"", "importera personal från \"personal.csv\"")),
    ErrorPage(
      "E0702", Both("a folder, not a file", "en mapp, ingen fil"),
      Both(
        "The name is a folder's; the file's own is missing.",
        "Namnet är en mapps; filens eget saknas."),
      wrong: Both("import staff from \".\"", "importera personal från \".\""),
      mended: Both(
        "import staff from \"personal.csv\"", "importera personal från \"personal.csv\"")),
    ErrorPage(
      "E0703", Both("the file may not be read", "filen får inte läsas"),
      Both(
        "The system does not allow it; on a shared disk its owner can.",
        "Systemet tillåter det inte; på en delad disk kan ägaren göra det.")),
    ErrorPage(
      "E0704", Both("too large a file", "en för stor fil"),
      Both(
        "Files up to 4 GB are read. A larger one is exported in parts, by year or by department.",
        "Filer upp till 4 GB läses. En större exporteras i delar, per år eller per förvaltning.")),
    ErrorPage(
      "E0705", Both("an empty file", "en tom fil"),
      Both(
        "There are no rows. The export may have been cut off, or its filter was too narrow.",
        "Det finns inga rader. Exporten kan ha avbrutits, eller så var dess urval för snävt."),
      wrong: Both("import staff from \"tom.csv\"", "importera personal från \"tom.csv\""),
      mended: Both(
        "import staff from \"personal.csv\"", "importera personal från \"personal.csv\"")),
    ErrorPage(
      "E0706", Both("not a text file", "ingen textfil"),
      Both(
        "The file holds bytes that no text has: it may be a workbook. Saved as CSV from the "
          + "spreadsheet it can be read.",
        "Filen har byte som ingen text har: det kan vara en arbetsbok. Sparad som CSV från "
          + "kalkylprogrammet kan den läsas.")),
    ErrorPage(
      "E0707", Both("letters that cannot be told", "bokstäver som inte går att tyda"),
      Both(
        "UTF-8, UTF-16 and Windows-1252 are recognised. This file is none of them from its first "
          + "byte to its last: two files may have been put together. Saved anew as UTF-8 it can "
          + "be read.",
        "UTF-8, UTF-16 och Windows-1252 känns igen. Den här filen är ingetdera från första byten "
          + "till den sista: två filer kan ha lagts ihop. Sparad på nytt som UTF-8 kan den läsas.")),
    ErrorPage(
      "E0708", Both("a quoted cell without end", "en citerad cell utan slut"),
      Both(
        "A cell begins with a quote and the file ends before the quote is closed. The place is "
          + "where it was opened.",
        "En cell börjar med citattecken och filen tar slut innan det stängs. Platsen är där det "
          + "öppnades.")),
    ErrorPage(
      "E0709", Both("text after a quoted cell", "text efter en citerad cell"),
      Both(
        "After the closing quote stands the separator or the end of the line. A quote inside a "
          + "quoted cell is written twice.",
        "Efter det stängande citattecknet står skiljetecknet eller radens slut. Ett citattecken "
          + "inuti en citerad cell skrivs två gånger.")),
    ErrorPage(
      "E0710", Both("a row of another length", "en rad av annan längd"),
      Both(
        "The row has more or fewer cells than there are headings: often a separator inside a cell "
          + "that has no quotes. Which cell belongs where is not guessed.",
        "Raden har fler eller färre celler än det finns rubriker: ofta ett skiljetecken inuti en "
          + "cell utan citattecken. Vilken cell som hör vart gissas inte."),
      wrong: Both("import staff from \"ojämn.csv\"", "importera personal från \"ojämn.csv\"")),
    ErrorPage(
      "E0711", Both("lines above the headings", "rader ovanför rubrikerna"),
      Both(
        "A title or a date stands above the headings. Taken away, the first line is the headings.",
        "En titel eller ett datum står ovanför rubrikerna. Borttagna är första raden rubrikerna.")),
  ]
}
