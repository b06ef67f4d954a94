import KompLexicon

/// Whole sentences of SQL and of worksheets, said as queries.
extension Reader {
  /// The measures that other languages call functions, with the field in brackets.
  static let foreignMeasures: [String: Keyword] = [
    "avg": .average, "average": .average, "mean": .average, "medel": .average,
    "sum": .sum, "summa": .sum, "min": .minimum, "max": .maximum, "median": .median,
    "stdev": .deviation, "count": .count, "antal": .count, "countif": .count,
    "countifs": .count, "antalv": .count, "counta": .count,
  ]

  /// `=AVERAGE(age)`, `COUNTIF(staff, age>60)`, `ANTAL.OM(personal; ålder>60)`.
  mutating func worksheetFunction() -> Stop? {
    var index = at
    if division.tokens[index].mark == .equal { index += 1 }
    guard index < end, division.tokens[index].kind == .word else { return nil }
    var name = division.tokens[index].folded
    var open = index + 1
    if name == "antal", open + 1 < end, division.tokens[open].mark == .dot,
      division.tokens[open + 1].folded == "om"
    {
      name = "countif"
      open += 2
    }
    guard open + 1 < end, division.tokens[open].mark == .open, adjoins(open),
      let keyword = Reader.foreignMeasures[name],
      index > at || stage(at: index) == nil || name == "countif"
    else { return nil }
    let tongue = spoken
    let inner = open + 1
    let whole = division.tokens[at].place.lowerBound..<division.tokens[end - 1].place.upperBound
    let close = division.partner[open].map { min($0, end - 1) } ?? end - 1
    var sentence: String?
    if keyword == .count, let noun = nounAhead(inner) {
      let word = source[division.tokens[inner].place]
      let rest = inner + noun.length + 1
      let count = Keyword.count.main(in: tongue)
      sentence = "\(count) \(word)"
      if rest < close {
        let place =
          division.tokens[rest].place.lowerBound..<division.tokens[close].place.lowerBound
        sentence = "\(count) \(word) \(Keyword.where.main(in: tongue)) \(source[place])"
      }
    } else if keyword != .count, book.fieldID(division.tokens[inner].folded) != nil {
      let staff = tongue == .swedish ? "personal" : "staff"
      let (compute, measure) = (Keyword.compute.main(in: tongue), keyword.main(in: tongue))
      sentence = "\(staff) \(compute) \(measure) \(division.tokens[inner].text)"
    }
    guard let sentence else { return nil }
    let place = division.tokens[at].place.lowerBound..<division.tokens[open - 1].place.upperBound
    at = end
    return fail(.question(source[place]), at: place, fixes: [Fix(whole, sentence)])
  }

  /// `SELECT name FROM staff WHERE level<3 GROUP BY unit ORDER BY name`.
  mutating func foreignSentence() -> Stop? {
    var from: Int?
    for index in at..<end where ["from", "från"].contains(division.tokens[index].folded) {
      from = index
      break
    }
    guard let from, from + 1 < end, from > at else { return nil }
    let place = division.tokens[at].place.lowerBound..<division.tokens[from].place.upperBound
    let whole = division.tokens[at].place.lowerBound..<division.tokens[end - 1].place.upperBound
    var parts = SelectParts()
    parts.noun = source[division.tokens[from + 1].place]
    let tongue: Tongue = nounTongue(from + 1)
    columns(from: at + 1, to: from, tongue, into: &parts)
    clauses(from: from + 2, tongue, into: &parts)
    at = end
    return fail(.foreignSentence, at: place, fixes: [Fix(whole, parts.sentence(in: tongue))])
  }

  private func nounTongue(_ index: Int) -> Tongue {
    guard let at = book.vocabulary.nouns[division.tokens[index].folded] else { return .english }
    return book.nouns[at.at].words.tongue(of: division.tokens[index].folded)
  }

  private func columns(from: Int, to: Int, _ tongue: Tongue, into parts: inout SelectParts) {
    var index = from
    while index < to {
      let token = division.tokens[index]
      if index + 2 < to, division.tokens[index + 1].mark == .open,
        let measure = Reader.foreignMeasures[token.folded],
        let close = division.partner[index + 1], close < to
      {
        let inner = division.tokens[index + 2]
        let word = measure.main(in: tongue)
        parts.measures.append(measure == .count ? word : "\(word) \(source[inner.place])")
        index = close + 1
      } else {
        if token.mark != .comma, token.mark != .star {
          parts.columns.append(source[token.place])
        }
        index += 1
      }
    }
  }

  private func clauses(from: Int, _ tongue: Tongue, into parts: inout SelectParts) {
    var index = from
    var clause = ""
    while index < end {
      let token = division.tokens[index]
      let word = token.folded
      let next = index + 1 < end ? division.tokens[index + 1].folded : ""
      if word == "group" || word == "order", next == "by" {
        clause = word
        index += 2
        continue
      }
      if ["where", "limit", "där"].contains(word) {
        clause = word == "där" ? "where" : word
        index += 1
        continue
      }
      let blank = adjoins(index) || parts.clauses[clause] == nil ? "" : " "
      var text = source[token.place]
      if case .habit(let mark?) = token.kind { text = mark.rawValue }
      parts.clauses[clause, default: ""] += blank + text
      index += 1
    }
  }
}

/// What a sentence of SQL asks for.
private struct SelectParts {
  var noun = ""
  var columns: [String] = []
  var measures: [String] = []
  var clauses: [String: String] = [:]

  /// The query that asks for the same.
  func sentence(in tongue: Tongue) -> String {
    func word(_ keyword: Keyword) -> String { keyword.main(in: tongue) }
    var text = noun
    if let condition = clauses["where"] { text += " \(word(.where)) \(condition)" }
    let list = measures.joined(separator: ", ")
    if let keys = clauses["group"] {
      text += " \(word(.by)) \(keys)" + (measures.isEmpty ? "" : ": \(list)")
    } else if !measures.isEmpty {
      text += measures == [word(.count)] ? " \(word(.count))" : " \(word(.compute)) \(list)"
    }
    if let order = clauses["order"] { text += " \(word(.sort)) \(order)" }
    if clauses["group"] == nil, measures.isEmpty, !columns.isEmpty {
      text += " \(word(.show)) " + columns.joined(separator: ", ")
    }
    if let limit = clauses["limit"] { text += " \(word(.limit)) \(limit)" }
    return text
  }
}
