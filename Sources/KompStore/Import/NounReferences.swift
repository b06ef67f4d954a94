import KompLexicon
import KompModel
import KompValues

extension NounImport {
  /// A column of references in the rows they mean; what is not found is refused, left empty or made.
  ///
  /// A competence is made only where none is known at all: a first file of assessments then needs no
  /// catalogue, and a later slip of the pen makes no new competence.
  mutating func referenced(_ field: Field, _ column: Column, _ target: NounID) -> Column {
    guard let pool = column.pool, let other = Schema.noun(target) else {
      return Column(missing: file.rowCount)
    }
    let names = names(of: target)
    let makes =
      plan.isPartial || target == .professions
      || (target == .competences && names.isEmpty)
    // A person that the row is not about may be imported later.
    let leaves = target == .staff && noun.key != field.id
    let plain = names.rows(ofIDs: pool)
    let rows = sheet.rows
    // Every row is brought in, so that every text is meant, and texts are numbered in the order of the rows:
    // where each is found or made, no row need be looked at to know which.
    if rows.count == file.rowCount, makes || !plain.contains(where: { $0 < 0 }) {
      var isFound = true
      let found = plain.indices.map { code -> Int64 in
        if plain[code] >= 0 { return Int64(plain[code]) }
        if case .row(let row) = names.find(pool[code]) { return Int64(row) }
        if makes { return Int64(names.rowOrMade(pool[code])) }
        isFound = false
        return .min
      }
      if isFound {
        sayMade(target)
        return column.recoded(found)
      }
    }
    var result = [Int64](repeating: .min, count: file.rowCount)
    let codes = column.widened
    var rowOf = [Int64](repeating: .min, count: pool.count)
    var reasons = [Both?](repeating: nil, count: pool.count)
    var isLookedUp = [Bool](repeating: false, count: pool.count)
    var misfits: [Misfit] = []
    var strangers = 0
    var unknown = 0
    for row in rows where codes[row] != .min {
      let code = Int(codes[row])
      if !isLookedUp[code] {
        isLookedUp[code] = true
        if plain[code] >= 0 {
          rowOf[code] = Int64(plain[code])
          result[row] = rowOf[code]
          continue
        }
        let text = pool[code]
        switch names.find(text) {
        case .row(let found): rowOf[code] = Int64(found)
        case _ where makes: rowOf[code] = Int64(names.rowOrMade(text))
        case .several: reasons[code] = Ancestry.ambiguous(other.one)
        case .nothing:
          unknown += 1
          // Looking for near words costs; nobody reads hundreds of them.
          let near = unknown > 20 || leaves || target == .staff ? [] : names.nearest(to: text)
          reasons[code] = Ancestry.unknown(other.one, near: near)
        }
      }
      if rowOf[code] != .min {
        result[row] = rowOf[code]
      } else if leaves {
        strangers += 1
      } else if let reason = reasons[code] {
        misfits.append(Misfit(row: row, reason: reason))
      }
    }
    if let index = plan.columns[field.id] { sheet.refuse(file.placed(misfits, in: index)) }
    say(strangers: strangers, in: field)
    sayMade(target)
    return Column(result)
  }

  /// The people of personal numbers, where the row does not name them otherwise.
  mutating func peopleByNumber(_ named: [Int64]?) -> [Int64] {
    var result = named ?? [Int64](repeating: .min, count: file.rowCount)
    guard let column = plan.columns["personal_number"] else { return result }
    let people = drafts["people"]
    let names = NamedRows(people, id: "hash", name: "hash")
    for row in sheet.rows where result[row] == .min {
      guard let text = file.text(row: row, column: column)?.trimmed, !text.isEmpty else { continue }
      guard let number = PersonalNumber(text, on: order.day),
        let hash = key.hash(number.canonical)
      else {
        sheet.refuse(row, "personal_number", Self.wrongNumber, showing: false)
        continue
      }
      if case .row(let person) = names.find(hash) {
        result[row] = Int64(person)
      } else if plan.isPartial {
        let person = names.rowOrMade(hash)
        people.setText("id", person, "p\(person + 1)")
        result[row] = Int64(person)
      } else {
        sheet.refuse(row, "personal_number", Self.nobody, showing: false)
      }
    }
    return result
  }

  private static let wrongNumber = Both(
    "no personal number that holds: its check digit or date is wrong (the text is not shown)",
    "inget giltigt personnummer: kontrollsiffran eller datumet är fel (texten visas inte)")
  private static let nobody = Both(
    "there is no such person (the text is not shown)",
    "det finns ingen sådan person (texten visas inte)")

  /// The rows of a noun by what files call them.
  private mutating func names(of target: NounID) -> NamedRows {
    if let names = known[target] { return names }
    let names =
      switch target {
      case .staff: NamedRows(drafts["people"], id: "id", name: "name", making: "id")
      case .units: NamedRows(drafts["units"], id: "id", name: "name")
      case .competences: NamedRows(drafts["competences"], id: "external_id", name: "name")
      default: NamedRows(drafts["professions"], name: "name")
      }
    known[target] = names
    return names
  }

  private mutating func say(strangers: Int, in field: Field) {
    if strangers == 0 { return }
    let (english, swedish) = (field.words.main(in: .english), field.words.main(in: .swedish))
    outcome.decisions.append(
      Both(
        "\(english): \(strangers) name people who are not known and are left empty; "
          + "after an import of staff the same file fills them",
        "\(swedish): \(strangers) anger personer som inte är kända och lämnas tomma; "
          + "efter en import av personal fyller samma fil i dem"))
  }

  private mutating func sayMade(_ target: NounID) {
    let made = target == .competences ? drafts["competences"] : drafts["professions"]
    let count = made.count - made.countBefore
    guard count > 0, target == .competences, !plan.isPartial else { return }
    outcome.decisions.append(
      Both(
        "\(count) competences added: none were known; import competences gives them scales",
        "\(count) kompetenser tillagda: inga var kända; importera kompetenser ger dem skalor"))
  }
}
