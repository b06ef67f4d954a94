import KompLexicon
import KompModel
import KompValues

/// A file read as a noun without importing: `staff from "x.csv"`.
///
/// Each field is answered by bringing the columns it needs into an empty model, with those that say
/// who a row is about and when. People come in the order of the file however many columns are read, so
/// columns that were read apart fit together.
final class FileNounRelation: NarrowingRelation, LookedThrough {
  let file: DelimitedFile
  private let columns: FileColumns
  let plan: HeadingPlan
  private let order: ImportOrder
  private let nounOfRows: Noun
  let moment: Moment
  private var made: [Set<String>: Roster] = [:]
  /// Hashes tell people apart within the file; nobody keeps them, so neither is the key kept.
  private let key = PersonKey.fresh()
  /// The file as it stands, where its rows are people; nil once that has turned out not to be so.
  private(set) lazy var plain: PlainStaff? = PlainStaff(columns, nounOfRows, plan, order, moment)
  private var plainPresent: [Bool]?
  /// The fields that the file has columns for; own ones are typed when first asked about.
  private(set) lazy var fields: [Field] = declared + own

  init(
    _ file: DelimitedFile, _ noun: Noun, _ plan: HeadingPlan, _ order: ImportOrder,
    _ moment: Moment
  ) {
    self.file = file
    columns = FileColumns(file)
    self.plan = plan
    self.order = order
    self.moment = moment
    nounOfRows = noun
  }

  private var declared: [Field] {
    var fields = nounOfRows.fields.filter { field in
      FileNounRelation.roles(field, nounOfRows).contains { plan.has($0) }
    }
    if plan.has("condition"), let role = plan.role("condition") {
      // It is as the file writes it: what it names is looked up when it is imported.
      fields.append(
        Field(
          "condition", role.words, .text, Both("what must hold", "vad som måste gälla"),
          .stored(register: nounOfRows.home, column: "condition")))
    }
    return fields
  }

  private var own: [Field] {
    let register = nounOfRows.id == .staff ? "employments" : nounOfRows.home
    let (columns, dates) = (columns, order.order)
    return plan.own.map { column, id in
      let heading = file.headings[column]
      return Field(
        id, found: { columns.inferred(column, dates).type },
        Both("own field, from the heading \(heading)", "eget fält, från rubriken \(heading)"),
        .stored(register: register, column: id))
    }
  }

  var noun: Noun? { nounOfRows }

  var count: Int { plain?.count ?? (try? roster([]))?.count ?? 0 }

  var present: [Bool]? {
    if let plainPresent { return plainPresent }
    if let found = plainly({ (plain) throws(PlainStaff.NotPlain) in try plain.present() }) {
      plainPresent = found
      return found
    }
    return (try? roster([]))?.present ?? nil
  }

  func check() throws(RelationFailure) { try file.check() }

  /// A profession's ladder is nothing that a file of people can say.
  var namesLadders: Bool { plan.has("ladder") }

  func narrowed(to rows: [Int32]) -> any NarrowedRelation {
    NarrowedStaff(self, plain, rows: rows)
  }

  /// What the plain file answers; from its first refusal on the import answers everything, in which
  /// people stand in the same order.
  private func plainly<Result>(_ ask: (PlainStaff) throws(PlainStaff.NotPlain) -> Result)
    -> Result?
  {
    guard let plain else { return nil }
    return try? ask(plain)
  }

  func column(_ field: Field) throws(RelationFailure) -> Column {
    if Work.isStopped { throw .stopped }
    if let column = plainly({ (plain) throws(PlainStaff.NotPlain) in try plain.column(field) }) {
      return column
    }
    let roster: Roster
    if field.isOwn {
      roster = try self.roster(["own:" + field.id])
    } else {
      roster = try self.roster(FileNounRelation.roles(field, nounOfRows))
    }
    if field.id == "condition" { return roster.stored("condition", of: nounOfRows.home) }
    guard let found = roster.fields.first(where: { $0.id == field.id }) else {
      return Column(missing: roster.count)
    }
    return roster.column(found)
  }

  func looseTexts(_ field: Field) -> Column? { plain?.looseTexts(field) }

  func target(_ noun: NounID) -> (any Relation)? {
    if let found = plainly({ (plain) throws(PlainStaff.NotPlain) in try plain.target(noun) }) {
      return found
    }
    var needed: Set<String> = []
    switch noun {
    case .units: needed = FileNounRelation.tree
    case .professions: needed = ["profession"]
    default: needed = ["name"]
    }
    return (try? roster(needed))?.target(noun)
  }

  /// The noun's rows with so many roles read; what says who and when is always among them.
  private func roster(_ asked: Set<String>) throws(RelationFailure) -> Roster {
    let isStaff = order.noun == .staff
    var wanted = asked
    // Other nouns are read whole: their rows are told apart by several columns.
    if isStaff { wanted.formUnion(FileNounRelation.always) } else { wanted = [] }
    if let roster = made[wanted] { return roster }
    var part = plan
    part.isPartial = true
    if isStaff {
      part.columns = plan.columns.filter { wanted.contains($0.key) }
      part.own = plan.own.filter { wanted.contains("own:" + $0.id) }
    }
    let roster: Roster
    do throws(ImportProblem) {
      let noun = isStaff ? Noun.staff : nounOfRows
      let (model, _) = try Importer.bring(
        file, into: Model(), as: order, noun, part, key)
      guard let read = Rosters().roster(nounOfRows.id, in: model, at: moment) else {
        throw ImportProblem.notFromFiles(nounOfRows.many)
      }
      roster = read
    } catch {
      throw RelationFailure(error)
    }
    if Work.isStopped { throw .stopped }
    made[wanted] = roster
    return roster
  }

  /// The levels of the organisation are always read together, so that a unit has one row number.
  private static let tree = Set(UnitBranches.levels)

  /// What says who a row is about, and which employment counts on the day.
  private static let always: Set<String> = [
    "id", "person", "personal_number", "employment", "hired", "left", "degree", "protected",
  ]

  /// The roles that a field is answered from.
  private static func roles(_ field: Field, _ noun: Noun) -> Set<String> {
    guard noun.id == .staff || noun.id == .employments else {
      return field.id == "person" ? ["person", "personal_number"] : [field.id]
    }
    switch field.id {
    case "unit", "department", "committee", "municipality": return tree
    case "manager": return tree.union(["manager", "name"])
    case "age", "born": return ["born", "personal_number"]
    case "sex": return ["sex", "personal_number"]
    case "tenure", "hired", "start_date": return ["hired"]
    case "left", "end_date": return ["left"]
    case "fte": return ["degree"]
    case "step", "level": return ["step"]
    case "ladder": return ["step", "ladder"]
    case "name": return ["name", "first_name", "last_name"]
    case "person": return ["id", "person", "personal_number", "employment"]
    case "id" where noun.id == .staff: return ["id", "personal_number", "employment"]
    case "id": return ["employment"]
    default: return [field.id]
    }
  }
}
