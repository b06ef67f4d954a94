import KompLexicon
import KompModel
import KompValues

extension StaffImport {
  /// Brings the columns of employments to their rows.
  func bringWork(_ match: EmploymentMatch, _ targets: [Int32], _ changes: inout Changes) {
    let dated = Set(Noun.employments.fields.filter(\.isDated).map(\.id))
    func bring(_ column: String, _ values: [Int64], clears: Bool? = nil) {
      changes.bring(
        column, values, to: targets, in: employments, isDated: dated.contains(column),
        clears: clears)
    }
    if let column = sheet.columns["employment"] {
      bring("id", employments.translated(column, into: "id", rows: sheet.rows), clears: false)
    }
    if UnitBranches.levels.contains(where: plan.has) { bring("unit", unitOf) }
    if plan.has("profession") { bring("profession", professionOf) }
    for role in ["form", "degree", "actual_degree", "salary"] where plan.has(role) {
      bring(role, sheet.values(role))
    }
    // What tells an employment apart is never emptied, not even by a complete file.
    if plan.has("hired") { bring("start_date", sheet.values("hired"), clears: false) }
    bringEnds(targets, bring)
  }

  /// An empty last day is a fact: the employment is open, also where it was taken to have ended.
  private func bringEnds(
    _ targets: [Int32], _ bring: (String, [Int64], Bool?) -> Void
  ) {
    let day = Int64(order.day.number)
    var ends = sheet.values("left")
    var reasons = [Int64](repeating: .min, count: file.rowCount)
    if let column = sheet.columns["reason"] {
      reasons = employments.translated(column, into: "reason", rows: sheet.rows)
    }
    let (heldEnds, heldReasons) = (employments.column("end_date"), employments.column("reason"))
    let (hasEnds, hasReasons) = (plan.has("left"), plan.has("reason"))
    for (row, target) in targets.enumerated() where target >= 0 {
      let held = heldEnds?[Int(target)] ?? .min
      let isReopened = held != .min && held < day && ends[row] == .min
      // Without a column of last days the file says only that those in it are employed on its day.
      if !hasEnds && !isReopened { ends[row] = held }
      if !hasReasons && !isReopened { reasons[row] = heldReasons?[Int(target)] ?? .min }
    }
    bring("end_date", ends, true)
    bring("reason", reasons, true)
  }

  /// Brings the columns of people; the answer is the people that changed.
  mutating func bringPeople(_ identity: PersonIdentity, seen: [Int64], owners: [Int64])
    -> RowMarks
  {
    var seenPeople = [Int64](repeating: .min, count: people.count)
    for (row, owner) in owners.enumerated() where owner >= 0 {
      seenPeople[Int(owner)] = max(seenPeople[Int(owner)], seen[row])
    }
    var changes = Changes(
      day: order.day, empties: order.isComplete, seen: seenPeople, starts: [])
    func bring(_ column: String, _ values: [Int64]) {
      let targets = firstKnown(values, identity.personOf)
      changes.bring(column, values, to: targets, in: people, isDated: false)
    }
    if let names = names() { bring("name", names) }
    if let column = sheet.columns["education"] {
      bring("education", people.translated(column, into: "education", rows: sheet.rows))
    }
    let hasNumbers = plan.has("personal_number")
    for (role, read) in [("born", identity.born), ("sex", identity.sex)]
    where plan.has(role) || hasNumbers {
      let given = sheet.values(role)
      bring(role, given.indices.map { given[$0] == .min ? read[$0] : given[$0] })
    }
    for person in identity.hidden { people.set("protected", person, 1) }
    if hasNumbers {
      outcome.decisions.append(
        Both(
          "personal numbers are not stored: a birth date and a keyed hash are",
          "personnummer sparas inte: ett födelsedatum och ett nyckelhashvärde sparas"))
      if !plan.has("sex") {
        outcome.decisions.append(
          Both(
            "sex is read from the ninth digit: odd male, even female",
            "kön läses ur nionde siffran: udda man, jämn kvinna"))
      }
    }
    if identity.named > 0 {
      outcome.decisions.append(
        Both(
          "\(identity.named) people got an id of their own (p1 …)",
          "\(identity.named) personer fick ett eget id (p1 …)"))
    }
    return changes.changed
  }

  /// A person's value is that of the first row that has one; the other rows are not looked at.
  private func firstKnown(_ values: [Int64], _ personOf: [Int32]) -> [Int32] {
    var chosen = [Int32](repeating: -1, count: people.count)
    for row in sheet.rows where personOf[row] >= 0 {
      let person = Int(personOf[row])
      if chosen[person] < 0 || (values[Int(chosen[person])] == .min && values[row] != .min) {
        chosen[person] = Int32(row)
      }
    }
    var targets = [Int32](repeating: -1, count: values.count)
    for (person, row) in chosen.enumerated() where row >= 0 { targets[Int(row)] = Int32(person) }
    return targets
  }

