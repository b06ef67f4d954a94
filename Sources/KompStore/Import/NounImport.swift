import KompLexicon
import KompModel
import KompValues

/// Brings a file of any noun whose rows lie in one register: units, professions, ladders, placements.
struct NounImport {
  private let file: DelimitedFile
  private let order: ImportOrder
  private let noun: Noun
  private let plan: HeadingPlan
  private let home: Draft
  private let people: Draft
  private let professions: Draft
  private var sheet: Sheet
  private var outcome = ImportOutcome()

  /// The roles that a noun's rows cannot do without: what tells them apart.
  static func needed(_ noun: Noun) -> [String] {
    switch noun.id {
    case .units, .professions: ["name"]
    case .ladders: ["ladder", "step"]
    case .placements: ["person", "step"]
    default: [noun.key]
    }
  }

  /// Imports; rows that turn out bad are left out and everything begins again without them.
  static func bring(
    _ file: DelimitedFile, into model: Model, as order: ImportOrder, _ noun: Noun,
    plan: HeadingPlan
  ) throws(ImportProblem) -> (Model, ImportOutcome) {
    var bad: [BadCell] = []
    while true {
      var attempt = NounImport(file, model, order, noun, plan, refused: bad)
      attempt.run()
      if Work.isStopped { return (model, attempt.outcome) }
      if attempt.sheet.bad.count == bad.count {
        attempt.outcome.skipped = bad
        return (attempt.finished(model), attempt.outcome)
      }
      bad = attempt.sheet.bad.sorted { ($0.row, $0.place.column) < ($1.row, $1.place.column) }
      guard order.skipsBadRows else {
        throw .badCells(file: file.name, first: Array(bad.prefix(10)), total: bad.count)
      }
    }
  }

  private init(
    _ file: DelimitedFile, _ model: Model, _ order: ImportOrder, _ noun: Noun,
    _ plan: HeadingPlan, refused: [BadCell]
  ) {
    self.file = file
    self.order = order
    self.noun = noun
    self.plan = plan
    home = Draft(model[noun.home])
    people = Draft(model["people"])
    professions = noun.home == "professions" ? home : Draft(model["professions"])
    sheet = Sheet(file, plan, order: order.order, refused: refused)
  }

  private func finished(_ model: Model) -> Model {
    var result = model
    result[noun.home] = home.register
    if noun.home != "professions" { result["professions"] = professions.register }
    return result
  }

  private mutating func run() {
    outcome.decisions = file.decisions + plan.decisions
    let own = OwnFields(&sheet, plan, into: home, order: order.order, on: order.day)
    outcome.decisions += own.decisions
    var values: [String: [Int64]] = [:]
    for role in plan.roles {
      guard let column = sheet.columns[role.id] else { continue }
      values[role.id] = stored(role, column)
    }
    guard Work.goesOn(.importing, 1, of: 2) else { return }
    refuseUnkeyed(values)
    let targets = targets(values)
    // A unit's parent may stand further down in the file, so the tree is joined last.
    if noun.id == .units { values["parent"] = parents(targets) }
    var changes = Changes(
      day: order.day, empties: order.isComplete, seen: [], starts: [])
    for field in noun.fields {
      guard let column = values[field.id] else { continue }
      changes.bring(field.id, column, to: targets, in: home, isDated: field.isDated)
    }
    for column in own.columns {
      changes.bring(column.id, column.values, to: targets, in: home, isDated: false)
    }
    for target in Set(targets) where target >= 0 {
      if Int(target) >= home.countBefore {
        outcome.added += 1
      } else if changes.changed.contains(Int(target)) {
        outcome.changed += 1
      } else {
        outcome.unchanged += 1
      }
    }
  }

