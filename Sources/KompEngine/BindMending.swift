import KompLanguage
import KompLexicon
import KompModel
import KompValues

// What a problem needs of its surroundings to be mended: the sign, the value, the test before.

extension Binder {
  /// A problem about a value that is not in its field's domain, with the nearest ones and their number.
  mutating func unknown(
    _ word: String, at place: Place, of typed: Typed, kind: Both, among values: [String],
    in scope: Scope, shown: ((Tongue) -> [String])? = nil, codes: (String) -> [Int] = { _ in [] }
  ) -> [Int]? {
    if scope.field(word) != nil {
      return refuse(
        .fieldNotValue(word, field: typed.name, kind: kind), at: place,
        offers: ["." + word, "\"\(word)\""],
        fixes: [Fix(place, "." + word), Fix(place, "\"\(word)\"")])
    }
    let fact = BindingProblem.Fact.unknownValue(word, field: typed.name, kind: kind)
    guard environment.namesNearest else { return refuse(fact, at: place) }
    let offers = Nearest.words(to: word, among: values)
    guard offers.isEmpty else {
      // A competence after `has` is no field of the person's: no row has it as a value.
      let isField = if case .constant = typed.term { false } else { true }
      let column = scope.isMade || !isField ? nil : column(of: typed, in: scope)
      let fixes = offers.map { offer in
        Fix(
          place, quotedWhereNeeded(offer),
          note: column.flatMap { holders(of: codes(offer), in: $0, scope) })
      }
      return refuse(fact, at: place, offers: offers, fixes: fixes)
    }
    func list(_ tongue: Tongue) -> String {
      let all = shown?(tongue) ?? values
      return all.prefix(8).joined(separator: ", ") + (all.count > 8 ? " …" : "")
    }
    // People are not counted up for a name that nobody has.
    let isListed = !(shown?(.english) ?? values).isEmpty
    let note =
      !isListed
      ? nil
      : Both(
        "could stand here: \(list(.english))", "här kan stå: \(list(.swedish))")
    let count = shown?(.english).count ?? values.count
    let label = PlaceLabel(
      typed.place,
      Both(
        "\(typed.name.english): \(count) values are known",
        "\(typed.name.swedish): \(count) värden är kända"))
    return refuse(fact, at: place, labels: isListed ? [label] : [], note: note)
  }

  /// How many rows have one of the codes, on the day: `5 people`.
  private func holders(of codes: [Int], in column: Column, _ scope: Scope) -> Both? {
    guard let noun = scope.noun, !codes.isEmpty else { return nil }
    let wanted = Set(codes.map(Int64.init))
    let present = scope.relation.present
    var count = 0
    for (row, value) in column.widened.enumerated()
    where wanted.contains(value) && present?[row] ?? true { count += 1 }
    return count == 1
      ? Both("1 \(noun.one.english)", "1 \(noun.one.swedish)")
      : Both("\(count) \(noun.many.english)", "\(count) \(noun.many.swedish)")
  }

  /// A value of another kind than its field's, with the same value as the field would have it.
  mutating func wrongType<Answer>(_ literal: Literal, at place: Place, for typed: Typed) -> Answer?
  {
    let text = written(literal)
    var mended: [String] = []
    switch (literal, typed.type) {
    case (.text, .number), (.word, .number), (.text, .share), (.word, .share):
      if Exact(decimal: text) != nil { mended = [text] }
      if let number = NumberWords.number(text) ?? thousands(text) { mended = [String(number)] }
    case (.percent, .number), (.percent, .months):
      mended = [String(text.dropLast())]
    case (.span(let span), .number):
      mended = [String(span.count)]
    case (.number, .day), (.text, .day), (.word, .day):
      mended = DayWords.days(text)
    default: break
    }
    return refuse(
      .wrongType(text, field: typed.name, wanted: typed.type.title), at: place,
      fixes: mended.map { Fix(place, $0) },
      labels: [
        PlaceLabel(
          typed.place,
          Both(
            "\(typed.name.english) is \(typed.type.title.english)",
            "\(typed.name.swedish) är \(typed.type.title.swedish)"))
      ])
  }

