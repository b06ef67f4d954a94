import KompLexicon
import KompValues

/// Habits at the start of a statement.
extension Reader {
  /// `SELECT … FROM`, `hur många`, `vilka`, `alla medarbetare`, `=COUNT(…)`.
  mutating func refuseOpeningHabits() throws(Stop) {
    guard let token else { return }
    if let problem = worksheetFunction() { throw problem }
    if let problem = shellLine() { throw problem }
    guard token.kind == .word else { return }
    if token.folded == "select", let problem = foreignSentence() { throw problem }
    if !beginsWell, let problem = everydayQuestion() { throw problem }
    if let problem = verbFirst() { throw problem }
    if let problem = fileFirst() { throw problem }
    if let problem = needSaidAsNoun() { throw problem }
    if let problem = savingHabit() { throw problem }
    if sourceAhead(at) != nil || populationHabit(at) || scriptNames.contains(token.folded) {
      return
    }
    for count in [2, 1] {
      let words = (0..<count).compactMap { self.token(ahead: $0)?.folded }.joined(separator: " ")
      guard let meant = Habits.openings[words], at + count < end,
        self.token(ahead: count)?.mark == nil
      else { continue }
      throw opened(by: meant, words: count)
    }
  }

  /// Whether a noun, or a stage that has something to go on with, begins the statement.
  private var beginsWell: Bool {
    if sourceAhead(at) != nil || sees(.it) { return true }
    guard let word = stage(at: at) else { return false }
    return opensSentence(word) || (!isFile && word != .count)
  }

  /// A question in everyday words: what opens it is replaced, and so is the stage said after it.
  private mutating func opened(by meant: Habits.Opening, words count: Int) -> Stop {
    let first = division.tokens[at].place
    let place = first.lowerBound..<division.tokens[at + count - 1].place.upperBound
    let start = at + count
    let gap = first.lowerBound..<division.tokens[start].place.lowerBound
    let noun = sourceAhead(start)
    let tongue: Tongue
    var edits: [Fix.Edit]
    switch meant {
    case .courtesy:
      at = end
      return fail(.question(source[place]), at: place, fixes: [Fix(gap, "")])
    case .table(let usual):
      let said = spoken == .swedish ? .swedish : usual
      let word = said == .swedish ? "personal" : "staff"
      var edits = [Fix.Edit(place, "\(word) \(Keyword.by.main(in: said))")]
      if start + 1 < end, division.tokens[start + 1].kind == .word,
        stage(at: start + 1) == nil
      {
        let next = division.tokens[start + 1].place.lowerBound
        edits.append(Fix.Edit(next..<next, Keyword.across.main(in: said) + " "))
      }
      at = end
      return fail(.foreignWord(source[place], meant: edits[0].text), at: place, fixes: [Fix(edits)])
    case .rows(let said), .number(let said): tongue = said
    }
    let source = tongue == .swedish ? "personal" : "staff"
    let counts = if case .number = meant { true } else { false }
    let number = Keyword.count.main(in: tongue)
    if noun != nil {
      edits = counts ? [Fix.Edit(place, number)] : [Fix.Edit(gap, "")]
    } else {
      edits = [Fix.Edit(place, counts ? "\(number) \(source)" : source)]
    }
    var next = start + (noun?.length ?? 0)
    let plain = next
    while next < end, Habits.verbs.contains(division.tokens[next].folded) { next += 1 }
    if next > plain, next < end, plain > 0, spokenStage(at: next, after: nil) != nil {
      let gap =
        division.tokens[plain - 1].place.upperBound..<division.tokens[next].place.lowerBound
      if plain > start || !counts {
        edits.append(Fix.Edit(gap, " "))
      } else {
        edits = [Fix.Edit(first.lowerBound..<gap.upperBound, "\(number) \(source) ")]
      }
    } else {
      next = plain
    }
    if let spoken = spokenStage(at: next, after: nil), let fix = spoken.fixes.first {
      edits += fix.edits
    } else if next < end, phrase(next).contains(.has) || phrase(next).contains(.lacks) {
      let place = division.tokens[next].place.lowerBound
      edits.append(Fix.Edit(place..<place, Keyword.that.main(in: tongue) + " "))
    }
    at = end
    return fail(.question(self.source[place]), at: place, fixes: [Fix(edits)])
  }

