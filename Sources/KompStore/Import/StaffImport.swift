import KompLexicon
import KompModel
import KompValues

/// Brings a staff export into a model: people, their employments, units, professions and placements.
///
/// Everything is worked out on drafts; the model is made of them when every row could be read.
struct StaffImport {
  let file: DelimitedFile
  let order: ImportOrder
  let plan: HeadingPlan
  let key: PersonKey
  /// False where the people must be known: a list of employments names them by id.
  let addsPeople: Bool
  let people: Draft
  let employments: Draft
  let units: Draft
  let professions: Draft
  let placements: Draft
  var sheet: Sheet
  var outcome = ImportOutcome()
  /// The values of professions and units for each of the file's rows.
  var unitOf: [Int64] = []
  var professionOf: [Int64] = []

  /// Imports; rows that turn out bad are left out and everything begins again without them.
  static func bring(
    _ file: DelimitedFile, into model: Model, as order: ImportOrder, plan: HeadingPlan,
    key: PersonKey
  ) throws(ImportProblem) -> (Model, ImportOutcome) {
    var bad: [BadCell] = []
    while true {
      var attempt = StaffImport(file, model, order, plan, key, refused: bad)
      attempt.run()
      // Who asked to stop gets the model as it was, whatever a part of the file would have made.
      if Work.isStopped { return (model, attempt.outcome) }
      if attempt.sheet.bad.count == bad.count {
        return (attempt.finished(model), attempt.outcome)
      }
      bad = attempt.sheet.bad.sorted { ($0.row, $0.place.column) < ($1.row, $1.place.column) }
      guard order.skipsBadRows else {
        throw .badCells(file: file.name, first: Array(bad.prefix(10)), total: bad.count)
      }
    }
  }

  private init(
    _ file: DelimitedFile, _ model: Model, _ order: ImportOrder, _ plan: HeadingPlan,
    _ key: PersonKey, refused: [BadCell]
  ) {
    self.file = file
    self.order = order
    self.plan = plan
    self.key = key
    addsPeople = order.noun == .staff
    people = Draft(model["people"])
    employments = Draft(model["employments"])
    units = Draft(model["units"])
    professions = Draft(model["professions"])
    placements = Draft(model["placements"])
    sheet = Sheet(file, plan, order: order.order, refused: refused)
  }

  private mutating func run() {
    outcome.decisions = file.decisions + plan.decisions
    let own = OwnFields(&sheet, plan, into: employments, order: order.order, on: order.day)
    outcome.decisions += own.decisions
    guard goesOn(1) else { return }
    unitOf = UnitBranches(units).units(of: &sheet, plan)
    professionOf = professionRows()
    guard goesOn(PersonIdentity.turn) else { return }
    let identity = PersonIdentity(
      &sheet, plan, people: people, key: key, on: order.day, adds: addsPeople)
    guard goesOn(5) else { return }
    let owners = owners()
    let match = matches(identity, owners: owners, own)
    guard goesOn(6) else { return }
    sheet.drop(match.repeated)
    let targets = targets(match, identity)
    let seen = employments.column("seen") ?? []
    var work = Changes(
      day: order.day, empties: order.isComplete, seen: seen,
      starts: employments.column("start_date") ?? [])
    bringWork(match, targets, &work)
    guard goesOn(7) else { return }
    for column in own.columns {
      work.bring(column.id, column.values, to: targets, in: employments, isDated: false)
    }
    var changed = RowMarks(people.count)
    let persons = employments.column("person") ?? []
    work.changed.forEach { if persons[$0] != .min { changed.insert(Int(persons[$0])) } }
    for row in match.fresh { changed.insert(Int(identity.personOf[row])) }
    changed.formUnion(bringPeople(identity, seen: seen, owners: owners))
    var steps = Steps(self, identity.personOf, targets)
    changed.formUnion(steps.bring())
    bringManagers(identity.personOf)
    let day = Int64(order.day.number)
    employments.change("seen") { seen in
      for target in targets where target >= 0 { seen[Int(target)] = max(seen[Int(target)], day) }
    }
    if order.isComplete { closeAbsent(identity, match, owners: owners) }
    count(identity, changed: changed, match, older: work.older)
  }

