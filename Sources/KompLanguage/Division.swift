import KompLexicon

/// A statement's tokens within all tokens of a text.
struct Stretch: Hashable, Sendable {
  /// The first token and the one after the last, among the significant tokens.
  var tokens: Range<Int>
  /// Whether a `;` ended it.
  var semicolon: Bool
  /// Whether more text would continue it: an open bracket or quote, an operator at the end.
  var open: Bool
}

/// The tokens of a text that mean something, and where its statements begin and end.
struct Division: Sendable {
  /// All tokens but comments and newlines.
  private(set) var tokens: [Token] = []
  /// The comments.
  private(set) var comments: [Token] = []
  /// For a bracket, its partner's index.
  private(set) var partner: [Int: Int] = [:]
  /// The keywords at each token, and how many tokens the longest takes.
  private(set) var phrases: [Found?] = []
  /// Whether a newline stands before each token.
  private(set) var newlineBefore: [Bool] = []
  /// The statements.
  private(set) var spans: [Stretch] = []

  /// The keywords that the longest phrase at a token may be.
  struct Found: Sendable {
    let keywords: [Keyword]
    let length: Int
  }

  init(_ source: Source, isFile: Bool) {
    let all = Lexer.tokens(of: source)
    tokens.reserveCapacity(all.count)
    var pending = true
    for token in all {
      switch token.kind {
      case .newline: pending = true
      case .comment: comments.append(token)
      default:
        tokens.append(token)
        newlineBefore.append(pending)
        pending = false
      }
    }
    pairBrackets()
    findPhrases()
    divide(source, isFile: isFile)
  }

  private mutating func pairBrackets() {
    var open: [Int] = []
    for (at, token) in tokens.enumerated() {
      switch token.mark {
      case .open: open.append(at)
      case .close:
        if let start = open.popLast() {
          partner[start] = at
          partner[at] = start
        }
      case .semicolon: open.removeAll()
      default: break
      }
    }
  }

  private mutating func findPhrases() {
    phrases = Array(repeating: nil, count: tokens.count)
    let words = tokens.map(\.folded)
    var start = 0
    while start < tokens.count {
      guard tokens[start].kind == .word else {
        start += 1
        continue
      }
      // A keyword of several words stands on one line.
      var stop = start + 1
      while stop < tokens.count, tokens[stop].kind == .word, !newlineBefore[stop] { stop += 1 }
      for at in start..<stop {
        let found = KeywordIndex.matches(words[at..<stop])
        guard let longest = found.first?.length else { continue }
        let keywords = found.filter { $0.length == longest }.map(\.keyword)
        phrases[at] = Found(keywords: keywords, length: longest)
      }
      start = stop
    }
  }

  private mutating func divide(_ source: Source, isFile: Bool) {
    var start = 0
    /// The last bracket of the statement that is still open where the walk stands.
    var depth = 0
    var unclosed = 0
    /// Whether the statement is a block whose last line has not come.
    var block = false
    for at in tokens.indices {
      let token = tokens[at]
      if newlineBefore[at], at > start {
        let held =
          depth > 0 || (unclosed > 0 && !isFile) || (block && (!isFile || belongsToBlock(at)))
        if !held, !joins(at - 1), !continues(source, token, isFile: isFile) {
          close(start..<at, semicolon: false, open: false)
          (start, depth, unclosed) = (at, 0, 0)
        }
      }
      if at == start { block = opensBlock(at) } else if closesBlock(at) { block = false }
      switch token.mark {
      case .open: if partner[at] == nil { unclosed += 1 } else { depth += 1 }
      case .close: if partner[at] != nil { depth -= 1 }
      case .semicolon:
        close(start..<at, semicolon: true, open: false)
        (start, depth, unclosed) = (at + 1, 0, 0)
      default: break
      }
    }
    guard start < tokens.count else { return }
    let last = tokens.count - 1
    let open = block || unclosed > 0 || joins(last) || tokens[last].kind == .text(closed: false)
    close(start..<tokens.count, semicolon: false, open: open)
  }

  /// `ladder "…"`: the statement goes on to its `end`.
  private func opensBlock(_ at: Int) -> Bool {
    guard let first = phrases[at], first.keywords.contains(.ladder) else { return false }
    let next = at + first.length
    guard next < tokens.count, !newlineBefore[next] else { return false }
    if tokens[next].isText { return true }
    return tokens[next].kind == .word
      && !(phrases[next]?.keywords.contains { Reader.stages.contains($0) } ?? false)
  }

  /// `end` on a line of its own, or last on its line.
  private func closesBlock(_ at: Int) -> Bool {
    guard phrases[at]?.keywords.contains(.end) ?? false else { return false }
    if newlineBefore[at] { return true }
    let isLast =
      at + 1 == tokens.count || newlineBefore[at + 1] || tokens[at + 1].mark == .semicolon
    return isLast && tokens[at - 1].mark?.comparison == nil
  }

  /// In a file a line of a block is indented, or it is a step or the end.
  private func belongsToBlock(_ at: Int) -> Bool {
    closesBlock(at) || tokens[at].folded == "step" || tokens[at].folded == "steg"
  }

  private mutating func close(_ range: Range<Int>, semicolon: Bool, open: Bool) {
    guard !range.isEmpty else { return }
    spans.append(Stretch(tokens: range, semicolon: semicolon, open: open))
  }

  /// Whether a line that ends in this token goes on: an operator, comma, colon or `|`.
  private func joins(_ at: Int) -> Bool {
    let token = tokens[at]
    if let mark = token.mark { return mark.joinsLines }
    // A line that ends in `!` is an exclamation.
    if case .habit(let mark) = token.kind {
      return mark != .star && mark != .range && token.text != "!"
    }
    switch phrases[at]?.keywords.first {
    case .and, .or, .not: return phrases[at]?.length == 1
    default: return false
    }
  }

  /// Whether a line that begins with this token continues the one before.
  private func continues(_ source: Source, _ token: Token, isFile: Bool) -> Bool {
    guard isFile else { return false }
    if token.mark == .bar { return true }
    let offset = token.place.lowerBound
    return offset > 0 && source.bytes[offset - 1] != 0x0A
  }
}
