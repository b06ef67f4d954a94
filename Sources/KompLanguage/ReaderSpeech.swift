import KompLexicon
import KompValues

/// What stands where a stage should, said the everyday way, and the stage it is meant to be.
struct SpokenStage {
  /// What is wrong, and where.
  let fact: SyntaxFact
  let place: Place
  /// What makes it a stage, likeliest first.
  let fixes: [Fix]
  /// The token after it.
  let next: Int
}

extension Reader {
  private func text(_ first: Int, _ last: Int) -> String {
    source[division.tokens[first].place.lowerBound..<division.tokens[last].place.upperBound]
  }

  private func isField(_ index: Int) -> Bool {
    guard index < end, division.tokens[index].kind == .word else { return false }
    return book.fieldID(division.tokens[index].folded) != nil
  }

  private func isNumber(_ index: Int) -> Bool {
    index < end && [.number, .percent].contains(division.tokens[index].kind)
  }

  private func isDay(_ index: Int) -> Bool {
    guard index < end else { return false }
    switch division.tokens[index].kind {
    case .period, .foreignDate: return true
    case .number: return Reader.year(division.tokens[index].text) != nil
    default: return false
    }
  }

  /// The last token of a value that begins at one: a text, or words up to what cannot be of it.
  private func valueEnd(_ index: Int) -> Int? {
    guard index < end else { return nil }
    if division.tokens[index].isText { return index }
    var last: Int?
    var at = index
    while at < end, division.tokens[at].kind == .word, !isTail(at),
      !phrase(at).contains(where: { Reader.followers.contains($0) })
    {
      last = at
      at += 1
    }
    return last
  }

  private func quoted(_ first: Int, _ last: Int) -> String {
    let text = text(first, last)
    return first == last ? text : "\"\(text)\""
  }

  private func fix(_ first: Int, _ last: Int, _ text: String) -> Fix {
    Fix(
      division.tokens[first].place.lowerBound..<division.tokens[last].place.upperBound, text)
  }

  /// The stage that is meant by what stands at a token; nil where nothing is known of it.
  func spokenStage(at index: Int, after last: Keyword?) -> SpokenStage? {
    guard index < end else { return nil }
    let token = division.tokens[index]
    if token.kind == .word {
      return place(at: index) ?? having(at: index) ?? comparison(at: index, after: last)
        ?? dayWord(at: index) ?? listed(at: index, after: last)
    }
    if isDay(index), last == nil {
      let start = token.place.lowerBound..<token.place.lowerBound
      return SpokenStage(
        fact: .missing(.stage, after: lastText), place: token.place,
        fixes: [Fix(start, said(.asOf) + " ")], next: index + 1)
    }
    return nil
  }

  /// `i kommunrehab`, `at Hemtjänst Norr`: where somebody works.
  private func place(at index: Int) -> SpokenStage? {
    guard Habits.places.contains(division.tokens[index].folded), !isField(index),
      let last = valueEnd(index + 1),
      division.tokens[index + 1].isText || stage(at: index + 1) == nil
    else { return nil }
    let field = spoken == .swedish ? "enhet" : "unit"
    let meant = "\(said(.where)) \(field)="
    return SpokenStage(
      fact: .foreignWord(division.tokens[index].text, meant: meant),
      place: division.tokens[index].place,
      fixes: [fix(index, last, meant + quoted(index + 1, last))], next: last + 1)
  }

  /// `har steg`, `utan steg`, `som saknar steg`, `has step<3`: a field is known, missing or compared.
  private func having(at index: Int) -> SpokenStage? {
    var at = index
    if phrase(at).contains(.that) || Habits.relatives.contains(division.tokens[at].folded) {
      at += 1
    }
    guard at < end else { return nil }
    let word = division.tokens[at].folded
    var lacks = phrase(at).contains(.lacks) || ["without", "utan"].contains(word)
    let has = phrase(at).contains(.has) || ["with", "med"].contains(word)
    guard lacks || has else { return nil }
    let length = max(1, phraseLength(at))
    let having = at
    at += length
    // `without a step`, `with no step`, `har inget steg`.
    let filled = at
    while at < end, isField(at + 1), Habits.articles.contains(division.tokens[at].folded) {
      if Habits.negations.contains(division.tokens[at].folded) { lacks = true }
      at += 1
    }
    if at > filled, at + 1 < end, isTail(at + 1) { at = filled }
    let swedish = spoken == .swedish
    guard isField(at) else {
      // A competence after the word: only the word before it is missing.
      guard phrase(index).contains(.has) || phrase(index).contains(.lacks), at < end else {
        return nil
      }
      let start = division.tokens[index].place.lowerBound..<division.tokens[index].place.lowerBound
      return SpokenStage(
        fact: .missing(.stage, after: lastText), place: division.tokens[index].place,
        fixes: [Fix(start, said(.that) + " ")], next: at + 1)
    }
    let field = division.tokens[at].text
    let place =
      division.tokens[index].place.lowerBound..<division.tokens[at].place.upperBound
    let isCompetence = phrase(having).contains(.has) || phrase(having).contains(.lacks)
    // `med steg<3`: only the word before the field is another.
    if !isCompetence, isTail(at + 1) { return nil }
    let form: String
    var end = at
    if lacks {
      form = " " + Keyword.isMissing.main(in: swedish ? .swedish : .english)
    } else if isNumber(at + 1) {
      form = "=" + division.tokens[at + 1].text
      end = at + 1
    } else if isTail(at + 1) {
      form = ""
    } else {
      form = " " + Keyword.isKnown.main(in: swedish ? .swedish : .english)
    }
    let meant = "\(said(.where)) \(field)\(form)"
    return SpokenStage(
      fact: isCompetence ? .fieldAfterHas(field) : .foreignWord(source[place], meant: meant),
      place: place, fixes: [fix(index, end, meant)], next: end + 1)
  }