  /// How many parts an import is told as; who is behind each row takes several of them.
  static let turns = 8

  private func goesOn(_ turn: Int) -> Bool {
    Work.goesOn(.importing, turn, of: StaffImport.turns)
  }

  /// The person of each employment, none where it was taken away.
  private func owners() -> [Int64] {
    var owners = employments.column("person") ?? []
    for row in employments.removed where owners.indices.contains(Int(row)) {
      owners[Int(row)] = .min
    }
    return owners
  }

  /// The model with the drafts' registers.
  private func finished(_ model: Model) -> Model {
    var result = model
    result["people"] = people.register
    result["employments"] = employments.register
    result["units"] = units.register
    result["professions"] = professions.register
    result["placements"] = placements.register
    return result
  }

  /// The profession of each of the file's rows; one that is not known is added.
  private func professionRows() -> [Int64] {
    guard let column = sheet.columns["profession"], let pool = column.pool else {
      return [Int64](repeating: .min, count: file.rowCount)
    }
    let known = NamedRows(professions, name: "name")
    var rowOfCode = [Int64](repeating: .min, count: pool.count)
    var result = column.widened
    var kept = [Int64](repeating: .min, count: result.count)
    for row in sheet.rows where result[row] != .min {
      let code = Int(result[row])
      if rowOfCode[code] == .min {
        rowOfCode[code] = Int64(known.rowOrMade(pool[code]))
      }
      kept[row] = rowOfCode[code]
    }
    swap(&result, &kept)
    return result
  }

  private mutating func matches(
    _ identity: PersonIdentity, owners: [Int64], _ own: OwnFields
  ) -> EmploymentMatch {
    if identity.isInOrder, employments.count == 0 { return EmploymentMatch(fresh: file.rowCount) }
    // Where the employment number is what tells people apart, it does not tell employments apart.
    let hasIDs = plan.has("employment") && PersonIdentity.role(in: plan) != "employment"
    let none = [Int64](repeating: .min, count: file.rowCount)
    let ids =
      hasIDs && sheet.columns["employment"] != nil
      ? employments.translated(
        sheet.columns["employment"] ?? Column(missing: 0), into: "id", rows: sheet.rows) : none
    let starts = sheet.values("hired")
    let ends = sheet.values("left")
    let declared = ["form", "degree", "actual_degree", "salary"]
    let terms = declared + own.columns.map(\.id)
    let given = declared.map(sheet.values) + own.columns.map(\.values)
    let rows = EmploymentMatch.Columns(
      id: ids, unit: unitOf, profession: professionOf, start: starts, end: ends, terms: given)
    let nothing = [Int64](repeating: .min, count: employments.count)
    func held(_ column: String) -> [Int64] { employments.column(column) ?? nothing }
    let known = EmploymentMatch.Columns(
      id: hasIDs ? held("id") : nothing, unit: held("unit"), profession: held("profession"),
      start: held("start_date"), end: held("end_date"), terms: terms.map(held))
    let columns = file.headings.indices
    let file = file
    return EmploymentMatch(
      &sheet, people: identity.personOf, rows: rows, known: known, owners: owners,
      seen: employments.column("seen") ?? [], hasIDs: hasIDs, isPartial: plan.isPartial,
      alike: { a, b in
        columns.allSatisfy {
          file.text(row: a, column: $0)?.trimmed == file.text(row: b, column: $0)?.trimmed
        }
      }, on: order.day)
  }

  /// The employment's row of each of the file's rows, new rows made in the file's order.
  private func targets(_ match: EmploymentMatch, _ identity: PersonIdentity) -> [Int32] {
    var targets = match.employmentOf
    let first = employments.addRows(
      match.fresh.count, ["person": match.fresh.map { Int64(identity.personOf[$0]) }])
    for (index, row) in match.fresh.enumerated() { targets[row] = Int32(first + index) }
    for row in match.returned {
      employments.set("start_date", Int(targets[row]), Int64(order.day.number))
    }
    return targets
  }
}
