import KompLexicon
import KompValues

/// Habits at the start of a statement.
extension Reader {
  /// `SELECT … FROM`, `hur många`, `vilka`, `alla medarbetare`.
  mutating func refuseOpeningHabits() throws(Stop) {
    guard let token, token.kind == .word else { return }
    if token.folded == "select", let problem = foreignSentence() { throw problem }
    for count in [2, 1] {
      let words = (0..<count).compactMap { self.token(ahead: $0)?.folded }.joined(separator: " ")
      guard let meant = Habits.openings[words], at + count < end else { continue }
      let place = token.place.lowerBound..<division.tokens[at + count - 1].place.upperBound
      let reaches = division.tokens[at + count].place.lowerBound
      // `who where …` asks for the staff; `how many staff` needs only its first words mended.
      let noun = nounAhead(at + count) != nil
      let fix: Fix
      if meant.counts {
        fix = Fix(place, meant.word)
      } else if noun {
        fix = Fix(place.lowerBound..<reaches, "")
      } else {
        // `vilka har sårvård` keeps those that have it.
        let next = phrase(at + count)
        let that = next.contains(.has) || next.contains(.lacks) ? meant.that : ""
        fix = Fix(place, meant.word + that)
      }
      throw fail(.question(source[place]), at: place, fixes: [fix])
    }
  }

  /// `alla medarbetare`: those employed now, or everybody ever.
  mutating func refuseWholePopulation() throws(Stop) {
    guard let token, populationHabit(at), let noun = nounAhead(at + phraseLength(at)) else {
      return
    }
    let start = at + phraseLength(at)
    let (first, last) = (
      division.tokens[start].place, division.tokens[start + noun.length - 1].place
    )
    let tongue: Tongue = token.folded == "alla" ? .swedish : .english
    let gap = Fix.Edit(token.place.lowerBound..<first.lowerBound, "")
    let former = " " + Keyword.includingFormer.main(in: tongue)
    let after = Fix.Edit(last.upperBound..<last.upperBound, former)
    throw fail(
      .wholePopulation, at: token.place.lowerBound..<last.upperBound,
      fixes: [Fix([gap]), Fix([gap, after])])
  }

  /// `all staff`: a quantifier before a noun where a source stands.
  func populationHabit(_ index: Int) -> Bool {
    phrase(index).contains(.all) && nounAhead(index + phraseLength(index)) != nil
  }

  /// `SELECT name FROM staff WHERE level<3 GROUP BY unit ORDER BY name`.
  private mutating func foreignSentence() -> Stop? {
    var from: Int?
    for index in at..<end where division.tokens[index].folded == "from" {
      from = index
      break
    }
    guard let from, from + 1 < end, from > at else { return nil }
    let tokens = division.tokens
    let place = tokens[at].place.lowerBound..<tokens[from].place.upperBound
    let source = self.source
    let columns =
      at + 1 < from
      ? source[tokens[at + 1].place.lowerBound..<tokens[from - 1].place.upperBound] : ""
    var rest: [String] = []
    var limit: String?
    var index = from + 1
    let noun = source[tokens[index].place]
    index += 1
    while index < end {
      let word = tokens[index].folded
      let next = index + 1 < end ? tokens[index + 1].folded : ""
      if (word == "group" || word == "order"), next == "by" {
        rest.append(word == "group" ? "by" : "sort")
        index += 2
        continue
      }
      if word == "limit", index + 1 < end {
        limit = source[tokens[index + 1].place]
        index += 2
        continue
      }
      let glued = index > from + 1 && adjoins(index) && !rest.isEmpty
      let text = mended(tokens[index])
      if glued, let last = rest.popLast() { rest.append(last + text) } else { rest.append(text) }
      index += 1
    }
    var sentence = ([noun] + rest).joined(separator: " ")
    let grouped = rest.contains("by")
    if !grouped, !columns.isEmpty, columns != "*" {
      let counts = columns.lowercased().hasPrefix("count(")
      sentence += counts ? " count" : " show " + columns
    }
    if let limit { sentence += " limit " + limit }
    let whole = tokens[at].place.lowerBound..<tokens[end - 1].place.upperBound
    at = end
    return fail(.foreignSentence, at: place, fixes: [Fix(whole, sentence)])
  }

  private func mended(_ token: Token) -> String {
    if case .habit(let mark?) = token.kind { return mark.rawValue }
    return token.folded == "where" ? "where" : source[token.place]
  }
}

/// The words of habits, folded, with what is meant.
enum Habits {
  struct Opening: Sendable {
    let word: String
    /// Whether the mended line counts.
    var counts = false

    /// The word before `has` in the same tongue.
    var that: String { word == "staff" ? " that" : " som" }
  }

  static let openings: [String: Opening] = [
    "hur många": Opening(word: "antal", counts: true),
    "how many": Opening(word: "count", counts: true),
    "vilka": Opening(word: "personal"), "vem": Opening(word: "personal"),
    "who": Opening(word: "staff"), "which": Opening(word: "staff"),
    "lista": Opening(word: "personal"), "list": Opening(word: "staff"),
    "hitta": Opening(word: "personal"), "find": Opening(word: "staff"),
  ]

  static let operators3: [String: String] = [
    "is not null": "is known", "är inte null": "finns", "är inte tom": "finns",
    "större än eller": ">=", "is greater than": ">", "is less than": "<", "är större än": ">",
    "är mindre än": "<",
  ]

  static let operators2: [String: String] = [
    "lika med": "=", "is null": "is missing", "is empty": "is missing", "är null": "saknas",
    "är tom": "saknas", "är tomt": "saknas", "är okänd": "saknas", "är okänt": "saknas",
    "is not": "!=", "är inte": "!=", "är ej": "!=", "större än": ">", "mindre än": "<",
    "greater than": ">", "less than": "<", "at least": ">=", "at most": "<=", "not like": "!=",
    "equal to": "=", "more than": ">", "mer än": ">",
  ]

  static let operators1: [String: String] = [
    "är": "=", "is": "=", "equals": "=", "lika": "=", "like": "contains", "över": ">", "over": ">",
    "minst": ">=", "högst": "<=", "före": "<", "before": "<", "efter": ">", "after": ">",
    "above": ">", "below": "<", "eq": "=", "ne": "!=", "lt": "<", "le": "<=", "gt": ">",
    "ge": ">=",
  ]

  /// Whether the mended word needs nothing after it.
  static func closing(_ meant: String) -> Bool {
    ["is missing", "is known", "saknas", "finns"].contains(meant)
  }

  static let stages2: [String: String] = [
    "group by": "by", "order by": "sort", "gruppera på": "per", "gruppera efter": "per",
    "ordna efter": "sortera", "filtrera på": "där", "per den": "den", "per datum": "den",
    "sorted by": "sort", "grouped by": "by", "for which": "where",
  ]

  static let stages1: [String: String] = [
    "group": "by", "gruppera": "per", "order": "sort", "ordna": "sortera", "filter": "where",
    "filtrera": "där", "vars": "där", "med": "där", "with": "where", "having": "where",
    "whose": "where", "who": "that", "vilka": "som", "select": "show", "take": "limit",
    "head": "limit", "pr": "den", "project": "show",
  ]
}
