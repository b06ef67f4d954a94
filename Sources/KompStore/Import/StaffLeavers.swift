import KompLexicon
import KompModel
import KompValues

extension StaffImport {
  /// Ends the employments that a complete file does not hold: those absent have left the day before.
  mutating func closeAbsent(
    _ identity: PersonIdentity, _ match: EmploymentMatch, owners: [Int64]
  ) {
    if identity.hasUnknownSkips {
      outcome.decisions.append(
        Both(
          "nobody is taken to have left: a row left out may be anybody's",
          "ingen räknas som slutad: en utelämnad rad kan vara vems som helst"))
      return
    }
    let inFile = Set(identity.personOf.lazy.filter { $0 >= 0 }.map { Int64($0) })
    let spared = identity.hidden.union(identity.unread)
    // A row left out may be about any employment of its person.
    var gone = Set(
      match.absent.filter { !spared.contains(Int(employments.value("person", $0))) })
    for (employment, owner) in owners.enumerated() where owner >= 0 && !inFile.contains(owner) {
      if !spared.contains(Int(owner)) { gone.insert(employment) }
    }
    let begun = firstNewStarts(match, identity)
    var left: Set<Int64> = []
    for employment in gone.sorted() where close(employment, begun) {
      let owner = employments.value("person", employment)
      if !inFile.contains(owner) { left.insert(owner) }
    }
    outcome.left = left.count
  }

  /// Ends one employment the day before the file's, or before the one that followed it; false where it is not open.
  private func close(_ employment: Int, _ begun: [Int64: Int64]) -> Bool {
    let day = Int64(order.day.number)
    let start = employments.value("start_date", employment)
    let end = employments.value("end_date", employment)
    let seen = employments.value("seen", employment)
    // What began on the day or later, has ended already, or was seen by a later file stays as it is.
    guard start < day, end == .min || end >= day, seen <= day else { return false }
    var last = day - 1
    if let next = begun[employments.value("person", employment)], next - 1 >= start, next > seen {
      last = min(last, next - 1)
    }
    employments.set("end_date", employment, last)
    return true
  }

  /// The first day of the earliest new employment of each person.
  private func firstNewStarts(_ match: EmploymentMatch, _ identity: PersonIdentity)
    -> [Int64: Int64]
  {
    let starts = sheet.values("hired")
    var result: [Int64: Int64] = [:]
    for row in match.fresh where starts[row] != .min {
      let person = Int64(identity.personOf[row])
      result[person] = min(result[person] ?? .max, starts[row])
    }
    return result
  }

  /// Counts people: added, changed, left alone; and says what else was decided.
  mutating func count(
    _ identity: PersonIdentity, changed: RowMarks, _ match: EmploymentMatch, older: Int
  ) {
    var present = RowMarks(people.count)
    var rows = 0
    for person in identity.personOf where person >= 0 {
      present.insert(Int(person))
      rows += 1
    }
    present.forEach { person in
      if person >= people.countBefore {
        outcome.added += 1
      } else if changed.contains(person) {
        outcome.changed += 1
      } else {
        outcome.unchanged += 1
      }
    }
    outcome.skipped = sheet.bad
    outcome.protected = sheet.protected.count
    func say(_ count: Int, _ english: String, _ swedish: String) {
      if count > 0 { outcome.decisions.append(Both("\(count) \(english)", "\(count) \(swedish)")) }
    }
    say(units.count - units.countBefore, "units added", "enheter tillagda")
    say(professions.count - professions.countBefore, "professions added", "yrken tillagda")
    say(match.fresh.count, "employments added", "anställningar tillagda")
    say(
      match.repeated.count, "rows repeat another in everything and are counted once",
      "rader upprepar en annan i allt och räknas en gång")
    say(
      older, "values are older than those known and were left out",
      "värden är äldre än de kända och utelämnades")
    if !order.isComplete {
      say(
        match.absent.count, "open employments of people in the file are not in it; left alone",
        "öppna anställningar för personer i filen finns inte i den; lämnade orörda")
    }
    let different = present.count
    if rows > different {
      outcome.decisions.append(
        Both(
          "\(rows) rows are about \(different) people: several employments",
          "\(rows) rader gäller \(different) personer: flera anställningar"))
    }
  }
}