  /// The names, joined where the file has them in two columns.
  private func names() -> [Int64]? {
    if let column = sheet.columns["name"] {
      return people.translated(column, into: "name", rows: sheet.rows)
    }
    guard plan.has("first_name") || plan.has("last_name") else { return nil }
    var pool = people.pools["name"] ?? TextPool()
    people.pools["name"] = nil
    var result = [Int64](repeating: .min, count: file.rowCount)
    for row in sheet.rows {
      let parts = [sheet.text("first_name", row), sheet.text("last_name", row)].compactMap { $0 }
      if !parts.isEmpty { result[row] = Int64(pool.intern(parts.joined(separator: " "))) }
    }
    people.pools["name"] = pool
    return result
  }

  /// Gives each unit the manager whom most of its rows name, by id or by a name that one person has.
  mutating func bringManagers(_ personOf: [Int32]) {
    guard plan.has("manager") else { return }
    guard let column = sheet.columns["manager"], let texts = column.pool else { return }
    // Most rows name few managers: each text is looked up once, and names only where an id finds nobody.
    var personByCode = [Int64?](repeating: nil, count: texts.count)
    var finder = Superiors(people)
    var unknown = 0
    let codes = column.widened
    // Each row's vote lies with those of its unit: where each unit's begin, and one more.
    var begins = [Int32](repeating: 0, count: units.count + 1)
    for row in sheet.rows where unitOf[row] != .min && codes[row] != .min {
      let code = Int(codes[row])
      if personByCode[code] == nil {
        let found = finder.person(texts[code])
        personByCode[code] = found ?? .min
        if found == nil { unknown += 1 }
      }
      if personByCode[code] != .min { begins[Int(unitOf[row]) + 1] += 1 }
    }
    for unit in 0..<units.count { begins[unit + 1] += begins[unit] }
    var fill = begins
    var votes = [Int64](repeating: 0, count: Int(begins[units.count]))
    for row in sheet.rows where unitOf[row] != .min && codes[row] != .min {
      guard let person = personByCode[Int(codes[row])], person != .min else { continue }
      votes[Int(fill[Int(unitOf[row])])] = person
      fill[Int(unitOf[row])] += 1
    }
    for unit in 0..<units.count where begins[unit] < begins[unit + 1] {
      let own = votes[Int(begins[unit])..<Int(begins[unit + 1])].sorted()
      var at = 0
      var best = (votes: 0, person: Int64.min, isShared: false)
      while at < own.count {
        let first = at
        while at < own.count, own[at] == own[first] { at += 1 }
        if at - first > best.votes {
          best = (at - first, own[first], false)
        } else if at - first == best.votes {
          best.isShared = true
        }
      }
      if !best.isShared { put(manager: best.person, of: unit) }
    }
    if unknown > 0 {
      outcome.decisions.append(
        Both(
          "\(unknown) managers are nobody in the model, or several: left out",
          "\(unknown) chefer är ingen i modellen, eller flera: utelämnade"))
    }
  }

  private func put(manager: Int64, of unit: Int) {
    let held = units.value("manager", unit)
    if held == manager { return }
    units.set("manager", unit, manager)
    if held != .min, let until = order.day.adding(days: -1) {
      units.past.append(Past(column: "manager", row: Int32(unit), until: until, value: held))
    }
  }
}

/// Finds who is meant by an id, else by a name that one person has.
private struct Superiors {
  private let people: Draft
  /// For each of the ids' texts, the person who has it, −1 for none.
  private var rowOfID: [Int32]
  private lazy var named: [String: Int] = {
    var named: [String: Int] = [:]
    for person in people.rows {
      guard let name = people.text("name", person).map(folded) else { continue }
      named[name] = named[name] == nil ? person : -1
    }
    return named
  }()

  init(_ people: Draft) {
    self.people = people
    rowOfID = [Int32](repeating: -1, count: people.pools["id"]?.count ?? 0)
    let codes = people.column("id") ?? []
    for person in people.rows where codes[person] != .min {
      rowOfID[Int(codes[person])] = Int32(person)
    }
  }

  mutating func person(_ text: String) -> Int64? {
    if let code = people.pools["id"]?.code(of: text), rowOfID[code] >= 0 {
      return Int64(rowOfID[code])
    }
    guard let person = named[folded(text)], person >= 0 else { return nil }
    return Int64(person)
  }
}
