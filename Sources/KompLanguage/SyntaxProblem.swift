import KompLexicon

/// What is wrong with a text's form: facts, with their place and the texts that would mend it.
public struct SyntaxProblem: Complaint, Hashable {
  /// What is wrong.
  public let fact: SyntaxFact
  /// The main place.
  public let place: Place
  /// Mended texts, likeliest first.
  public let fixes: [Fix]

  /// A fact at a place; at most six fixes are kept, of which the session offers three that hold.
  public init(_ fact: SyntaxFact, at place: Place, fixes: [Fix] = []) {
    self.fact = fact
    self.place = place
    self.fixes = Array(fixes.prefix(6))
  }

  /// The stable code.
  public var code: String { fact.code }

  /// What is wrong, in one sentence.
  public func message(in tongue: Tongue) -> String { fact.message[tongue] }
}

/// What is missing where a statement stops short.
public enum Missing: Hashable, Sendable {
  case condition, field, value, measure, number, file, name, noun, relation, competence, stage,
    colon, comma, joining, equals, closing, operatorSign, day, type, heading, setting, query,
    expression, step, people, person, amount, span, change, rows
}

/// The facts of syntax; each has a code that never changes.
public enum SyntaxFact: Hashable, Sendable {
  /// Something stands where it cannot.
  case unexpected(String)
  /// A statement begins with a word that opens none.
  case unknownOpening(String)
  /// A quote is not closed.
  case unclosedText
  /// A bracket is not closed.
  case unclosedBracket
  /// A bracket closes nothing.
  case strayBracket
  /// A character has no use here.
  case strayCharacter(UInt32)
  /// The word's meaning comes later.
  case notYet(String)
  /// Something is missing after a word.
  case missing(Missing, after: String)
  /// A value of several words needs quotes.
  case severalWords(String)
  /// `==`, `<>`, `&&` …: the sign that is meant.
  case foreignSign(String, meant: String)
  /// `group by`, `is`, `vars` …: the word that is meant.
  case foreignWord(String, meant: String)
  /// A sentence of SQL.
  case foreignSentence
  /// `nivå under 3`.
  case treeWordWithNumber(String)
  /// `0,75`.
  case decimalComma(String)
  /// `1/3/26`.
  case foreignDate(String)
  /// `2026-02-30`.
  case noSuchDay(String)
  /// `75 procent`.
  case percentWord
  /// `unit=a, b`.
  case listAfterSign
  /// `unit = and`.
  case reservedValue(String)
  /// `manager = unit.head`.
  case dottedValue(String)
  /// A reading stage at the start of a line of a file.
  case stageWithoutSource(String)
  /// `topp 5 per ålder`.
  case rankingOrGrouping
  /// A number too large, or not whole where it must be.
  case unfitNumber(String)
  /// Brackets within brackets without end.
  case tooDeep
  /// Something follows a stage that ends a query.
  case afterLastStage(String)
  /// A stage that is misspelt.
  case misspeltStage(String, meant: String)
  /// A word of a stage that is misspelt.
  case misspeltWord(String, meant: String)
  /// `visa nivå som steg`.
  case renamedByThat
  /// `har steg`, `saknar steg`.
  case fieldAfterHas(String)
  /// A clause of time that stands twice, or not right after the source.
  case misplacedTime(String)
  /// `komp 2`.
  case unknownVersion(Int)
  /// A setting that does not exist.
  case unknownSetting(String)
  /// `= ""`, `IS NULL`.
  case emptyValue
  /// `all staff`, `alla medarbetare`.
  case wholePopulation
  /// `hur många …`, `vilka`.
  case question(String)
  /// `name not contains ås`.
  case notBeforeOperator(String)
  /// `gap for staff where …`.
  case populationInBrackets
  /// `gap by unit: sum short`.
  case measuresOfAnalysis
  /// `gap at 65 at 67`.
  case repeatedArgument(String)
  /// A block without its last line.
  case unclosedBlock(String)
  /// `requires a and b or c`.
  case orAmongCriteria
  /// `set level=3` at a line's start.
  case changeWithoutRows(String)
  /// `let x = staff remove`, `(staff set level=3)`.
  case changeWithinQuery(String)
  /// `and` and `or` without brackets.
  case mixedAndOr
  /// `(0,75)`: two numbers, or one?
  case commaInList(String)

  /// The stable code.
  var code: String {
    switch self {
    case .unexpected: "E0001"
    case .unknownOpening: "E0002"
    case .unclosedText: "E0003"
    case .unclosedBracket: "E0004"
    case .strayBracket: "E0005"
    case .strayCharacter: "E0006"
    case .notYet: "E0007"
    case .missing: "E0008"
    case .severalWords: "E0009"
    case .foreignSign: "E0010"
    case .foreignWord: "E0011"
    case .foreignSentence: "E0012"
    case .treeWordWithNumber: "E0013"
    case .decimalComma: "E0014"
    case .foreignDate: "E0015"
    case .noSuchDay: "E0016"
    case .percentWord: "E0017"
    case .listAfterSign: "E0018"
    case .reservedValue: "E0019"
    case .dottedValue: "E0020"
    case .stageWithoutSource: "E0021"
    case .rankingOrGrouping: "E0022"
    case .unfitNumber: "E0023"
    case .tooDeep: "E0024"
    case .afterLastStage: "E0025"
    case .misspeltStage: "E0026"
    case .renamedByThat: "E0027"
    case .fieldAfterHas: "E0028"
    case .misplacedTime: "E0029"
    case .unknownVersion: "E0030"
    case .unknownSetting: "E0031"
    case .emptyValue: "E0032"
    case .wholePopulation: "E0033"
    case .question: "E0034"
    case .notBeforeOperator: "E0035"
    case .misspeltWord: "E0036"
    case .populationInBrackets: "E0037"
    case .measuresOfAnalysis: "E0038"
    case .repeatedArgument: "E0039"
    case .unclosedBlock: "E0040"
    case .orAmongCriteria: "E0041"
    case .changeWithoutRows: "E0042"
    case .changeWithinQuery: "E0043"
    case .mixedAndOr: "W0001"
    case .commaInList: "W0002"
    }
  }
}