  /// `äldre än 60`, `over 60`, `ålder>60`: a condition without its first word.
  private func comparison(at index: Int, after last: Keyword?) -> SpokenStage? {
    let tokens = division.tokens
    for (count, table) in [(2, Habits.ages2), (1, Habits.ages1)] where index + count < end {
      let words = tokens[index..<index + count].map(\.folded).joined(separator: " ")
      guard let sign = table[words], isNumber(index + count) else { continue }
      let age = spoken == .swedish ? "ålder" : "age"
      let meant = "\(said(.where)) \(age)\(sign)"
      return SpokenStage(
        fact: .foreignWord(text(index, index + count - 1), meant: meant),
        place: tokens[index].place.lowerBound..<tokens[index + count - 1].place.upperBound,
        fixes: [fix(index, index + count, meant + source[tokens[index + count].place])],
        next: index + count + 1)
    }
    guard isField(index), index + 1 < end else { return nil }
    let next = tokens[index + 1]
    if ["missing", "known"].contains(next.folded), index + 2 >= end || stage(at: index + 2) != nil {
      let form = next.folded == "missing" ? Keyword.isMissing : .isKnown
      let meant =
        "\(said(last == .where ? .and : .where)) \(tokens[index].text) \(said(form))"
      return SpokenStage(
        fact: .foreignWord(text(index, index + 1), meant: meant),
        place: tokens[index].place.lowerBound..<next.place.upperBound,
        fixes: [fix(index, index + 1, meant)], next: index + 2)
    }
    let isHabit = if case .habit = next.kind { true } else { false }
    let start = tokens[index].place.lowerBound..<tokens[index].place.lowerBound
    let inCondition = last == .where || last == .that
    let before = inCondition ? said(.and) : said(.where)
    let what: Missing = inCondition ? .joining : .stage
    if isTail(index + 1) || isHabit || Habits.operators1[next.folded] != nil {
      var end = index + 2
      while end < self.end, stage(at: end) == nil, tokens[end].mark != .bar { end += 1 }
      var edits = [Fix.Edit(start, before + " ")]
      if !isTail(index + 1), index + 2 < end, let meant = Habits.operators1[next.folded] {
        // `anställd efter 2020`: the word between is another slip of the same condition.
        edits.append(Fix.Edit(next.place, meant[spoken]))
      }
      return SpokenStage(
        fact: .missing(what, after: lastText), place: tokens[index].place, fixes: [Fix(edits)],
        next: end)
    }
    if isNumber(index + 1) || isDay(index + 1) || next.isText {
      let gap = tokens[index].place.upperBound..<next.place.lowerBound
      return SpokenStage(
        fact: .missing(what, after: lastText), place: tokens[index].place,
        fixes: [Fix([Fix.Edit(start, before + " "), Fix.Edit(gap, "=")])], next: index + 2)
    }
    return nil
  }

  /// `pr 2025-01-01`, `on the 2025-01-01`: the day asked about.
  private func dayWord(at index: Int) -> SpokenStage? {
    var at = index
    while at < end, at < index + 3, Habits.days.contains(division.tokens[at].folded) { at += 1 }
    guard at > index, isDay(at) else { return nil }
    let place =
      division.tokens[index].place.lowerBound..<division.tokens[at - 1].place.upperBound
    let meant = said(.asOf)
    return SpokenStage(
      fact: .foreignWord(source[place], meant: meant), place: place, fixes: [Fix(place, meant)],
      next: at + 1)
  }

  /// `namn, ålder`, `och ålder` among columns, `medel ålder` after keys, a unit after a number.
  private func listed(at index: Int, after last: Keyword?) -> SpokenStage? {
    let token = division.tokens[index]
    let start = token.place.lowerBound..<token.place.lowerBound
    let before = index > 0 ? division.tokens[index - 1].place.upperBound : 0
    let lists: [Keyword] = [.show, .by, .sort, .distinct, .hide, .compute]
    if let last, lists.contains(last), phrase(index).contains(.and), index + 1 < end {
      return SpokenStage(
        fact: .foreignWord(token.text, meant: ","), place: token.place,
        fixes: [Fix(before..<token.place.upperBound, ",")], next: index + 2)
    }
    if last == .by, Reader.measureWords.contains(where: { phrase(index).contains($0) }) {
      return SpokenStage(
        fact: .missing(.colon, after: lastText), place: token.place,
        fixes: [Fix(before..<before, ":")], next: index + 2)
    }
    if isField(index) {
      guard let last, lists.contains(last) else {
        let fits = index + 1 >= end || division.tokens[index + 1].mark == .comma
        guard fits else { return nil }
        var next = index + 1
        while next < end, division.tokens[next].mark == .comma { next += 2 }
        // `top 3 salary` asks for the three highest salaries.
        let ranks = last == .top && next == index + 1
        return SpokenStage(
          fact: .missing(.stage, after: lastText), place: token.place,
          fixes: [Fix(start, said(ranks ? .rankedBy : .show) + " ")], next: next)
      }
      return SpokenStage(
        fact: .missing(.comma, after: lastText), place: token.place,
        fixes: [Fix(before..<before, ",")], next: index + 1)
    }
    let afterNumber = index > 0 && isNumber(index - 1)
    if afterNumber, Habits.units.contains(token.folded) {
      return SpokenStage(
        fact: .unexpected(token.text), place: token.place,
        fixes: [Fix(before..<token.place.upperBound, "")], next: index + 1)
    }
    return nil
  }
}
