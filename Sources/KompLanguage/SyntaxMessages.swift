import KompLexicon

extension SyntaxFact {
  /// The sentence in both tongues.
  var message: Both {
    switch self {
    case .unexpected(let found):
      Both("\"\(found)\" cannot stand here", "\"\(found)\" kan inte stå här")
    case .unknownOpening(let word):
      Both("\"\(word)\" opens no statement", "ingen sats börjar med \"\(word)\"")
    case .unclosedText:
      Both("the quote is not closed", "citattecknet är inte stängt")
    case .unclosedBracket:
      Both("the bracket is not closed", "parentesen är inte stängd")
    case .strayBracket:
      Both("this bracket closes nothing", "parentesen stänger ingenting")
    case .strayCharacter(let scalar):
      Both(
        "the character \(SyntaxFact.show(scalar)) has no use here",
        "tecknet \(SyntaxFact.show(scalar)) har ingen uppgift här")
    case .notYet(let word):
      Both(
        "\"\(word)\" is a word of komp, but it is not built yet",
        "\"\(word)\" är ett ord i komp, men det är inte byggt än")
    case .missing(let what, let word):
      Both(
        word.isEmpty
          ? "\(what.name.english) is missing" : "\(what.name.english) is missing after \"\(word)\"",
        word.isEmpty
          ? "\(what.name.swedish) saknas" : "\(what.name.swedish) saknas efter \"\(word)\"")
    case .severalWords(let words):
      Both(
        "a value of several words needs quotes: \"\(words)\"",
        "ett värde av flera ord behöver citattecken: \"\(words)\"")
    case .foreignSign(let sign, let meant), .foreignWord(let sign, let meant):
      Both(
        "\"\(sign)\" is written \"\(meant)\" in komp", "\"\(sign)\" skrivs \"\(meant)\" i komp")
    case .foreignSentence:
      Both("a query begins with what it reads", "en fråga börjar med det den läser")
    case .treeWordWithNumber(let word):
      Both(
        "\"\(word)\" is for branches of the organisation, not for numbers and days",
        "\"\(word)\" gäller grenar av organisationen, inte tal och dagar")
    case .decimalComma(let number):
      Both(
        "\(number): decimals are written with a point", "\(number): decimaler skrivs med punkt")
    case .foreignDate(let date):
      Both("\(date) can be read in two ways", "\(date) kan läsas på två sätt")
    case .noSuchDay(let date):
      Both("the calendar has no \(date)", "kalendern har inget \(date)")
    case .percentWord:
      Both("a percentage is written with its sign", "procent skrivs med sitt tecken")
    case .listAfterSign:
      Both("several values are asked for with \"in\"", "flera värden frågas efter med \"i\"")
    case .reservedValue(let word):
      Both(
        "a value is missing before \"\(word)\"; as a value the word needs quotes",
        "ett värde saknas före \"\(word)\"; som värde behöver ordet citattecken")
    case .dottedValue(let text):
      Both(
        "\(text) stands where a value is expected: a field begins with a dot, a value with dots takes quotes",
        "\(text) står där ett värde väntas: ett fält börjar med punkt, ett värde med punkter tar citattecken"
      )
    case .stageWithoutSource(let word):
      Both(
        "\"\(word)\" has nothing to work on: a line of a file begins with what it reads",
        "\"\(word)\" har inget att arbeta på: en rad i en fil börjar med det den läser")
    case .rankingOrGrouping:
      Both(
        "after \"top\" and a number stands the order of the ranking",
        "efter \"topp\" och ett tal står rangordningen")
    case .unfitNumber(let number):
      Both("\(number) is not a number that fits here", "\(number) är inget tal som passar här")
    case .tooDeep:
      Both("there are too many levels of brackets", "det är för många nivåer av parenteser")
    case .afterLastStage(let word):
      Both(
        "nothing can follow after \"\(word)\"",
        "inget kan följa efter \"\(Keyword.spoken(word, in: .swedish))\"")
    case .misspeltStage(let word, let meant):
      Both(
        "\"\(word)\" is no stage; near is \"\(meant)\"",
        "\"\(word)\" är inget led; nära ligger \"\(meant)\"")
    case .misspeltWord(let word, let meant):
      Both(
        "\"\(word)\" means nothing here; near is \"\(meant)\"",
        "\"\(word)\" betyder inget här; nära ligger \"\(meant)\"")
    case .renamedByThat:
      Both("a column is named with \"as\"", "en kolumn namnges med \"kallat\"")
    case .fieldAfterHas(let field):
      Both(
        "\"has\" and \"lacks\" ask for competences; \"\(field)\" is a field",
        "\"har\" och \"saknar\" frågar efter kompetenser; \"\(field)\" är ett fält")
    case .misplacedTime(let word):
      Both(
        "\"\(word)\" stands once, right after what is read",
        "\"\(word)\" står en gång, direkt efter det som läses")
    case .unknownVersion(let version):
      Both(
        "version \(version) of the language is unknown; this is version 1",
        "språkets version \(version) är okänd; detta är version 1")
    case .unknownSetting(let word):
      Both("there is no setting \"\(word)\"", "det finns ingen inställning \"\(word)\"")
    case .emptyValue:
      Both(
        "a missing value is asked for with \"is missing\"",
        "ett värde som saknas frågas efter med \"saknas\"")
    case .wholePopulation:
      Both(
        "\"all\" has two readings here: those employed now, or everybody ever employed",
        "\"alla\" har två läsningar här: de nu anställda, eller alla som någonsin varit det")
    case .question(let words):
      Both(
        "a query begins with what it reads, not with \"\(words)\"",
        "en fråga börjar med det den läser, inte med \"\(words)\"")
    case .notBeforeOperator(let word):
      Both(
        "\"not\" stands before the whole test, not before \"\(word)\"",
        "\"inte\" står före hela villkoret, inte före \"\(word)\"")
    case .populationInBrackets:
      Both(
        "whom an analysis is about is a query in brackets",
        "vilka en analys gäller är en fråga inom parentes")
    case .measuresOfAnalysis:
      Both(
        "an analysis recomputes its own figures for its keys; to group its rows \"by\" needs a bar before it",
        "en analys räknar om sina egna tal för sina nycklar; för att gruppera dess rader behöver \"per\" ett streck före sig"
      )
    case .repeatedArgument(let word):
      Both(
        "\"\(word)\" has been said already: an argument of an analysis stands once",
        "\"\(word)\" är redan sagt: ett argument till en analys står en gång")
    case .unclosedBlock(let word):
      Both(
        "\"\(word)\" opens a block that \"end\" closes",
        "\"\(word)\" öppnar ett block som \"slut\" stänger")
    case .orAmongCriteria:
      Both(
        "criteria are joined by \"and\", each judged by itself; \"or\" among them needs brackets",
        "kriterier binds samman med \"och\" och bedöms var för sig; \"eller\" bland dem behöver parenteser"
      )
    case .changeWithoutRows(let word):
      Both(
        "\"\(word)\" says nothing of whom: the rows that are changed stand before it",
        "\"\(word)\" säger inte vilka: raderna som ändras står före")
    case .changeWithinQuery(let word):
      Both(
        "\"\(word)\" changes rows: it ends a statement of its own, or one that \"what if\" tries",
        "\"\(word)\" ändrar rader: det avslutar en egen sats, eller en som \"tänk om\" prövar")
    case .mixedAndOr:
      Both(
        "\"and\" is read before \"or\"; brackets would say so",
        "\"och\" läses före \"eller\"; parenteser skulle visa det")
    case .commaInList(let reading):
      Both("this is read as two values: \(reading)", "detta läses som två värden: \(reading)")
    }
  }

