import KompLexicon
import KompValues

/// `need` and `target`.
extension Reader {
  /// How people are said where they are counted, whatever word was typed.
  private static let people = Words(
    "staff", "medarbetare", also: ["employees"], accepted: ["personal"])

  /// `kommunrehab: 3 staff where … from … until … priority …`.
  mutating func need() throws(Stop) -> NeedLine {
    let unit = try valueName(of: "unit")
    try colon()
    let first = at
    let amount = try needAmount()
    let amountPlace = place(from: first)
    noun = "staff"
    guard take(.where) != nil || take(.that) != nil else { throw missing(.condition) }
    let start = at
    let condition = try condition()
    var need = NeedLine(
      unit: unit, amount: amount, amountPlace: amountPlace, condition: condition,
      conditionPlace: place(from: start))
    while true {
      if need.from == nil, take(.from) != nil {
        let (day, place) = try day()
        (need.from, need.fromPlace) = (day, place)
      } else if need.until == nil, take(.until) != nil {
        let (day, place) = try day()
        (need.until, need.untilPlace) = (day, place)
      } else if need.priority == nil, take(.priority) != nil {
        need.priority = try wholeNumber()
      } else {
        return need
      }
    }
  }

  /// The colon after a unit.
  private mutating func colon() throws(Stop) {
    guard takeMark(.colon) == nil else { return }
    guard let token, token.kind == .number || token.kind == .percent || sees(.every) else {
      throw missing(.colon)
    }
    let end = division.tokens[at - 1].place.upperBound
    throw fail(
      .missing(.colon, after: lastText), at: token.place,
      fixes: [Fix([Fix.Edit(end..<end, ":")] + peopleWithout(at + 1))])
  }

  /// `2 palliativ>=3`: who is counted, where a competence alone is said.
  private func peopleWithout(_ index: Int) -> [Fix.Edit] {
    guard index < end, phrase(index).isEmpty, nounAhead(index) == nil,
      division.tokens[index].kind == .word || division.tokens[index].isText,
      !isFullTime(division.tokens[index])
    else { return [] }
    let start = division.tokens[index].place.lowerBound
    let people = Reader.people.main(in: spoken)
    return [Fix.Edit(start..<start, "\(people) \(said(.that)) \(said(.has)) ")]
  }

  private mutating func needAmount() throws(Stop) -> NeedAmount {
    if take(.every) != nil {
      guard takePeople() else { throw missing(.people) }
      return .every
    }
    note(.number)
    guard let token, token.kind == .number || token.kind == .percent else {
      throw missing(.amount)
    }
    let place = take(as: .number)
    guard let number = Reader.exact(token.text) else {
      throw fail(.unfitNumber(Reader.short(token.text)), at: place)
    }
    if token.kind == .percent {
      _ = take(.partOf)
      guard takePeople() else { throw missing(.people) }
      guard let share = number.times(Exact(unscaled: 1, scale: 2)) else {
        throw fail(.unfitNumber(Reader.short(token.text)), at: place)
      }
      return .share(share)
    }
    if let problem = percentWord(place) { throw problem }
    if takePeople() { return .heads(number) }
    note(.named("fte"))
    if let token = self.token, isFullTime(token) {
      take(as: .field("fte"))
      return .fte(number)
    }
    let edits = peopleWithout(at)
    guard !edits.isEmpty else { throw missing(.people) }
    throw fail(.missing(.people, after: lastText), at: here, fixes: [Fix(edits)])
  }

  private func isFullTime(_ token: Token) -> Bool {
    guard token.kind == .word else { return false }
    return book.fieldID(token.folded) == "fte" || token.folded == "fte"
  }

  /// `staff`, `employees`, `personal`, `medarbetare`: one word in each tongue.
  private mutating func takePeople() -> Bool {
    note(.named("staff"))
    guard let (id, length) = nounAhead(at), id == "staff" else { return false }
    wordings[at] = Reader.people
    take(as: .noun(id), width: length)
    return true
  }

  /// `kommunrehab: 1, 1, 2, 1`.
  mutating func target() throws(Stop) -> TargetLine {
    let unit = try valueName(of: "unit")
    var ladder = try targetLadder()
    try colon()
    let first = at
    var counts: [Int] = []
    repeat {
      counts.append(try wholeNumber())
      // In `what if` a comma may begin the next change.
      if changing == .tried, token(ahead: 1)?.kind != .number { break }
    } while takeMark(.comma) != nil
    let place = place(from: first)
    if ladder == nil { ladder = try targetLadder() }
    return TargetLine(unit: unit, ladder: ladder, counts: counts, at: place)
  }

  /// `for "Fyrstegsmodell"`.
  private mutating func targetLadder() throws(Stop) -> Name? {
    guard take(.forWhom) != nil else { return nil }
    return try valueName(of: "ladder")
  }
}
