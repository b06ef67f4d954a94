import KompLexicon

/// The reader gave up on a stage or a statement; what is wrong has been reported.
struct Stop: Error {}

/// How a token is set against its neighbours, where its mark alone does not say.
enum Setting: Hashable, Sendable {
  /// By the mark's own habit.
  case usual
  /// Without a blank before it.
  case glued
  /// A comparison between two single words.
  case tight
  /// A sign that belongs to the number after it.
  case sign
  /// Left out by the formatter.
  case filler
}

/// Walks over the tokens of one statement after another; the grammar is in extensions, a file an idea.
struct Reader {
  let source: Source
  let book: Phrasebook
  let division: Division
  let isFile: Bool
  /// The token that is next.
  ///
  /// It never passes the statement's end, whatever a reading of several words ahead adds to it.
  var at = 0 {
    didSet { if at > end { at = end } }
  }
  /// The token after the statement's last.
  var end = 0
  /// The first token of the statement, and the place right after its source.
  var beginning = 0
  var sourceEnd: Int?
  /// What each token turned out to be, how many tokens it takes in, and how it is set.
  var roles: [Role?]
  var widths: [Int]
  var settings: [Setting]
  /// Fields that in the other tongue would be a name the statement has given: they keep their word.
  var kept: Set<Int> = []
  /// Words that are spelled otherwise in their place: `3 staff` is `3 medarbetare`.
  var wordings: [Int: Words] = [:]
  /// The tokens that begin a stage of the outermost query of their statement.
  var stageStarts: [Int] = []
  /// The tokens that begin a line of a block, and those that end one.
  var blockLines: Set<Int> = []
  var blockEnds: Set<Int> = []
  var problems: [SyntaxProblem] = []
  /// Whether what is looked for is remembered: only one statement of a text needs it.
  var takesNotes = false
  /// What has been looked for at the token `notedAt`.
  var noted: [Expected] = []
  var notedAt = -1
  /// What was looked for where the first problem is.
  var firstExpected: [Expected]?
  /// Names that the statement and the script have given, folded.
  var columnNames: Set<String> = []
  var scriptNames: Set<String> = []
  /// Names that `define` has given to measures, folded.
  var measureNames: Set<String>
  /// The noun whose fields are meant, by id.
  var noun: String?
  var depth = 0
  /// Whether a stage may change rows where the reader stands.
  var changing = ChangePlace.nowhere
  /// The statement is nested too deep: the rest of it is not looked at.
  var abandoned = false
  /// The brackets of the queries that are being read.
  var ownBrackets: Set<Int> = []

  /// Beyond this many levels a text is refused, so that no stack is exhausted by it.
  static let depthLimit = 48

  init(_ source: Source, with book: Phrasebook, isFile: Bool) {
    self.source = source
    self.book = book
    self.isFile = isFile
    measureNames = book.measures
    scriptNames = book.saved
    division = Division(source, isFile: isFile)
    let count = division.tokens.count
    roles = Array(repeating: nil, count: count)
    widths = Array(repeating: 1, count: count)
    settings = Array(repeating: .usual, count: count)
  }

  // MARK: Looking

  /// The next token of the statement.
  var token: Token? { at < end ? division.tokens[at] : nil }

  /// The token so many places on.
  func token(ahead: Int) -> Token? {
    at + ahead < end ? division.tokens[at + ahead] : nil
  }

  /// The mark that is next.
  var mark: Mark? { token?.mark }

  /// Whether the next tokens are this keyword.
  func sees(_ keyword: Keyword) -> Bool { at < end && phrase(at).contains(keyword) }

  /// The keywords that may begin at a token.
  func phrase(_ index: Int) -> [Keyword] {
    guard index < end, let found = division.phrases[index], index + found.length <= end else {
      return []
    }
    return found.keywords
  }

  /// How many tokens the keyword at a token takes.
  func phraseLength(_ index: Int) -> Int {
    index < end ? division.phrases[index]?.length ?? 1 : 1
  }

  /// Whether two tokens stand without a blank between.
  func adjoins(_ index: Int) -> Bool {
    index > 0 && index < division.tokens.count
      && division.tokens[index - 1].place.upperBound == division.tokens[index].place.lowerBound
  }

  /// Remembers that something could stand here.
  @inline(__always)
  mutating func note(_ expected: Expected) {
    if takesNotes { remember(expected) }
  }

  private mutating func remember(_ expected: Expected) {
    if notedAt != at {
      notedAt = at
      noted.removeAll(keepingCapacity: true)
    }
    noted.append(expected)
  }

  // MARK: Taking

  /// Takes the next token as what it turned out to be.
  @discardableResult
  mutating func take(as role: Role, width: Int = 1) -> Place {
    let first = at
    at = min(at + width, end)
    guard first < at else { return here }
    roles[first] = role
    widths[first] = at - first
    return division.tokens[first].place.lowerBound..<division.tokens[at - 1].place.upperBound
  }

  /// Takes the keyword if it is next.
  mutating func take(_ keyword: Keyword) -> Place? {
    note(.keyword(keyword))
    guard sees(keyword) else { return nil }
    return take(as: .keyword(keyword), width: phraseLength(at))
  }

  /// Takes the mark if it is next.
  mutating func takeMark(_ wanted: Mark) -> Place? {
    note(.symbol(wanted.rawValue))
    guard mark == wanted else { return nil }
    return take(as: .symbol)
  }

  // MARK: Places

  /// The next token's place, or the empty place after the last one.
  var here: Place {
    if at < end { return division.tokens[at].place }
    guard end > 0, end <= division.tokens.count else { return 0..<0 }
    let offset = division.tokens[end - 1].place.upperBound
    return offset..<offset
  }

