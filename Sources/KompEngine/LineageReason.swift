import KompLanguage
import KompLexicon
import KompModel
import KompValues

/// Why a cell that grouping made is what it is: the formula ends with the cell, and the rows named are
/// those it was made of.
extension Lineage {
  /// How a cell came about.
  func reason(of line: Int, _ shown: Shown, _ value: Value) throws(RelationFailure) -> Reason {
    let members = members(line, shown.field?.id)
    let cell = value.spoken
    guard let field = shown.field, let measure = measures[field.id] else {
      let formula =
        line < picks.count
        ? counted(members) + Both(" with ", " med ") + shown.title
        : counted(members) + Both(" in all", " i allt")
      return Reason(formula + " = " + cell, source.origins(of: members))
    }
    switch measure.kind {
    case .count(let bound):
      guard let bound else {
        return Reason(counted(members) + " = " + cell, source.origins(of: members))
      }
      let mask = try Filter(source).mask(of: bound)
      let holding = members.filter { mask[Int($0)] != 0 }
      return Reason(
        counted(holding) + Both(" of ", " av ") + number(members.count) + " = " + cell,
        source.origins(of: holding))
    case .share(let bound, let ofKnown):
      return try reason(ofShare: bound, ofKnown: ofKnown, members, cell)
    case .of(let word, let typed):
      return try reason(of: word, typed, members, cell)
    }
  }

  private func reason(ofShare bound: Bound?, ofKnown: Bool, _ members: [Int32], _ cell: Both)
    throws(RelationFailure) -> Reason
  {
    guard let bound else {
      return parts(members, of: rows, cell)
    }
    var known = members
    if ofKnown, !bound.watched.isEmpty {
      let unknown = try Filter(source).mask(of: .and([bound.possibly, .not(bound.certainly)]))
      known = members.filter { unknown[Int($0)] == 0 }
    }
    let mask = try Filter(source).mask(of: bound)
    let skipped = members.count - known.count
    return parts(
      known.filter { mask[Int($0)] != 0 }, of: known, cell,
      leftOut: skipped == 0
        ? [] : [number(skipped) + Both(" unknown", " okända")])
  }

  private func parts(
    _ above: [Int32], of below: [Int32], _ cell: Both, leftOut: [Both] = []
  ) -> Reason {
    let all = source.origins(of: below).map {
      Evidence(Both("all counted", "alla räknade"), $0.noun, $0.rows)
    }
    return Reason(
      number(above.count) + Both(" of ", " av ") + number(below.count) + " = " + cell,
      source.origins(of: above) + all, leftOut: leftOut)
  }

  private func number(_ count: Int) -> Both {
    Both(Numeral.write(count, style: .english), Numeral.write(count, style: .swedish))
  }

  private func counted(_ members: [Int32]) -> Both {
    let word = source.bottom.noun.map { members.count == 1 ? $0.one : $0.many }
    let (one, many) = (Both("row", "rad"), Both("rows", "rader"))
    return number(members.count) + " " + (word ?? (members.count == 1 ? one : many))
  }

  private func reason(of word: Keyword, _ typed: Typed, _ members: [Int32], _ cell: Both)
    throws(RelationFailure) -> Reason
  {
    let vector = try Evaluation(source).vector(typed)
    let known = members.filter { !vector.isMissing(Int($0)) }
    let skipped = members.count - known.count
    let name = typed.name
    let leftOut =
      skipped == 0 ? [] : [number(skipped) + Both(" without ", " utan ") + name]
    func said(_ formula: Both, _ rows: [Int32]) -> Reason {
      Reason(formula + " = " + cell, source.origins(of: rows), leftOut: leftOut)
    }
    let values = name + Both(" of ", " för ") + counted(known)
    switch word {
    case .sum: return said(values + Both(", summed", ", summerat"), known)
    case .average:
      var sum: Exact? = Exact(0)
      for row in known { sum = vector.number(Int(row)).flatMap { sum?.plus($0) } }
      guard let sum, !known.isEmpty else { return said(values, known) }
      let places = sum.exactPlaces() ?? 2
      let whole = Both(
        Numeral.write(sum, places: places, style: .english),
        Numeral.write(sum, places: places, style: .swedish))
      return said(values + ": " + whole + " ÷ " + number(known.count), known)
    case .minimum, .maximum:
      let best = known.min { a, b in
        guard let x = vector.number(Int(a)), let y = vector.number(Int(b)) else { return false }
        return word == .minimum ? x < y : x > y
      }
      let which = word == .minimum ? Both(", least", ", lägst") : Both(", greatest", ", högst")
      return said(values + which, best.map { [$0] } ?? [])
    case .countDistinct:
      return said(
        Both("different values of ", "olika värden på ") + name + Both(" among ", " bland ")
          + counted(known), known)
    case .median: return said(values + Both(", the one in the middle", ", det mittersta"), known)
    default: return said(values, known)
    }
  }
}

extension Value {
  /// The value as it stands after the sign of equality.
  var spoken: Both {
    func both(_ write: (NumeralStyle) -> String) -> Both { Both(write(.english), write(.swedish)) }
    return switch self {
    case .missing: Both("–", "–")
    case .text(let text): Both(text, text)
    case .word(let both): both
    case .flag(let flag): flag ? Both("yes", "ja") : Both("no", "nej")
    case .digits(let number): Both(Numeral.digits(number), Numeral.digits(number))
    case .number(let number, let places): both { Numeral.write(number, places: places, style: $0) }
    case .share(let above, let below):
      below.inverse.flatMap { above.times($0) }.map { share in
        both { Numeral.percent(share, places: 1, style: $0) }
      } ?? Both("–", "–")
    case .percent(let share):
      both {
        let places = share.times(Exact(100)).flatMap { $0.exactPlaces(limit: 4) } ?? 1
        return Numeral.percent(share, places: places, style: $0)
      }
    case .months(let months): Both("\(months) mo", "\(months) mån")
    case .day(let day): Both(day.description, day.description)
    }
  }
}

extension Both {
  fileprivate static func + (a: Both, b: Both) -> Both {
    Both(a.english + b.english, a.swedish + b.swedish)
  }
  fileprivate static func + (a: Both, b: String) -> Both { Both(a.english + b, a.swedish + b) }
}
