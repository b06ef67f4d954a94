import KompLanguage
import KompLexicon
import KompModel
import KompValues

extension RowChanging {
  /// `leave 2028-12-31 reason="…"`: employments end; the day is the last one employed.
  mutating func leave() throws(RelationFailure) -> Changed? {
    let noun = roster.nounOfRows
    guard noun.id == .staff || noun.id == .employments,
      let employments = roster.roster(.employments)
    else {
      return binder.refuse(
        .onlyPeopleLeave(scope.title), at: stage.wordPlace,
        fixes: [Fix(stage.wordPlace, Keyword.remove.main(in: tongue))])
    }
    let inner = Scope(
      fields: employments.fields, relation: employments, noun: .employments,
      day: roster.moment.day)
    for given in change.fields where inner.field(given.field.text)?.id != "reason" {
      return binder.refuse(
        .notTaken(Both("\"\(given.field.text)\"", "\"\(given.field.text)\""), by: word),
        at: given.field.place, fixes: [])
    }
    let reasons = binder.newValues(change.fields, of: employments, in: inner)
    guard let last = day(begins: false), isSound else { return nil }
    let old = editing.model
    let register = old["employments"]
    let starts = old.column("start_date", of: "employments", on: last).widened
    let ends = old.column("end_date", of: "employments", on: last).widened
    let persons = old.column("person", of: "employments", on: last).widened
    let wanted = Set(rows)
    var given: [(row: Int32, cell: CellValue)] = []
    var later: Set<Int32> = []
    for row in persons.indices where register.has(row) {
      let here = Int32(row)
      let owner = noun.id == .staff ? Int32(truncatingIfNeeded: persons[row]) : here
      guard wanted.contains(owner) else { continue }
      if starts[row] > Int64(last.number) {
        later.insert(owner)
        continue
      }
      if ends[row] != .min, ends[row] <= Int64(last.number) { continue }
      given.append((here, .number(Int64(last.number))))
      let before = register.said(register["end_date", row], in: "end_date")
      editing.note(
        owner, Both("last day", "sista dag"), .day, before, .number(Int64(last.number)), in: old)
    }
    try editing.give("employments", "end_date", given, from: nil)
    for reason in reasons {
      let cells = try reason.cells(for: given.map(\.row), in: employments)
      try editing.give(
        "employments", "reason", Array(zip(given.map(\.row), cells)).map { (row: $0, cell: $1) },
        from: nil)
    }
    if !later.isEmpty {
      editing.notes.append(
        Both(
          "\(later.count) with an employment that begins later: it is left as it is",
          "\(later.count) med en anställning som börjar senare: den lämnas som den är"))
    }
    let gone = rows.count { !editing.rows.contains($0) && !later.contains($0) }
    if gone > 0 {
      editing.notes.append(
        Both("\(gone) had left by then already", "\(gone) hade redan slutat då"))
    }
    editing.saysSame = false
    var changed = changed(Both("leaves", "slutar"))
    if !editing.rows.isEmpty {
      changed.said = Both(
        "\(changed.said.english), last day \(last)", "\(changed.said.swedish), sista dag \(last)")
    }
    return changed
  }

  /// The stage's word as a message says it.
  var word: String { stage.word.main(in: .english) }

  /// The tongue in which the stage was written, as far as the length of its word tells.
  var tongue: Tongue {
    Tongue.allCases.first { tongue in
      stage.word.spellings(in: tongue).contains { $0.utf8.count == stage.wordPlace.count }
    } ?? .english
  }
}