  /// `sort staff by age`, `antal där ålder>60`: the source comes first.
  private mutating func verbFirst() -> Stop? {
    guard let word = stage(at: at), !opensSentence(word) else { return nil }
    let place =
      division.tokens[at].place
      .lowerBound..<division.tokens[
        at + phraseLength(at) - 1
      ].place.upperBound
    let next = at + phraseLength(at)
    let text = source[place]
    if let noun = sourceAhead(next), next + noun.length < end || word == .distinct {
      let gap = place.lowerBound..<division.tokens[next].place.lowerBound
      let end = division.tokens[next + noun.length - 1].place.upperBound
      // A stage of its own follows: then the first word has nothing to do.
      let follows = stage(at: next + noun.length).map { $0 != .by || word == .where } ?? false
      var edits = [Fix.Edit(gap, "")]
      if !follows { edits.append(Fix.Edit(end..<end, " " + text)) }
      at = self.end
      return fail(.stageWithoutSource(text), at: place, fixes: [Fix(edits)])
    }
    if word == .show || word == .count, let named = token(ahead: phraseLength(at)),
      named.kind == .word, book.fieldID(named.folded) == nil,
      next + 1 >= end || stage(at: next + 1) != nil,
      let meant = near(named, among: book.nouns.flatMap { $0.words.all }).first,
      folded(meant) != named.folded, named.folded.hasPrefix(folded(meant).prefix(4))
    {
      let place = named.place
      at = end
      return fail(.misspeltWord(named.text, meant: meant), at: place, fixes: [Fix(place, meant)])
    }
    guard word == .count, let following = stage(at: next), following != .to else { return nil }
    let noun = spoken == .swedish ? " personal" : " staff"
    let end = place.upperBound..<place.upperBound
    at = self.end
    return fail(.stageWithoutSource(text), at: place, fixes: [Fix(end, noun)])
  }

  /// Words for opening a file, and the tongue they are of.
  private static let loads: [String: Tongue] = [
    "load": .english, "read": .english, "ladda": .swedish, "hämta": .swedish, "läs": .swedish,
    "fetch": .english,
  ]

  /// `load "x.csv"`, `hämta personal från "x.csv"`, `radera personal …`.
  private mutating func fileFirst() -> Stop? {
    guard let token, let next = self.token(ahead: 1) else { return nil }
    if let tongue = Reader.loads[token.folded] {
      let isWorkspace = next.text.hasSuffix(".kompdb")
      let word = (isWorkspace ? Keyword.open : .importing).main(in: tongue)
      let middle =
        next.isText && !isWorkspace
        ? (tongue == .swedish ? " personal från" : " staff from") : ""
      at = end
      return fail(
        .foreignWord(token.text, meant: word), at: token.place,
        fixes: [Fix(token.place, word + middle)])
    }
    return foreignChange()
  }

  /// `komp quarter.komp unit=hemsjukvård`, `scripts/komp quarter.komp`: a script as the shell runs it.
  private mutating func shellLine() -> Stop? {
    let start = division.tokens[at].place.lowerBound
    guard let last = (at..<end).first(where: { division.tokens[$0].folded == "komp" }),
      last + 1 < end
    else { return nil }
    let (komp, next) = (division.tokens[last], division.tokens[last + 1])
    guard next.kind == .word || next.isText else { return nil }
    let word = start..<komp.place.upperBound
    let typed = source[word]
    guard typed == "komp" || typed.hasSuffix("/komp"), !typed.contains(" ") else { return nil }
    at = end
    return fail(
      .foreignWord(typed, meant: said(.run)), at: word, fixes: [Fix(word, said(.run))])
  }

  /// `behov kommunrehab: 3 …`: the table's name where the statement's word stands.
  private mutating func needSaidAsNoun() -> Stop? {
    guard let (id, length) = nounAhead(at), id == "needs", let unit = token(ahead: length),
      unit.kind == .word || unit.isText, token(ahead: length + 1)?.mark == .colon, let token
    else { return nil }
    let meant = said(.need)
    at = end
    return fail(
      .foreignWord(token.text, meant: meant), at: token.place, fixes: [Fix(token.place, meant)])
  }

  /// `spara`, `save script as quarter.komp`: what is saved is told by the ending of the name.
  private mutating func savingHabit() -> Stop? {
    guard let token, let tongue = Habits.saves[token.folded] else { return nil }
    var name = at + 1
    while name < end, Habits.savedThings.contains(division.tokens[name].folded) { name += 1 }
    let said = Keyword.saveAs.main(in: tongue)
    let whole = token.place.lowerBound..<division.tokens[end - 1].place.upperBound
    let names: [String]
    if name < end {
      let rest = division.tokens[name].place.lowerBound..<whole.upperBound
      let text =
        division.tokens[name].isText ? division.tokens[name].text : source[rest]
      guard !text.contains("\"") else { return nil }
      names = text.contains(".") ? [text] : [text + ".komp", text + ".kompdb"]
    } else {
      let swedish = tongue == .swedish
      names = swedish ? ["frågor.komp", "modell.kompdb"] : ["questions.komp", "model.kompdb"]
    }
    at = end
    return fail(
      .foreignWord(token.text, meant: said), at: token.place,
      fixes: names.map { Fix(whole, "\(said) \"\($0)\"") })
  }

  /// `all staff`: a quantifier before a noun where a source stands.
  func populationHabit(_ index: Int) -> Bool {
    phrase(index).contains(.all) && nounAhead(index + phraseLength(index)) != nil
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
}
