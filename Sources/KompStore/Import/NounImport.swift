import KompLexicon
import KompModel
import KompValues

/// Brings a file of any noun whose rows lie in one register, such as units, competences and needs.
struct NounImport {
  let file: DelimitedFile
  let order: ImportOrder
  let noun: Noun
  let plan: HeadingPlan
  let key: PersonKey
  let drafts: Drafts
  /// Reads a condition as it is kept; nil where conditions stay as they are written.
  let conditions: ConditionReading?
  var sheet: Sheet
  var outcome = ImportOutcome()
  /// The rows of other nouns by what the file calls them, made when first asked for.
  var known: [NounID: NamedRows] = [:]
  private var home: Draft { drafts[noun.home] }

  /// Imports; rows that turn out bad are left out and everything begins again without them.
  static func bring(
    _ file: DelimitedFile, into model: Model, as order: ImportOrder, _ noun: Noun,
    plan: HeadingPlan, key: PersonKey, conditions: ConditionReading? = nil
  ) throws(ImportProblem) -> (Model, ImportOutcome) {
    var bad: [BadCell] = []
    while true {
      var attempt = NounImport(
        file, model, order, noun, plan, key, conditions, refused: bad)
      attempt.run()
      if Work.isStopped { return (model, attempt.outcome) }
      if attempt.sheet.bad.count == bad.count {
        attempt.outcome.skipped = bad
        return (attempt.drafts.finished, attempt.outcome)
      }
      bad = attempt.sheet.bad.sorted { ($0.row, $0.place.column) < ($1.row, $1.place.column) }
      guard order.skipsBadRows else {
        throw .badCells(file: file.name, first: Array(bad.prefix(10)), total: bad.count)
      }
    }
  }

  private init(
    _ file: DelimitedFile, _ model: Model, _ order: ImportOrder, _ noun: Noun,
    _ plan: HeadingPlan, _ key: PersonKey, _ conditions: ConditionReading?, refused: [BadCell]
  ) {
    self.file = file
    self.order = order
    self.noun = noun
    self.plan = plan
    self.key = key
    self.conditions = conditions
    drafts = Drafts(model, home: noun.home)
    sheet = Sheet(file, plan, order: order.order, refused: refused)
  }

  private mutating func run() {
    outcome.decisions = file.decisions + plan.decisions
    let own = OwnFields(&sheet, plan, into: home, order: order.order, on: order.day)
    outcome.decisions += own.decisions
    var columns: [String: Column] = [:]
    for role in plan.roles {
      guard let column = sheet.columns[role.id] else { continue }
      columns[role.id] = stored(role, column)
    }
    guard Work.goesOn(.importing, 1, of: 2) else { return }
    if own.columns.isEmpty, isFirst(columns) {
      outcome.added += fill(columns)
      return
    }
    var values = columns.mapValues(\.widened)
    if plan.has("personal_number") { values["person"] = peopleByNumber(values["person"]) }
    if let dates = datesOfFile() { values["date"] = dates }
    refuseUnkeyed(values)
    refuseLevels(values)
    let targets = targets(values)
    if values["parent"] != nil { values["parent"] = parents(targets) }
    let changes = bring(values, own, to: targets)
    if noun.id == .competences { checkScales(values, targets) }
    if noun.id == .criteria { number(targets) }
    count(targets, changes)
  }

  /// A column in the register's numbers; references become rows.
  private mutating func stored(_ role: ImportRole, _ column: Column) -> Column {
    if role.id == "condition" { return Column(kept(column)) }
    guard let field = noun.fields.first(where: { $0.id == role.id }),
      case .reference(let target) = field.type
    else {
      return home.adopted(column, into: role.id, rows: sheet.rows)
        ?? Column(home.translated(column, into: role.id, rows: sheet.rows))
    }
    // A parent may stand further down in the file: the tree is joined last.
    return target == noun.id ? Column(missing: 0) : referenced(field, column, target)
  }

  /// A file without a column of dates is about the day it was said to be of.
  private mutating func datesOfFile() -> [Int64]? {
    guard order.hasDay, !plan.has("date"), plan.role("date") != nil else { return nil }
    outcome.decisions.append(
      Both("every row is of \(order.day)", "varje rad gäller \(order.day)"))
    return [Int64](repeating: Int64(order.day.number), count: file.rowCount)
  }

