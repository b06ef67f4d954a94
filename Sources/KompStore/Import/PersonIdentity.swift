import KompLexicon
import KompModel
import KompValues

/// Finds the person behind each row: by id, else by the hash of the personal number, else by employment number.
///
/// A person whose number is known keeps the row whatever the file's ids are; a person known only by
/// number gets a readable id, since the number itself is never one.
struct PersonIdentity {
  /// The people's row of each of the file's rows, −1 where it is not brought in.
  private(set) var personOf: [Int32]
  /// What was read from each personal number: birth date and sex, missing where there is none.
  private(set) var born: [Int64]
  private(set) var sex: [Int64]
  /// People known already who are marked protected in this file.
  private(set) var hidden: Set<Int> = []
  /// People known already whose rows were skipped.
  private(set) var unread: Set<Int> = []
  /// Whether a skipped row may be anybody's.
  private(set) var hasUnknownSkips = false
  /// How many people got a readable id because the file has only their numbers.
  private(set) var named = 0

  /// Whether every row of the file is a person of its own who was not known, in the order of the rows.
  private(set) var isInOrder = false

  private let people: Draft
  private var rowOfID: [Int32] = []
  private var rowOfHash: [Int32] = []
  /// The id and hash codes that this file gave each person, the lowest number there is for none.
  private var givenID: [Int64] = []
  private var givenHash: [Int64] = []
  private var nextNumber = 1

  /// Which role tells people apart, where the file has no personal number.
  static func role(in plan: HeadingPlan) -> String? {
    for role in ["id", "person", "personal_number", "employment"] where plan.has(role) {
      return role
    }
    return nil
  }

  /// Where in an import this comes: it takes three of its parts, since every number is hashed.
  static let turn = 2

  /// Finds or makes the people of a sheet; `adds` false refuses those who are not known.
  init(
    _ sheet: inout Sheet, _ plan: HeadingPlan, people: Draft, key: PersonKey, on day: Day,
    adds: Bool
  ) {
    self.people = people
    let count = sheet.file.rowCount
    personOf = [Int32](repeating: -1, count: count)
    born = [Int64](repeating: .min, count: count)
    sex = born
    let idRole = PersonIdentity.role(in: plan).flatMap { $0 == "personal_number" ? nil : $0 }
    rowOfID = rows(by: "id")
    rowOfHash = rows(by: "hash")
    let numbers = plan.columns["personal_number"]
    for row in sheet.protected {
      if let known = known(row, sheet, idRole, numbers, key, day) { hidden.insert(known) }
    }
    for row in sheet.skipped {
      if let known = known(row, sheet, idRole, numbers, key, day) {
        unread.insert(known)
      } else if !isReadable(row, sheet, idRole, numbers, day) {
        hasUnknownSkips = true
      }
    }
    var ids: [Int64] = []
    if let idRole, let column = sheet.columns[idRole] {
      ids = people.translated(column, into: "id", rows: adds ? sheet.rows : [])
      if !adds {
        for row in sheet.rows {
          ids[row] = PersonIdentity.code(sheet.text(idRole, row), people.pools["id"])
        }
      }
    }
    if adds, numbers == nil, people.count == 0, sheet.rows.count == count,
      PersonIdentity.countUp(ids, to: count)
    {
      isInOrder = true
      personOf = [Int32](0..<Int32(truncatingIfNeeded: count))
      people.addRows(count, ["id": ids])
      return
    }
    var fresh = 0
    let rows = sheet.rows.count
    for (number, row) in sheet.rows.enumerated() {
      if number % Work.block == 0,
        !Work.goesOn(
          .importing, PersonIdentity.turn * rows + number * 3, of: StaffImport.turns * rows)
      {
        break
      }
      var hash: Int64 = .min
      if let numbers, let text = sheet.file.text(row: row, column: numbers)?.trimmed, !text.isEmpty
      {
        guard let number = PersonalNumber(text, on: day), let hashed = key.hash(number.canonical)
        else {
          sheet.refuse(
            row, "personal_number",
            Both(
              "no personal number that holds: its check digit or date is wrong "
                + "(the text is not shown)",
              "inget giltigt personnummer: kontrollsiffran eller datumet är fel "
                + "(texten visas inte)"),
            showing: false)
          continue
        }
        born[row] = Int64(number.born.number)
        sex[row] = number.isMale ? 1 : 0
        hash = Int64(people.pools["hash"]?.intern(hashed) ?? 0)
      }
      let id = ids.isEmpty ? .min : ids[row]
      guard let person = find(row, id, hash, &sheet, idRole, adds: adds, fresh: &fresh) else {
        continue
      }
      personOf[row] = Int32(person)
    }
    people.addRows(fresh)
    for (name, given) in [("hash", givenHash), ("id", givenID)] {
      people.change(name) { held in
        for (person, code) in given.enumerated() where code != .min { held[person] = code }
      }
    }
    let named = people.column("id") ?? []
    for person in people.countBefore..<people.count where named[person] == .min {
      people.setText("id", person, readableID())
      self.named += 1
    }
  }

