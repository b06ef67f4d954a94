import KompLexicon

/// What reading a text gave: its statements, its problems, and what each token turned out to be.
public struct Reading: Sendable {
  /// The statements that could be read, in order.
  public var statements: [Statement] = []
  /// Every problem, in the order of their places.
  public var problems: [any Complaint] = []
  /// Whether more text would continue the last statement (an open bracket, quote or block, a line that
  /// ends in an operator): a prompt asks for another line.
  public var wantsMore = false
  /// Every piece of the text that is not blank, in order, with what it turned out to be.
  public var tokens: [RoledToken] = []
  /// What could stand at the first problem, or at the end where there is none.
  public var expected: [Expected] = []
}

/// Reads statements.
///
/// The same parser serves files, the prompt, completion and the formatter.
public enum Parser {
  /// Reads a whole text; `isFile` decides what an indented line and a leading reading stage mean.
  ///
  /// Who only runs it need not know what each piece turned out to be, nor what could stand where.
  public static func read(
    _ source: Source, with phrasebook: Phrasebook, isFile: Bool, isOnlyRun: Bool = false
  ) -> Reading {
    var reader = Reader(source, with: phrasebook, isFile: isFile)
    var reading = Reading()
    var troubled: Stretch?
    for stretch in reader.division.spans {
      if let statement = reader.statement(stretch) { reading.statements.append(statement) }
      if troubled == nil, !reader.problems.isEmpty { troubled = stretch }
    }
    if !isOnlyRun {
      let stretch = troubled ?? reader.division.spans.last
      reading.expected =
        stretch.map { expected(of: $0, in: reader) } ?? fresh(phrasebook, isFile: isFile)
      reading.tokens = reader.roledTokens()
    }
    if !isFile, let last = reader.division.spans.last, last.open {
      // What is still being typed has no problem at its end, nor an unclosed quote or bracket.
      let end = reader.division.tokens[last.tokens.upperBound - 1].place
      let finished = reader.problems.filter { !$0.fact.isUnfinished(at: $0.place, end: end) }
      reading.wantsMore = !finished.contains { $0.severity == .error }
      if reading.wantsMore { reader.problems = finished }
    }
    reading.problems = reader.problems.sorted { $0.place.lowerBound < $1.place.lowerBound }
    return reading
  }

  /// Whether more text would continue the last statement: what `read` says, told without reading where
  /// nothing is open.
  public static func wantsMore(_ text: String, with phrasebook: Phrasebook) -> Bool {
    if endsPlainly(text) { return false }
    let source = Source(text: text)
    let division = Reader(source, with: phrasebook, isFile: false).division
    guard let last = division.spans.last, last.open else { return false }
    return read(source, with: phrasebook, isFile: false, isOnlyRun: true).wantsMore
  }