  /// From a token to the last one taken.
  func place(from first: Int) -> Place {
    guard first < at else {
      let offset = first < division.tokens.count ? division.tokens[first].place.lowerBound : 0
      return offset..<offset
    }
    return division.tokens[first].place.lowerBound..<division.tokens[at - 1].place.upperBound
  }

  /// The last word taken, for "missing after".
  var lastText: String {
    guard at > 0, at <= division.tokens.count else { return "" }
    // A keyword has its role at the first of its words, of which there are at most three.
    var first = at - 1
    while first > 0, at - first < 3, roles[first] == nil { first -= 1 }
    if roles[first] == nil { first = at - 1 }
    let start = division.tokens[first].place.lowerBound
    return Reader.short(source[start..<division.tokens[at - 1].place.upperBound])
  }

  /// A text short enough for a message, on one line.
  static func short(_ text: String) -> String {
    let line = text.prefix { $0 != "\n" && $0 != "\r\n" }
    return line.count > 40 ? line.prefix(39) + "…" : String(line)
  }

  // MARK: Reporting

  mutating func report(_ fact: SyntaxFact, at place: Place, fixes: [Fix] = []) {
    guard !abandoned else { return }
    let problem = SyntaxProblem(fact, at: place, fixes: fixes)
    if takesNotes, firstExpected == nil, problem.severity == .error {
      firstExpected = notedAt == at ? noted : []
    }
    problems.append(problem)
  }

  mutating func fail(_ fact: SyntaxFact, at place: Place, fixes: [Fix] = []) -> Stop {
    report(fact, at: place, fixes: fixes)
    return Stop()
  }

  /// Something is missing, or what stands here cannot.
  mutating func missing(_ what: Missing) -> Stop {
    guard let token else {
      return fail(.missing(what, after: lastText), at: here, fixes: lastLeftOut)
    }
    switch token.kind {
    case .stray, .habit: return unfit(token)
    case .mark(.close) where division.partner[at] == nil: return unfit(token)
    case .word where NumberWords.number(token.folded) != nil && what == .number:
      let digits = NumberWords.number(token.folded).map { String($0) } ?? ""
      return fail(
        .missing(what, after: lastText), at: token.place, fixes: [Fix(token.place, digits)])
    case .mark, .word:
      return fail(.missing(what, after: lastText), at: token.place, fixes: hereLeftOut)
    default: return unfit(token)
    }
  }

  /// `where age>60 and`: the joining word that nothing follows is left out.
  private var lastLeftOut: [Fix] {
    guard at > beginning, at <= division.tokens.count else { return [] }
    let last = division.tokens[at - 1]
    let isLoose = phrase(at - 1).contains { [.and, .or].contains($0) }
    guard isLoose || last.mark == .comma || last.mark == .bar || last.mark == .colon,
      at - 1 > beginning
    else { return [] }
    return [Fix(division.tokens[at - 2].place.upperBound..<last.place.upperBound, "")]
  }

  /// `where and age>60`: a joining word with nothing before it is left out.
  private var hereLeftOut: [Fix] {
    guard phrase(at).contains(where: { [.and, .or].contains($0) }), let next = token(ahead: 1)
    else {
      return []
    }
    return [Fix(here.lowerBound..<next.place.lowerBound, "")]
  }

  /// What stands here has no place here.
  mutating func unfit(_ token: Token) -> Stop {
    let place = token.place
    switch token.kind {
    case .stray:
      let scalar = Characters.scalar(in: source.bytes, at: place.lowerBound).0
      let fix: [Fix]
      switch scalar {
      case "[", "{":
        let partner = division.tokens[at..<end].first { ["]", "}"].contains(source[$0.place]) }
        let closing = partner.map { [Fix.Edit($0.place, ")")] } ?? []
        fix = [Fix([Fix.Edit(place, "(")] + closing)]
      case "]", "}": fix = [Fix(place, ")")]
      case "~": fix = [Fix(place, " \(said(.contains)) ")]
      default: fix = [Fix(place, "")]
      }
      return fail(.strayCharacter(scalar.value), at: place, fixes: fix)
    case .habit(let meant):
      let sign = source[place]
      let word =
        meant?.rawValue
        ?? said(sign.hasPrefix("&") ? .and : sign == "!" ? .not : .or)
      return fail(.foreignSign(sign, meant: word), at: place, fixes: [Fix(place, word)])
    case .mark(.close): return fail(.strayBracket, at: place, fixes: [Fix(place, "")])
    case .text(closed: false): return unclosedText(place)
    case .number where at > beginning && division.tokens[at - 1].kind == .number:
      // `30 000`: thousands are written together.
      let gap = division.tokens[at - 1].place.upperBound..<place.lowerBound
      return fail(.unexpected(source[place]), at: place, fixes: [Fix(gap, "")])
    default:
      let isLast = at + 1 >= end
      let start = at > beginning ? division.tokens[at - 1].place.upperBound : place.lowerBound
      return fail(
        .unexpected(Reader.short(source[place])), at: place,
        fixes: isLast ? [Fix(start..<place.upperBound, "")] : [])
    }
  }

  /// A text without its closing quote: the quote is put where the text ends.
  mutating func unclosedText(_ place: Place) -> Stop {
    let quote = Characters.scalar(in: source.bytes, at: place.lowerBound).0
    let fix = Fix(place.upperBound..<place.upperBound, String(Character(quote)))
    return fail(.unclosedText, at: place, fixes: [fix])
  }
}