  /// A character by its number; itself only where it can be seen and harms no terminal.
  private static func show(_ value: UInt32) -> String {
    let hex = String(value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    guard let scalar = Unicode.Scalar(value) else { return code }
    switch scalar.properties.generalCategory {
    case .otherSymbol, .mathSymbol, .currencySymbol, .modifierSymbol, .otherPunctuation,
      .openPunctuation, .closePunctuation, .dashPunctuation, .initialPunctuation,
      .finalPunctuation, .otherNumber:
      return "\"\(Character(scalar))\""
    default: return code
    }
  }
}

extension Missing {
  /// What is missing, as the subject of a sentence.
  var name: Both {
    switch self {
    case .condition: Both("a condition", "ett villkor")
    case .field: Both("a field", "ett fält")
    case .value: Both("a value", "ett värde")
    case .measure: Both("a measure", "ett mått")
    case .number: Both("a whole number", "ett heltal")
    case .file: Both("a file", "en fil")
    case .name: Both("a name", "ett namn")
    case .noun: Both("what to read", "vad som ska läsas")
    case .relation: Both("a related noun", "ett besläktat substantiv")
    case .competence: Both("a competence", "en kompetens")
    case .stage: Both("a stage", "ett led")
    case .colon: Both("a colon", "ett kolon")
    case .comma: Both("a comma", "ett kommatecken")
    case .joining: Both("\"and\" or \"or\"", "\"och\" eller \"eller\"")
    case .equals: Both("\"=\"", "\"=\"")
    case .closing: Both("\")\"", "\")\"")
    case .operatorSign: Both("a comparison", "en jämförelse")
    case .day: Both("a day or a period", "en dag eller en period")
    case .type: Both("a type", "en typ")
    case .heading: Both("a heading", "en rubrik")
    case .setting: Both("a setting", "en inställning")
    case .query: Both("a query", "en fråga")
    case .step: Both("a step", "ett steg")
    case .people: Both("\"staff\" or \"fte\"", "\"medarbetare\" eller \"årsarbetare\"")
    case .person: Both("a person's id", "en persons id")
    case .amount: Both("how many", "hur många")
    case .span: Both("a number of days, months or years", "ett antal dagar, månader eller år")
    case .rows: Both("the word \"rows\"", "ordet \"rader\"")
    case .change:
      Both("a change (set, leave, remove …)", "en ändring (ändra, slutar, ta bort …)")
    case .expression: Both("a field or a value", "ett fält eller ett värde")
    }
  }
}