  /// `40k`, `40tkr`: thousands.
  private func thousands(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard ["k", "t", "tkr", "kkr"].contains(folded(String(text.dropFirst(digits.count)))),
      digits.count < 7, let number = Int(digits)
    else { return nil }
    return number * 1000
  }

  /// Mends what only the whole comparison shows: a sign that does not go, a path to many.
  mutating func mend(since first: Int, left: Expression, operand: Operand, sign: Place) {
    guard problems.count == first + 1, let problem = problems.last, problem.fixes.isEmpty else {
      return
    }
    switch problem.fact {
    case .notForType(let what, _, _) where Comparison(rawValue: what) != nil:
      problems[first] = problem.with(fixes: [Fix(sign, "=")])
    case .pathToMany:
      guard case .path(let path) = left, path.names.count > 1 else { return }
      let (name, rest) = (path.names[0], path.names[1])
      let start = name.place.lowerBound..<name.place.lowerBound
      let end = operand.place.upperBound..<operand.place.upperBound
      let isSwedish = Schema.nouns.contains { noun in
        noun.words.contains { $0.spellings(in: .swedish).contains(folded(name.text)) }
      }
      let any = Keyword.any.main(in: isSwedish ? .swedish : .english)
      problems[first] = problem.with(fixes: [
        Fix([
          Fix.Edit(start, any + " "),
          Fix.Edit(name.place.upperBound..<rest.place.lowerBound, " ("), Fix.Edit(end, ")"),
        ])
      ])
    default: break
    }
  }

  /// The parts of `and` or `or`; a value alone belongs to the comparison before it.
  ///
  /// `unit=a or b` means the field again; `unit=Vård och omsorg` is one name that lacks its quotes.
  mutating func joined(_ parts: [Condition], in scope: Scope) -> [Bound?] {
    var bound: [Bound?] = []
    var index = 0
    while index < parts.count {
      if let taken = nameInParts(parts[index...], in: scope) {
        bound.append(nil)
        index += taken
        continue
      }
      let before = problems.count
      let made = condition(parts[index], in: scope)
      bound.append(made)
      if made == nil, index > 0, case .holds(let value) = parts[index],
        case .compare(let left, let comparison, _, _) = parts[index - 1],
        case .path(let path) = left, problems.count == before + 1
      {
        let start = value.place.lowerBound..<value.place.lowerBound
        let field = path.names.map(\.text).joined(separator: ".") + comparison.rawValue
        problems[before] = problems[before].with(fixes: [Fix(start, field)])
      }
      index += 1
    }
    return bound
  }

  /// How many parts a name with a joining word in it takes; nil where the field has no such value.
  private mutating func nameInParts(_ parts: ArraySlice<Condition>, in scope: Scope) -> Int? {
    guard let first = parts.first,
      case .compare(
        let left, let comparison, .expression(.literal(.word(let word), let place)), _) =
        first, comparison == .equal || comparison == .notEqual,
      let next = parts.dropFirst().first, case .holds(.path(let path)) = next,
      path.names.count == 1
    else { return nil }
    let before = problems.count
    let typed = expression(left, in: scope)
    problems.removeSubrange(before...)
    guard let typed else { return nil }
    for joint in Keyword.and.all + Keyword.or.all {
      let name = "\(word) \(joint) \(path.names[0].text)"
      let found = codes(.text(name), at: place, of: typed, in: scope)
      problems.removeSubrange(before...)
      guard let found, !found.isEmpty else { continue }
      let whole = place.lowerBound..<path.place.upperBound
      problems.append(
        BindingProblem(
          .nameWithoutQuotes(name), at: whole, fixes: [Fix(whole, "\"\(name)\"")]))
      return 2
    }
    return nil
  }
}

extension Both {
  /// The last name of a path.
  var last: Both {
    func end(_ text: String) -> String {
      text.split(separator: ".").last.map(String.init) ?? text
    }
    return Both(end(english), end(swedish))
  }
}

extension Words {
  /// Whether a word is one of the Swedish spellings and none of the English.
  func isSwedish(_ word: String) -> Bool {
    let word = folded(word)
    return !english.contains { folded($0) == word }
      && swedish.contains { folded($0) == word || withoutDots($0) == word }
  }
}
