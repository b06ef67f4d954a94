import KompLexicon

extension Reader {
  /// A statement that is a question in everyday words, with the query it is.
  mutating func everydayQuestion() -> Stop? {
    // A longer line is no question that somebody asks.
    guard at < end, end - at <= 40, !scriptNames.contains(division.tokens[at].folded) else {
      return nil
    }
    var words: [String] = []
    for index in at..<end {
      let token = division.tokens[index]
      if token.mark == .comma || source[token.place] == "?" { continue }
      guard token.kind == .word else { return nil }
      words.append(token.folded)
    }
    if let noun = listedNoun(words) {
      let whole = division.tokens[at].place.lowerBound..<division.tokens[end - 1].place.upperBound
      let place = division.tokens[at].place
      at = end
      return fail(.question(source[place]), at: place, fixes: [Fix(whole, noun)])
    }
    guard words.count > 1 || PartTime.signs[words.first ?? ""] != nil,
      let question = EverydayQuestion(
        words, naming: { [book] rest in book.fieldSaid(rest.first ?? "").map { (.field($0), 1) } })
    else { return nil }
    let first = division.tokens[at].place
    let whole = first.lowerBound..<division.tokens[end - 1].place.upperBound
    let place =
      words.count > 1 && Habits.openings[words[0] + " " + words[1]] != nil
      ? first.lowerBound..<division.tokens[at + 1].place.upperBound : first
    let sentence = question.query(in: spoken)
    at = end
    return fail(.question(source[place]), at: place, fixes: [Fix(whole, sentence)])
  }
}

extension Reader {
  /// `list units`, `vilka yrken finns`: the noun, where all rows of one are asked for; `vilka fält finns`.
  fileprivate func listedNoun(_ words: [String]) -> String? {
    guard let first = words.first else { return nil }
    let asks = Self.asking.contains(first) && words.contains(where: Self.existing.contains)
    guard EverydayWords.isShowing(first) || asks else { return nil }
    let meant = words.filter {
      !EverydayWords.has($0, in: EverydayWords.fillers) && !Self.asking.contains($0)
    }
    guard meant.count == 1, let word = meant.first, !words.contains(where: Self.counted.contains)
    else { return nil }
    if Self.fields.contains(word) {
      return said(.describe) + (spoken == .swedish ? " personal" : " staff")
    }
    return book.nouns.first { $0.words.all.contains(word) }?.words.main(in: spoken)
  }

  private static let asking: Set<String> = ["vilka", "which", "what", "vad"]
  private static let existing: Set<String> = ["finns", "there", "exist"]
  private static let fields: Set<String> = [
    "fält", "kolumner", "variabler", "fields", "columns", "variables",
  ]
  private static let counted: Set<String> = ["many", "många", "manga"]
}

extension Phrasebook {
  /// The field that a word of everyday speech names: its own word, one of its forms, or the noun's.
  public func fieldSaid(_ word: String) -> Words? {
    func field(_ id: String) -> Words? { fields.first { $0.id == id }?.words }
    // A word that asks is no field, though a column may be called so.
    if Habits.openings[word] == nil, let id = fieldID(word) { return field(id) }
    let plurals = [
      "units": "unit", "enheter": "unit", "enheterna": "unit", "enheten": "unit",
      "departments": "department", "förvaltningar": "department", "förvaltningarna": "department",
      "förvaltningen": "department", "professions": "profession", "yrken": "profession",
      "yrkena": "profession", "yrket": "profession", "steps": "step", "stegen": "step",
      "steget": "step", "ages": "age", "åldrar": "age", "åldern": "age", "lönen": "salary",
      "names": "name", "namnen": "name", "namnet": "name", "sysselsättningsgraden": "degree",
    ]
    return plurals[word].flatMap(field)
  }
}