  /// A column in the register's numbers; references to people and professions become their rows.
  private mutating func stored(_ role: ImportRole, _ column: Column) -> [Int64] {
    guard let field = noun.fields.first(where: { $0.id == role.id }),
      case .reference(let target) = field.type
    else { return home.translated(column, into: role.id, rows: sheet.rows) }
    var result = [Int64](repeating: .min, count: file.rowCount)
    var known = RowsByName(
      target == .staff ? people : professions, target == .staff ? "id" : "name")
    let names = target == .staff ? RowsByName(people, "name") : nil
    var strangers = 0
    for row in sheet.rows {
      guard let text = column.text(row) else { continue }
      switch target {
      case .professions: result[row] = Int64(known.row(text))
      case .staff:
        if let person = known.known(text) ?? names?.known(text) {
          result[row] = Int64(person)
        } else if noun.key == role.id {
          sheet.refuse(
            row, role.id, Both("there is no such person", "det finns ingen sådan person"))
        } else {
          strangers += 1
        }
      default: continue
      }
    }
    if strangers > 0 {
      let (english, swedish) = (field.words.main(in: .english), field.words.main(in: .swedish))
      outcome.decisions.append(
        Both(
          "\(english): \(strangers) name people who are not known and are left empty; "
            + "after an import of staff the same file fills them",
          "\(swedish): \(strangers) anger personer som inte är kända och lämnas tomma; "
            + "efter en import av personal fyller samma fil i dem"))
    }
    return result
  }

  /// A row without what tells it apart cannot be found again.
  private mutating func refuseUnkeyed(_ values: [String: [Int64]]) {
    let needed = NounImport.needed(noun)
    for row in sheet.rows {
      for id in needed where values[id]?[row] == .min {
        sheet.refuse(row, id, Both("the cell is empty", "cellen är tom"))
        break
      }
    }
  }

  /// The register's row of each of the file's rows, by what tells the noun's rows apart.
  private func targets(_ values: [String: [Int64]]) -> [Int32] {
    if noun.id == .units { return UnitRows(home, sheet).targets }
    let keys = keys(values)
    var rowOf: [[Int64]: Int] = [:]
    for row in 0..<home.count {
      let key = keys.map { home.value($0, row) }
      if rowOf[key] == nil { rowOf[key] = row }
    }
    var result = [Int32](repeating: -1, count: file.rowCount)
    for row in sheet.rows {
      let key = keys.map { values[$0]?[row] ?? .min }
      let target = rowOf[key] ?? home.addRows()
      rowOf[key] = target
      result[row] = Int32(target)
    }
    return result
  }

  private func keys(_ values: [String: [Int64]]) -> [String] {
    switch noun.id {
    case .professions: ["name"]
    case .ladders: ["ladder", "step", "profession"]
    case .placements: ["person", "ladder", "date"]
    default: [noun.key]
    }
  }

  /// The parents of units, by id or by name; one that is not there is refused.
  private mutating func parents(_ targets: [Int32]) -> [Int64]? {
    guard let column = sheet.columns["parent"] else { return nil }
    // Names and ids are put in first, so that what is looked for is there.
    for (id, column) in sheet.columns where ["id", "name"].contains(id) {
      for row in sheet.rows {
        if let text = column.text(row), targets[row] >= 0 {
          home.setText(id, Int(targets[row]), text)
        }
      }
    }
    let byID = RowsByName(home, "id")
    var named: [String: [Int]] = [:]
    for row in 0..<home.count {
      if let name = home.text("name", row) { named[folded(name), default: []].append(row) }
    }
    var result = [Int64](repeating: .min, count: file.rowCount)
    for row in sheet.rows {
      guard let text = column.text(row) else { continue }
      let alike = named[folded(text)] ?? []
      if let parent = byID.known(text) ?? (alike.count == 1 ? alike[0] : nil) {
        result[row] = Int64(parent)
      } else {
        sheet.refuse(
          row, "parent",
          alike.isEmpty
            ? Both("there is no such unit", "det finns ingen sådan enhet")
            : Both(
              "several units are called that; its id says which",
              "flera enheter heter så; dess id säger vilken"))
      }
    }
    return result
  }
}