  /// Whether the texts of so many rows are each another, numbered in their order.
  private static func countUp(_ codes: [Int64], to count: Int) -> Bool {
    codes.count == count && codes.indices.allSatisfy { codes[$0] == Int64($0) }
  }

  /// The person of a row's id and hash, a new one where neither is known; nil where the row is refused.
  private mutating func find(
    _ row: Int, _ id: Int64, _ hash: Int64, _ sheet: inout Sheet, _ idRole: String?, adds: Bool,
    fresh: inout Int
  ) -> Int? {
    let byID = at(rowOfID, id)
    let byHash = at(rowOfHash, hash)
    if id == .min && hash == .min {
      sheet.refuse(
        row, idRole ?? "personal_number",
        Both("nothing says who the row is about", "inget säger vem raden handlar om"))
      return nil
    }
    if let byID, let byHash, byID != byHash {
      sheet.refuse(
        row, "personal_number",
        Both(
          "the id is one person's and the personal number another's (not shown)",
          "id:t är en persons och personnumret en annans (visas inte)"), showing: false)
      return nil
    }
    let known = byHash ?? byID
    if known == nil && !adds {
      sheet.refuse(
        row, idRole ?? "personal_number",
        Both("there is no such person", "det finns ingen sådan person"), showing: idRole != nil)
      return nil
    }
    let person = known ?? people.countBefore + fresh
    if let given = PersonIdentity.given(givenHash, person), hash != .min, given != hash {
      sheet.refuse(
        row, "personal_number",
        Both(
          "the same id has another personal number on an earlier row (not shown)",
          "samma id har ett annat personnummer på en tidigare rad (visas inte)"), showing: false)
      return nil
    }
    if let given = PersonIdentity.given(givenID, person), id != .min, given != id {
      sheet.refuse(
        row, idRole ?? "personal_number",
        Both(
          "the same personal number has another id on an earlier row",
          "samma personnummer har ett annat id på en tidigare rad"))
      return nil
    }
    if known == nil { fresh += 1 }
    if id != .min {
      PersonIdentity.give(&givenID, person, id)
      PersonIdentity.put(&rowOfID, id, person)
    }
    if hash != .min {
      PersonIdentity.give(&givenHash, person, hash)
      PersonIdentity.put(&rowOfHash, hash, person)
    }
    return person
  }

  /// The person of a row that is not brought in, where the person is known already.
  private func known(
    _ row: Int, _ sheet: Sheet, _ idRole: String?, _ numbers: Int?, _ key: PersonKey, _ day: Day
  ) -> Int? {
    if let idRole {
      let code = PersonIdentity.code(sheet.text(idRole, row), people.pools["id"])
      if let person = at(rowOfID, code) { return person }
    }
    guard let numbers, let text = sheet.file.text(row: row, column: numbers),
      let number = PersonalNumber(text, on: day)
    else { return nil }
    return at(rowOfHash, PersonIdentity.code(key.hash(number.canonical), people.pools["hash"]))
  }

  /// Whether a row says who it is about, so that one who is not known is new.
  private func isReadable(
    _ row: Int, _ sheet: Sheet, _ idRole: String?, _ numbers: Int?, _ day: Day
  ) -> Bool {
    if let numbers {
      let text = sheet.file.text(row: row, column: numbers) ?? ""
      return PersonalNumber(text, on: day) != nil
    }
    return idRole.flatMap { sheet.text($0, row) } != nil
  }

  /// For each text of a column, the row that has it.
  private func rows(by column: String) -> [Int32] {
    var result = [Int32](repeating: -1, count: people.pools[column]?.count ?? 0)
    for row in people.rows {
      let code = people.value(column, row)
      if code != .min, result[Int(code)] < 0 { result[Int(code)] = Int32(row) }
    }
    return result
  }

  private func at(_ rows: [Int32], _ code: Int64) -> Int? {
    guard code != .min, rows.indices.contains(Int(code)), rows[Int(code)] >= 0 else { return nil }
    return Int(rows[Int(code)])
  }

  private static func given(_ codes: [Int64], _ person: Int) -> Int64? {
    person < codes.count && codes[person] != .min ? codes[person] : nil
  }

  private static func give(_ codes: inout [Int64], _ person: Int, _ code: Int64) {
    while codes.count <= person { codes.append(.min) }
    codes[person] = code
  }

  private static func put(_ rows: inout [Int32], _ code: Int64, _ person: Int) {
    while rows.count <= Int(code) { rows.append(-1) }
    rows[Int(code)] = Int32(person)
  }

  private static func code(_ text: String?, _ pool: TextPool?) -> Int64 {
    guard let text, let code = pool?.code(of: text) else { return .min }
    return Int64(code)
  }

  /// The next of `p1`, `p2` … that nobody has.
  private mutating func readableID() -> String {
    while people.pools["id"]?.code(of: "p\(nextNumber)") != nil { nextNumber += 1 }
    return "p\(nextNumber)"
  }
}

extension String {
  /// The text without blanks around it.
  var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