  /// A row without what tells it apart, or without what it is about, cannot be brought in.
  private mutating func refuseUnkeyed(_ values: [String: [Int64]]) {
    let rows = sheet.rows
    for id in noun.neededRoles {
      guard let given = values[id], given.contains(.min) else { continue }
      for row in rows where given[row] == .min {
        // Where everyone is needed there is nothing to count.
        if id == "needed", values["counted"]?[row] == 3 { continue }
        if id == "competence", let condition = values["condition"], condition[row] != .min {
          continue
        }
        // A reference that was not found is said already.
        if sheet.isRefused(row) { continue }
        sheet.refuse(row, id, Both("the cell is empty", "cellen är tom"))
      }
    }
  }

  /// A level outside the scale of its competence is no level.
  private mutating func refuseLevels(_ values: [String: [Int64]]) {
    guard let competence = values["competence"] else { return }
    for id in ["level", "required"] {
      guard let levels = values[id] else { continue }
      let bounds = LevelBounds(drafts["competences"], drafts["scales"])
      bounds.refuse(&sheet, id, levels, competence: competence)
    }
  }

  /// The register's row of each of the file's rows, by what tells the noun's rows apart.
  private func targets(_ values: [String: [Int64]]) -> [Int32] {
    switch noun.id {
    case .units: return TreeRows(home, sheet, id: "id").targets
    case .competences: return TreeRows(home, sheet, id: "external_id").targets
    default:
      let none = [Int64](repeating: .min, count: file.rowCount)
      let given = noun.keyColumns.map { values[$0] ?? none }
      return RowKeys.targets(
        Array(sheet.rows), of: file.rowCount, given, in: home, by: noun.keyColumns)
    }
  }

  /// The rows above, by id or by name; one that is not there is refused.
  private mutating func parents(_ targets: [Int32]) -> [Int64] {
    let id = noun.id == .units ? "id" : "external_id"
    // Names and ids are put in first, so that what is looked for is there.
    for role in ["name", id] {
      guard let column = sheet.columns[role] else { continue }
      for row in sheet.rows where targets[row] >= 0 {
        if let text = column.text(row) { home.setText(role, Int(targets[row]), text) }
      }
    }
    let names = NamedRows(home, id: id, name: "name")
    return Ancestry(home, &sheet, targets, names: names, one: noun.one).parents
  }

  private func bring(_ values: [String: [Int64]], _ own: OwnFields, to targets: [Int32])
    -> Changes
  {
    var changes = Changes(day: order.day, empties: order.isComplete, seen: [], starts: [])
    for field in noun.fields {
      guard let column = values[field.id] else { continue }
      changes.bring(field.id, column, to: targets, in: home, isDated: field.isDated)
    }
    if let condition = values["condition"] {
      changes.bring("condition", condition, to: targets, in: home, isDated: false)
    }
    for column in own.columns {
      changes.bring(column.id, column.values, to: targets, in: home, isDated: false)
    }
    return changes
  }

  /// The levels that a competence names must be its scale's; a scale of which nothing is known is said.
  private mutating func checkScales(_ values: [String: [Int64]], _ targets: [Int32]) {
    let bounds = LevelBounds(home, drafts["scales"])
    let places = targets.map { $0 < 0 ? .min : Int64($0) }
    for id in ["independent", "supervises"] {
      if let given = values[id] { bounds.refuse(&sheet, id, given, competence: places) }
    }
    guard let column = sheet.columns["scale"], let scales = column.pool?.texts else { return }
    let strange = scales.filter { !bounds.knows($0) }
    if strange.isEmpty { return }
    let list = strange.prefix(4).map { "\"\($0)\"" }.joined(separator: ", ")
    outcome.decisions.append(
      Both(
        "no levels are known of the scale \(list): levels on it are not checked",
        "inga nivåer är kända på skalan \(list): nivåer på den kontrolleras inte"))
  }

  private mutating func count(_ targets: [Int32], _ changes: Changes) {
    let known = home.countBefore
    let changed = changes.changed
    var isCounted = [Bool](repeating: false, count: home.count)
    var (more, other, same) = (0, 0, 0)
    for target in targets where target >= 0 && !isCounted[Int(target)] {
      isCounted[Int(target)] = true
      if Int(target) >= known {
        more += 1
      } else if changed.contains(Int(target)) {
        other += 1
      } else {
        same += 1
      }
    }
    outcome.added += more
    outcome.changed += other
    outcome.unchanged += same
  }
}