  /// Whether a text ends in a `;` that is seen at a glance to be no part of a text or a comment: after it
  /// nothing is open.
  static func endsPlainly(_ text: String) -> Bool {
    var isWithin = false
    var last: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x22: isWithin.toggle()
      case 0x0A: if isWithin { return false }
      // What may be a comment, or a quote of another kind.
      case 0x23, 0x27, 0xC2, 0xC4...: return false
      default: break
      }
      if byte > 0x20 { last = byte }
    }
    return last == 0x3B && !isWithin
  }

  /// Reads one statement again and remembers what was looked for at its first problem, or its end.
  private static func expected(of stretch: Stretch, in reader: Reader) -> [Expected] {
    var reader = reader
    reader.takesNotes = true
    _ = reader.statement(stretch)
    if let found = reader.firstExpected { return distinct(found) }
    return reader.notedAt == stretch.tokens.upperBound ? distinct(reader.noted) : []
  }

  /// What could stand at an offset: the text before it is read, without the word that is being typed.
  public static func expected(
    at offset: Int, in source: Source, with phrasebook: Phrasebook, isFile: Bool = false
  ) -> [Expected] {
    var cut = max(0, min(offset, source.bytes.count))
    while cut > 0, cut < source.bytes.count, source.bytes[cut] & 0xC0 == 0x80 { cut -= 1 }
    let tokens = Lexer.tokens(of: source)
    if let typed = tokens.first(where: { $0.place.lowerBound < cut && cut <= $0.place.upperBound }),
      typed.kind == .word
    {
      cut = typed.place.lowerBound
    }
    let before = Source(name: source.name, text: source[0..<cut])
    var reader = Reader(before, with: phrasebook, isFile: isFile)
    // Only the last statement matters, unless a `;` or a newline has ended it.
    guard let last = reader.division.spans.last, !last.semicolon else {
      return fresh(phrasebook, isFile: isFile)
    }
    let end = reader.division.tokens[last.tokens.upperBound - 1].place.upperBound
    if !last.open, !isFile, before.bytes[end...].contains(0x0A) {
      return fresh(phrasebook, isFile: isFile)
    }
    // The statements before it may have given names.
    for stretch in reader.division.spans.dropLast() { _ = reader.statement(stretch) }
    reader.takesNotes = true
    let earlier = reader.problems.count
    _ = reader.statement(last)
    // After a problem the reader looks for where it can go on, which is no place to offer anything.
    if let first = reader.problems[earlier...].first(where: { $0.severity == .error }) {
      let place = reader.division.tokens[last.tokens.upperBound - 1].place
      return first.fact.isUnfinished(at: first.place, end: place)
        ? distinct(reader.firstExpected ?? []) : []
    }
    return reader.notedAt == last.tokens.upperBound ? distinct(reader.noted) : []
  }

  /// What may open a statement.
  private static func fresh(_ phrasebook: Phrasebook, isFile: Bool) -> [Expected] {
    var expected: [Expected] = [.noun, .analysis, .file, .saved]
    expected += phrasebook.commands.keys.sorted { $0.rawValue < $1.rawValue }
      .map { .keyword($0) }
    expected += [
      .keyword(.count), .keyword(.show), .keyword(.it), .keyword(.set), .keyword(.version),
    ]
    if !isFile {
      // A change always names its rows.
      expected += phrasebook.stages.filter { $0.value != .change }.keys
        .sorted { $0.rawValue < $1.rawValue }.map { .keyword($0) }
    }
    return distinct(expected)
  }

  /// The words of functions, which stand where a field may, before a bracket.
  public static var functions: Set<Keyword> { Reader.functions }

  /// The words that say a time where a value stands.
  public static var times: [Keyword] { [.today, .yesterday, .last, .next, .previous, .this] }

  private static func distinct(_ expected: [Expected]) -> [Expected] {
    var seen: Set<Expected> = []
    return expected.filter { seen.insert($0).inserted }
  }
}

extension SyntaxFact {
  /// Whether a problem is only that the text is not finished yet.
  func isUnfinished(at place: Place, end: Place) -> Bool {
    switch self {
    case .unclosedBracket, .unclosedBlock: true
    case .unclosedText: place.upperBound >= end.upperBound
    default: place.lowerBound >= end.upperBound
    }
  }
}

extension Reader {
  /// The tokens with their roles, comments among them, in order.
  func roledTokens() -> [RoledToken] {
    var list: [RoledToken] = []
    list.reserveCapacity(division.tokens.count + division.comments.count)
    var comments = division.comments[...]
    var index = 0
    while index < division.tokens.count {
      let last = min(index + max(1, widths[index]), division.tokens.count) - 1
      let place = division.tokens[index].place.lowerBound..<division.tokens[last].place.upperBound
      while let comment = comments.first, comment.place.lowerBound < place.lowerBound {
        list.append(RoledToken(comment.place, .comment))
        comments.removeFirst()
      }
      list.append(RoledToken(place, roles[index] ?? division.tokens[index].plainRole))
      index = last + 1
    }
    list += comments.map { RoledToken($0.place, .comment) }
    return list
  }
}

extension Token {
  /// The role of a token that no grammar rule took.
  var plainRole: Role {
    switch kind {
    case .text: .text
    case .number, .percent: .number
    case .period: .date
    case .parameter: .parameter
    case .mark: .symbol
    case .comment: .comment
    default: .unknown
    }
  }
}
